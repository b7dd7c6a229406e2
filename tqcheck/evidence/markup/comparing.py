"""What markup of the source a translation lost, changed or added."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from rapidfuzz.fuzz import ratio

from tqcheck.evidence.beads import sentences, text
from tqcheck.evidence.markup.destinations import same_destination
from tqcheck.evidence.markup.inventory import inventory
from tqcheck.evidence.markup.values import is_localised_code, key
from tqcheck.model import AlignedPair, Markup, MarkupKind, Side

_REACH = 2  # beads: as far as a sentence may have been put together otherwise, or aligned one off
_ALIKE = 60.0  # per cent of equal characters from which on one code is taken for the other, changed
_GROUPS: tuple[tuple[MarkupKind, ...], ...] = (("placeholder", "code"), ("tag",), ("image",), ("link",))

_Same = Callable[[Markup, Markup], bool]


@dataclass(frozen=True, slots=True)
class Difference:
    """Markup of one side that the other has otherwise, or not at all."""

    bead: int
    source: Markup | None  # None: the translation added it
    target: Markup | None  # None: the translation lost it
    elsewhere: bool = False  # another piece like it stands near by on the other side


@dataclass(frozen=True, slots=True)
class _Item:
    bead: int
    mark: Markup


def differences(pair: AlignedPair) -> Iterator[Difference]:
    """Yield the differences of a pair; a sentence that was dropped or added as a whole is not looked at."""
    sides = inventory(pair, "source"), inventory(pair, "target")
    for kinds in _GROUPS:
        source, target = (
            [_Item(bead, mark) for bead, marks in enumerate(side) for mark in marks if mark.kind in kinds]
            for side in sides
        )
        yield from _differences(pair, source, target)


def _differences(pair: AlignedPair, source: list[_Item], target: list[_Item]) -> Iterator[Difference]:
    same = _comparer(pair)
    # Where the format says which entry answers which, nothing can have moved to the next.
    farthest = 0 if any(sentence.key for sentence in pair.source.sentences) else _REACH
    lost, added = list(source), list(target)
    for reach in range(farthest + 1):
        _strike_out(lost, added, same, reach)
    lost = _without_forms(pair, lost, target, same)
    added = _without_forms(pair, added, source, lambda one, other: same(other, one))
    for one, other in _changed(lost, added):
        lost.remove(one)
        added.remove(other)
        if not _is_localised(one, other):
            yield Difference(one.bead, one.mark, other.mark)
    for item in lost:
        # What stands alone, as an image mostly does, is aligned with nothing once it is gone.
        in_bead = pair.beads[item.bead].target or item.mark.kind == "image"
        if in_bead and not _can_be_read(pair, item, "target", farthest):
            near = any(abs(other.bead - item.bead) <= farthest and same(item.mark, other.mark) for other in target)
            yield Difference(item.bead, item.mark, None, elsewhere=near)
    for item in added:
        if pair.beads[item.bead].source and not _can_be_read(pair, item, "source", farthest):
            near = any(abs(other.bead - item.bead) <= farthest and same(other.mark, item.mark) for other in source)
            yield Difference(item.bead, None, item.mark, elsewhere=near)


def _without_forms(pair: AlignedPair, items: list[_Item], others: list[_Item], same: _Same) -> list[_Item]:
    """Leave out what another plural form of the message answers: “one file” needs no “{count}” where there are two."""
    return [
        item
        for item in items
        if not (message := _message(pair, item.bead))
        or not any(message == _message(pair, other.bead) and same(item.mark, other.mark) for other in others)
    ]


def _message(pair: AlignedPair, bead: int) -> str:
    return next((sentence.message for sentence in sentences(pair, pair.beads[bead], "source")), "")


def _comparer(pair: AlignedPair) -> _Same:
    languages = pair.source.language, pair.target.language

    def same(source: Markup, target: Markup) -> bool:
        if source.kind in ("link", "image"):
            return same_destination(source.value, target.value, *languages)
        return key(source) == key(target)

    return same


def _strike_out(lost: list[_Item], added: list[_Item], same: _Same, reach: int) -> None:
    """Take what has a counterpart at most that many beads away out of both lists."""
    for item in tuple(lost):
        near = (other for other in added if abs(other.bead - item.bead) <= reach and same(item.mark, other.mark))
        counterpart = next(near, None)
        if counterpart:
            lost.remove(item)
            added.remove(counterpart)


def _changed(lost: list[_Item], added: list[_Item]) -> list[tuple[_Item, _Item]]:
    """Return which of what was lost became which of what was added, in the same bead."""
    found = []
    rest = list(added)
    for item in lost:
        candidates = [other for other in rest if other.bead == item.bead and other.mark.kind == item.mark.kind]
        localised = [other for other in candidates if _is_localised(item, other)]
        alone = len(candidates) == 1 == sum(o.bead == item.bead and o.mark.kind == item.mark.kind for o in lost)
        best = max(candidates, key=lambda other: ratio(item.mark.value, other.mark.value), default=None)
        if localised:
            rest.remove(localised[0])
            found.append((item, localised[0]))
        elif best and (alone or ratio(item.mark.value, best.mark.value) >= _ALIKE):
            rest.remove(best)
            found.append((item, best))
    return found


def _is_localised(source: _Item, target: _Item) -> bool:
    return source.mark.kind == target.mark.kind == "code" and is_localised_code(source.mark.value, target.mark.value)


def _can_be_read(pair: AlignedPair, item: _Item, other: Side, reach: int) -> bool:
    """Say whether the other side has the code or address as plain words, which no reader or program minds."""
    if item.mark.kind not in ("code", "link"):
        return False
    near = pair.beads[max(0, item.bead - reach) : item.bead + reach + 1]
    return any(item.mark.value in text(pair, bead, other) for bead in near)
