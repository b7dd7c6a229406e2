"""The quantities of two sides → what differs, how surely, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from tqcheck.evidence.numbers.grammar import grammar_of
from tqcheck.evidence.numbers.matching import alike, equal, greedy, match, without_ratios
from tqcheck.evidence.numbers.naming import answers_one, changed, read_named
from tqcheck.evidence.numbers.quantity import DATE_KINDS, Kind, Quantity
from tqcheck.evidence.numbers.reading import read_quantities
from tqcheck.evidence.numbers.units import dimension, same_unit

CLEAR = 0.5  # readings less certain than this are never reported
LOW_NUMBER = 12
TIME_SPANS = frozenset({"days", "calendar"})  # two decades are twenty years exactly
NUMBERS = frozenset({Kind.CARDINAL, Kind.ORDINAL, Kind.MEASURE, Kind.MONEY, Kind.PERCENT, Kind.POINTS, Kind.MULTIPLE})


class Difference(StrEnum):
    """How the two sides differ."""

    VALUE = "value"
    DATE = "date"
    UNIT = "unit"
    POINTS = "points"
    MISSING = "missing"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """A quantity that the other side has not, or has otherwise. `confidence` is how often one like this is an error."""

    difference: Difference
    source: Quantity | None
    target: Quantity | None
    confidence: float


@lru_cache(maxsize=16384)
def compare_texts(source: str, target: str, source_language: str, target_language: str) -> tuple[Discrepancy, ...]:
    """In what the quantities of two texts differ, in order of the source. Languages are BCP 47 codes."""
    first, second = grammar_of(source_language), grammar_of(target_language)
    left, right = read_quantities(source, source_language), read_quantities(target, target_language)
    names, their_names = read_named(source, left, first), read_named(target, right, second)
    found = [
        each
        for each in compare_quantities(left, right)
        if not (answers_one(each.source, their_names) or answers_one(each.target, names))
    ]
    told = {(each.source.unit, each.target.unit) for each in found if each.source and each.target}
    named = changed(names, their_names, left, right)
    others = [
        Discrepancy(Difference.UNIT, one, other, confidence)
        for one, other, confidence in named
        if (one.unit, other.unit) not in told
    ]
    return _in_order(_once([*found, *others]))


def compare_quantities(source: Sequence[Quantity], target: Sequence[Quantity]) -> tuple[Discrepancy, ...]:
    """Match equal values, pair what is left by kind and unit, and report each difference once."""
    pairs, left, right = match(source, target)
    found: list[Discrepancy] = []
    left, right = without_ratios(source, left, target), without_ratios(target, right, source)
    wrong_units = greedy(left, right, _other_unit, _distance)
    found += [_unit(one, other, pairs) for one, other in wrong_units]
    left, right = _without(left, wrong_units, 0), _without(right, wrong_units, 1)
    left, right = (
        [quantity for quantity in left if not _converted_beside(quantity, pairs, source, right, 0)],
        [quantity for quantity in right if not _converted_beside(quantity, pairs, target, left, 1)],
    )
    mismatches = greedy(left, right, _comparable, _distance)
    found += [_mismatch(one, other, mismatches, source, target) for one, other in mismatches]
    left, right = _without(left, mismatches, 0), _without(right, mismatches, 1)
    found += [_alone(quantity, target, right, missing=True) for quantity in left]
    found += [_alone(quantity, source, left, missing=False) for quantity in right]
    found = [discrepancy for discrepancy in _once(found) if discrepancy.confidence > 0]
    return _in_order(found)


def _in_order(found: Sequence[Discrepancy]) -> tuple[Discrepancy, ...]:
    return tuple(
        sorted(
            found,
            key=lambda each: (each.source.start if each.source else 10**9, each.target.start if each.target else 0),
        )
    )


def _without(quantities: Sequence[Quantity], pairs: Sequence[tuple[Quantity, Quantity]], side: int) -> list[Quantity]:
    used = {id(pair[side]) for pair in pairs}
    return [quantity for quantity in quantities if id(quantity) not in used]


def _other_unit(one: Quantity, other: Quantity) -> bool:
    """The same number of something else: euros for dollars, °F for °C, points for percent."""
    if min(one.certainty, other.certainty) < CLEAR or one.value != other.value:
        return False
    if {one.kind, other.kind} == {Kind.PERCENT, Kind.POINTS}:
        return True
    measured = {Kind.MONEY, Kind.MEASURE}
    return one.kind in measured and other.kind in measured and not same_unit(one.unit, other.unit)


def _unit(one: Quantity, other: Quantity, pairs: Sequence[tuple[Quantity, Quantity]]) -> Discrepancy:
    if {one.kind, other.kind} == {Kind.PERCENT, Kind.POINTS}:
        return Discrepancy(Difference.POINTS, one, other, 0.75)
    confidence = 0.95 if one.kind is other.kind else 0.6
    if one.kind is Kind.MEASURE and other.kind is Kind.MEASURE and dimension(one.unit) != dimension(other.unit):
        confidence = 0.7
    if one.value <= (2 if one.digits and other.digits else LOW_NUMBER):
        confidence *= 0.7
    if any(pair[0].value == one.value for pair in pairs):
        confidence *= 0.7
    return Discrepancy(Difference.UNIT, one, other, round(confidence, 2))


def _converted_beside(
    quantity: Quantity,
    pairs: Sequence[tuple[Quantity, Quantity]],
    side: Sequence[Quantity],
    opposite: Sequence[Quantity],
    index: int,
) -> bool:
    """A sum in another currency, or a length in another unit, that only one side gives beside one that both have."""
    if quantity.kind not in {Kind.MONEY, Kind.MEASURE} or any(
        other.unit and same_unit(other.unit, quantity.unit) for other in opposite
    ):
        return False
    kept = {id(pair[index]) for pair in pairs}
    for other in side:
        if id(other) in kept and other.kind is quantity.kind and not same_unit(other.unit, quantity.unit):
            near = 0 <= quantity.start - other.end <= 12 or 0 <= other.start - quantity.end <= 12  # noqa: PLR2004
            if near and (quantity.kind is Kind.MONEY or alike(quantity, other)):
                return True
    return False


def _comparable(one: Quantity, other: Quantity) -> bool:  # noqa: PLR0911 - a table of kinds, read downwards
    """Whether two different quantities are likely to be the same place of the text."""
    if min(one.certainty, other.certainty) < CLEAR:
        return False
    kinds = {one.kind, other.kind}
    if Kind.LABEL in kinds:
        return kinds == {Kind.LABEL} and (one.unit == other.unit or one.unit.isascii() != other.unit.isascii())
    if len(kinds) == 1 and kinds <= DATE_KINDS:
        return True
    if kinds <= {Kind.YEAR, Kind.CARDINAL, Kind.ORDINAL} or kinds <= {Kind.DAY, Kind.CARDINAL, Kind.ORDINAL}:
        return not (Kind.DAY in kinds and max(one.value, other.value) > 999)  # noqa: PLR2004
    if kinds & DATE_KINDS:
        return kinds <= {Kind.YEAR, Kind.MEASURE} or kinds <= {Kind.CENTURY, Kind.CARDINAL, Kind.ORDINAL, Kind.DECADE}
    if Kind.PERCENT in kinds or Kind.POINTS in kinds:
        # “one in five” and “two sides” are not where a percentage was
        return len(kinds) == 1 or (Kind.CARDINAL in kinds and not _low_word(one) and not _low_word(other))
    if kinds == {Kind.MEASURE}:
        return same_unit(one.unit, other.unit) or dimension(one.unit) == dimension(other.unit)
    if len(kinds) > 1 and kinds & {Kind.MONEY, Kind.MEASURE} and not kinds & {Kind.CARDINAL}:
        return False
    if _fractional(one) != _fractional(other):
        return False
    return kinds <= NUMBERS


def _fractional(quantity: Quantity) -> bool:
    """A third, three quarters: a share in words."""
    return not quantity.digits and quantity.value < 1 and quantity.kind is Kind.CARDINAL


def _distance(one: Quantity, other: Quantity, apart: float) -> float:
    kind = 0.0 if one.kind is other.kind else 1.0
    unit = 0.0 if one.unit == other.unit else 0.4 if same_unit(one.unit, other.unit) else 1.5
    written = 0.0 if one.digits == other.digits else 0.2
    return kind + unit + apart * 1.5 + written


def _mismatch(
    one: Quantity,
    other: Quantity,
    all_pairs: Sequence[tuple[Quantity, Quantity]],
    source: Sequence[Quantity],
    target: Sequence[Quantity],
) -> Discrepancy:
    dated = one.kind in DATE_KINDS and other.kind in DATE_KINDS
    confidence = 0.97 * min(one.certainty, other.certainty) ** 0.25
    if one.kind is not other.kind:
        confidence *= 0.93 if {one.kind, other.kind} <= {Kind.CARDINAL, Kind.YEAR, Kind.ORDINAL, Kind.DAY} else 0.86
    if one.unit != other.unit:
        spans = dimension(one.unit) == dimension(other.unit) in TIME_SPANS
        confidence *= 0.93 if same_unit(one.unit, other.unit) else 0.7 if spans else 0.45
    if not (one.digits and other.digits):
        low = max(one.value, other.value) <= LOW_NUMBER
        confidence *= 0.85 if low else 0.9
    if one.vague or other.vague:
        confidence *= 0.4
    if _counted_and_ranked(one, other):
        confidence *= 0.6
    if (
        one.digits != other.digits
        and not (one.unit and one.unit == other.unit)
        and max(one.value, other.value) > 5 * min(one.value, other.value)
    ):
        confidence *= 0.7  # “two” here and 18 there are seldom the same place
    if one.kind is Kind.TIME:
        confidence *= 0.8  # local times are turned into the reader's
    if one.kind is Kind.WEEKDAY:
        confidence = 0.93
    if _repeated(one, target) or _repeated(other, source):
        confidence *= 0.75
    confidence *= 0.97 ** max(0, len(all_pairs) - 1)
    return Discrepancy(Difference.DATE if dated else Difference.VALUE, one, other, round(confidence, 2))


def _counted_and_ranked(one: Quantity, other: Quantity) -> bool:
    """The two sides and the thirtieth conference: a small number in words is seldom the place of an ordinal."""
    if {one.kind, other.kind} != {Kind.CARDINAL, Kind.ORDINAL}:
        return False
    return _low_word(one if one.kind is Kind.CARDINAL else other)


def _low_word(quantity: Quantity) -> bool:
    return not quantity.digits and quantity.kind is Kind.CARDINAL and quantity.value <= LOW_NUMBER


def _repeated(quantity: Quantity, others: Sequence[Quantity]) -> bool:
    """Whether the other side has this value after all, at a place that was matched with another one."""
    named = quantity.kind in DATE_KINDS - {Kind.DAY, Kind.YEAR} or bool(quantity.unit)
    return any(
        (equal(quantity, other) or alike(quantity, other))
        and (not named or (quantity.kind is other.kind and bool(quantity.unit) == bool(other.unit)))
        for other in others
    )


def _alone(
    quantity: Quantity, others: Sequence[Quantity], leftover: Sequence[Quantity], *, missing: bool
) -> Discrepancy:
    difference = Difference.MISSING if missing else Difference.ADDED
    confidence = 0.0 if quantity.certainty < CLEAR or _repeated(quantity, others) else _weight(quantity)
    if not missing:
        confidence *= 0.9
    if quantity.kind is Kind.MEASURE and any(quantity.value in other.readings for other in others):
        confidence *= 0.6  # the 14th week, and then “in as many weeks”
    if quantity.kind in {Kind.DAY, Kind.WEEKDAY, Kind.MONTH} and any(
        each.kind in {Kind.DAY, Kind.WEEKDAY, Kind.MONTH} for each in leftover
    ):
        confidence = 0.0  # one side names the weekday, the other the day of the month
    return Discrepancy(difference, quantity if missing else None, None if missing else quantity, round(confidence, 2))


def _weight(quantity: Quantity) -> float:  # noqa: PLR0911
    """How much it says that a quantity has no counterpart: translators drop small words, hardly ever figures."""
    kind, value = quantity.kind, quantity.value
    if quantity.vague:
        return 0.15
    if kind in {Kind.LABEL, Kind.TIME, Kind.WEEKDAY, Kind.DECADE, Kind.CENTURY, Kind.QUARTER, Kind.MONTH, Kind.DAY}:
        return 0.35
    if kind in {Kind.ORDINAL, Kind.MULTIPLE}:
        return 0.25
    if value == 1:
        return 0.2
    if not quantity.digits:
        return 0.35 if value > LOW_NUMBER else 0.2
    if kind is Kind.YEAR:
        return 0.45
    if kind in {Kind.MONEY, Kind.PERCENT, Kind.POINTS}:
        return 0.7
    if value <= LOW_NUMBER and value.denominator == 1 and not quantity.unit:
        return 0.4
    return 0.6


def _once(found: Sequence[Discrepancy]) -> list[Discrepancy]:
    """Two parts of the same written date (11/30 for 12/31) are one finding, the surer one."""
    kept: dict[tuple[int | None, int | None], Discrepancy] = {}
    for discrepancy in found:
        place = (
            discrepancy.source.start if discrepancy.source else None,
            discrepancy.target.start if discrepancy.target else None,
        )
        if place not in kept or kept[place].confidence < discrepancy.confidence:
            kept[place] = discrepancy
    return list(kept.values())
