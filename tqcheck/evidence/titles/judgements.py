"""Offices that stand on one side while a neighbouring one stands on the other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tqcheck.evidence.beads import document, span, text
from tqcheck.evidence.terms.sightings import loosely_in
from tqcheck.evidence.titles.holders import bound_to, people
from tqcheck.evidence.titles.modifiers import has
from tqcheck.evidence.titles.offices import FIELDS, offices
from tqcheck.evidence.titles.sightings import Sighting, find_offices
from tqcheck.model import AlignedPair, Bead, Side, Span


@dataclass(frozen=True, slots=True)
class WrongTitle:
    """An office of the source, and the other office that stands in its place."""

    bead: int
    source: Span
    target: Span
    expected: str  # the source's words
    found: str  # the target's words
    meaning: str  # the office that the target names, in English
    suggestion: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Titles:
    """The offices named on one side of a bead."""

    text: str
    language: str
    offset: int
    found: list[Sighting]

    def place(self, sighting: Sighting) -> Span:
        """Return where a sighting stands in the text of the whole side."""
        return Span(self.offset + sighting.start, self.offset + sighting.end)


def wrong_titles(pair: AlignedPair) -> Iterator[WrongTitle]:
    """Yield the offices that were taken for a neighbour."""
    for index, bead in enumerate(pair.beads):
        if bead.source and bead.target:
            yield from wrong_in_bead(pair, index, titles(pair, bead, "source"), titles(pair, bead, "target"))


def wrong_in_bead(pair: AlignedPair, index: int, source: Titles, target: Titles) -> Iterator[WrongTitle]:
    """Yield the offices of a bead that were taken for a neighbour; surer where both are the same person’s."""
    loose = list(_mismatches(source, target))
    bound = list(_at_the_same_person(pair, index, source, target))
    for s, t, certainty in loose:
        yield _wrong(index, source, target, s, t, max(certainty, _SAME_PERSON if (s, t) in bound else 0))
    told = [s for s, _, _ in loose], [t for _, t, _ in loose]
    for s, t in bound:
        if s not in told[0] and t not in told[1]:
            yield _wrong(index, source, target, s, t, _SAME_PERSON)


def titles(pair: AlignedPair, bead: Bead, side: Side) -> Titles:
    """Return the offices that a bead names on that side."""
    words, place = text(pair, bead, side), span(pair, bead, side)
    language = document(pair, side).language
    return Titles(words, language, place.start if place else 0, list(find_offices(words, language)))


_SAME_PERSON = 0.75


def _wrong(index: int, source: Titles, target: Titles, s: Sighting, t: Sighting, confidence: float) -> WrongTitle:
    return WrongTitle(
        bead=index,
        source=source.place(s),
        target=target.place(t),
        expected=s.words,
        found=t.words,
        meaning=_in_english(t),
        suggestion=_rendering(s, target.language),
        confidence=confidence,
    )


def _mismatches(source: Titles, target: Titles) -> Iterator[tuple[Sighting, Sighting, float]]:
    """Yield the offices that nothing on the other side renders, with a neighbour there that renders nothing here."""
    missing = [s for s in source.found if not s.within and not _accounted(s, target) and not _deputy(s, source)]
    added = [t for t in target.found if not t.within and not _accounted(t, source) and not _deputy(t, target)]
    used: set[int] = set()
    for s in missing:
        rivals = [t for t in added if t.start not in used and _neighbours(s, t)]
        if not rivals:
            continue
        where = s.start / max(1, len(source.text))
        t = min(rivals, key=lambda r: abs(r.start / max(1, len(target.text)) - where))
        used.add(t.start)
        yield s, t, _certainty(s, t, alone=len(rivals) == 1 and len(missing) == 1)


def _at_the_same_person(
    pair: AlignedPair, index: int, source: Titles, target: Titles
) -> Iterator[tuple[Sighting, Sighting]]:
    """Yield neighbouring offices of which one stands at a person’s name and the other where the name is translated.

    Of whom so much is known, words that merely resemble the office (a ministry, elsewhere in the sentence) are none.
    """
    missing = [s for s in source.found if not s.within and not _named(s, target) and not _deputy(s, source)]
    added = [t for t in target.found if not t.within and not _named(t, source) and not _deputy(t, target)]
    if not any(_neighbours(s, t) for s in missing for t in added):
        return
    found = people(pair, index)
    sides = (source, [(name.start, name.end) for name, _ in found]), (target, [place for _, place in found])
    bound = [bound_to(p, [s for s in side.found if not s.within], side.text, side.language) for side, p in sides]
    for number in bound[0].keys() & bound[1].keys():
        s, t = bound[0][number], bound[1][number]
        if s in missing and t in added and _neighbours(s, t):
            yield s, t


def _deputy(sighting: Sighting, side: Titles) -> bool:
    """Say whether it is a minister's deputy, whom other languages give other titles (deputy oil minister: 副部长)."""
    return has("deputy", side.text, side.language, sighting)


