"""Currencies that are named without a number, and what a price is for: 291 to the dollar, bonds in euros, $70 a barrel.

There is no number that could differ; what can is which currency or unit is named.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from tqcheck.evidence.numbers.attaching import SURE, WEAK
from tqcheck.evidence.numbers.grammar import Grammar
from tqcheck.evidence.numbers.matching import POUND
from tqcheck.evidence.numbers.plain import plain
from tqcheck.evidence.numbers.quantity import Kind, Quantity
from tqcheck.evidence.numbers.units import dimension, is_money, same_unit

GOODS = frozenset({"mass", "volume", "area", "energy", "length"})
# In scripts without spaces the names are also found inside of longer words: ハンドル, 이유로.
RUNS_ON = (re.compile(r"[ァ-ヶー]{2}"), re.compile(r"[가-힣]{2}"))
TOURNAMENT = re.compile(r"[ -]?(?:19|20)\d\d(?!\d)")  # Euro 2024
CLEAR = 0.5
RATE_REACH = 16


@dataclass(frozen=True, slots=True)
class Named:
    """What one side names: `sure` can accuse, `rates` are what a price or rate is for, `answers` all that is named."""

    sure: tuple[Quantity, ...]
    rates: tuple[Quantity, ...]
    answers: tuple[Quantity, ...]


def read_named(text: str, quantities: Sequence[Quantity], grammar: Grammar) -> Named:
    """The currencies and units in `text` that stand without a number; `quantities` are those that have one."""
    lower = plain(text)
    taken = bytearray(len(lower))
    for quantity in quantities:
        taken[quantity.start : quantity.end] = b"\1" * (quantity.end - quantity.start)
    for never in grammar.never.finditer(lower):
        taken[never.start() : never.end()] = b"\1" * (never.end() - never.start())
    rates = list(_rates(lower, text, quantities, taken, grammar))
    named = [found for found in _currencies(lower, text, taken, grammar) if not _among(found, rates)]
    rates += [quantity for quantity in quantities if _single(quantity, quantities, lower, grammar)]
    sure = tuple(quantity for quantity in (*rates, *named) if quantity.certainty >= CLEAR)
    return Named(sure, tuple(rates), (*rates, *named))


def _among(quantity: Quantity, others: Sequence[Quantity]) -> bool:
    return any(quantity.start < other.end and other.start < quantity.end for other in others)


def _currencies(lower: str, text: str, taken: bytearray, grammar: Grammar) -> Iterator[Quantity]:
    for unit, start, end in grammar.named.all_in(lower):
        inside = any(run.match(lower, start - 1) for run in RUNS_ON) or RUNS_ON[0].match(lower, end - 1)
        if not any(taken[start:end]) and not inside:
            sure = not grammar.homonyms.fullmatch(lower, start, end) and not TOURNAMENT.match(lower, end)
            yield _named(unit, text, start, end, SURE if sure else WEAK)


def _named(unit: str, text: str, start: int, end: int, certainty: float = SURE) -> Quantity:
    return Quantity(
        kind=Kind.MONEY if is_money(unit) else Kind.MEASURE,
        value=Fraction(1),
        text=text[start:end].strip(),
        start=start,
        end=end,
        unit=unit,
        digits=False,
        certainty=certainty,
        named=True,
    )


def _priced(unit: str) -> bool:
    return unit != "cent" and (is_money(unit) or dimension(unit) in GOODS)


def _rates(
    lower: str, text: str, quantities: Sequence[Quantity], taken: bytearray, grammar: Grammar
) -> Iterator[Quantity]:
    """Units behind “per” and its like, and before あたり and its like."""
    places = [found.end() for found in grammar.rate_before.finditer(lower)]
    for quantity in quantities:
        close = grammar.rate_close.match(lower, quantity.end)
        if close and quantity.kind is Kind.MONEY:
            places.append(close.end())
    for place in sorted(set(places)):
        found = grammar.units.at(lower, place)
        if found and _priced(found[0]) and found[1] - place > 1 and not any(taken[place : found[1]]):
            yield _named(found[0], text, place, found[1])
    for after in grammar.rate_after.finditer(lower):
        for place in range(max(0, after.start() - RATE_REACH), after.start() - 1):
            found = grammar.units.at(lower, place)
            if found and found[1] == after.start() and _priced(found[0]) and not any(taken[place : found[1]]):
                if not lower[place - 1 : place].isalpha():
                    yield _named(found[0], text, place, found[1])
                break


def _single(quantity: Quantity, quantities: Sequence[Quantity], lower: str, grammar: Grammar) -> bool:
    """Whether a quantity is one of something that a price is for: 1ドル=150円, 1バレル70ドル, 291 por un dólar."""
    if quantity.value != 1 or quantity.high is not None or not quantity.unit or not _priced(quantity.unit):
        return False
    before = any(found.end() == quantity.start for found in grammar.rate_before.finditer(lower, 0, quantity.start))
    priced = any(other.start == quantity.end and other.kind is Kind.MONEY for other in quantities)
    return before or priced or grammar.rate_after.match(lower, quantity.end) is not None


def answers_one(quantity: Quantity | None, opposite: Named) -> bool:
    """Whether a quantity is one of what the other side names without a number: every dollar counts, 1ドルも無駄に…."""
    if quantity is None or quantity.value != 1 or not is_money(quantity.unit):
        return False
    return any(same_unit(quantity.unit, named.unit) for named in opposite.answers if named.named)


def changed(
    source: Named, target: Named, source_quantities: Sequence[Quantity], target_quantities: Sequence[Quantity]
) -> Iterator[tuple[Quantity, Quantity, float]]:
    """What only the source names, each with what only the target names in its place, and how sure that is."""
    used: set[int] = set()
    surplus = _surplus(target.rates, source.rates)
    for rates in (True, False):
        left = _unanswered(source, target, target_quantities, rates=rates)
        right = _unanswered(target, source, source_quantities, rates=rates)
        for one in left:
            # 38 to the dollar and 44 to the euro → 38 und 44 je Euro
            for other in right or (surplus if rates else []):
                if not {id(one), id(other)} & used and one.kind is other.kind:
                    used |= {id(one), id(other)}
                    yield one, other, 0.93 if rates else 0.8
                    break


def _surplus(rates: Sequence[Quantity], opposite: Sequence[Quantity]) -> list[Quantity]:
    """The rates that one side gives more often than the other: the second of two for the same unit."""
    open_rates = list(opposite)
    found = []
    for rate in rates:
        answer = next((other for other in open_rates if _same(rate.unit, other.unit)), None)
        if answer is None:
            found.append(rate)
        else:
            open_rates.remove(answer)
    return found


def _unanswered(side: Named, opposite: Named, quantities: Sequence[Quantity], *, rates: bool) -> list[Quantity]:
    answers = opposite.answers if rates else (*opposite.answers, *quantities)
    return [
        quantity
        for quantity in (side.rates if rates else side.sure)
        if not any(other.unit and _same(quantity.unit, other.unit) for other in answers)
    ]


def _same(one: str, other: str) -> bool:
    return same_unit(one, other) or same_unit(POUND.get(one, one), POUND.get(other, other))
