"""A figure and what stands beside it → a quantity: unit, currency, percent, ordinal mark, half, about."""

from __future__ import annotations

import re
from fractions import Fraction

from tqcheck.evidence.numbers.grammar import Grammar
from tqcheck.evidence.numbers.quantity import Figure, Kind, Quantity
from tqcheck.evidence.numbers.units import is_money, same_unit

WEAK, SURE, SMALL_WORD = 0.2, 1.0, 0.8
SEN = re.compile(r"円(\d\d?)銭")
TENTH = re.compile(r"割(\d)分(?=[^\d])")
INSIDE_WORD = re.compile(r"[a-z]{2}")
EVERYDAY = 12
YEAR_WIDTH = 4
FIRST_YEAR, LAST_YEAR = 1400, 2200
LOOK_BACK = 18
LONGEST_PREFIX = 14
SHORT_SCALES = {"m": 10**6, "k": 10**3, "b": 10**9}
RATIOS = {
    "%": (Kind.PERCENT, Fraction(1)),
    "permille": (Kind.PERCENT, Fraction(1, 10)),
    "tenths": (Kind.PERCENT, Fraction(10)),
    "pp": (Kind.POINTS, Fraction(1)),
    "bp": (Kind.POINTS, Fraction(1, 100)),
    "times": (Kind.MULTIPLE, Fraction(1)),
}


def attached(figure: Figure, text: str, original: str, grammar: Grammar, taken: bytearray) -> Quantity:  # noqa: C901, PLR0912 - one clause for each thing that stands beside a number
    """The figure with what stands around it: unit, currency, percent, ordinal mark, half, about."""
    start, end, value = figure.start, figure.end, figure.value
    kind = Kind.ORDINAL if figure.ordinal else Kind.MULTIPLE if figure.multiple else Kind.CARDINAL
    certainty = WEAK if figure.weak else SURE if figure.digits or value > EVERYDAY else SMALL_WORD
    before = text[max(0, start - LOOK_BACK) : start]
    if grammar.ordinal_before.search(before):
        kind, certainty = Kind.ORDINAL, max(certainty, SMALL_WORD if value > 2 else WEAK)  # noqa: PLR2004
    if mark := grammar.ordinal_after.match(text, end):
        kind, end = Kind.ORDINAL, mark.end()
    if half := grammar.half_after.match(text, end):
        value, end, certainty = value + _half_of(value), half.end(), SMALL_WORD
    prefix = _unit_before(text, start, grammar)
    scale = (
        SHORT_SCALES.get(text[end : end + 1])
        if prefix and is_money(prefix[0]) and not text[end + 1 : end + 2].isalpha()
        else None
    )
    if scale:  # €5m
        value, end = value * scale, end + 1
    tenth, sen = TENTH.match(text, end), SEN.match(text, end)
    unit, unit_end = (
        _unit_after(text, original, end, grammar, taken)
        if kind is not Kind.MULTIPLE and not figure.unit
        else (figure.unit, end)
    )
    if counted := grammar.counters.match(text, end):
        certainty = max(certainty, WEAK if value == 1 else SMALL_WORD)
    behind = grammar.half_after.match(text, counted.end() if counted and not unit else unit_end)
    if behind and (unit or counted):  # 三年半
        value, unit_end, certainty = value + Fraction(1, 2), max(unit_end, behind.end()), SMALL_WORD
    if prefix and (not unit or unit == "deg" or is_money(unit)):
        start = prefix[1]
        unit = unit if is_money(unit) and not _narrower(prefix[0], unit) else prefix[0]
    elif prefix and same_unit(prefix[0], unit):  # 時速184キロ
        unit, start = prefix
    if unit and value != 1 and (certainty > WEAK or kind is Kind.CARDINAL):
        certainty = max(certainty, SMALL_WORD if value.denominator == 1 or figure.digits else WEAK)
    if tenth:  # 3割5分 is 35 per cent
        value, unit_end = value + Fraction(int(tenth[1]), 10), tenth.end()
    elif sen:  # 150円60銭
        value, unit_end = value + Fraction(int(sen[1]), 100), sen.end()
    kind, unit, factor = _kind_of(kind, unit)
    others = figure.others
    if kind is Kind.MULTIPLE and grammar.grown_before.search(before):
        others = (*others, value + 1)  # 增加五倍: five times more, and six times as much
    end = max(end, unit_end)
    if (
        figure.digits
        and figure.end - figure.start >= YEAR_WIDTH
        and _year(kind, unit, value)
        and not figure.grouped
        and figure.high is None
    ):
        kind, unit = Kind.YEAR, ""
    about = (
        figure.approximate
        or bool(grammar.about_before.search(before[: len(before) - (figure.start - start)].rstrip()))
        or bool(grammar.about_after.match(text, end) or grammar.about_after.match(text, figure.end))
    )
    return Quantity(
        kind=kind,
        value=value * factor,
        text=original[start:end].strip(),
        start=start,
        end=end,
        unit=unit,
        high=None if figure.high is None else figure.high * factor,
        others=tuple(other * factor for other in others),
        approximate=about,
        digits=figure.digits,
        certainty=certainty,
    )


