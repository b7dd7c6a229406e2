"""Clauses that a translation does without, with the real encoders."""

from __future__ import annotations

import tomllib

import pytest
from support import FIXTURES

from tqcheck.alignment import align
from tqcheck.embedding import E5, USE, load
from tqcheck.embedding.clauses import find_uncovered
from tqcheck.embedding.windows import embed
from tqcheck.model import AlignedPair, Bead, Text
from tqcheck.splitting import split

CASES = [
    case
    for case in tomllib.loads((FIXTURES / "checks" / "clause-omitted.toml").read_text(encoding="utf-8"))["case"]
    if case["fires"]
]


def _uncovered(case: dict[str, str], model: str, beads: tuple[Bead, ...] | None = None) -> AlignedPair:
    encoder = load(model)
    windows = [embed(split(Text(side, case[side], case[f"{side}_language"])), encoder) for side in ("source", "target")]
    pair = align(windows[0], windows[1])
    pair = AlignedPair(pair.source, pair.target, beads) if beads else pair
    return find_uncovered(pair, windows[0], windows[1], encoder)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["target_language"])
def test_the_likeliest_clause_comes_first(case: dict[str, str]) -> None:
    pair = _uncovered(case, USE)
    found = {index: bead.uncovered[0] for index, bead in enumerate(pair.beads) if bead.uncovered}
    best = max(found.values(), key=lambda one: one.log_odds)
    assert best.side == "source"
    assert pair.source.text[best.span.start : best.span.end] == case["source_quote"]


def test_an_encoder_that_does_not_add_up_finds_nothing() -> None:
    assert not any(bead.uncovered for bead in _uncovered(CASES[0], E5).beads)


def test_a_clause_may_have_become_the_lone_sentence_beside_it() -> None:
    beads = (
        *(Bead((index,), (index,), 0.7, 0.9) for index in range(3)),
        Bead((3,), (), 0.0, 0.0),
        Bead((), (3,), 0.0, 0.0),
    )
    assert _uncovered(CASES[0], USE, beads).beads[1].uncovered
    parted = (Bead((0,), (0,), 0.7, 0.9), Bead((1,), (1,), 0.7, 0.9), Bead((), (2,)), Bead((2, 3), (3,), 0.7, 0.9))
    assert not _uncovered(CASES[0], USE, parted).beads[1].uncovered


def test_a_text_without_sentences_has_no_clauses() -> None:
    case = {"source": "", "source_language": "en", "target": "也许。", "target_language": "zh"}
    assert not any(bead.uncovered for bead in _uncovered(case, USE).beads)
