"""What a side of a bead counts and names, and whether the other side has it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from tqcheck.evidence.beads import document, span, text
from tqcheck.evidence.names.accounting import accounted
from tqcheck.evidence.names.aliases import entities
from tqcheck.evidence.names.sides import BOTH_WAYS, find_open, read_sides
from tqcheck.evidence.numbers import read_quantities
from tqcheck.evidence.numbers.comparing import CLEAR
from tqcheck.evidence.numbers.matching import equal, match
from tqcheck.evidence.terms.folding import is_ambiguous
from tqcheck.evidence.terms.sightings import pair_terms
from tqcheck.model import AlignedPair, Resources, Side, Span

_MOST = 2  # of one kind that count: more of them say no more

_Kind = Literal["number", "name", "term"]
_Standing = Literal["missing", "beside", "found"]  # beside: in the bead before or behind


@dataclass(frozen=True, slots=True)
class Word:
    """A number, name or term."""

    kind: _Kind
    words: str
    start: int  # in the prose
    standing: _Standing  # on the other side


def contents(pair: AlignedPair, index: int, side: Side, resources: Resources) -> tuple[Word, ...]:
    """Return the numbers, names and terms of one side of a bead that has both, by kind and in reading order."""
    return (
        *_numbers(pair, index, side),
        *_names(pair, index, side, resources),
        *_terms(pair, index, side, resources),
    )


def inside(words: Sequence[Word], clause: Span) -> list[Word]:
    """Return those that stand in the clause."""
    return [word for word in words if clause.start <= word.start < clause.end]


def features(words: Sequence[Word], clause: Span) -> dict[str, float]:
    """Return what the words of a side say for and against its clause's being missing on the other side."""
    own = inside(words, clause)
    counts = {
        f"{kind}s {standing}": float(min(_MOST, sum((word.kind, word.standing) == (kind, standing) for word in own)))
        for kind in ("number", "name", "term")
        for standing in ("missing", "found")
    }
    elsewhere = sum(word.standing == "missing" for word in words if word not in own)
    return {**counts, "missing elsewhere": float(min(_MOST, elsewhere))}


def _numbers(pair: AlignedPair, index: int, side: Side) -> Iterator[Word]:
    other = dict(BOTH_WAYS)[side]
    bead = pair.beads[index]
    own, theirs = (read_quantities(text(pair, bead, each), document(pair, each).language) for each in (side, other))
    _, left, _ = match(own, theirs)
    near = [
        quantity
        for beside in (index - 1, index + 1)
        if 0 <= beside < len(pair.beads)
        for quantity in read_quantities(text(pair, pair.beads[beside], other), document(pair, other).language)
    ]
    start = _start(pair, index, side)
    for quantity in own:
        if quantity.certainty >= CLEAR:
            standing: _Standing = "found"
            if any(quantity is one for one in left):
                standing = "beside" if any(equal(quantity, one) for one in near) else "missing"
            yield Word("number", quantity.text, start + quantity.start, standing)


def _names(pair: AlignedPair, index: int, side: Side, resources: Resources) -> Iterator[Word]:
    aliases = entities(resources.aliases)
    both = read_sides(pair, index, aliases)
    if both is None:
        return
    near = [read_sides(pair, i, aliases) for i in (index - 1, index + 1) if 0 <= i < len(pair.beads)]
    find_open(both, near)
    own, opposite = both[side], both[dict(BOTH_WAYS)[side]]
    for mention in own.mentions:
        if not mention.nested:
            standing: _Standing = "found"
            if mention in own.open:
                is_beside = accounted(mention, [], opposite.near, opposite.language, own.language)
                standing = "beside" if is_beside else "missing"
            yield Word("name", mention.words, own.place(mention.start, mention.end).start, standing)


def _terms(pair: AlignedPair, index: int, side: Side, resources: Resources) -> Iterator[Word]:
    other = dict(BOTH_WAYS)[side]
    terms, language = pair_terms(pair, resources).beads[index], document(pair, side).language
    for sighting in terms.side(side):
        concepts = [concept for concept, _ in sighting.renderings if concept.accepted(other)]
        vague = len(sighting.words) == 1 or is_ambiguous(sighting.words, language)  # 月 is the moon or a month
        if concepts and not sighting.nested and not vague:
            is_found = any(terms.accounts_for(concept, other) for concept in concepts)
            yield Word("term", sighting.words, sighting.span.start, "found" if is_found else "missing")


def _start(pair: AlignedPair, index: int, side: Side) -> int:
    place = span(pair, pair.beads[index], side)
    return place.start if place else 0
