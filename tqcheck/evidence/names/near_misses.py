"""Names that are nearly, but not quite, what stands on the other side: Shi Yanhong and 时殷弘, Brand and Brandt."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from tqcheck.evidence.names.mentions import Mention, _plain
from tqcheck.evidence.names.readings import mandarin, segment, syllables, write_mandarin, write_mandarin_with_tones
from tqcheck.evidence.names.sounds import romanise
from tqcheck.evidence.terms.folding import is_unspaced
from tqcheck.languages.codes import base

_HAN = re.compile(r"[\u3400-\u9fff]+")
_SURNAME_AND_GIVEN_NAME = 3  # syllables
_LETTERS = 6  # of a whole name; in shorter ones a changed letter is another name


@dataclass(frozen=True, slots=True)
class NearMiss:
    """What stands on the other side instead of a name that it nearly is."""

    start: int
    end: int
    words: str
    confidence: float
    explanation: str
    suggestion: str
    evidence: tuple[str, ...]


def near_miss(mention: Mention, own_language: str, others: list[Mention], text: str, language: str) -> NearMiss | None:
    """Return what the name was probably meant to be, or None."""
    found = [*_known(mention, others, own_language, language), *_read(mention, text, language), *_spelt(mention, others, own_language, language)]
    return max(found, key=lambda miss: miss.confidence, default=None)


def _known(mention: Mention, others: list[Mention], own_language: str, language: str) -> Iterator[NearMiss]:
    """Yield the known names of the other side that the mention nearly spells."""
    if mention.entities or is_unspaced(own_language):
        return
    for other in others:
        for entity in other.entities:
            for written in entity.written(own_language):
                if nearly(mention.words, written):
                    explanation = "" if other.words == written else f"which is {written}"
                    evidence = (f"table: {other.words} = {entity.english()}" + (f", {entity.note}" if entity.note else ""), *_reading(other.words, language))
                    yield NearMiss(other.start, other.end, other.words, 0.97, explanation, written, evidence)


def _reading(words: str, language: str) -> tuple[str, ...]:
    if base(language) in {"zh", "ja"} and _HAN.fullmatch(words):
        return (f"{words} reads {write_mandarin_with_tones(words)} in Mandarin",)
    return ()


def _spelt(mention: Mention, others: list[Mention], own_language: str, language: str) -> Iterator[NearMiss]:
    """Yield the unknown names of the other side that differ by a letter, in languages that share an alphabet."""
    if is_unspaced(language) or is_unspaced(own_language) or mention.entities or not mention.full:
        return
    for other in others:
        if not other.entities and other.full and nearly(mention.words, other.words):
            yield NearMiss(other.start, other.end, other.words, 0.85, "", other.words, ())


def nearly(one: str, other: str) -> bool:
    """Say whether two names of several words differ by a letter or two in one word, more than spelling explains."""
    a, b = _plain(one).split(), _plain(other).split()
    if len(a) != len(b) or len(a) < 2 or sum(map(len, a)) < _LETTERS or a == b:  # noqa: PLR2004
        return False
    changed = [(x, y) for x, y in zip(a, b, strict=True) if x != y]
    if len(changed) != 1:
        return False
    x, y = changed[0]
    if Levenshtein.distance(x, y) > (2 if min(len(x), len(y)) > 5 else 1):  # noqa: PLR2004
        return False
    if all(segment(word) for word in (*a, *b)):  # Pinyin has one spelling for a syllable
        return x.replace("v", "u") != y.replace("v", "u")
    return _spelling(romanise(x, "ru")) != _spelling(romanise(y, "ru"))


_SAME_SPELLINGS = (
    ("sch", "s"), ("tch", "c"), ("sh", "s"), ("sz", "s"), ("ch", "k"), ("kh", "k"), ("gh", "g"), ("th", "t"), ("dh", "d"),
    ("ph", "f"), ("ck", "k"), ("cz", "c"), ("qu", "k"), ("q", "k"), ("c", "k"), ("x", "ks"), ("w", "v"), ("z", "s"),
    ("ou", "u"), ("oo", "u"), ("oe", "o"), ("ae", "a"), ("ue", "u"), ("ee", "i"), ("ei", "i"), ("ai", "i"), ("ay", "i"),
    ("ey", "i"), ("ie", "i"), ("iy", "i"), ("ij", "i"), ("yi", "i"), ("ye", "e"), ("je", "e"), ("y", "i"), ("j", "i"),
    ("o", "u"), ("e", "i"), ("a", "i"), ("h", ""),
)  # fmt: skip


def _spelling(word: str) -> str:
    """Return a word without what differs between ways to transliterate: vowels' colour, doubled letters, k and c."""
    for spelling, replacement in _SAME_SPELLINGS:
        word = word.replace(spelling, replacement)
    word = "".join(c for i, c in enumerate(word) if i == 0 or word[i - 1] != c)
    return word.rstrip("iu") if len(word) > _STEM else word


_STEM = 4


def _read(mention: Mention, text: str, language: str) -> Iterator[NearMiss]:
    """Yield Chinese names of which all syllables but one read like the mention."""
    if base(language) not in {"zh", "ja"} or mention.entities or not mention.full:
        return
    for way in _ways(mention.words):
        for run in _HAN.finditer(text):
            for i in range(run.start(), run.end() - len(way) + 1):
                window = text[i : i + len(way)]
                read = mandarin(window)
                if read[0] != way[0] or sum(x != y for x, y in zip(read, way, strict=True)) != 1:
                    continue
                if Levenshtein.distance("".join(read), "".join(way)) <= 2:  # noqa: PLR2004
                    evidence = (f"{window} reads {write_mandarin_with_tones(window)} in Mandarin",)
                    written = write_mandarin(window)
                    yield NearMiss(i, i + len(way), window, 0.92, f"which reads {written}", written, evidence)


def _ways(words: str) -> list[tuple[str, ...]]:
    """Return the readings of a name of three syllables or more, surname first."""
    parts = words.split()
    if len(parts) != 2 or parts[0].lower() not in syllables():  # noqa: PLR2004
        return []
    return [way for way in segment(words) if len(way) >= _SURNAME_AND_GIVEN_NAME]
