"""Tables of words that say one thing, a row a meaning and a column a language; and where they stand in a text.

A cell lists words, divided by “|”: “rise” in any inflection that the language's endings tell, “climb*” with any
ending, “*rait” with any beginning, “nahm … zu” as a verb and what stands behind it in the clause, “up #” as a word
with a number behind it and “# 高” with one before it (up 1.6%, 2.4%高), “~high” as a word that may say it too but that
often says something else. The words of a row “idle” only look like others: nothing is
found where they stand, nor where a word is written in capitals that the row lists so (“May”). `wordlists.toml` names
words that only seem to be forms of listed ones.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable

from tqcheck.evidence.terms.folding import is_unspaced
from tqcheck.evidence.terms.index import Hit, TermIndex
from tqcheck.languages.codes import base
from tqcheck.model import Rendering

_IDLE = "idle"  # in the first column
_GAP = " … "
_NUMBER_BEHIND = re.compile(r"\W{0,3}(?:[^\W\d]{1,8}\W{1,3})?\d")  # up 1.6%, up by 1.6%, up about $3
_NUMBER_BEFORE = re.compile(r"\d\s?(?:[^\W\d]{1,13}|[%％°])?\s?\Z")  # 2.4%高, 150円高, 2 percent up
_CLAUSE = re.compile(r"[;:!?()«»“”„\"،؛؟]|[.,](?!\d)|\s[–—-]\s")  # where a clause may end


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """What one row of a table says besides its words, by column."""

    cells: Mapping[str, str]

    @property
    def name(self) -> str:
        """Return what stands in the first column."""
        return next(iter(self.cells.values()))


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of a text that stand in a table."""

    start: int
    end: int
    row: Row
    weak: bool  # they often say something else


@dataclass(frozen=True, slots=True)
class _Word:
    row: Row
    weak: bool
    behind: str = ""  # what has to follow in the clause
    number: re.Pattern[str] | None = None  # a number that has to stand beside


class Wordlist:
    """The words of some tables in one language."""

    def __init__(self, rows: Iterable[Row], language: str) -> None:
        self._language = base(language)
        self._words: list[_Word] = []
        self._renderings: list[Rendering] = []
        self._endings: dict[str, _Word] = {}
        for row in rows:
            for word in filter(None, row.cells.get(self._language, "").split("|")):
                self._add(row, word)

    def _add(self, row: Row, word: str) -> None:
        text, _, behind = word.removeprefix("~").partition(_GAP)
        if text.startswith("*"):
            self._endings[text[1:]] = _Word(row, word.startswith("~"))
            return
        number = _NUMBER_BEHIND if text.endswith(" #") else _NUMBER_BEFORE if text.startswith("# ") else None
        text = text.removesuffix(" #").removeprefix("# ")
        self._words.append(_Word(row, word.startswith("~"), behind, number))
        self._renderings.append(Rendering(text.removesuffix("*"), open_ended=text.endswith("*")))

    @cached_property
    def _index(self) -> TermIndex:
        return TermIndex(self._renderings, self._language)

    def find(self, text: str) -> tuple[Mention, ...]:
        """Return the words in reading order, those that only their endings tell last; no names, none inside another."""
        found = [mention for hit in self._hits(text) if (mention := self._mention(hit, text))]
        if self._endings:
            found += (
                Mention(word.start(), word.end(), ending.row, ending.weak)
                for word in self._ending.finditer(text)
                for ending in (self._endings[word.group(1)],)
            )
        return tuple(dict.fromkeys(found))

    def _hits(self, text: str) -> list[Hit]:
        hits = [hit for hit in self._index.find(text) if not hit.nested]
        idle = {(hit.start, hit.end) for hit in hits if self._words[hit.term].row.name == _IDLE}
        return [hit for hit in hits if (hit.start, hit.end) not in idle] if idle else hits

    @cached_property
    def _ending(self) -> re.Pattern[str]:
        """Match a word in small letters with a listed ending and at least two letters before it."""
        longest_first = sorted(self._endings, key=len, reverse=True)
        return re.compile(rf"\b[^\W\d_A-Z][^\W\d_]+?({'|'.join(longest_first)})\b")

    def _mention(self, hit: Hit, text: str) -> Mention | None:
        word = self._words[hit.term]
        if self._is_name(hit, text) or self._is_another(hit, text):
            return None
        if word.number is _NUMBER_BEHIND and not _NUMBER_BEHIND.match(text, hit.end):
            return None
        if word.number is _NUMBER_BEFORE and not _NUMBER_BEFORE.search(text[max(0, hit.start - 20) : hit.start]):
            return None
        end = hit.end
        if word.behind:
            clause = _CLAUSE.search(text, hit.end)
            reach = clause.start() if clause else len(text)
            rest = re.compile(rf"\b{re.escape(word.behind)}\b").search(text, hit.end, reach)
            if rest is None:
                return None
            end = rest.end()
        return Mention(hit.start, end, word.row, word.weak)

    def _is_another(self, hit: Hit, text: str) -> bool:
        """Say whether a word only looks like a form of the listed one: “sich” of “sicher”."""
        found = text[hit.start : hit.end].lower()
        return found in _apart(self._language) and found != self._renderings[hit.term].text.lower()

    def _is_name(self, hit: Hit, text: str) -> bool:
        """Say whether a word is capitalised without beginning a sentence; German capitalises every noun."""
        if is_unspaced(self._language) or self._language == "de" or not text[hit.start].isupper():
            return False
        if self._renderings[hit.term].text[0].isupper():
            return False
        before = text[: hit.start].rstrip(" \t\n\"'“”«»„‘’(—–-")
        return bool(before) and before[-1] not in ".!?:…"


@cache
def _apart(language: str) -> frozenset[str]:
    """Return the words that stand for themselves only."""
    listed = tomllib.loads((files(__package__) / "wordlists.toml").read_text(encoding="utf-8"))
    return frozenset(listed.get(language, "").split())


def read_rows(files: Iterable[Traversable]) -> tuple[Row, ...]:
    """Return the rows of tables that come with the program; lines that begin with # are remarks."""
    rows: list[Row] = []
    for file in files:
        lines = [line for line in file.read_text(encoding="utf-8").split("\n") if line and not line.startswith("#")]
        header = lines[0].split("\t")
        rows += (Row(dict(zip(header, line.split("\t"), strict=False))) for line in lines[1:])
    return tuple(rows)
