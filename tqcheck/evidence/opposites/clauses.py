"""The clauses of a text, and the numbers that tie a word to the one that translates it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tqcheck.model import Span

_END = re.compile(r"[;:!?…()«»“”„\"。，；：！？「」『』（）،؛؟\n]|[.,](?!\d)|\s[–—-]\s")
_NUMBER = re.compile(r"\d+(?:[.,\s\u00a0\u202f]\d+)*")
_SEPARATORS = re.compile(r"[.,\s\u00a0\u202f]")


@dataclass(frozen=True, slots=True)
class Number:
    """A number in digits: where it stands, how it is written, and its digits alone: 1,731 and 1 731 are the same."""

    start: int
    end: int
    written: str
    digits: str
    clause: Span

    def gap(self, start: int, end: int) -> int:
        """Return how many characters lie between the number and a word; 0 if it stands inside (“nahm um 3 % zu”)."""
        return max(0, start - self.end, self.start - end)


def clauses(text: str) -> Iterator[Span]:
    """Yield the stretches between marks of punctuation; a comma within a number is none."""
    start = 0
    for mark in _END.finditer(text):
        yield Span(start, mark.start())
        start = mark.end()
    yield Span(start, len(text))


def numbers(text: str) -> tuple[Number, ...]:
    """Return the numbers that are written in digits, in reading order."""
    return tuple(
        Number(number.start(), number.end(), number.group(), _digits(number.group()), clause)
        for clause in clauses(text)
        for number in _NUMBER.finditer(text, clause.start, clause.end)
    )


def nearest(found: Sequence[Number], start: int, end: int) -> Number | None:
    """Return the number that a word most likely belongs to: the closest one in its clause."""
    within = [number for number in found if number.clause.start <= start < number.clause.end]
    return min(within, key=lambda number: number.gap(start, end), default=None)


def _digits(number: str) -> str:
    return "".join(str(int(digit)) for digit in _SEPARATORS.sub("", number))
