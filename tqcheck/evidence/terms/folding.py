"""Text → what two spellings of one term have in common, with offsets unchanged.

Case, width, apostrophes, hyphens, Simplified and Traditional characters go here; inflection is in `inflection.toml`.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from tqcheck.languages.codes import base
from tqcheck.languages.detection import to_simplified

_ONE_FOR_ONE: dict[int, int] = {
    **{code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)},
    0x3000: 0x20,
    0xA0: 0x20,
    0x202F: 0x20,
    **dict.fromkeys(map(ord, "’‘ʼ＇`´"), ord("'")),
    **dict.fromkeys(map(ord, "‐‑‒–－"), ord("-")),
}
# A word with its combining marks (Arabic vowel signs, decomposed accents); apostrophes and hyphens divide words.
_WORD = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f\u0640\u064b-\u065f\u0670])*")
_ARABIC_MARKS = re.compile(r"[\u0640\u064b-\u065f\u0670]")
_ARABIC_LETTERS = str.maketrans("أإآٱىة", "اااايه")  # how hurried writers write them
_MARKS = re.compile(r"[\u0300-\u036f]")
_WITHOUT_ACCENTS = {"en", "de", "fr", "es", "pt", "it", "nl"}
_UNSPACED = {"zh", "ja", "ko", "th", "lo", "km", "my", "yue", "wuu"}
_VIETNAMESE_TONES = {
    "oà": "òa",
    "oá": "óa",
    "oả": "ỏa",
    "oã": "õa",
    "oạ": "ọa",
    "oè": "òe",
    "oé": "óe",
    "oẻ": "ỏe",
    "oẽ": "õe",
    "oẹ": "ọe",
    "uỳ": "ùy",
    "uý": "úy",
    "uỷ": "ủy",
    "uỹ": "ũy",
    "uỵ": "ụy",
}
_SHORT_ABBREVIATION = 5
_LONGEST_ENDING = 5
_LITTLE = 3  # letters; words of the grammar are hardly longer


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: where it stands, and the forms under which a term's word may match it."""

    start: int
    end: int
    surface: str
    keys: tuple[str, ...]
    hyphened: bool  # the next word follows behind a hyphen


def is_unspaced(language: str) -> bool:
    """Say whether terms of the language are looked for by characters: no spaces, or words that grow together."""
    return base(language) in _UNSPACED


def fold(text: str, language: str) -> str:
    """Return the text in lower case, half width and Simplified characters, with as many code points as it has."""
    if text.isascii():
        return text.lower().translate(_ONE_FOR_ONE) if "`" in text else text.lower()
    if base(language) == "zh":
        text = to_simplified(text)
    text = text.translate(_ONE_FOR_ONE)
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


@lru_cache(maxsize=2048)  # the checks of a bead look at the same words
def words(text: str, language: str) -> tuple[Word, ...]:
    """Return the words of a text, each with all the forms that it may be an inflection of."""
    folded = fold(text, language)
    found = []
    for match in _WORD.finditer(folded):
        start, end = match.span()
        surface = text[start:end]
        keys = _keys(match.group(), base(language), _is_abbreviation(surface))
        found.append(Word(start, end, surface, keys, hyphened=folded[end : end + 1] == "-"))
    return tuple(found)


def term_keys(term: str, language: str) -> list[tuple[str, Word]]:
    """Return the words of a term, each with the one form under which it is kept."""
    folded = fold(term, language)
    found = []
    for match in _WORD.finditer(folded):
        start, end = match.span()
        key = _own_key(match.group(), term[start:end], base(language))
        found.append((key, Word(start, end, term[start:end], (key,), hyphened=folded[end : end + 1] == "-")))
    return found


@lru_cache(maxsize=20_000)
def stems(term: str, language: str) -> tuple[str, ...]:
    """Return the stems of a term's words, without the little ones (of, the, und, для) where there are others."""
    keyed = term_keys(term, language)
    large = tuple(key for key, word in keyed if len(word.surface) > _LITTLE or not word.surface.islower())
    return large or tuple(key for key, _ in keyed)


