"""Which language a text is in."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from typing import Any

from tqcheck.languages.codes import base

_KANA = re.compile(r"[\u3041-\u3096\u30a1-\u30fa]")
_HANGUL = re.compile(r"[\uac00-\ud7a3]")
_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]")
_LETTER = re.compile(r"[^\W\d_]")
_CLEAR = 0.8  # share of a sentence that must be in a language to say that it is in it
_CLEAR_LEAD = 0.25  # share of the words by which one dictionary must know more than the other
_SAMPLE = 20_000  # code points: more does not change the answer

# What the detector confuses with a close relative, and what news texts nearly always mean.
_CANONICAL = {"iw": "he", "in": "id", "no": "nb", "wuu": "zh", "jw": "jv", "mo": "ro"}


@dataclass(frozen=True, slots=True)
class Guess:
    """A detected language; `share` is how much of the text is in it, 0 to 1."""

    language: str
    share: float
    reliable: bool


def detect(text: str) -> Guess | None:
    """Return the language of `text`, or None where it has no letters or nothing can be said.

    Kana means Japanese and Hangul Korean before any statistics; Chinese is told into Simplified
    and Traditional by its characters.
    """
    sample = text[:_SAMPLE]
    letters = len(_LETTER.findall(sample))
    if not letters:
        return None
    han, kana, hangul = (len(pattern.findall(sample)) for pattern in (_HAN, _KANA, _HANGUL))
    if kana > 0.05 * (han + kana) and kana + han > 0.4 * letters:
        return Guess("ja", (kana + han) / letters, reliable=True)
    if hangul > 0.3 * letters:
        return Guess("ko", (hangul + han) / letters, reliable=True)
    if han > 0.3 * letters:
        return Guess(chinese_script(sample), han / letters, reliable=True)
    return _statistical(sample)


def chinese_script(text: str) -> str:
    """Return `zh-Hant` if `text` holds more Traditional-only than Simplified-only characters, else `zh`."""
    traditional = sum(a != b for a, b in zip(text, _converter("t2s").convert(text), strict=False))
    simplified = sum(a != b for a, b in zip(text, _converter("s2t").convert(text), strict=False))
    return "zh-Hant" if traditional > simplified else "zh"


def to_simplified(text: str) -> str:
    """Return `text` in Simplified characters, one for one: offsets stay what they are."""
    return _convert(text, "t2s")


def to_simplified_from_japanese(text: str) -> str:
    """Return `text` with the characters of Japanese as Simplified ones, one for one (渡辺, 渡邊 and 渡边 are one)."""
    return _convert(_convert(text, "jp2t"), "t2s")


def _convert(text: str, way: str) -> str:
    converted = str(_converter(way).convert(text))
    if len(converted) != len(text):  # a phrase of another length: convert each character alone
        return "".join(_converted_character(c, way) for c in text)
    return converted


@cache
def _converted_character(character: str, way: str) -> str:
    converted = str(_converter(way).convert(character))
    return converted if len(converted) == 1 else character


@cache
def _converter(name: str) -> Any:
    import opencc  # noqa: PLC0415 - its tables load on first use only

    return opencc.OpenCC(name)


def known_words(text: str, language: str) -> float | None:
    """Return the share of the words that the language's dictionary knows, or None where there is no dictionary.

    A second opinion on single sentences, in which the names of people and places lead statistics astray.
    """
    from simplemma.language_detector import in_target_language  # noqa: PLC0415 - loads the language's dictionary

    try:
        return float(in_target_language(text, lang=base(language)))
    except ValueError:
        return None


def is_rather(text: str, one: str, other: str) -> bool:
    """Say whether a sentence is in language `one` rather than in `other`: statistics and dictionaries agree on it."""
    guess = detect(text)
    if guess is None or not guess.reliable or guess.share <= _CLEAR or base(guess.language) != base(one):
        return False
    here, there = known_words(text, one), known_words(text, other)
    if here is None or there is None:
        return True
    return here > there + _CLEAR_LEAD


def _statistical(text: str) -> Guess | None:
    if find_spec("pycld2") is None:
        return _langid(text)
    import pycld2  # noqa: PLC0415 - no wheel on every machine

    # The library refuses control characters and lone surrogates.
    clean = "".join(c if unicodedata.category(c)[0] != "C" else " " for c in text)
    try:
        reliable, _, guesses = pycld2.detect(clean, bestEffort=True)
    except pycld2.error:
        return None
    _, code, percent, _ = guesses[0]
    if code == "un":
        return None
    return Guess(_CANONICAL.get(code, code), percent / 100, reliable=bool(reliable))


def _langid(text: str) -> Guess | None:
    if find_spec("py3langid") is None:
        return None
    import py3langid  # noqa: PLC0415

    code, _ = py3langid.classify(text)
    return Guess(_CANONICAL.get(code, code), 1.0, reliable=len(text) > 80)  # noqa: PLR2004
