"""The clauses of a text, and the numbers that tie a clause to the one that translates it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tqcheck.model import Span

_END = re.compile(r"[;:!?…()«»“”„\"。，；：！？「」『』（）،؛؟\n]|[.,](?!\d)|\s[–—-]\s")
_NUMBER = re.compile(r"\d+(?:[.,\s\u00a0\u202f]\d+)*")
_SEPARATORS = re.compile(r"[.,\s\u00a0\u202f]")


@dataclass(frozen=True, slots=True)
class Numbered:
    """A number as it is written, and the clause that it stands in."""

    written: str
    clause: Span


def clauses(text: str) -> Iterator[Span]:
    """Yield the stretches between marks of punctuation; a comma within a number is none."""
    start = 0
    for mark in _END.finditer(text):
        yield Span(start, mark.start())
        start = mark.end()
    yield Span(start, len(text))


def numbered(text: str) -> Mapping[str, Numbered]:
    """Return the numbers that are written in digits and stand only once in the text, by their digits alone.

    1,731 and 1 731 are the same, and so are 0.7 and 0,7.
    """
    found = [
        (_digits(number.group()), Numbered(number.group(), clause))
        for clause in clauses(text)
        for number in _NUMBER.finditer(text, clause.start, clause.end)
    ]
    times = Counter(digits for digits, _ in found)
    return {digits: number for digits, number in found if times[digits] == 1}


def _digits(number: str) -> str:
    return "".join(str(int(digit)) for digit in _SEPARATORS.sub("", number))
