"""How a name sounds: romanised text, and how far two romanised names are apart.

The distance is that of Levenshtein on the letters and, with double weight, on classes of consonants, since
transliterations keep consonants better than vowels.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from tqcheck.languages.codes import base

_KANA = {"ー": "", "ッ": "", "っ": "", "・": " ", "＝": " ", "=": " "}
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
_NOT_LETTERS = re.compile(r"[^a-z]+")
_PINYIN_INITIALS = (("zh", "j"), ("ch", "ch"), ("c", "ts"), ("q", "ch"), ("x", "sh"))  # as an English reader says them
_HARD_C = re.compile("c(?![eiyh])")
_VOWELS = re.compile(r"[aeiouyw]+")
_SPELLINGS = (  # English and other spellings → one class each; the order matters
    ("tsch", "c"),
    ("sch", "s"),
    ("shch", "s"),
    ("tch", "c"),
    ("dzh", "c"),
    ("dj", "c"),
    ("tch", "c"),
    ("ough", "o"),
    ("ph", "f"),
    ("th", "t"),
    ("sh", "s"),
    ("ch", "c"),
    ("zh", "c"),
    ("kh", "k"),
    ("gh", "k"),
    ("ck", "k"),
    ("ts", "c"),
    ("tz", "c"),
    ("dz", "c"),
    ("qu", "k"),
    ("x", "ks"),
    ("ng", "n"),
    ("wr", "r"),
    ("kn", "n"),
    ("ce", "se"),
    ("ci", "si"),
    ("cy", "si"),
    ("q", "k"),
    ("j", "c"),
    ("z", "s"),
)
_CLASSES = str.maketrans({"b": "p", "f": "p", "v": "p", "d": "t", "g": "k", "h": "", "l": "r", "m": "n", "w": ""})


@lru_cache(maxsize=50_000)
def romanise(text: str, language: str) -> str:
    """Return the text in small ASCII letters: Chinese by default readings, other scripts letter by letter."""
    if base(language) in {"zh", "ja"}:
        text = "".join(_KANA.get(c, c) for c in text)
        text = text.replace("ウイ", "ウィ")
    if base(language) == "zh" or _HAN.search(text):
        text = "".join(_pinyin(c) if _HAN.match(c) else c for c in text)
    if base(language) in {"ru", "uk", "bg", "be"}:
        text = text.replace("х", "h").replace("Х", "H")  # Хоффенхайм; it stands for h more often than for kh
    from anyascii import anyascii  # noqa: PLC0415 - loads its tables on import

    return anyascii(unicodedata.normalize("NFC", text)).lower()


@lru_cache(maxsize=10_000)
def _pinyin(character: str) -> str:
    from tqcheck.evidence.names.readings import syllable  # noqa: PLC0415 - Chinese texts only

    read = syllable(character)
    for initial, english in _PINYIN_INITIALS:
        if read.startswith(initial):
            return english + read[len(initial) :]
    return read


@lru_cache(maxsize=100_000)
def letters(romanised: str) -> str:
    """Return only the letters of a romanised text, doubled ones once."""
    plain = _NOT_LETTERS.sub("", romanised)
    return "".join(c for i, c in enumerate(plain) if i == 0 or plain[i - 1] != c)


@lru_cache(maxsize=100_000)
def skeleton(romanised: str) -> str:
    """Return the classes of the consonants: “trump” and “telangpu” both give trnp, but for the vowels between."""
    text = letters(romanised)
    if not text.startswith("ts"):
        text = _HARD_C.sub("k", text)
    for spelling, replacement in _SPELLINGS:
        text = text.replace(spelling, replacement)
    text = _VOWELS.sub("", text.replace("c", "s").translate(_CLASSES))
    return "".join(c for i, c in enumerate(text) if i == 0 or text[i - 1] != c)


@lru_cache(maxsize=200_000)
def distance(one: str, other: str) -> float:
    """Return how far two romanised names are apart: 0 the same, 1 nothing in common."""
    from rapidfuzz.distance import Levenshtein  # noqa: PLC0415 - fast to import only when needed

    plain = Levenshtein.normalized_distance(letters(one), letters(other))
    a, b = skeleton(one), skeleton(other)
    if not a and not b:
        return plain
    return (plain + 2 * Levenshtein.normalized_distance(a, b)) / 3
