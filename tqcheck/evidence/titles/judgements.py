"""Offices that stand on one side while a neighbouring one stands on the other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tqcheck.evidence.terms.folding import fold
from tqcheck.evidence.titles.comparing import Titles, accounted, cognate, named, neighbours, titles
from tqcheck.evidence.titles.holders import bound_to, people
from tqcheck.evidence.titles.modifiers import has
from tqcheck.evidence.titles.offices import FIELDS, offices, vague
from tqcheck.evidence.titles.sightings import Sighting
from tqcheck.model import AlignedPair, Span


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


def wrong_titles(pair: AlignedPair) -> Iterator[WrongTitle]:
    """Yield the offices that were taken for a neighbour."""
    for index, bead in enumerate(pair.beads):
        if bead.source and bead.target:
            yield from wrong_in_bead(pair, index, titles(pair, bead, "source"), titles(pair, bead, "target"))


def wrong_in_bead(pair: AlignedPair, index: int, source: Titles, target: Titles) -> Iterator[WrongTitle]:
    """Yield the offices of a bead that were taken for a neighbour; surer where both are the same person’s."""
    certain = {(s, t): certainty for s, t, certainty in _mismatches(source, target)}
    told = {one for pair_told in certain for one in pair_told}
    for s, t, certainty in _at_the_same_person(pair, index, source, target):
        if (s, t) in certain or not {s, t} & told:
            certain[s, t] = max(certainty, certain.get((s, t), 0))
    for (s, t), certainty in sorted(certain.items(), key=lambda item: item[0][0].start):
        yield WrongTitle(
            bead=index,
            source=source.place(s),
            target=target.place(t),
            expected=s.words,
            found=t.words,
            meaning=_in_english(t, target.language),
            suggestion=_rendering(s, source.language, target.language),
            confidence=certainty,
        )


_SAME_PERSON = 0.75
_TWO_OFFICES = 0.6


def _mismatches(source: Titles, target: Titles) -> Iterator[tuple[Sighting, Sighting, float]]:
    """Yield the offices that nothing on the other side renders, with a neighbour there that renders nothing here."""
    missing = [s for s in source.found if not s.within and not accounted(s, target) and not _deputy(s, source)]
    added = [t for t in target.found if not t.within and not accounted(t, source) and not _deputy(t, target)]
    used: set[int] = set()
    for s in missing:
        rivals = [t for t in added if t.start not in used and neighbours(s, t)]
        if not rivals:
            continue
        where = s.start / max(1, len(source.text))
        t = min(rivals, key=lambda r: abs(r.start / max(1, len(target.text)) - where))
        used.add(t.start)
        yield s, t, _certainty(s, t, alone=len(rivals) == 1 and len(missing) == 1)


def _at_the_same_person(
    pair: AlignedPair, index: int, source: Titles, target: Titles
) -> Iterator[tuple[Sighting, Sighting, float]]:
    """Yield the offices of which one stands at a person’s name and another where the name is translated.

    Of neighbours so much is known that words which merely resemble the office (a ministry, elsewhere in the sentence)
    are none; of others that they are two only if both are special and nothing resembles either.
    """
    missing = [s for s in source.found if not s.within and not named(s, target) and not _deputy(s, source)]
    added = [t for t in target.found if not t.within and not named(t, source) and not _deputy(t, target)]
    rivals = [(s, t, _rivalry(s, t, source, target)) for s in missing for t in added]
    if not any(certainty for _, _, certainty in rivals):
        return
    found = people(pair, index)
    sides = (source, [(name.start, name.end) for name, _ in found]), (target, [place for _, place in found])
    bound = [bound_to(p, [s for s in side.found if not s.within], side.text, side.language) for side, p in sides]
    together = [(bound[0][number], bound[1][number]) for number in bound[0].keys() & bound[1].keys()]
    yield from ((s, t, certainty) for s, t, certainty in rivals if certainty and (s, t) in together)


def _rivalry(s: Sighting, t: Sighting, source: Titles, target: Titles) -> float:
    """Return how sure it is that two offices of one person are not the same office."""
    if neighbours(s, t):
        return _SAME_PERSON
    if (s.offices | t.offices) & vague():
        return 0
    if s.offices & t.offices or cognate(s.words, t.words) or accounted(s, target) or accounted(t, source):
        return 0
    return _TWO_OFFICES


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


def _deputy(sighting: Sighting, side: Titles) -> bool:
    """Say whether it is a minister's deputy, whom other languages give other titles (deputy oil minister: 副部长)."""
    return has("deputy", side.text, side.language, sighting)


def _in_english(sighting: Sighting, language: str) -> str:
    names = [name for office in _likeliest_first(sighting, language) for name in offices()[office].written("en")[:1]]
    return names[0] if names else sighting.words


def _rendering(sighting: Sighting, language: str, other: str) -> str:
    names = [name for office in _likeliest_first(sighting, language) for name in offices()[office].written(other)[:1]]
    return names[0] if names else ""


def _likeliest_first(sighting: Sighting, language: str) -> list[str]:
    """Return the offices that the words may name: first those of which they are the usual name, then the short ids."""
    words = fold(sighting.words, language)

    def place(office: str) -> int:
        written = [fold(name, language) for name in offices()[office].written(language)]
        return written.index(words) if words in written else len(written)

    return sorted(sighting.offices, key=lambda office: (place(office), len(office), office))