def _narrower(prefix: str, unit: str) -> bool:
    """Whether the sign before the number says which of several currencies is meant: 人民币6068亿元, CA$5 dollars."""
    return is_money(prefix) and prefix != unit and prefix.isupper() and same_unit(prefix, unit)


def _half_of(value: Fraction) -> Fraction:
    """What “and a half” adds: 1/2 to two, half a million to un million et demi."""
    scale = Fraction(1)
    while scale * 1000 <= value:
        scale *= 1000
    return scale / 2


def _year(kind: Kind, unit: str, value: Fraction) -> bool:
    dated = kind is Kind.CARDINAL or (kind is Kind.MEASURE and unit == "year")
    return dated and value.denominator == 1 and FIRST_YEAR <= value <= LAST_YEAR


def _unit_after(text: str, original: str, end: int, grammar: Grammar, taken: bytearray) -> tuple[str, int]:
    link = grammar.link.match(text, end)
    spaced = end + 1 if text[end : end + 1] in {" ", "-"} else end
    about = grammar.about_after.match(text, end)  # 三十余年, 30여 년
    behind = about.end() if about else end
    behind += text[behind : behind + 1] == " "
    for place in dict.fromkeys((end, spaced, link.end() if link else end, behind)):
        found = grammar.units.at(text, place)
        if (
            found
            and not any(taken[place : found[1]])
            and (found[1] - place > 1 or _letter_unit(text, original, end, place))
        ):
            return found
    return "", end


def _letter_unit(text: str, original: str, end: int, place: int) -> bool:
    """Whether one letter after a number is a unit: 5 m, but not 1952 L. Pugh and not 3 de l'eau."""
    letter = original[place : place + 1]
    if not letter.isascii() or not letter.isalpha():
        return True
    return place - end <= 1 and (letter.islower() or letter in "WVC") and text[place + 1 : place + 2] != "'"


def _unit_before(text: str, start: int, grammar: Grammar) -> tuple[str, int] | None:
    """The longest sign before the number, as in US$ 5, CZK 34,125, 摄氏16度."""
    stop = start - 1 if text[start - 1 : start] == " " else start
    for begin in range(max(0, stop - LONGEST_PREFIX), stop):
        found = grammar.prefixes.at(text, begin)
        if found and found[1] == stop and not (begin and INSIDE_WORD.match(text, begin - 1)):
            return found[0], begin
    return None


def _kind_of(kind: Kind, unit: str) -> tuple[Kind, str, Fraction]:
    """What a unit makes of a number: its kind, the unit that is kept, a factor."""
    if not unit:
        return kind, "", Fraction(1)
    if unit in RATIOS:
        made, factor = RATIOS[unit]
        return made, "", factor
    return (Kind.MONEY if is_money(unit) else kind if kind is Kind.ORDINAL else Kind.MEASURE), unit, Fraction(1)
