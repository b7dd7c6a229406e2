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

    __slots__ = ("_bounded", "_by_first", "_starts")

    def __init__(self, table: Iterable[tuple[str, Value]], *, bounded: bool) -> None:
        entries: dict[str, list[tuple[str, Value]]] = {}
        for phrase, value in sorted(table, key=lambda entry: (-len(entry[0].rstrip("*")), entry[0])):
            entries.setdefault(phrase[0].lower(), []).append((phrase, value))
        # One pattern of hundreds of phrases is tried slowly at every letter; one for each first letter is not.
        self._by_first = {
            first: (
                re.compile("|".join(f"({as_pattern(phrase, bounded=bounded)})" for phrase, _ in found)),
                [value for _, value in found],
            )
            for first, found in entries.items()
        }
        letters = "".join(map(re.escape, entries))
        self._starts = re.compile(f"[{letters}]" if letters else r"(?!)")
        self._bounded = bounded

    def at(self, text: str, position: int) -> tuple[Value, int] | None:
        """The value of the phrase that begins at `position`, and where it ends."""
        pattern, values = self._by_first.get(text[position : position + 1], (None, []))
        found = pattern.match(text, position) if pattern else None
        return (values[(found.lastindex or 1) - 1], found.end()) if found else None

    def all_in(self, text: str) -> Iterator[tuple[Value, int, int]]:
        """Every phrase in `text` with its start and end."""
        end = 0
        for start in self._starts.finditer(text):
            place = start.start()
            if place < end or (self._bounded and text[place - 1 : place].isalpha()):
                continue
            found = self.at(text, place)
            if found:
                value, end = found
                yield value, place, end


def flattened(table: Mapping[str, Iterable[str]]) -> Iterator[tuple[str, str]]:
    """A table code → phrases as pairs phrase, code."""
    return ((phrase, code) for code, phrases in table.items() for phrase in phrases)
