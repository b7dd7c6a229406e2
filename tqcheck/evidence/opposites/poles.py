"""The words of a text that stand at one pole of an axis, as rise and fall do, accept and reject.

In `data/*.tsv` a row is a meaning, with its words in each language. Rows of one axis contradict each other where
their poles differ; the rows of one pole are near enough to translate each other.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from tqcheck.evidence.wordlists import Row, Wordlist, read_rows
from tqcheck.languages.codes import base

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


Poles = Mapping[str, Mapping[str, tuple[Pole, ...]]]  # by axis and pole


def poles(text: str, language: str) -> tuple[Pole, ...]:
    """Return the words of `text` that stand at a pole, in reading order."""
    found = (
        Pole(word.start, word.end, word.row.name, word.row.cells["pole"], word.row.cells["says"], word.weak)
        for word in _wordlist(base(language)).find(text)
    )
    return tuple(dict.fromkeys(found))


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
def _rows() -> tuple[Row, ...]:
    tables = (file for file in (files(__package__) / "data").iterdir() if file.name.endswith(".tsv"))
    return read_rows(sorted(tables, key=lambda file: file.name))


@cache
def _wordlist(language: str) -> Wordlist:
    return Wordlist(_rows(), language)
