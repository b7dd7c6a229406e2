"""The words of a text that stand at one pole of an axis, as rise and fall do, accept and reject.

In `data/*.tsv` a row is a meaning, with its words in each language. Rows of one axis contradict each other where
their poles differ; the rows of one pole are near enough to translate each other. `firmness.toml` tells the axes whose
words may change places without an error, `turned.toml` what makes of a word its opposite right before it.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Literal

from tqcheck.evidence.wordlists import Row, Wordlist, read_rows
from tqcheck.languages.codes import base, writes_spaces

Firmness = Literal["firm", "bounding", "turning"]
"""Whether words of an axis accuse wherever they stand, only beside a number, or never for sure."""

_OTHER_END = {"+": "-", "-": "+"}

_LONGEST = 24  # characters of a negator

# The languages that the tables have words of.
DATA = ("ar", "de", "en", "es", "fr", "ja", "ko", "ru", "vi", "zh")


@dataclass(frozen=True, slots=True)
class Pole:
    """A word that stands at one pole of an axis."""

    start: int
    end: int
    axis: str
    pole: str
    says: str  # in English
    weak: bool  # it often says something else, so it may excuse but not accuse
    lessened: bool = False  # it is the opposite that stands there, taken back by a “less”: less upbeat


Poles = Mapping[str, Mapping[str, tuple[Pole, ...]]]  # by axis and pole


def poles(text: str, language: str) -> tuple[Pole, ...]:
    """Return the words of `text` that stand at a pole, in reading order.

    A word with a negator right before it (غير مباشر, 不安全) may stand for either end of its axis; one with a “less”
    (less upbeat) stands for the other end.
    """
    found: list[Pole] = []
    for word in _wordlist(base(language)).find(text):
        pole = Pole(word.start, word.end, word.row.name, word.row.cells["pole"], word.row.cells["says"], word.weak)
        turn = _turn(text, word.start, base(language))
        other_end = replace(pole, pole=_OTHER_END.get(pole.pole, pole.pole))
        if turn is None:
            found.append(pole)
        elif turn == "lessened":
            found.append(replace(other_end, says=f"less {pole.says}", lessened=True))
        else:
            found += [replace(pole, weak=True), replace(other_end, weak=True)]
    # A word may be listed as one that often says something else, and as one that does not beside a number.
    once = {replace(word, weak=True): word for word in sorted(found, key=lambda word: not word.weak)}
    return tuple(sorted(once.values(), key=lambda word: (word.start, word.end)))


def firmness(axis: str) -> Firmness:
    """Return how far the words of an axis may be trusted to accuse."""
    return _firmness().get(axis, "firm")


def speaks_of_exchange(text: str, language: str) -> bool:
    """Say whether a clause tells the price of one currency in another: if one falls, the other rises."""
    words = _turned("exchange", base(language))
    return words is not None and words.search(text) is not None


def _turn(text: str, start: int, language: str) -> Literal["negated", "lessened"] | None:
    """Return what the words right before a place do to what stands there."""
    before = text[max(0, start - _LONGEST) : start]
    kinds: tuple[Literal["negated", "lessened"], ...] = ("negated", "lessened")
    matches = {
        kind: match.start() for kind in kinds if (words := _turned(kind, language)) and (match := words.search(before))
    }
    return min(matches, key=lambda kind: matches[kind], default=None)  # no less


def by_axis(found: Iterable[Pole]) -> Poles:
    """Return the words by axis and by pole."""
    grouped: dict[str, dict[str, tuple[Pole, ...]]] = {}
    for word in found:
        at_pole = grouped.setdefault(word.axis, {})
        at_pole[word.pole] = (*at_pole.get(word.pole, ()), word)
    return grouped


@cache
def axes() -> frozenset[str]:
    """Return the names of all axes."""
    return frozenset(row.name for row in _rows()) - {"idle"}


@cache
def _firmness() -> Mapping[str, Firmness]:
    listed = tomllib.loads((files(__package__) / "firmness.toml").read_text(encoding="utf-8"))
    kinds: tuple[Firmness, ...] = ("bounding", "turning")
    return {axis: kind for kind in kinds for axis in listed[kind].split()}


@cache
def _turned(kind: str, language: str) -> re.Pattern[str] | None:
    """Match the words of a section of `turned.toml`; negators and “less” only right before what follows the text."""
    listed = tomllib.loads((files(__package__) / "turned.toml").read_text(encoding="utf-8"))[kind].get(language)
    if not listed:
        return None
    alternatives = "|".join(re.escape(words) for words in sorted(listed, key=len, reverse=True))
    if not writes_spaces(language):
        return re.compile(f"(?:{alternatives})" + ("" if kind == "exchange" else r"\Z"))
    end = r"(?!\w)" if kind == "exchange" else r"[\s-]{0,2}\Z"
    return re.compile(rf"(?<!\w)(?:{alternatives}){end}", re.IGNORECASE)


@cache
def _rows() -> tuple[Row, ...]:
    tables = (file for file in (files(__package__) / "data").iterdir() if file.name.endswith(".tsv"))
    return read_rows(sorted(tables, key=lambda file: file.name))


@cache
def _wordlist(language: str) -> Wordlist:
    return Wordlist(_rows(), language)
