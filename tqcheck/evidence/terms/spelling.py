"""Names of several words that no glossary knows: how they are mostly rendered, and where nearly so."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz.fuzz import ratio

from tqcheck.evidence.terms.association import Phrasebook, is_small, phrases
from tqcheck.languages.codes import base

LEAST = 4  # passages that hold a name; with fewer, nothing can be called usual
_TOGETHER, _STRENGTH = 3, 0.7  # passages with name and rendering, Dice
_ALIKE = 70.0  # per cent; below, the other rendering may be another thing
_SHORTEST = 3  # characters of a rendering

# A name of several words, in a language that writes capitals.
_NAME = re.compile(r"\b[A-ZÀ-ÞА-Я][\w'’-]+(?:\s+(?:of|of the|de|de la|für|der)?\s*[A-ZÀ-ÞА-Я][\w'’-]+)+")
_CASED = frozenset({"en", "de", "fr", "es", "ru", "vi", "pt", "it", "nl", "pl", "cs", "uk", "tr"})


@dataclass(frozen=True, slots=True)
class Spellings:
    """How a name is mostly rendered in the passages that hold it, and in which of them nearly so."""

    usual: str
    count: int  # passages with the usual rendering
    odd: Mapping[int, str]  # number of the passage → what it has instead


def names_in(texts: Sequence[str], language: str) -> Iterator[tuple[str, int]]:
    """Yield the names of several words in the passages of a source, each with the number of its passage, once."""
    if base(language) not in _CASED:
        return
    for number, content in enumerate(texts):
        told: set[str] = set()
        for match in _NAME.finditer(content):
            parts = match.group().split()
            while parts and is_small(parts[0].lower(), language):  # “The” at the beginning of a sentence
                del parts[0]
            name = " ".join(parts)
            if len(parts) > 1 and name not in told:
                told.add(name)
                yield name, number


def spellings(texts: Sequence[str], language: str, *, elsewhere: Callable[[str], int]) -> Spellings | None:
    """Return how the translations of the passages that hold a name render it, if some do it nearly as most do.

    Args:
        texts: what the target has for each passage that holds the name.
        language: of the target.
        elsewhere: how many of the other passages hold some words; asked only where there is something to tell.
    """
    if len(texts) < LEAST:
        return None
    everywhere = set(range(len(texts)))
    book = Phrasebook(texts, language, least=_TOGETHER)
    frequent = [p for p in book.partners(everywhere) if p.strength >= _STRENGTH]
    frequent.sort(key=lambda p: -len(p.key))  # the whole name, not the part that all spellings share
    odd = {p.key: _odd(p.key, texts, book.beads[p.key], language) for p in frequent}
    for partner in frequent if any(odd.values()) else ():
        strength = 2 * partner.together / (partner.together + elsewhere(partner.words) + len(texts))
        if strength >= _STRENGTH:
            found = odd[partner.key]
            return Spellings(partner.words, partner.together, found) if found else None
    return None


def _odd(key: str, texts: Sequence[str], regular: set[int], language: str) -> dict[int, str]:
    """Return what the passages without the usual rendering have instead, if it resembles it."""
    found = {}
    for number, content in enumerate(texts):
        like = None if number in regular else _like(key, content, language)
        if like and not any(like in texts[i] for i in regular):
            found[number] = like
    return found


def _like(key: str, content: str, language: str) -> str | None:
    """Return the phrase of a text that is nearly, but not quite, the one that was expected."""
    best: tuple[float, str] | None = None
    for other, surface in phrases(content, language):
        if len(surface) < _SHORTEST or other in key or key in other or abs(len(other) - len(key)) > 1 + len(key) // 5:
            continue
        if other[0] != key[0] or other[-1] != key[-1]:  # another word stands before or behind the name
            continue
        likeness = ratio(other, key)
        if likeness >= _ALIKE and (best is None or likeness > best[0]):
            best = (likeness, surface)
    return best[1] if best else None
