"""Units and currencies by their codes: which can be turned into which, and how to say them in English."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import cache
from typing import Any

from tqcheck import languages

CODE = 3
# “At 184 kilometres” and 时速184公里: the hour is often left unsaid.
PER_HOUR = frozenset({frozenset({"km", "kmh"}), frozenset({"mi", "mph"}), frozenset({"m", "ms"})})


@cache
def _tables() -> tuple[Mapping[str, tuple[str, Fraction]], Mapping[str, frozenset[str]]]:
    data: Mapping[str, Any] = languages.read("und")
    sizes = {
        unit: (dimension, Fraction(str(size)))
        for dimension, row in data.get("sizes", {}).items()
        for unit, size in row.items()
    }
    wide = {name: frozenset(codes) for name, codes in data.get("currencies", {}).items()}
    return sizes, wide


def is_money(unit: str) -> bool:
    """Whether `unit` is a currency: an ISO 4217 code or a name that several share (dollar)."""
    return (len(unit) == CODE and unit.isupper()) or unit in _tables()[1]


def dimension(unit: str) -> str:
    """What a unit measures (length, area, time …); empty where it is not known."""
    found = _tables()[0].get(unit)
    return found[0] if found else ""


def in_base(value: Fraction, unit: str) -> Fraction:
    """`value` in the base unit of its dimension (metres, kilograms, kelvins …)."""
    if unit == "degF":
        return (value - 32) * 5 / 9
    found = _tables()[0].get(unit)
    return value * found[1] if found else value


def meanings(unit: str) -> tuple[str, ...]:
    """The units that a word for several stands for (degrees, キロ); else the unit alone."""
    return (unit, *languages.read("und").get("units_shared", {}).get(unit, ()))


def same_unit(one: str, other: str) -> bool:
    """Whether two units can be the same: equal, one of them left open, or a shared name such as dollar for USD."""
    if one == other or not one or not other:
        return True
    if any(
        first == second or frozenset({first, second}) in PER_HOUR
        for first in meanings(one)
        for second in meanings(other)
    ):
        return True
    wide = _tables()[1]
    return bool(wide.get(one, frozenset({one})) & wide.get(other, frozenset({other})))