def _named(sighting: Sighting, other: Titles) -> bool:
    """Say whether the other side names the office, not only within the name of a neighbouring one."""
    near = sighting.neighbours()
    return any(
        sighting.offices & found.offices and not (found.within & near and not found.within & sighting.offices)
        for found in other.found
    )


def _accounted(sighting: Sighting, other: Titles) -> bool:
    """Say whether the other side names the office or has words like those that name it."""
    if _named(sighting, other):
        return True
    near = sighting.neighbours()
    if any(found.offices & near and not found.offices & sighting.offices for found in other.found):
        return False
    known = offices()
    return any(
        loosely_in(rendering, other.text, other.language)
        for office in sighting.offices
        for rendering in known[office].written(other.language)
    )


def _neighbours(one: Sighting, other: Sighting) -> bool:
    known = offices()
    if one.offices & other.offices or _cognate(one.words, other.words):
        return False
    if other.offices & one.neighbours():
        return True
    both = one.offices | other.offices
    return not both & _ANY_MINISTER and all(known[office].kind == "ministry" for office in both)


def _cognate(one: str, other: str) -> bool:
    """Say whether the words of one title stand in the other in nearly the same spelling (monarch, Monarchin)."""
    short, long = sorted((one.lower().split(), other.lower().split()), key=len)
    return all(any(len(a) > _STEM and a[:_STEM] == b[:_STEM] for b in long) for a in short)


_STEM = 5
# “The minister” is the foreign minister where the sentence before has named him so.
_ANY_MINISTER = frozenset({"minister", "secretary", "cabinet-secretary"})


def _certainty(one: Sighting, other: Sighting, *, alone: bool) -> float:
    known = offices()
    telling = all(_of_state(sighting) for sighting in (one, other))
    if telling:
        return 0.92 if alone else 0.8
    if all({known[office].kind for office in sighting.offices} <= FIELDS for sighting in (one, other)):
        return 0.85
    same_kind = {known[office].kind for office in one.offices} & {known[office].kind for office in other.offices}
    return 0.6 if same_kind else 0.4


def _of_state(sighting: Sighting) -> bool:
    """Say whether the words mostly name offices of state, not the head of anything (director, chief)."""
    kinds = [offices()[office].kind for office in sighting.offices]
    return sum(kind in {"ministry", "state", "central-bank"} for kind in kinds) * 2 > len(kinds)


def _in_english(sighting: Sighting) -> str:
    known = offices()
    names = [known[office].written("en")[0] for office in _plainest_first(sighting) if known[office].written("en")]
    return names[0] if names else sighting.words


def _plainest_first(sighting: Sighting) -> list[str]:
    """Return the offices that the words may name, those with a short name first, in the same order on every run."""
    return sorted(sighting.offices, key=lambda office: (len(office), office))


def _rendering(sighting: Sighting, language: str) -> str:
    known = offices()
    names = [r for office in _plainest_first(sighting) for r in known[office].written(language)[:1]]
    return names[0] if names else ""
