"""What texts with markup have in common besides words: links, placeholders, and paragraphs that stand in one order.

The encoder sees only words, and little in a heading or a cell of one or two. Where it leaves one sentence alone on
either side of one place, these tell whether they are each other's translation.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from tqcheck.evidence.markup.destinations import same_destination
from tqcheck.evidence.markup.values import key
from tqcheck.model import AlignedPair, Bead, Document, Markup, Windows


def join_facing(pair: AlignedPair, source: Windows, target: Windows) -> AlignedPair:
    """Return the pair with an omission and an addition at one place made one bead where they answer each other.

    Only texts with markup are looked at. Two sentences answer each other if they share a link, an image, a placeholder
    or code, or if each is a whole paragraph: a heading, an item, a cell.
    """
    if pair.source.origin is None or pair.target.origin is None:
        return pair
    beads: list[Bead] = []
    for bead in pair.beads:
        last = beads[-1] if beads else bead
        here, there = last.source + bead.source, last.target + bead.target
        faces = len(here) == len(there) == 1 and not (last.source and last.target) and beads
        if faces and _answer(pair, here[0], there[0]):
            one, other = source.vectors[0, here[0]], target.vectors[0, there[0]]
            similarity = float(np.dot(one.astype(np.float32), other.astype(np.float32)))
            beads[-1] = Bead(here, there, similarity)
        else:
            beads.append(bead)
    return replace(pair, beads=tuple(beads))


def _answer(pair: AlignedPair, i: int, j: int) -> bool:
    alone = _is_paragraph(pair.source, i) and _is_paragraph(pair.target, j)
    here, there = _markup(pair.source, i), _markup(pair.target, j)
    return alone or any(_same(pair, one, other) for one in here for other in there)


def _is_paragraph(document: Document, index: int) -> bool:
    """Say whether the sentence is the only one of its paragraph."""
    around = (*document.sentences[max(0, index - 1) : index], *document.sentences[index + 1 : index + 2])
    return all(sentence.paragraph != document.sentences[index].paragraph for sentence in around)


def _markup(document: Document, index: int) -> list[Markup]:
    sentence = document.sentences[index]
    return [mark for mark in document.markup if sentence.start <= mark.start <= sentence.end]


def _same(pair: AlignedPair, one: Markup, other: Markup) -> bool:
    if one.kind != other.kind:
        return False
    if one.kind in ("link", "image"):
        return same_destination(one.value, other.value, pair.source.language, pair.target.language)
    return key(one) == key(other)
