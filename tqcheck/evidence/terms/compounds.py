"""Terms that begin a longer word: Zoll in Zollpaket, 관세 in 관세정책.

Not every word that begins with a term is made from it (Passagier, Bildung): the rest must be one of the nouns that
`inflection.toml` lists as `heads`.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache, lru_cache

from tqcheck.evidence.terms.folding import Word, data, term_keys, words

_LEAST = 4  # letters of a first part


@lru_cache(maxsize=20_000)  # most words of a text come back
def first_part(surface: str, keys: tuple[str, ...], language: str) -> Word | None:
    """Return what stands before the head of a compound noun, as a word of its own; None if the word is no compound.

    Args:
        surface: the word as the text has it.
        keys: the stems that it may have.
        language: of the text.
    """
    heads, lengths = _heads(language)
    if not heads or not surface[:1].isupper() or surface.isupper():
        return None
    for key in keys:
        for length in lengths:  # longest first: Haltsplan is no head where Haushaltsplan is
            if len(key) >= length + _LEAST and key[-length:] in heads:
                return _word(surface[: len(key) - length], language)
    return None


def _word(part: str, language: str) -> Word | None:
    """Return a first part as a word, with the stems that it has without the s that joins it (Sanktions-)."""
    found = words(part, language)
    if len(found) != 1:
        return None
    bare_part = words(part.removesuffix("s"), language)
    keys = dict.fromkeys(key for word in (*found, *bare_part) for key in word.keys)
    return replace(found[0], keys=tuple(keys))


@cache
def headed(language: str) -> re.Pattern[str] | None:
    """Return what a language without word stems may write behind a term, before the particles; None: nothing."""
    own = str(data(language).get("heads", "")).split()
    return re.compile("|".join(sorted(own, key=len, reverse=True))) if own else None


@cache
def _heads(language: str) -> tuple[frozenset[str], tuple[int, ...]]:
    """Return the stems of the heads, and their lengths."""
    own = str(data(language).get("heads", "")).split()
    found = frozenset(key for head in own for key, _ in term_keys(head, language))
    return found, tuple(sorted({len(key) for key in found}, reverse=True))
