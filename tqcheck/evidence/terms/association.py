"""Which words of two aligned texts go together, found from the alignment alone."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from tqcheck.evidence.beads import text
from tqcheck.evidence.terms.folding import data, fold, is_unspaced, words
from tqcheck.languages.codes import base
from tqcheck.model import AlignedPair, Side

_LONGEST_IN_WORDS, _LONGEST_IN_CHARACTERS = 4, 8
_LITTLE = 3  # letters; a term neither begins nor ends with so short a word in small letters
_COMMON = 0.2  # a word in more than this share of the beads is grammar
_FEW = 20  # beads; in fewer, nothing can be said of what is common
_RUN = re.compile(
    r"[\u3400-\u4dbf\u4e00-\u9fff々]{2,}|[\u30a1-\u30fa\u30fc・·]{2,}|[A-Za-z][A-Za-z0-9.&-]+|[\uac00-\ud7a3]{2,}"
)
# Characters of grammar, at which a Chinese term neither begins nor ends.
_GRAMMAR = frozenset("的了在是和与及或于对将从被把也都而但为以所不有这那其他她它们我你就还又要已之")

Phrases = Mapping[str, set[int]]  # a phrase's key → the beads that hold it


@dataclass(frozen=True, slots=True)
class Partner:
    """A target phrase that goes with a source phrase."""

    key: str
    words: str
    together: int  # beads that hold both
    strength: float  # Dice's coefficient of the two sets of beads, 0 to 1


class Phrasebook:
    """The repeated phrases of one side, by the beads that hold them."""

    def __init__(self, texts: Iterable[str], language: str, *, least: int) -> None:
        self.language = language
        self.beads: dict[str, set[int]] = defaultdict(set)
        self._surfaces: dict[str, Counter[str]] = defaultdict(Counter)
        self.size = 0
        for index, content in enumerate(texts):
            self.size += 1
            for key, surface in phrases(content, language):
                self.beads[key].add(index)
                self._surfaces[key][surface] += 1
        for key in [key for key, found in self.beads.items() if len(found) < least]:
            del self.beads[key], self._surfaces[key]

    def surface(self, key: str) -> str:
        """Return how the phrase is written most often."""
        return min(self._surfaces[key].items(), key=lambda item: (-item[1], item[0]))[0]

    def partners(self, held_in: set[int]) -> list[Partner]:
        """Return the phrases that go best with a phrase of the other side that these beads hold, the best first."""
        counts = Counter(key for key, found in self.beads.items() if not found.isdisjoint(held_in))
        found = []
        for key in counts:
            together = len(self.beads[key] & held_in)
            strength = 2 * together / (len(self.beads[key]) + len(held_in))
            found.append(Partner(key, self.surface(key), together, strength))
        return sorted(found, key=lambda p: (-round(p.strength, 2), -len(p.key), p.key))

    def drop_grammar(self) -> None:
        """Leave out what stands in so many beads that it must be grammar, unless it is written with a capital."""
        if self.size < _FEW:
            return
        for key in [key for key, found in self.beads.items() if len(found) > _COMMON * self.size]:
            if not any(c.isupper() for c in self.surface(key)):
                del self.beads[key], self._surfaces[key]


def side_texts(pair: AlignedPair, side: Side) -> list[str]:
    """Return what each bead of a pair says on that side."""
    return [text(pair, bead, side) for bead in pair.beads]


def phrases(content: str, language: str) -> Iterator[tuple[str, str]]:
    """Yield the phrases of a text that could be terms, as a key without inflection and as they stand."""
    if base(language) == "ko":
        yield from _korean(content)
    elif is_unspaced(language):
        yield from _in_characters(content, language)
    else:
        yield from _in_words(content, language)


def _in_words(content: str, language: str) -> Iterator[tuple[str, str]]:
    found = words(content, language)
    for i in range(len(found)):
        for j in range(i + 1, min(len(found), i + _LONGEST_IN_WORDS) + 1):
            if j > i + 1 and not re.fullmatch(r"[\s'’\-]+(?:s\s+)?", content[found[j - 2].end : found[j - 1].start]):
                break
            first, last = found[i].surface, found[j - 1].surface
            if not any(is_small(word, language) for word in (first, last)):
                yield " ".join(word.keys[0] for word in found[i:j]), content[found[i].start : found[j - 1].end]


def is_small(word: str, language: str) -> bool:
    """Say whether a word is of the grammar, a number or a letter: a term neither begins nor ends with it."""
    lower = word.lower()
    return (
        word.isdigit() or len(word) == 1 or (len(word) <= _LITTLE and word == lower) or lower in _small(base(language))
    )


@cache
def _small(language: str) -> frozenset[str]:
    return frozenset(str(data(language).get("small", "")).split())


def _in_characters(content: str, language: str) -> Iterator[tuple[str, str]]:
    folded = fold(content, language)
    for run in _RUN.finditer(content):
        start, end = run.span()
        if content[start].isascii() or "\u30a1" <= content[start] <= "\u30fc":
            yield folded[start:end], run.group()
            continue
        for i in range(start, end - 1):
            if folded[i] in _GRAMMAR:
                continue
            for j in range(i + 2, min(end, i + _LONGEST_IN_CHARACTERS) + 1):
                if folded[j - 1] not in _GRAMMAR:
                    yield folded[i:j], content[i:j]


def _korean(content: str) -> Iterator[tuple[str, str]]:
    found = [(match.start(), match.group(), _bare(match.group())) for match in re.finditer(r"[^\W_]+", content)]
    for i, (start, _, _) in enumerate(found):
        for j in range(i, min(len(found), i + _LONGEST_IN_WORDS)):
            if j > i and content[found[j - 1][0] + len(found[j - 1][1]) : found[j][0]] != " ":
                break
            last_start, _, bare = found[j]
            if len(bare) > 1:
                yield " ".join([*(word for _, word, _ in found[i:j]), bare]), content[start : last_start + len(bare)]


@cache
def _bare(word: str) -> str:
    """Return a Korean word without the particle at its end."""
    for particle in sorted(data("ko").get("particles", ()), key=len, reverse=True):
        if word.endswith(particle) and len(word) - len(particle) > 1:
            return word[: -len(particle)]
    return word
