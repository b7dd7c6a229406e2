"""Where the terms of one language stand in a text.

Languages with spaces are searched by words, by their stems; Chinese, Japanese and Korean by characters.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from tqcheck.evidence.terms.compounds import first_part, headed
from tqcheck.evidence.terms.folding import Word, bare, data, fold, is_unspaced, term_keys, words
from tqcheck.model import Rendering

_SKIPPED = re.compile(r"[\s·・‧•\-]+")  # what may stand inside a term in Chinese, Japanese and Korean or be left out
_LATIN = re.compile(r"[0-9a-z]")
_KATAKANA = re.compile(r"[\u30a1-\u30fa\u30fc]")
_HANGUL = re.compile(r"[\uac00-\ud7a3]+")
_REMEMBERED = 20_000  # words


@dataclass(frozen=True, slots=True)
class Hit:
    """A rendering that stands in a text: which, where, and whether it stands inside a longer one."""

    start: int
    end: int
    term: int  # number of the rendering in the index
    nested: bool = False


class TermIndex:
    """All renderings of one language, ready to be looked for."""

    def __init__(self, renderings: Iterable[Rendering], language: str) -> None:
        self.renderings = tuple(renderings)
        self._language = language
        self._terms: dict[tuple[str, ...], tuple[int, ...]] = {}
        self._beginnings: set[tuple[str, ...]] = set()
        self._surfaces: dict[int, tuple[str, ...]] = {}
        self._by_first: dict[str, set[int]] = defaultdict(set)
        self._whole: dict[str, tuple[int, ...]] = {}
        self._open: dict[str, tuple[int, ...]] = {}  # beginnings of words → the open-ended renderings
        self._open_lengths: set[int] = set()
        self._begun: dict[tuple[str, ...], tuple[int, ...]] = {}  # most words of a text come back
        if is_unspaced(language):
            self._add_characters()
        else:
            for number, rendering in enumerate(self.renderings):
                self._add_words(number, rendering.text)

    def find(self, text: str) -> list[Hit]:
        """Return every rendering in the text; of overlapping ones the longest counts, the others are nested."""
        found = self._find_characters(text) if is_unspaced(self._language) else self._find_words(text)
        return _rank(found, len(text))

    def _add_words(self, number: int, text: str) -> None:
        keyed = term_keys(text, self._language)
        if not keyed:
            return
        if self.renderings[number].open_ended:
            beginning = bare(fold(text, self._language), self._language)
            self._open[beginning] = (*self._open.get(beginning, ()), number)
            self._open_lengths.add(len(beginning))
            return
        self._surfaces[number] = tuple(word.surface for _, word in keyed)
        self._insert(tuple(key for key, _ in keyed), number)
        if any(word.hyphened for _, word in keyed[:-1]):  # cease-fire is also ceasefire
            joined = "".join(word.surface + ("" if word.hyphened else " ") for _, word in keyed)
            self._insert(tuple(key for key, _ in term_keys(joined, self._language)), number)

    def _insert(self, keys: tuple[str, ...], number: int) -> None:
        """Keep a term under its stems; flat tuples instead of a tree of nodes, which large glossaries build slowly."""
        self._beginnings.update(keys[:length] for length in range(1, len(keys)))
        self._terms[keys] = (*self._terms.get(keys, ()), number)

    def _find_words(self, text: str) -> Iterator[Hit]:
        found = words(text, self._language)
        for i in range(len(found)):
            for end, number in self._walk((), found, i):
                if self._case_fits(number, found[i:end]):
                    yield Hit(found[i].start, found[end - 1].end, number)
            yield from self._find_first_part(found[i])
            for number in self._find_begun(found[i].keys) if self._open else ():
                yield Hit(found[i].start, found[i].end, number)

    def _find_first_part(self, word: Word) -> Iterator[Hit]:
        """Yield the terms that a compound is made with (Zollpaket); what is forbidden is forbidden as a word only."""
        part = first_part(word.surface, word.keys, self._language)
        for key in part.keys if part else ():
            for number in self._terms.get((key,), ()):
                if part and self.renderings[number].status == "admitted" and self._case_fits(number, (part,)):
                    yield Hit(word.start, word.start + part.end, number)

    def _find_begun(self, keys: tuple[str, ...]) -> tuple[int, ...]:
        """Return the open-ended renderings that a word begins with, whatever is written together with it in front."""
        if keys not in self._begun:
            if len(self._begun) >= _REMEMBERED:
                self._begun.clear()
            found = (n for key in keys for length in self._open_lengths for n in self._open.get(key[:length], ()))
            self._begun[keys] = tuple(dict.fromkeys(found))
        return self._begun[keys]

    def _walk(self, path: tuple[str, ...], found: tuple[Word, ...], i: int) -> Iterator[tuple[int, int]]:
        """Yield the terms that continue `path` with word i: behind which word each ends, and its number."""
        if i >= len(found):
            return
        for key in found[i].keys:
            yield from self._step((*path, key), found, i + 1)
        if found[i].hyphened and i + 1 < len(found) and found[i + 1].start == found[i].end + 1:
            joined = found[i].surface + found[i + 1].surface.lower()
            for word in words(joined, self._language):
                for key in word.keys:
                    yield from self._step((*path, key), found, i + 2)

    def _step(self, path: tuple[str, ...], found: tuple[Word, ...], i: int) -> Iterator[tuple[int, int]]:
        for number in self._terms.get(path, ()):
            yield i, number
        if path in self._beginnings:
            yield from self._walk(path, found, i)

    def _case_fits(self, number: int, found: tuple[Word, ...]) -> bool:
        rendering = self.renderings[number]
        wanted = self._surfaces[number]
        if len(wanted) != len(found):
            return True
        for term, word in zip(wanted, (word.surface for word in found), strict=True):
            if len(term) > 1 and term.isupper() and not word.startswith(term):
                return False  # NATO, CCP: never a word in small letters
            if term[:1].isupper() and not word[:1].isupper() and (len(wanted) == 1 or rendering.case_sensitive):
                return False  # Congress is not every congress
            if rendering.case_sensitive and term.islower() and not word.islower():
                return False
        return True

    def _add_characters(self) -> None:
        lines = "\n".join(" ".join(rendering.text.splitlines()) for rendering in self.renderings)
        for number, folded in enumerate(fold(lines, self._language).split("\n")):  # at once: each call has its price
            squeezed = _SKIPPED.sub("", folded)
            if squeezed:
                self._by_first[squeezed[0]].add(len(squeezed))
                self._whole[squeezed] = (*self._whole.get(squeezed, ()), number)

    def _find_characters(self, text: str) -> Iterator[Hit]:
        folded = fold(text, self._language)
        kept = [i for i, c in enumerate(folded) if not _SKIPPED.match(c)]
        squeezed = "".join(folded[i] for i in kept)
        for i, first in enumerate(squeezed):
            for length in self._by_first.get(first, ()):
                numbers = self._whole.get(squeezed[i : i + length])
                if not numbers or i + length > len(squeezed):  # the text may end within the length that is looked for
                    continue
                start, end = kept[i], kept[i + length - 1] + 1
                for number in numbers:
                    rendering = self.renderings[number]
                    bounded = self._bounded(folded, start, end, open_ended=rendering.open_ended)
                    if bounded and _capitals_fit(rendering, text[start:end]):
                        yield Hit(start, end, number)

    def _bounded(self, text: str, start: int, end: int, *, open_ended: bool) -> bool:
        """Say whether the stretch is not the inside of a longer word, or of one that it begins."""
        before, after = text[start - 1 : start], text[end : end + 1]
        for script in (_LATIN, _KATAKANA):
            if any(
                a and b and script.match(a) and script.match(b)
                for a, b in ((before, text[start]), (text[end - 1], after))
            ):
                return False
        if self._language == "ko" and _HANGUL.match(text[end - 1]):
            if before and _HANGUL.match(before):
                return False
            if open_ended:
                return True
            rest = _HANGUL.match(text, end)
            return rest is None or bool(_endings().fullmatch(rest.group()))
        return True


def _capitals_fit(rendering: Rendering, found: str) -> bool:
    """Say whether an abbreviation among ideographs (IMF) stands in capitals."""
    term = rendering.text
    return not (term.isascii() and term.isupper()) or found.upper() == found


@cache
def _endings() -> re.Pattern[str]:
    """Return what may follow a Korean noun in the same word: the head of a compound, particles."""
    particle = "|".join(sorted(data("ko").get("particles", ()), key=len, reverse=True))
    heads = headed("ko")
    head = heads.pattern if heads else "(?!)"
    return re.compile(f"(?:{particle}){{1,3}}|(?:{head})(?:{particle}){{0,3}}")


def _rank(hits: Iterable[Hit], size: int) -> list[Hit]:
    """Mark the hits that lie inside or across a longer one; those of the same span stand side by side."""
    by_length = sorted(set(hits), key=lambda hit: (hit.start - hit.end, hit.start))
    taken: set[tuple[int, int]] = set()
    covered = bytearray(size)
    ranked = []
    for hit in by_length:
        span = hit.start, hit.end
        nested = span not in taken and any(covered[hit.start : hit.end])
        if not nested and span not in taken:
            taken.add(span)
            covered[hit.start : hit.end] = b"\1" * (hit.end - hit.start)
        ranked.append(Hit(hit.start, hit.end, hit.term, nested))
    return sorted(ranked, key=lambda hit: (hit.start, hit.end, hit.term))
