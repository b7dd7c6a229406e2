"""Two texts that come in units, brought into one order."""

from __future__ import annotations

from dataclasses import replace

from tqcheck.model import Markup, Piece, Text, Unit


def arrange(source: Text, target: Text) -> Text:
    """Return the target with its units in the source's order, those that only it has behind them.

    The prose is put together anew; its origin still says where each unit stands in the file. Suppressions
    that cover a stretch of prose move with it.
    """
    order = {unit.key: i for i, unit in reversed(tuple(enumerate(source.units)))}
    units = sorted(target.units, key=lambda unit: order.get(unit.key, len(order)))
    if tuple(units) == target.units or target.origin is None:
        return target
    parts: list[str] = []
    pieces: list[Piece] = []
    moved: list[Unit] = []
    markup: list[Markup] = []
    shifts: list[tuple[Unit, int]] = []
    length = 0
    for unit in units:
        shift = length - unit.start
        shifts.append((unit, shift))
        moved.append(Unit(unit.key, unit.start + shift, unit.end + shift))
        # Pieces never cross the end of a unit: a blank line that is in no file stands there.
        pieces += [
            replace(piece, prose=piece.prose + shift)
            for piece in target.origin.pieces
            if unit.start <= piece.prose < unit.end
        ]
        markup += [
            replace(mark, start=mark.start + shift, end=mark.end + shift)
            for mark in target.markup
            if unit.start <= mark.start <= unit.end
        ]
        parts.append(target.text[unit.start : unit.end])
        length += unit.end - unit.start + 2
    suppressions = tuple(
        replace(item, start=item.start + shift, end=item.end + shift)
        if item.start is not None and item.end is not None
        else item
        for item in target.suppressions
        for shift in [
            next((by for unit, by in shifts if item.start is not None and unit.start <= item.start <= unit.end), 0)
        ]
    )
    return replace(
        target,
        text="\n\n".join(parts),
        origin=replace(target.origin, pieces=tuple(pieces)),
        units=tuple(moved),
        markup=tuple(markup),
        suppressions=suppressions,
    )
