"""The value that a text speaks of: a number with what it counts, or a part of a date."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction


class Kind(StrEnum):
    """What a number says. Dates are read in parts (year, month, day), because languages order and drop them freely."""

    CARDINAL = "number"
    ORDINAL = "ordinal"
    PERCENT = "percent"
    POINTS = "percentage points"
    MULTIPLE = "multiple"
    MONEY = "money"
    MEASURE = "measure"
    YEAR = "year"
    MONTH = "month"
    DAY = "day"
    WEEKDAY = "weekday"
    TIME = "time"
    QUARTER = "quarter"
    DECADE = "decade"
    CENTURY = "century"
    LABEL = "label"


DATE_KINDS = frozenset(
    {Kind.YEAR, Kind.MONTH, Kind.DAY, Kind.WEEKDAY, Kind.TIME, Kind.QUARTER, Kind.DECADE, Kind.CENTURY}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """One quantity in a text.

    `value` is exact: 4.3亿 is 430,000,000; 25% is 25 of kind percent; 1:40 p.m. is 820 minutes; Monday is 1. `high` is
    the other end where the text is vague (“dozens” is 20 to 99). `others` are further readings of the same characters.
    `certainty`, 0 to 1, is how sure it
    is that this is a quantity at all: “one”, “second” or the 三 of a name are read, so that they can answer a number on
    the other side, but nobody should miss them. `named` is a currency or unit without a number (“to the dollar”).
    """

    kind: Kind
    value: Fraction
    text: str
    start: int
    end: int
    unit: str = ""
    high: Fraction | None = None
    others: tuple[Fraction, ...] = ()
    approximate: bool = False
    digits: bool = True
    certainty: float = 1.0
    named: bool = False

    @property
    def vague(self) -> bool:
        """Whether the text gives a span and no value."""
        return self.high is not None

    @property
    def readings(self) -> tuple[Fraction, ...]:
        """All values that the characters can have, the likeliest first."""
        return (self.value, *self.others)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as it stands in a text, before what it counts is known. `weak` says that it may well be no number."""

    value: Fraction
    start: int
    end: int
    high: Fraction | None = None
    others: tuple[Fraction, ...] = ()
    approximate: bool = False
    digits: bool = True
    ordinal: bool = False
    multiple: bool = False
    weak: bool = False
    grouped: bool = False
    unit: str = ""
