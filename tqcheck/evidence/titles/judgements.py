"""Offices that stand on one side while a neighbouring one stands on the other, and modifiers dropped or added."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tqcheck.evidence.beads import document, span, text
from tqcheck.evidence.terms.sightings import loosely_in
from tqcheck.evidence.titles.modifiers import GROUPS, has, hinted
from tqcheck.evidence.titles.offices import offices
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
class WrongModifier:
    """A modifier that only one side has."""

    bead: int
    source: Span | None
    target: Span | None
    words: str  # the office's words on the side that has the modifier
    modifier: str
    dropped: bool  # by the translation; else added
    confidence: float


@dataclass(frozen=True, slots=True)
class _Titles:
    text: str
    language: str
    offset: int
    found: list[Sighting]

    def place(self, sighting: Sighting) -> Span:
        return Span(self.offset + sighting.start, self.offset + sighting.end)


def wrong_titles(pair: AlignedPair) -> Iterator[WrongTitle]:
    """Yield the offices that were taken for a neighbour."""
    for index, bead in enumerate(pair.beads):
        if bead.source and bead.target:
            yield from _mismatches(index, _titles(pair, bead, "source"), _titles(pair, bead, "target"))


def wrong_modifiers(pair: AlignedPair) -> Iterator[WrongModifier]:
    """Yield the modifiers that were dropped or added."""
    for index, bead in enumerate(pair.beads):
        if not (bead.source and bead.target):
            continue
        source, target = _titles(pair, bead, "source"), _titles(pair, bead, "target")
        for own, other, dropped in ((source, target, True), (target, source, False)):
            for sighting, modifier in _unmatched_modifiers(own, other):
                place = own.place(sighting)
                yield WrongModifier(
                    index,
                    place if dropped else None,
                    None if dropped else place,
                    sighting.words,
                    modifier,
                    dropped,
                    0.75,
                )


def _titles(pair: AlignedPair, bead: Bead, side: Side) -> _Titles:
    words, place = text(pair, bead, side), span(pair, bead, side)
    language = document(pair, side).language
    return _Titles(words, language, place.start if place else 0, list(find_offices(words, language)))


def _mismatches(index: int, source: _Titles, target: _Titles) -> Iterator[WrongTitle]:
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
        yield WrongTitle(
            bead=index,
            source=source.place(s),
            target=target.place(t),
            expected=s.words,
            found=t.words,
            meaning=_in_english(t),
            suggestion=_rendering(s, target.language),
            confidence=_certainty(s, t, alone=len(rivals) == 1 and len(missing) == 1),
        )


def _deputy(sighting: Sighting, side: _Titles) -> bool:
    """Say whether it is a minister's deputy, whom other languages give other titles (deputy oil minister: 副部长)."""
    return has("deputy", side.text, side.language, sighting)


def _accounted(sighting: Sighting, other: _Titles) -> bool:
    near = sighting.neighbours()
    for found in other.found:
        if sighting.offices & found.offices and not (found.within & near and not found.within & sighting.offices):
            return True
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
    return all(known[office].kind == "ministry" for office in one.offices | other.offices)


def _cognate(one: str, other: str) -> bool:
    """Say whether the words of one title stand in the other in nearly the same spelling (monarch, Monarchin)."""
    short, long = sorted((one.lower().split(), other.lower().split()), key=len)
    return all(any(len(a) > _STEM and a[:_STEM] == b[:_STEM] for b in long) for a in short)


_STEM = 5


def _certainty(one: Sighting, other: Sighting, *, alone: bool) -> float:
    known = offices()
    telling = all(_of_state(sighting) for sighting in (one, other))
    if telling:
        return 0.92 if alone else 0.8
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


def _unmatched_modifiers(own: _Titles, other: _Titles) -> Iterator[tuple[Sighting, str]]:
    told: set[str] = set()
    for sighting in own.found:
        if sighting.within:
            continue
        counterparts = [s for s in other.found if s.offices & sighting.offices]
        if not counterparts:
            continue
        for group in GROUPS:
            if group in told or not has(group, own.text, own.language, sighting):
                continue
            if hinted(group, other.text, other.language) or any(
                office.startswith(("deputy", "vice", "associate", "assistant"))
                for s in other.found
                for office in s.offices
                if group == "deputy"
            ):
                continue
            told.add(group)
            yield sighting, group
