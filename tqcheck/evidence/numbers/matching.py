"""Which quantities of two sides say the same, and what is left over."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from itertools import pairwise

from tqcheck.evidence.numbers.quantity import DATE_KINDS, Kind, Quantity
from tqcheck.evidence.numbers.units import dimension, in_base, meanings, same_unit

Pairs = list[tuple[Quantity, Quantity]]

# Kinds that stand for each other where languages differ; numbers without a mark stand for any of these.
PLAIN = frozenset(Kind) - {Kind.MONTH, Kind.WEEKDAY, Kind.TIME}
CENTURY = 100
RATIO_REACH = 20  # characters between the two numbers of “12 out of every 100”
DATED = frozenset({Kind.DECADE, Kind.CENTURY, Kind.YEAR, Kind.CARDINAL, Kind.MEASURE})
ROUNDING, FINE_ROUNDING = Fraction(1, 100), Fraction(1, 2000)
POUND = {"pound": "lb"}  # the word means the currency and the weight


def step_of(value: Fraction) -> Fraction:
    """The place of the last digit of `value` that is not zero: 4,300 → 100, 2.75 → 1/100."""
    if value.denominator != 1:
        place = 10
        while (value * place).denominator != 1 and place < 10**6:
            place *= 10
        return Fraction(1, place)
    whole, place = abs(int(value)), 1
    while whole and whole % 10 == 0:
        whole, place = whole // 10, place * 10
    return Fraction(place)


def equal(one: Quantity, other: Quantity) -> bool:
    """Whether both give the same number in units that can be the same."""
    if one.kind is not other.kind and not ({one.kind, other.kind} <= PLAIN) and not _bare_month(one, other):
        return False
    if {one.kind, other.kind} == {Kind.PERCENT, Kind.POINTS}:
        return False
    if Kind.LABEL not in {one.kind, other.kind} and not same_unit(one.unit, other.unit):
        return False
    if one.value == other.value:
        return True
    if not (one.others or other.others):
        return False
    return not set(one.readings).isdisjoint(other.readings)


def _bare_month(one: Quantity, other: Quantity) -> bool:
    """A month on one side, on the other a bare number."""
    return {one.kind, other.kind} in ({Kind.MONTH, Kind.CARDINAL}, {Kind.MONTH, Kind.ORDINAL})


def alike(one: Quantity, other: Quantity) -> bool:  # noqa: PLR0911 - one return for each way to say the same
    """Whether both say the same by other means: converted, rounded, as a share, as a span, by halves."""
    kinds = {one.kind, other.kind}
    if Kind.TIME in kinds and "second" in {one.unit, other.unit}:  # 3:09 may be minutes and seconds
        return one.value == other.value
    if Kind.TIME in kinds:
        hours = all(each.kind is Kind.TIME or each.unit in {"", "hour"} for each in (one, other))
        return len(kinds) > 1 and kinds <= {Kind.TIME, Kind.CARDINAL, Kind.MEASURE} and hours and _clock(one, other)
    if (
        kinds & {Kind.DECADE, Kind.CENTURY, Kind.YEAR}
        and kinds <= DATED
        and (_short(one, other) or _within(one, other))
    ):
        return True
    if not kinds <= PLAIN:
        return False
    if kinds & {Kind.MEASURE} and one.unit and other.unit and one.unit != other.unit:
        return _converted(one, other)
    if {one.kind, other.kind} == {Kind.PERCENT, Kind.POINTS} or not same_unit(one.unit, other.unit):
        return False
    if kinds == {Kind.ORDINAL, Kind.CARDINAL} and one.value * other.value == 1:  # jedna trzecia, a third
        return True
    if Kind.PERCENT in kinds and _share(one) == _share(other):
        return True
    if one.vague or other.vague:
        return _overlap(one, other)
    return _rounded(one, other)


def _within(one: Quantity, other: Quantity) -> bool:
    """The first decade of the 21st century and the 2000s."""
    decade, century = (one, other) if one.kind is Kind.DECADE else (other, one)
    return {one.kind, other.kind} == {Kind.DECADE, Kind.CENTURY} and decade.value // CENTURY + 1 == century.value


def _short(one: Quantity, other: Quantity) -> bool:
    """The years and decades that are written without their century: the 90s, 1990s."""
    return min(one.value, other.value) < CENTURY and (one.value - other.value) % CENTURY == 0


def _clock(one: Quantity, other: Quantity) -> bool:
    time, number = (one, other) if one.kind is Kind.TIME else (other, one)
    return any(reading == number.value * 60 or (reading // 60 - number.value) % 12 == 0 for reading in time.readings)


def _share(quantity: Quantity) -> Fraction:
    return quantity.value / 100 if quantity.kind is Kind.PERCENT else quantity.value


def _overlap(one: Quantity, other: Quantity) -> bool:
    low, high = max(one.value, other.value), min(one.high or one.value, other.high or other.value)
    return low <= high


def _rounded(one: Quantity, other: Quantity) -> bool:
    """Whether one value is the other one rounded: 29.8 and about 30, 957,000 and about a million."""
    if not one.value or not other.value or {one.kind, other.kind} & (DATE_KINDS | {Kind.LABEL}):
        return False
    coarse, fine = (one, other) if step_of(one.value) > step_of(other.value) else (other, one)
    gap = abs(coarse.value - fine.value)
    if step_of(coarse.value) == step_of(fine.value) or gap > step_of(coarse.value) / 2:
        return False
    if coarse.approximate or fine.approximate:
        return gap <= abs(fine.value) / 20
    return gap <= abs(fine.value) * (ROUNDING if abs(fine.value) > 1000 else FINE_ROUNDING)  # noqa: PLR2004


def _converted(one: Quantity, other: Quantity) -> bool:
    """Whether two measures are the same length, weight, time … within what rounding explains."""
    first_units, second_units = (meanings(POUND.get(each.unit, each.unit)) for each in (one, other))
    return any(_same_size(one, first, other, second) for first in first_units for second in second_units)


def _same_size(one: Quantity, one_unit: str, other: Quantity, other_unit: str) -> bool:
    if not dimension(one_unit) or dimension(one_unit) != dimension(other_unit):
        return False
    if {one_unit, other_unit} == {"degC", "degF"} and _below_zero(one, other):
        return True
    first, second = in_base(one.value, one_unit), in_base(other.value, other_unit)
    if first == second:
        return True
    slack = Fraction(1, 25)
    if one.approximate or other.approximate or one.vague or other.vague:
        slack = Fraction(1, 10)
    slack = max(
        slack * max(abs(first), abs(second)), Fraction(1) if dimension(one_unit) == "temperature" else Fraction(0)
    )
    low, high = min(first, second), max(first, second)
    return high - low <= slack


def _below_zero(one: Quantity, other: Quantity) -> bool:
    """Whether two temperatures are the same below zero: readings leave out the sign, which is said in many ways."""
    first, second = in_base(-one.value, one.unit), in_base(-other.value, other.unit)
    return one.value != other.value and abs(first - second) <= 1


def match(source: Sequence[Quantity], target: Sequence[Quantity]) -> tuple[Pairs, list[Quantity], list[Quantity]]:
    """Pair what is equal, then what says the same by other means; return the pairs and what is left on each side."""
    pairs: Pairs = []
    left, right = list(source), list(target)
    for test in (equal, alike):
        found = greedy(left, right, test, nearness)
        pairs += found
        used = {id(quantity) for pair in found for quantity in pair}
        left = [quantity for quantity in left if id(quantity) not in used]
        right = [quantity for quantity in right if id(quantity) not in used]
    return pairs, left, right


def without_ratios(side: Sequence[Quantity], left: Sequence[Quantity], opposite: Sequence[Quantity]) -> list[Quantity]:
    """`left` without what the other side says as a ratio or a share: nine in ten, 10人中9人, 90%.

    `side` and `opposite` are all that stands on the two sides.
    """
    shares = {_share(each) for each in opposite if _is_share(each)}
    told = {id(each) for pair in _ratios(side) if pair[0].value / pair[1].value in shares for each in pair}
    parts = {pair[0].value / pair[1].value for pair in _ratios(opposite)}
    return [each for each in left if id(each) not in told and not (_is_share(each) and _share(each) in parts)]


def _is_share(quantity: Quantity) -> bool:
    return quantity.high is None and (quantity.kind is Kind.PERCENT or 0 < quantity.value < 1)


def _ratios(side: Sequence[Quantity]) -> list[tuple[Quantity, Quantity]]:
    """Neighbouring counts, the smaller first, that may be so many of so many."""
    found = []
    for one, other in pairwise(side):
        counts = all(each.kind in {Kind.CARDINAL, Kind.ORDINAL} and each.high is None for each in (one, other))
        if counts and 0 <= other.start - one.end <= RATIO_REACH and min(one.value, other.value) > 0:
            found.append((one, other) if one.value < other.value else (other, one))
    return found


def greedy(
    left: Sequence[Quantity],
    right: Sequence[Quantity],
    test: Callable[[Quantity, Quantity], bool],
    cost: Callable[[Quantity, Quantity, float], float],
) -> Pairs:
    """Pairs that pass `test`, the cheapest first, each quantity once."""
    ends = max((q.end for q in left), default=1), max((q.end for q in right), default=1)
    candidates = sorted(
        ((cost(one, other, abs(one.start / ends[0] - other.start / ends[1])), i, j)
         for i, one in enumerate(left) for j, other in enumerate(right) if test(one, other))
    )  # fmt: skip
    pairs, taken_left, taken_right = [], set(), set()
    for _, i, j in candidates:
        if i not in taken_left and j not in taken_right:
            taken_left.add(i)
            taken_right.add(j)
            pairs.append((left[i], right[j]))
    return pairs


def nearness(one: Quantity, other: Quantity, apart: float) -> float:
    """How badly two equal quantities suit each other: other kinds, units and places cost, doubtful readings most."""
    cost = apart + (0 if one.kind is other.kind else 2) + (0 if one.unit == other.unit else 1)
    if one.value != other.value:
        cost += 0.5
    return cost + 3 * (1 - min(one.certainty, other.certainty))
