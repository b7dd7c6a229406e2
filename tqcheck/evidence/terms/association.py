"""Which words of two aligned texts go together, found from the alignment alone."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from tqcheck.evidence.beads import text
from tqcheck.evidence.terms.folding import Word, data, fold, is_unspaced, words
from tqcheck.languages.codes import base
from tqcheck.model import AlignedPair, Side

_LONGEST_IN_WORDS, _LONGEST_IN_CHARACTERS = 4, 8
_LITTLE = 3  # letters; a term neither begins nor ends with so short a word in small letters
_COMMON = 0.2  # a word in more than this share of the beads is grammar
_FEW = 20  # beads; in fewer, nothing can be said of what is common
_MOSTLY = 2 / 3  # of the beads with a phrase
_RUN = re.compile(
    r"[\u3400-\u4dbf\u4e00-\u9fff々]{2,}|[\u30a1-\u30fa\u30fc・·]{2,}|[A-Za-z][A-Za-z0-9.&-]+|[\uac00-\ud7a3]{2,}"
)
_KOREAN_WORD = re.compile(r"[^\W_]+")
# Unicode orders the syllables of Hangul by their final consonant, none first.
_FIRST_SYLLABLE, _SYLLABLES, _FINALS = 0xAC00, 11172, 28
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
        contents = list(texts)
        self.size = len(contents)
        nouns = _whole_nouns(contents) if base(language) == "ko" else frozenset()
        for index, content in enumerate(contents):
            for key, surface in phrases(content, language, whole=nouns):
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

    def is_common(self, key: str) -> bool:
        """Say whether a phrase stands in so many beads that it must be grammar, unless it is written with a capital."""
        return (
            self.size >= _FEW
            and len(self.beads[key]) > _COMMON * self.size
            and not any(c.isupper() for c in self.surface(key))
        )

    def is_fragment(self, key: str) -> bool:
        """Say whether a phrase is mostly the middle of longer ones, as 国国 of 美国国务院, which is no word."""
        left, right = self._extended.get(key, (set(), set()))
        least = _MOSTLY * len(self.beads[key])
        return len(left) >= least and len(right) >= least

    @cached_property
    def _extended(self) -> Mapping[str, tuple[set[int], set[int]]]:
        """The beads in which longer phrases go on to the left and to the right of each phrase."""
        found: dict[str, tuple[set[int], set[int]]] = {}
        for key, beads in self.beads.items():
            for start, end in _parts(key, self.language):
                part = key[start:end]
                if part in self.beads:
                    left, right = found.setdefault(part, (set(), set()))
                    if start:
                        left |= beads
                    if end < len(key):
                        right |= beads
        return found


def _parts(key: str, language: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a phrase that are shorter than it: of characters, or of whole words."""
    edges: Sequence[int] = range(len(key) + 1)
    if not is_unspaced(language) or base(language) == "ko":
        spaces = [i for i, c in enumerate(key) if c == " "]
        edges = sorted({0, len(key), *spaces, *(i + 1 for i in spaces)})
    for start in edges:
        for end in edges:
            if start < end and (start, end) != (0, len(key)):
                yield start, end


def side_texts(pair: AlignedPair, side: Side) -> list[str]:
    """Return what each bead of a pair says on that side."""
    return [text(pair, bead, side) for bead in pair.beads]


def phrases(content: str, language: str, *, whole: Collection[str] = ()) -> Iterator[tuple[str, str]]:
    """Yield the phrases of a text that could be terms, as a key without inflection and as they stand.

    `whole` are Korean words that are known to end as they do: the 나 of 우크라이나 is no particle.
    """
    if base(language) == "ko":
        yield from _korean(content, whole)
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
            if not any(is_small(word, language) for word in (first, last)) and not _divides(found, i, j):
                yield " ".join(word.keys[0] for word in found[i:j]), content[found[i].start : found[j - 1].end]


def _divides(found: Sequence[Word], start: int, end: int) -> bool:
    """Say whether a phrase begins or ends inside a compound with a hyphen in small letters (оборонно-промышленный)."""
    return any(
        found[i - 1].hyphened and found[i].start == found[i - 1].end + 1 and found[i - 1].surface.islower()
        for i in (start, end)
        if 0 < i < len(found)
    )


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


def _korean(content: str, whole: Collection[str]) -> Iterator[tuple[str, str]]:
    matches = [(match.start(), match.group()) for match in _KOREAN_WORD.finditer(content)]
    found = [(start, word, word if word in whole else _bare(word)) for start, word in matches]
    for i, (start, _, _) in enumerate(found):
        for j in range(i, min(len(found), i + _LONGEST_IN_WORDS)):
            if j > i and content[found[j - 1][0] + len(found[j - 1][1]) : found[j][0]] != " ":
                break
            last_start, _, bare = found[j]
            if len(bare) > 1 or j > i:  # a syllable by itself says little
                yield " ".join([*(word for _, word, _ in found[i:j]), bare]), content[start : last_start + len(bare)]


def _whole_nouns(contents: Iterable[str]) -> frozenset[str]:
    """Return the Korean words whose ending is their own: 국민당은 shows 국민당, nothing shows 우크라이 without 나."""
    endings = tuple(data("ko").get("endings-of-nouns", ()))
    words = {word for content in contents for word in _KOREAN_WORD.findall(content)}
    with_particle = {bare for word in words if not word.endswith(endings) and (bare := _bare(word)) != word}
    seen = words | with_particle
    return frozenset(
        word for word in seen if word.endswith(endings) and (word in with_particle or _bare(word) not in seen)
    )


@cache
def _bare(word: str) -> str:
    """Return a Korean word without the particle at its end."""
    for particle in sorted(data("ko").get("particles", ()), key=len, reverse=True):
        rest = word.removesuffix(particle)
        if rest != word and len(rest) > 1 and _may_follow(particle, rest):
            return rest
    return word


def _may_follow(particle: str, word: str) -> bool:
    """Say whether a Korean particle has the form that it takes behind a word with that last sound."""
    syllable = ord(word[-1]) - _FIRST_SYLLABLE
    if not 0 <= syllable < _SYLLABLES:
        return True
    ends_in_vowel = syllable % _FINALS == 0
    return particle not in data("ko").get("after-consonant" if ends_in_vowel else "after-vowel", ())
