"""A block of real sentences that stands elsewhere in the translation: the damage stays where the block was and is."""

from __future__ import annotations

from dataclasses import replace

import pytest
from support import FIXTURES

from tqcheck.alignment import align
from tqcheck.embedding import USE, load
from tqcheck.embedding.windows import embed
from tqcheck.model import Bead, Document, Text
from tqcheck.splitting import split

_FROM, _LENGTH, _BY = 5, 4, 9  # sentences


def _beads(source: Document, target: Document) -> tuple[Bead, ...]:
    encoder = load(USE)
    return align(embed(source, encoder), embed(target, encoder)).beads


@pytest.mark.parametrize(
    ("article", "language"), [("elections", "zh-Hant"), ("court-opinion", "de"), ("central-bank", "fr")]
)
def test_a_moved_block_leaves_the_rest_in_place(article: str, language: str) -> None:
    folder = FIXTURES / "articles" / article
    source, target = (
        split(Text(f"{code}.txt", (folder / f"{code}.txt").read_text(encoding="utf-8"), code))
        for code in ("en", language)
    )
    order = [*target.sentences]
    block = order[_FROM : _FROM + _LENGTH]
    del order[_FROM : _FROM + _LENGTH]
    order[_FROM + _BY : _FROM + _BY] = block
    moved = replace(target, sentences=tuple(order))

    usual = {(b.source, tuple(target.sentences[j].start for j in b.target)) for b in _beads(source, target)}
    found = {(b.source, tuple(order[j].start for j in b.target)) for b in _beads(source, moved)}
    away = {sentence.start for sentence in block}
    elsewhere = {(i, starts) for i, starts in usual if not away & set(starts)}
    assert len(elsewhere) >= len(usual) - _LENGTH
    # Of the beads that the block is no part of, those next to its old and its new place may change.
    assert len(elsewhere - found) <= 2
