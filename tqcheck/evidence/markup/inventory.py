"""Which markup stands in which bead."""

from __future__ import annotations

from bisect import bisect_right

from tqcheck.evidence.beads import document
from tqcheck.model import AlignedPair, Markup, Side

Inventory = tuple[tuple[Markup, ...], ...]  # by bead


def inventory(pair: AlignedPair, side: Side) -> Inventory:
    """Return the markup of each bead on that side, in order.

    What stands outside all sentences, such as a picture without words, belongs to the sentence before it.
    """
    found = document(pair, side)
    beads: list[list[Markup]] = [[] for _ in pair.beads]
    if not found.sentences:
        return tuple(tuple(marks) for marks in beads)
    bead_of = {
        sentence: index
        for index, bead in enumerate(pair.beads)
        for sentence in (bead.source if side == "source" else bead.target)
    }
    for mark in found.markup:
        sentence = bisect_right(found.sentences, mark.start, key=lambda s: s.start) - 1
        beads[bead_of[max(0, sentence)]].append(mark)
    return tuple(tuple(marks) for marks in beads)
