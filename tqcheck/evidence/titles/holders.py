"""Who holds which office, as the text says it: a swap of two people's offices keeps all words, and is wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from tqcheck.evidence.beads import document, span, text
from tqcheck.evidence.names.locating import locate
from tqcheck.evidence.names.mention import Mention
from tqcheck.evidence.names.mentions import find_mentions
from tqcheck.evidence.terms.folding import is_unspaced
from tqcheck.evidence.titles.sightings import Sighting, find_offices
from tqcheck.model import AlignedPair, Side, Span

_WORDS_BETWEEN = 3  # an office and its holder: “the foreign minister of South Korea, Cho Tae-yul”
_CHARACTERS_BETWEEN = 4  # in Chinese, Japanese and Korean
_BOUNDARY = re.compile(r"[.;:!?。；：！？…\n]")
_UNSPACED_BOUNDARY = re.compile(r"[、，,和与與及跟]|以及|와 |과 |と")
_ASIDE = re.compile(r"[（(][^（）()]*[）)]")  # the name in another script: 金龍顕(キム・ヨンヒョン)処長
_SURE = 0.9


@dataclass(frozen=True, slots=True)
class Swap:
    """Two people of whom each has the other's office on the other side."""

    bead: int
    source: Span  # the office of the first in the source
    target: Span  # the office that stands at the first in the target
    people: tuple[str, str]
    expected: str
    found: str
    confidence: float


@dataclass(frozen=True, slots=True)
class _Holder:
    """A person with the offices that both sides give him or her."""

    bead: int
    name: str
    source: Sighting
    target: Sighting
    source_place: Span
    target_place: Span


def swaps(pair: AlignedPair) -> Iterator[Swap]:
    """Yield the pairs of people, in one bead or in neighbouring ones, whose offices were swapped."""
    before: list[_Holder] = []
    for index in range(len(pair.beads)):
        here = list(_holders(pair, index))
        near = [(one, other) for one in before for other in here]
        for one, other in (*near, *combinations(here, 2)):
            if one.name != other.name and _swapped(one, other):
                yield Swap(
                    one.bead,
                    one.source_place,
                    one.target_place,
                    (one.name, other.name),
                    one.source.words,
                    one.target.words,
                    _SURE,
                )
        before = here


def _swapped(one: _Holder, other: _Holder) -> bool:
    return (
        _alike(one.source, other.target)
        and _alike(other.source, one.target)
        and not _alike(one.source, one.target)
        and not _alike(other.source, other.target)
    )


def _alike(one: Sighting, other: Sighting) -> bool:
    return bool(one.offices & other.offices)


def _holders(pair: AlignedPair, index: int) -> Iterator[_Holder]:
    """Yield the people of a bead whose office is said on both sides."""
    bead = pair.beads[index]
    places = span(pair, bead, "source"), span(pair, bead, "target")
    if places[0] is None or places[1] is None:
        return
    texts = text(pair, bead, "source"), text(pair, bead, "target")
    languages = document(pair, "source").language, document(pair, "target").language
    offices = [
        [s for s in find_offices(words, language) if not s.within]
        for words, language in zip(texts, languages, strict=True)
    ]
    if not all(offices):
        return
    names = people(pair, index)
    found = [(name.words, (name.start, name.end), place) for name, place in names]
    bound = [
        bound_to([where[side] for _, *where in found], offices[side], texts[side], languages[side]) for side in (0, 1)
    ]
    for number, (words, *_) in enumerate(found):
        if number in bound[0] and number in bound[1]:
            source, target = bound[0][number], bound[1][number]
            yield _Holder(index, words, source, target, _place(source, places[0]), _place(target, places[1]))


def _place(sighting: Sighting, bead: Span) -> Span:
    return Span(bead.start + sighting.start, bead.start + sighting.end)


def people(pair: AlignedPair, index: int) -> list[tuple[Mention, tuple[int, int]]]:
    """Return the people of a bead's source, with their places in its target."""
    bead = pair.beads[index]
    languages = document(pair, "source").language, document(pair, "target").language
    sides: tuple[Side, Side] = ("source", "target")
    texts = [text(pair, bead, side) for side in sides]
    mentions = find_mentions(texts[0], *languages)
    others = find_mentions(texts[1], languages[1], languages[0])
    persons = [m for m in mentions if not m.nested and (m.person or (not m.entities and m.full and m.strong))]
    located = [(name, locate(name, languages[0], others, texts[1], languages[1])) for name in persons]
    return [(name, place) for name, place in located if place]


def bound_to(
    names: list[tuple[int, int]], offices: Sequence[Sighting], text: str, language: str
) -> dict[int, Sighting]:
    """Return which office stands at which name, by number: each name has one at most, and the nearest go first."""
    gaps = sorted(
        (len(gap), number, office.start, office)
        for number, (start, end) in enumerate(names)
        for office in offices
        if (gap := _gap(start, end, office, text, language)) is not None
    )
    bound: dict[int, Sighting] = {}
    taken: set[int] = set()
    for _, number, place, office in gaps:
        if number not in bound and place not in taken:
            bound[number] = office
            taken.add(place)
    return bound


def _gap(start: int, end: int, office: Sighting, text: str, language: str) -> str | None:
    """Return what stands between a name and an office, or None if it parts them."""
    if office.start < end and start < office.end:
        return None
    gap = _ASIDE.sub("", text[office.end : start] if office.end <= start else text[end : office.start])
    if is_unspaced(language):
        return None if len(gap) > _CHARACTERS_BETWEEN or _UNSPACED_BOUNDARY.search(gap) else gap
    return None if len(gap.split()) > _WORDS_BETWEEN or _BOUNDARY.search(gap) else gap
