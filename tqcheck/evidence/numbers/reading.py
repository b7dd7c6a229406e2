"""Text → quantities."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from tqcheck.evidence.numbers import hanzi, words
from tqcheck.evidence.numbers.digits import LITERAL, read_literal
from tqcheck.evidence.numbers.grammar import Grammar, base_of, grammar_of
from tqcheck.evidence.numbers.patterns import fixed_forms, labels, list_number, opaque_spans
from tqcheck.evidence.numbers.plain import plain
from tqcheck.evidence.numbers.quantity import Figure, Kind, Quantity
from tqcheck.evidence.numbers.units import is_money, same_unit

WEAK, SURE, SMALL_WORD = 0.2, 1.0, 0.8
FRACTION = re.compile(r"(?<![\d/.,])([1-9])/([2-9]|10)(?![\d/])")
TENTH = re.compile(r"割(\d)分(?=[^\d])")
SEN = re.compile(r"円(\d\d?)銭")
OVER = re.compile(r"\s?(?:分之|分の|분의)\s?")
RANGE = re.compile(r" ?(?:-|~|to|and|bis|und|à|et|a|y|до|и|đến|và|إلى|و|至|到|と|から|에서|do|i|e) ?")
EVERYDAY = 12
YEAR_WIDTH = 4
FIRST_YEAR, LAST_YEAR = 1400, 2200
LOOK_BACK, HUNDRED = 18, 100
MONTH_GAP = 6
SHORT_SCALES = {"m": 10**6, "k": 10**3, "b": 10**9}


def read_quantities(text: str, language: str) -> tuple[Quantity, ...]:
    """Every quantity in `text`, in order of place. `language` is a BCP 47 code.

    In a language without a data file, digits are read in every way they can be meant, months and weekdays by CLDR's
    names, and number words not at all.
    """
    grammar = grammar_of(language)
    lower = plain(text)
    taken = bytearray(len(lower))
    opaque_spans(lower, taken)
    for found in grammar.never.finditer(lower):
        taken[found.start() : found.end()] = b"\1" * (found.end() - found.start())
    made = fixed_forms(lower, text, grammar, taken)
    list_number(lower, grammar, taken)
    made += labels(lower, text, grammar, taken)
    figures = _fractions(lower, taken)
    figures += _hanzi_figures(lower, grammar, taken) if base_of(language) in {"zh", "ja", "ko"} else words.figures_in(lower, grammar, taken)
    figures.sort(key=lambda figure: figure.start)
    made += _spread(_all_attached(figures, lower, text, grammar, taken), lower)
    made.sort(key=lambda quantity: (quantity.start, quantity.end))
    return tuple(_in_dates(made, lower))


def _fractions(text: str, taken: bytearray) -> list[Figure]:
    made = []
    for found in FRACTION.finditer(text):
        top, bottom = int(found[1]), int(found[2])
        if top < bottom and not any(taken[found.start() : found.end()]):
            taken[found.start() : found.end()] = b"\1" * 3
            made.append(Figure(Fraction(top, bottom), found.start(), found.end(), others=(Fraction(top), Fraction(bottom)), weak=True))
    return made


def _hanzi_figures(text: str, grammar: Grammar, taken: bytearray) -> list[Figure]:
    found: list[Figure] = []
    position = 0
    while position < len(text):
        if text[position] in hanzi.STARTS and not taken[position]:
            figure = hanzi.read_figure(text, position, decimal=grammar.decimal, group=grammar.group)
            if figure is not None and not any(taken[figure.start : figure.end]):
                found.append(figure)
                position = figure.end
                continue
        position += 1
    return _over(found + _native(text, grammar, taken), text)


def _native(text: str, grammar: Grammar, taken: bytearray) -> list[Figure]:
    """Korean numbers of Korean stock, which only a counter after them makes sure: 두 명, 세 번째."""
    made = []
    for found in grammar.native.finditer(text):
        if not any(taken[found.start("n") : found.end("n")]) and grammar.counters.match(text, found.end("n")):
            value = grammar.native_values[found["n"]]
            made.append(Figure(Fraction(value), found.start("n"), found.end("n"), digits=False, weak=value == 1))
    return made


def _over(figures: list[Figure], text: str) -> list[Figure]:
    """三分之一: the number before 分之 divides the one after it."""
    made: list[Figure] = []
    for figure in figures:
        if made and made[-1].value and OVER.fullmatch(text, made[-1].end, figure.start):
            below = made.pop()
            parts = () if below.value == HUNDRED else (figure.value, below.value)
            value, unit = (figure.value, "%") if below.value == HUNDRED else (figure.value / below.value, "")
            figure = replace(figure, value=value, unit=unit, start=below.start, weak=False, others=parts, high=None)
        made.append(figure)
    return made


def _all_attached(figures: Sequence[Figure], text: str, original: str, grammar: Grammar, taken: bytearray) -> list[Quantity]:
    made: list[Quantity] = []
    for figure in figures:
        if not made or figure.start >= made[-1].end:  # the 60 of 150円60銭 is read with the 150
            made.append(_attached(figure, text, original, grammar, taken))
    return made


def _attached(figure: Figure, text: str, original: str, grammar: Grammar, taken: bytearray) -> Quantity:
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
        value, end, certainty = value + Fraction(1, 2), half.end(), SMALL_WORD
    prefix = _unit_before(text, start, grammar)
    scale = SHORT_SCALES.get(text[end : end + 1]) if prefix and is_money(prefix[0]) and not text[end + 1 : end + 2].isalpha() else None
    if scale:  # €5m
        value, end = value * scale, end + 1
    tenth, sen = TENTH.match(text, end), SEN.match(text, end)
    unit, unit_end = _unit_after(text, original, end, grammar, taken) if kind is not Kind.MULTIPLE and not figure.unit else (figure.unit, end)
    if counted := grammar.counters.match(text, end):
        certainty = max(certainty, WEAK if value == 1 else SMALL_WORD)
    if mark := grammar.half_after.match(text, counted.end() if counted and not unit else unit_end):
        if unit or counted:
            value, unit_end, certainty = value + Fraction(1, 2), max(unit_end, mark.end()), SMALL_WORD
    if prefix and (not unit or unit == "deg" or is_money(unit)):
        start = prefix[1]
        unit = unit if is_money(unit) else prefix[0]
    elif prefix and same_unit(prefix[0], unit):  # 時速184キロ
        unit, start = prefix
    if unit and value != 1 and (certainty > WEAK or kind is Kind.CARDINAL):
        certainty = max(certainty, SMALL_WORD if value.denominator == 1 or figure.digits else WEAK)
    if tenth:  # 3割5分 is 35 per cent
        value, unit_end = value + Fraction(int(tenth[1]), 10), tenth.end()
    elif sen:  # 150円60銭
        value, unit_end = value + Fraction(int(sen[1]), 100), sen.end()
    kind, unit, factor = _kind_of(kind, unit)
    end = unit_end if unit_end > end else end
    digits = figure.digits
    if figure.end - figure.start >= YEAR_WIDTH and _year(kind, unit, value) and not figure.grouped and figure.high is None:
        kind, unit = Kind.YEAR, ""
    bracket = text.rfind("(", max(0, start - 40), start)
    about = figure.approximate or bool(grammar.about_before.search(before[: len(before) - (figure.start - start)].rstrip())) \
        or bool(grammar.about_after.match(text, end) or grammar.about_after.match(text, figure.end))
    return Quantity(
        kind=kind, value=value * factor, text=original[start:end].strip(), start=start, end=end, unit=unit,
        high=None if figure.high is None else figure.high * factor, others=tuple(other * factor for other in figure.others),
        approximate=about, digits=digits, certainty=certainty,
        bracketed=bracket >= 0 and ")" not in text[bracket:start],
    )  # fmt: skip


def _year(kind: Kind, unit: str, value: Fraction) -> bool:
    dated = kind is Kind.CARDINAL or (kind is Kind.MEASURE and unit == "year")
    return dated and value.denominator == 1 and FIRST_YEAR <= value <= LAST_YEAR


def _unit_after(text: str, original: str, end: int, grammar: Grammar, taken: bytearray) -> tuple[str, int]:
    link = grammar.link.match(text, end)
    spaced = end + 1 if text[end : end + 1] in {" ", "-"} else end
    about = grammar.about_after.match(text, end)  # 三十余年
    for place in dict.fromkeys((end, spaced, link.end() if link else end, about.end() if about else end)):
        found = grammar.units.at(text, place)
        if found and not any(taken[place : found[1]]) and (found[1] - place > 1 or _letter_unit(text, original, end, place)):
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
    for begin in range(max(0, stop - 14), stop):
        found = grammar.prefixes.at(text, begin)
        if found and found[1] == stop and not (begin and text[begin].isascii() and text[begin].isalpha() and text[begin - 1].isascii() and text[begin - 1].isalpha()):
            return found[0], begin
    return None


def _kind_of(kind: Kind, unit: str) -> tuple[Kind, str, Fraction]:
    """What a unit makes of a number: its kind, the unit that is kept, a factor."""
    special: dict[str, tuple[Kind, Fraction]] = {
        "%": (Kind.PERCENT, Fraction(1)), "permille": (Kind.PERCENT, Fraction(1, 10)), "tenths": (Kind.PERCENT, Fraction(10)),
        "pp": (Kind.POINTS, Fraction(1)), "bp": (Kind.POINTS, Fraction(1, 100)), "times": (Kind.MULTIPLE, Fraction(1)),
    }  # fmt: skip
    if not unit:
        return kind, "", Fraction(1)
    if unit in special:
        made, factor = special[unit]
        return made, "", factor
    return (Kind.MONEY if is_money(unit) else kind if kind is Kind.ORDINAL else Kind.MEASURE), unit, Fraction(1)


def _spread(quantities: list[Quantity], text: str) -> list[Quantity]:
    """Give the first number of a range the unit and the scale of the second: 5–6 million dollars."""
    made = list(quantities)
    for at in range(len(made) - 2, -1, -1):
        first, second = made[at], made[at + 1]
        if not RANGE.fullmatch(text, first.end, second.start) or not (first.digits and second.digits):
            continue
        if not first.unit and first.kind in {Kind.CARDINAL, Kind.YEAR} and (second.unit or second.kind in {Kind.PERCENT, Kind.POINTS}):
            first = replace(first, unit=second.unit, kind=second.kind)
        found = LITERAL.search(text, second.start, second.end)
        lead = read_literal(found.group(), decimal="", group="") if found else None
        if lead and lead.readings[0] and second.value / lead.readings[0] >= 1000 and first.value < 1000:  # noqa: PLR2004
            factor = second.value / lead.readings[0]
            first = replace(first, value=first.value * factor, others=(*first.others, first.value))
        made[at] = first
    return made


def _in_dates(quantities: list[Quantity], text: str) -> list[Quantity]:
    """Call the numbers beside the name of a month days: Nov. 30, 30 de noviembre, 1st of May."""
    made = list(quantities)
    for at, quantity in enumerate(made):
        day = quantity.kind is Kind.ORDINAL or (quantity.kind is Kind.CARDINAL and quantity.digits)
        if day and not quantity.unit and 1 <= quantity.value <= 31:  # noqa: PLR2004
            after = made[at + 1] if at + 1 < len(made) else None
            before = made[at - 1] if at else None
            near_after = after and after.kind is Kind.MONTH and after.start - quantity.end <= MONTH_GAP
            near_before = before and before.kind is Kind.MONTH and 0 <= quantity.start - before.end <= 2  # noqa: PLR2004
            if near_after or near_before:
                made[at] = replace(quantity, kind=Kind.DAY, certainty=max(quantity.certainty, SMALL_WORD))
    return made


