"""Modifiers of an office that only one side has: deputy, acting, former, -elect, honorary."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tqcheck.evidence.titles.comparing import Titles, titles
from tqcheck.evidence.titles.deputies import find_deputies
from tqcheck.evidence.titles.holders import bound_to, people
from tqcheck.evidence.titles.judgements import wrong_in_bead
from tqcheck.evidence.titles.modifiers import GROUPS, has, hinted
from tqcheck.evidence.titles.sightings import Sighting
from tqcheck.model import AlignedPair, Side, Span


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
class _View:
    """A bead seen from the side that has a modifier."""

    pair: AlignedPair
    index: int
    side: Side
    own: Titles
    other: Titles

    def plain(self) -> list[Sighting]:
        """Return the offices of the other side."""
        return [s for s in self.other.found if not s.within]


_LIKELY = 0.75
_SURE_ENOUGH = 0.6


def wrong_modifiers(pair: AlignedPair) -> Iterator[WrongModifier]:
    """Yield the modifiers that were dropped or added."""
    for index, bead in enumerate(pair.beads):
        if not (bead.source and bead.target):
            continue
        source, target = titles(pair, bead, "source"), titles(pair, bead, "target")
        for view in (_View(pair, index, "source", source, target), _View(pair, index, "target", target, source)):
            dropped = view.side == "source"
            for sighting, modifier in _unmatched(view):
                place = view.own.place(sighting)
                if _told(view, source, target, place):
                    continue  # “vice president” for “president” was told as another office
                yield WrongModifier(
                    bead=index,
                    source=place if dropped else None,
                    target=None if dropped else place,
                    words=sighting.words,
                    modifier=modifier,
                    dropped=dropped,
                    confidence=_LIKELY,
                )


def _told(view: _View, source: Titles, target: Titles, place: Span) -> bool:
    """Say whether the office at a place counts as taken for a neighbour, surely enough to be told."""
    wrong = [w for w in wrong_in_bead(view.pair, view.index, source, target) if w.confidence >= _SURE_ENOUGH]
    places = [w.source if view.side == "source" else w.target for w in wrong]
    return any(other.start < place.end and place.start < other.end for other in places)


def _unmatched(view: _View) -> Iterator[tuple[Sighting, str]]:
    """Yield, once a modifier, an office that has it where nothing on the other side may render it."""
    for group in GROUPS:
        marked = list(_marked(group, view.own))
        if not marked or not view.other.found or hinted(group, view.other.text, view.other.language):
            continue
        lost = next((s for s in marked if _stripped(s, marked, view)), None)
        if lost is None and group != "elect":  # “new” and “next” may stand anywhere
            lost = next(_at_the_same_person(marked, view), None)
        if lost is not None:
            yield lost, group


def _marked(group: str, side: Titles) -> Iterator[Sighting]:
    """Yield the offices that have a modifier of the group; deputies with the office whose holder they stand in for."""
    if group == "deputy":
        yield from find_deputies(side.text, side.language)
    for sighting in side.found:
        if not sighting.within and has(group, side.text, side.language, sighting):
            yield sighting


def _stripped(marked: Sighting, all_marked: Sequence[Sighting], view: _View) -> bool:
    """Say whether the other side names the office without the modifier more often than this one does."""
    own = [s for s in view.own.found if not s.within]
    whole = frozenset(office for s in own if _overlap(s, marked) for office in s.offices)
    if any(s.offices & (whole - marked.offices) for s in view.plain()):
        return False  # the other language calls the deputy so: a vice minister is a secretary of state
    bare = [s for s in own if s.offices & marked.offices and not any(_overlap(s, m) for m in all_marked)]
    return sum(bool(s.offices & marked.offices) for s in view.plain()) > len(bare)


def _at_the_same_person(marked: Sequence[Sighting], view: _View) -> Iterator[Sighting]:
    """Yield the offices with the modifier whose holder has, on the other side, some office without it."""
    names = people(view.pair, view.index)
    first, second = [(name.start, name.end) for name, _ in names], [place for _, place in names]
    here, there = (first, second) if view.side == "source" else (second, first)
    unmarked = [s for s in view.own.found if not s.within and not any(_overlap(s, m) for m in marked)]
    bound = bound_to(here, [*marked, *unmarked], view.own.text, view.own.language)
    elsewhere = bound_to(there, view.plain(), view.other.text, view.other.language)
    for number, sighting in bound.items():
        if sighting in marked and number in elsewhere:
            plain = elsewhere[number].offices
            if not any(
                s.offices & plain for s in unmarked
            ):  # 부총리 겸 기획재정부 장관: both titles are the minister’s
                yield sighting


def _overlap(one: Sighting, other: Sighting) -> bool:
    return one.start < other.end and other.start < one.end
