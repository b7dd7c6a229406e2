"""Readings above words in other scripts, so that an editor who cannot read them can follow."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from importlib.util import find_spec

from markupsafe import Markup, escape

from tqcheck.languages.codes import base

_Read = Callable[[str], list[tuple[str, str]]]  # words → parts with their readings

_LONGEST = 30  # code points; the reading of a whole sentence helps nobody
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+")
_KATAKANA = re.compile(r"[\u30a1-\u30fa\u30fc]+")  # the kana that names are written in
_NOT_LATIN = re.compile(r"(?:[^\W\d_\u0000-\u024f\u1e00-\u1eff][\u0300-\u036f\u064b-\u0655]*)+")

_ARABIC_LETTERS = (
    "ا=a ب=b ت=t ث=th ج=j ح=h خ=kh د=d ذ=dh ر=r ز=z س=s ش=sh ص=s ض=d ط=t ظ=z ع=‘ غ=gh ف=f ق=q ك=k ل=l م=m ن=n ه=h و=w "
    "ي=y ى=a ة=a أ=a إ=i آ=a ؤ=u ئ=i ء=’ پ=p چ=ch ژ=zh گ=g ک=k ی=y"
)
_ARABIC = {letter: latin for letter, _, latin in (pair.partition("=") for pair in _ARABIC_LETTERS.split())}
_ARABIC_W = re.compile("(?<=[^aeiouwy])w(?=[^aeiouwy]|$)")  # between consonants it is a vowel
_ARABIC_Y = re.compile("(?<=[^aeiouwy])y(?=[^aeiouwy]|$)")


def with_readings(words: str, language: str) -> Markup:
    """Return the words, each above which its letters in Latin script stand; long or Latin ones as they are."""
    if len(words) > _LONGEST:
        return escape(words)
    if base(language) == "zh":
        return _annotated(words, _HAN, _pinyin)
    # Japanese readings of characters depend on words and people; to guess them would mislead.
    return _annotated(words, _KATAKANA if base(language) == "ja" else _NOT_LATIN, _letters)


def _annotated(words: str, pattern: re.Pattern[str], read: _Read) -> Markup:
    parts, end = [], 0
    for match in pattern.finditer(words):
        parts += [escape(words[end : match.start()]), *(_ruby(part, told) for part, told in read(match.group()))]
        end = match.end()
    return Markup().join([*parts, escape(words[end:])])


def _ruby(part: str, reading: str) -> Markup:
    if not reading or reading == part:
        return escape(part)
    return Markup("<ruby>{}<rp> (</rp><rt>{}</rt><rp>) </rp></ruby>").format(part, reading)


def _pinyin(characters: str) -> list[tuple[str, str]]:
    """Return each character with its Mandarin syllable."""
    if not find_spec("pypinyin"):
        return [(characters, "")]
    from pypinyin import Style, pinyin  # noqa: PLC0415 - its tables take long to load

    syllables = [found[0] for found in pinyin(characters, style=Style.TONE)]
    return list(zip(characters, syllables, strict=True)) if len(syllables) == len(characters) else [(characters, "")]


def _letters(word: str) -> list[tuple[str, str]]:
    """Return the word with its letters in Latin script."""
    if all("\u0600" <= c <= "\u06ff" for c in word):
        return [(word, _arabic(word))]
    if not find_spec("anyascii"):
        return [(word, "")]
    from anyascii import anyascii  # noqa: PLC0415 - likewise

    latin = anyascii(word)
    if "ー" in word:  # the long vowels of katakana, which anyascii leaves out
        latin = unicodedata.normalize("NFC", "\u0304".join(anyascii(part) for part in word.split("ー")))
    # Korean comes with a capital for each syllable.
    return [(word, latin if latin[1:].islower() else latin.lower())]


def _arabic(word: str) -> str:
    """Return the letters of an Arabic word, without the short vowels that it does not write."""
    latin = "".join(_ARABIC.get(c, "") for c in word)
    return _ARABIC_Y.sub("i", _ARABIC_W.sub("u", latin))
