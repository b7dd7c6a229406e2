"""Lists of words and phrases looked for at one place of a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Generic, TypeVar

Value = TypeVar("Value")


def as_pattern(phrase: str, *, bounded: bool) -> str:
    """The regular expression of a phrase: `*` stands for any ending, a space for any space or hyphen.

    With `bounded` a phrase that ends in a letter must not run on in another letter.
    """
    made = re.escape(phrase.lower()).replace(r"\*", r"[^\W\d_]*").replace(r"\ ", r"[ \-]?" if not bounded else r"[ \-]")
    if not phrase[-1].isalpha():
        return made
    return made + (r"(?![^\W\d_])" if bounded else "(?![a-z])" if phrase[-1].isascii() else "")


class Phrases(Generic[Value]):
    """A table from phrases to values; the longest phrase at a place wins.

    `bounded` says that words are parted by spaces, so that a phrase has to begin and end with a word.
    """

    __slots__ = ("_bounded", "_pattern", "_values")

    def __init__(self, table: Iterable[tuple[str, Value]], *, bounded: bool) -> None:
        entries = sorted(table, key=lambda entry: (-len(entry[0].rstrip("*")), entry[0]))
        self._values = [value for _, value in entries]
        body = "|".join(f"({as_pattern(phrase, bounded=bounded)})" for phrase, _ in entries) or r"(?!)"
        self._pattern = re.compile(body)
        self._bounded = bounded

    def at(self, text: str, position: int) -> tuple[Value, int] | None:
        """The value of the phrase that begins at `position`, and where it ends."""
        found = self._pattern.match(text, position)
        return (self._values[(found.lastindex or 1) - 1], found.end()) if found else None

    def all_in(self, text: str) -> Iterator[tuple[Value, int, int]]:
        """Every phrase in `text` with its start and end."""
        for found in self._pattern.finditer(text):
            if self._bounded and text[found.start() - 1 : found.start()].isalpha():
                continue
            yield self._values[(found.lastindex or 1) - 1], found.start(), found.end()


def flattened(table: Mapping[str, Iterable[str]]) -> Iterator[tuple[str, str]]:
    """A table code → phrases as pairs phrase, code."""
    return ((phrase, code) for code, phrases in table.items() for phrase in phrases)
