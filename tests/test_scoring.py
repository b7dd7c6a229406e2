from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from tqcheck.alignment import align
from tqcheck.embedding.use import UniversalSentenceEncoder
from tqcheck.embedding.windows import embed
from tqcheck.model import AlignedPair, Bead, Text, Windows
from tqcheck.scoring import calibration_note, score
from tqcheck.splitting import split

_ARTICLE = Path(__file__).parent.parent / "fixtures" / "articles" / "seed"


@pytest.fixture(scope="module")
def sides() -> tuple[Windows, Windows]:
    encoder = UniversalSentenceEncoder()
    return tuple(  # type: ignore[return-value]
        embed(split(Text(f"{code}.txt", (_ARTICLE / f"{code}.txt").read_text(encoding="utf-8"), code)), encoder)
        for code in ("en", "de")
    )


def _swapped(pair: AlignedPair, source: Windows, target: Windows) -> AlignedPair:
    """Let neighbouring beads trade their target sides."""
    beads = [bead for bead in pair.beads if len(bead.source) == len(bead.target) == 1]
    wrong = []
    for a, b in zip(beads[::2], beads[1::2], strict=False):
        for bead, other in ((a, b), (b, a)):
            cosine = source.vectors[0, bead.source[0]].astype(float) @ target.vectors[0, other.target[0]]
            wrong.append(Bead(bead.source, other.target, float(cosine)))
    return AlignedPair(pair.source, pair.target, tuple(wrong))


@pytest.mark.parametrize("encoder", ["use-multilingual-v3", "an encoder without data"])
def test_right_pairs_score_high_and_swapped_neighbours_low(sides: tuple[Windows, Windows], encoder: str) -> None:
    pair = align(*sides)
    right = [b.score for b in score(pair, *sides, encoder=encoder).beads if b.source and b.target]
    assert np.median(right) > 0.8
    if encoder == "use-multilingual-v3":  # a document of mismatches alone cannot calibrate itself
        wrong = [b.score for b in score(_swapped(pair, *sides), *sides, encoder=encoder).beads]
        assert np.median(wrong) < 0.2
        assert np.mean(np.array(right)[:, None] > np.array(wrong)) > 0.97


def test_scores_are_probabilities_and_nothing_else_changes(sides: tuple[Windows, Windows]) -> None:
    pair = align(*sides)
    scored = score(pair, *sides, encoder="use-multilingual-v3")
    assert [(b.source, b.target, b.similarity) for b in scored.beads] == [
        (b.source, b.target, b.similarity) for b in pair.beads
    ]
    assert all(0 <= bead.score <= 1 for bead in scored.beads)


def test_a_bead_with_one_side_has_no_score(sides: tuple[Windows, Windows]) -> None:
    pair = AlignedPair(sides[0].document, sides[1].document, (Bead((0,), ()), Bead((), (0,))))
    assert [bead.score for bead in score(pair, *sides, encoder="use-multilingual-v3").beads] == [0, 0]


def test_a_pair_of_one_bead_can_be_scored_without_data(sides: tuple[Windows, Windows]) -> None:
    pair = AlignedPair(sides[0].document, sides[1].document, (Bead((0,), (0,), 0.7),))
    (bead,) = score(pair, *sides, encoder="an encoder without data").beads
    assert 0 <= bead.score <= 1


def test_missing_calibration_data_is_said(sides: tuple[Windows, Windows]) -> None:
    pair = align(*sides)
    assert calibration_note(pair, encoder="use-multilingual-v3") is None
    note = calibration_note(pair, encoder="an encoder without data")
    assert note is not None
    assert "own mismatched pairs" in note
