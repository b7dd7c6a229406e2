"""Text → quantities."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from tqcheck.evidence.numbers import hanzi, words
from tqcheck.evidence.numbers.attaching import SMALL_WORD, attached
from tqcheck.evidence.numbers.digits import LITERAL, read_literal
from tqcheck.evidence.numbers.grammar import Grammar, base_of, grammar_of
from tqcheck.evidence.numbers.patterns import fixed_forms, labels, list_number, opaque_spans
from tqcheck.evidence.numbers.plain import plain
from tqcheck.evidence.numbers.quantity import Figure, Kind, Quantity

FRACTION = re.compile(r"(?<![\d/.,])([1-9])/([2-9]|10)(?![\d/])")
OVER = re.compile(r"\s?(?:分之|分の|분의)\s?")
RANGE = re.compile(r" ?(?:-|~|to|and|bis|und|à|et|a|y|до|и|đến|và|إلى|و|至|到|と|から|에서|do|i|e) ?")
HUNDRED, THOUSAND = 100, 1000
MONTH_GAP = 6


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
    figures += (
        _hanzi_figures(lower, grammar, taken)
        if base_of(language) in {"zh", "ja", "ko"}
        else words.figures_in(lower, grammar, taken)
    )
    figures = _divided(sorted(figures, key=lambda figure: figure.start), lower, grammar)
    figures = _parts_of_scales(figures, lower, grammar)
    made += _spread(_all_attached(figures, lower, text, grammar, taken), lower)
    made.sort(key=lambda quantity: (quantity.start, quantity.end))
    return tuple(_in_dates(made))


def _fractions(text: str, taken: bytearray) -> list[Figure]:
    made = []
    for found in FRACTION.finditer(text):
        top, bottom = int(found[1]), int(found[2])
        if top < bottom and not any(taken[found.start() : found.end()]):
            taken[found.start() : found.end()] = b"\1" * 3
            made.append(
                Figure(
                    Fraction(top, bottom),
                    found.start(),
                    found.end(),
                    others=(Fraction(top), Fraction(bottom)),
                    weak=True,
                )
            )
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
            made.append(replace(figure, value=value, unit=unit, start=below.start, weak=False, others=parts, high=None))
        else:
            made.append(figure)
    return made


def _divided(figures: list[Figure], text: str, grammar: Grammar) -> list[Figure]:
    """Hai phần ba, two thirds: the number after the word divides the one before it."""
    made: list[Figure] = []
    for figure in figures:
        if made and 0 < figure.value < HUNDRED and grammar.over.fullmatch(text, made[-1].end, figure.start):
            above = made.pop()
            made.append(replace(above, value=above.value / figure.value, end=figure.end, weak=False))
        else:
            made.append(figure)
    return made


def _parts_of_scales(figures: list[Figure], text: str, grammar: Grammar) -> list[Figure]:
    """Half a million, three quarters of a billion: a part in words and the scale that it is a part of."""
    made: list[Figure] = []
    for figure in figures:
        part = made[-1] if made else None
        bare = not figure.digits and figure.weak and figure.high is None and figure.value >= THOUSAND
        if (
            part
            and bare
            and not part.digits
            and part.value < 1
            and grammar.part_of.fullmatch(text, part.end, figure.start)
        ):
            made[-1] = replace(part, value=part.value * figure.value, end=figure.end, weak=False)
        else:
            made.append(figure)
    return made


def _all_attached(
    figures: Sequence[Figure], text: str, original: str, grammar: Grammar, taken: bytearray
) -> list[Quantity]:
    made: list[Quantity] = []
    for figure in figures:
        if not made or figure.start >= made[-1].end:  # the 60 of 150円60銭 is read with the 150
            made.append(attached(figure, text, original, grammar, taken))
    return made


def _spread(quantities: list[Quantity], text: str) -> list[Quantity]:
    """Give the first number of a range the unit and the scale of the second: 5–6 million dollars."""
    made = list(quantities)
    for at in range(len(made) - 2, -1, -1):
        first, second = made[at], made[at + 1]
        if not RANGE.fullmatch(text, first.end, second.start) or not (first.digits and second.digits):
            continue
        if (
            not first.unit
            and first.kind in {Kind.CARDINAL, Kind.YEAR}
            and (second.unit or second.kind in {Kind.PERCENT, Kind.POINTS})
        ):
            first = replace(first, unit=second.unit, kind=second.kind)
        found = LITERAL.search(text, second.start, second.end)
        lead = read_literal(found.group(), decimal="", group="") if found else None
        written = lead.readings[0] if lead else Fraction(0)
        factor = second.value / written if written else Fraction(1)
        # “from 2.5% to 2.5 million” is no range, de 9.200 a 10.100 millones is one
        if first.kind is second.kind and factor >= THOUSAND and (first.value < THOUSAND or first.value < 2 * written):
            first = replace(first, value=first.value * factor, others=(*first.others, first.value))
        made[at] = first
    return made


def _in_dates(quantities: list[Quantity]) -> list[Quantity]:
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
