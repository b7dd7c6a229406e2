"""Two texts that come in units, brought into one order."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TypeVar

from tqcheck.model import Markup, Piece, Suppression, Text, Unit

_Item = TypeVar("_Item", Piece, Markup, Suppression)


def arrange(source: Text, target: Text) -> Text:
    """Return the target with its messages in the source's order, those that only it has behind them.

    The prose is put together anew; its origin still says where each unit stands in the file. Suppressions
    that cover a stretch of prose move with it.
    """
    units = _ordered(source.units, target.units)
    if units == target.units or target.origin is None:
        return target
    moved: list[Unit] = []
    parts: list[str] = []
    pieces: list[Piece] = []
    markup: list[Markup] = []
    suppressions: list[Suppression] = [item for item in target.suppressions if item.start is None or item.end is None]
    length = 0
    its_pieces = _by_unit(target.origin.pieces, lambda piece: piece.prose, target)
    its_markup = _by_unit(target.markup, lambda mark: mark.start, target)
    its_suppressions = _by_unit(target.suppressions, lambda item: item.start, target)
    for unit in units:
        shift = length - unit.start
        moved.append(replace(unit, start=unit.start + shift, end=unit.end + shift))
        pieces += [replace(piece, prose=piece.prose + shift) for piece in its_pieces[unit.start]]
        markup += [replace(mark, start=mark.start + shift, end=mark.end + shift) for mark in its_markup[unit.start]]
        suppressions += [
            replace(item, start=item.start + shift, end=item.end + shift)
            for item in its_suppressions[unit.start]
            if item.start is not None and item.end is not None
        ]
        parts.append(target.text[unit.start : unit.end])
        length += unit.end - unit.start + 2
    return replace(
        target,
        text="\n\n".join(parts),
        origin=replace(target.origin, pieces=tuple(pieces)),
        units=tuple(moved),
        markup=tuple(markup),
        suppressions=tuple(suppressions),
    )


def _ordered(source: tuple[Unit, ...], target: tuple[Unit, ...]) -> tuple[Unit, ...]:
    """Return the target's units by message, then by form; forms that the source lacks go before the last that it has.

    So “few” and “many” stand with “other”, the form that they are held against.
    """
    messages = {_message(unit): i for i, unit in reversed(tuple(enumerate(source)))}
    forms = {unit.key: i for i, unit in reversed(tuple(enumerate(source)))}
    last: dict[str, int] = {}
    for unit in target:
        if unit.key in forms:
            last[_message(unit)] = max(forms[unit.key], last.get(_message(unit), 0))
    new: dict[str, int] = {}
    for unit in target:
        new.setdefault(_message(unit), len(source) + len(new))

    def place(unit: Unit) -> tuple[int, float]:
        message = _message(unit)
        return messages.get(message, new[message]), forms.get(unit.key, last.get(message, 0) - 0.5)

    return tuple(sorted(target, key=place))


def _message(unit: Unit) -> str:
    return unit.message or unit.key


def _by_unit(items: Iterable[_Item], at: Callable[[_Item], int | None], text: Text) -> dict[int, list[_Item]]:
    """Return what stands in each unit, by where the unit starts; pieces never cross the end of one."""
    spans = sorted((unit.start, unit.end) for unit in text.units)
    found: dict[int, list[_Item]] = {start: [] for start, _ in spans}
    for item in items:
        offset = at(item)
        if offset is None:
            continue
        start, end = spans[max(0, bisect_right(spans, offset, key=lambda span: span[0]) - 1)]
        if start <= offset <= end:
            found[start].append(item)
    return found