def is_ambiguous(term: str, language: str) -> bool:
    """Say whether a term by itself proves nothing, for it often means something else: 米, rice and a metre."""
    return _key_of_all(term, language) in _ambiguous(language)


@cache
def _ambiguous(language: str) -> frozenset[str]:
    return frozenset(_key_of_all(term, language) for term in _toml("ambiguous").get(base(language), "").split())


def _key_of_all(term: str, language: str) -> str:
    return fold(term, language) if is_unspaced(language) else " ".join(key for key, _ in term_keys(term, language))


@lru_cache(maxsize=100_000)
def _keys(word: str, language: str, abbreviation: bool) -> tuple[str, ...]:  # noqa: FBT001 - cached by position
    plain = bare(word, language)
    if abbreviation and len(word) <= _SHORT_ABBREVIATION:
        return (plain,)
    found = _possible_stems(plain, language)
    for prefix in data(language).get("prefixes", ()):
        rest = plain.removeprefix(prefix)
        if len(rest) >= 3 and rest != plain:  # noqa: PLR2004 - shorter is no word
            found += _possible_stems(rest, language)
    return tuple(dict.fromkeys(found))


def _own_key(folded: str, surface: str, language: str) -> str:
    plain = bare(folded, language)
    if _is_abbreviation(surface) and len(surface) <= _SHORT_ABBREVIATION:
        return plain
    if language == "ar" and plain.startswith("ال") and len(plain) >= 5:  # noqa: PLR2004
        plain = plain[2:]
    return _stem(plain, language)


def bare(word: str, language: str) -> str:
    """Return a folded word without the marks that its writer may leave out: accents, vowel signs, the dots of ё."""
    if word.isascii():
        return word
    if language in _WITHOUT_ACCENTS:
        word = _MARKS.sub("", unicodedata.normalize("NFKD", word)).replace("ß", "ss")
    elif language == "ar":
        word = _ARABIC_MARKS.sub("", unicodedata.normalize("NFKC", word)).translate(_ARABIC_LETTERS)
    else:
        word = unicodedata.normalize("NFC", word)
    if language == "vi" and word[-2:] in _VIETNAMESE_TONES:
        word = word[:-2] + _VIETNAMESE_TONES[word[-2:]]
    return word.replace("ё", "е") if language == "ru" else word


def _possible_stems(word: str, language: str) -> list[str]:
    """Return what the word may be a form of, the likeliest first; Китая is Китай, though -ая ends adjectives."""
    if word in _unchanged(language):
        return [word]
    shortest, endings = _endings(language)
    found = [
        word[:-length] + replacement
        for length in range(min(_LONGEST_ENDING, len(word) - 1), 0, -1)
        for replacement in endings.get(word[-length:], ())
        if len(word) - length + len(replacement) >= shortest
    ]
    return [*found, word]


@lru_cache(maxsize=50_000)
def _stem(word: str, language: str) -> str:
    return _possible_stems(word, language)[0]


def _is_abbreviation(surface: str) -> bool:
    return len(surface) > 1 and surface.isupper()


@cache
def _endings(language: str) -> tuple[int, Mapping[str, list[str]]]:
    """Return how much of a word must remain, and what each ending may be replaced by."""
    own = data(language)
    endings: dict[str, list[str]] = {}
    for ending, replacement in own.get("endings", ()):
        endings.setdefault(ending, []).append(replacement)
    return own.get("shortest", 3), endings


@cache
def _unchanged(language: str) -> frozenset[str]:
    return frozenset(str(data(language).get("unchanged", "")).split())


@cache
def _toml(name: str) -> Mapping[str, Any]:
    return tomllib.loads((files(__package__) / f"{name}.toml").read_text(encoding="utf-8"))


def data(language: str) -> Mapping[str, Any]:
    """Return what `inflection.toml` knows of a language."""
    own = _toml("inflection").get(base(language), {})
    return own if isinstance(own, Mapping) else {}
