"""How much an edit changes what a sentence says: nothing, little, or its substance."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from rapidfuzz.distance import OSA

from tqcheck.languages import section
from tqcheck.languages.codes import base, writes_spaces

Weight = Literal["none", "light", "substance"]

_TYPO = 2  # letters put in, left out, replaced or swapped
_SHORTEST_TYPO = 5  # letters; of shorter words many are one letter apart
# As simplemma names the languages whose words it knows.
_HAS_WORDS = frozenset({"cs", "de", "en", "es", "fr", "hi", "it", "nl", "pl", "pt", "ru", "tr", "uk"})


@dataclass(frozen=True, slots=True)
class Change:
    """A stretch of words that another took the place of; one of them may be empty."""

    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Edit:
    """What was done to a passage."""

    weight: Weight
    changes: tuple[Change, ...]  # those that weigh as much as the whole


def weigh(old: str, new: str, language: str) -> Edit:
    """Compare two revisions of a passage; spacing, punctuation, case and slips of the pen count for nothing.

    Args:
        old: the passage as it was.
        new: as it is.
        language: that both are in.
    """
    words = _words(old, language), _words(new, language)
    keys = [[_fold(word) for word in side] for side in words]
    found: list[tuple[Weight, Change]] = []
    for op, i, j, k, m in SequenceMatcher(None, keys[0], keys[1], autojunk=False).get_opcodes():
        if op == "equal":
            continue
        weight = _weight(words[0][i:j], words[1][k:m], language)
        found.append((weight, Change(_join(words[0][i:j], language), _join(words[1][k:m], language))))
    for gravest in ("substance", "light"):
        changes = tuple(change for weight, change in found if weight == gravest)
        if changes:
            return Edit(gravest, changes)
    return Edit("none", ())


def key_of(words: str, language: str) -> tuple[str, ...]:
    """Return what is the same in two sentences that differ in spacing, punctuation and case only."""
    return tuple(map(_fold, _words(words, language)))


def _weight(old: Sequence[str], new: Sequence[str], language: str) -> Weight:
    if _fold("".join(old)) == _fold("".join(new)):  # e-mail, email
        return "none"
    if len(old) == len(new) and all(_is_respelt(a, b, language) for a, b in zip(old, new, strict=True)):
        return "none"
    light = frozenset(section(language, "edits").get("light", ()))
    return "light" if all(_fold(word) in light for word in (*old, *new)) else "substance"


def _is_respelt(old: str, new: str, language: str) -> bool:
    return _fold(old) == _fold(new) or _is_mended(old, new, language) or _is_variant(old, new, language)


def _is_mended(old: str, new: str, language: str) -> bool:
    """Say whether a word that does not exist became one that does: names and numbers are no such words."""
    if base(language) not in _HAS_WORDS or not (old.islower() and new.islower() and old.isalpha() and new.isalpha()):
        return False
    if min(len(old), len(new)) < _SHORTEST_TYPO or OSA.distance(old, new) > _TYPO:
        return False
    import simplemma  # noqa: PLC0415 - its dictionaries are large

    return simplemma.is_known(new, base(language)) and not simplemma.is_known(old, base(language))


def _is_variant(old: str, new: str, language: str) -> bool:
    """Say whether two words are two ways to spell one, as colour and color; “four” and “for” are not."""
    return min(len(old), len(new)) >= _SHORTEST_TYPO and any(
        {_fold(old), _fold(new)} == {word, word.replace(one, other)}
        for one, other in section(language, "edits").get("variants", ())
        for word in (_fold(old), _fold(new))
        if one in word
    )


def _words(text: str, language: str) -> list[str]:
    return list(_each_word(unicodedata.normalize("NFC", text), language))


def _each_word(text: str, language: str) -> Iterator[str]:
    # A sign such as % or € is a word: without it the sentence says something else.
    for found in re.finditer(r"[\w\u0300-\u036f\u064b-\u065f]+(?:[.,]\d+)*|[%‰°€$£¥§&+@]", text):
        if writes_spaces(language):
            yield found.group()
        else:
            yield from re.findall(r"[A-Za-z0-9]+(?:[.,][0-9]+)*|.", found.group())


def _fold(word: str) -> str:
    return unicodedata.normalize("NFKC", word).casefold().replace("ё", "е")  # which Russian may write for it


def _join(words: Sequence[str], language: str) -> str:
    return (" " if writes_spaces(language) else "").join(words)
