"""Whether a name is heard in a text of another script or spelling: stretches of it, romanised, are compared."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from tqcheck.evidence.names.entities import transliteration_characters
from tqcheck.evidence.names.plain import plain_words
from tqcheck.evidence.names.scripts import OTHER_SCRIPTS
from tqcheck.evidence.names.sounds import distance, letters, romanise, skeleton
from tqcheck.languages.codes import base

# Distance up to which a name is heard, by its consonants: little names are found anywhere by chance.
_HEARD = {0: 0.0, 1: 0.1, 2: 0.18, 3: 0.28, 4: 0.32}
_HEARD_OF_LONG = 0.34
_SAME_SPELLING = 0.2  # the same between languages that share the Latin alphabet, for words of five letters and more
_DECLINING, _ENDINGS = frozenset({"pl", "cs", "sk", "hu", "fi", "hr", "sl", "lt", "lv", "et", "tr"}), 0.1
_LITTLE, _SHORT = 2, 4  # letters
_SYLLABLE = 5
_LONGEST_RUN = 6
_WORD = re.compile(r"[^\W\d_]+(?:[’'\-‑][^\W\d_]+)*")
_HAN = re.compile(r"[\u3400-\u9fff]")
_KANA = re.compile(r"[\u30a1-\u30fa\u30fc]+")
_HANGUL = re.compile(r"[\uac00-\ud7a3]+")
_LATIN = re.compile(r"[A-Za-zÀ-ž]{2,}")


def heard(name: str, own_language: str, text: str, language: str, *, slack: float = 0.0) -> bool:
    """Say whether a name is heard in a text."""
    endings = _ENDINGS if {base(own_language), base(language)} & _DECLINING else 0.0
    if {own_language, language}.isdisjoint(OTHER_SCRIPTS):  # between Latin scripts, names keep their spelling
        return any(
            sounds_in(part, own_language, text, language)
            <= max(0.0, _SAME_SPELLING + slack + endings if len(part) > _SHORT else endings)
            for part in name.split()
            if len(part) > _LITTLE
        )
    consonants = len(skeleton(romanise(name, own_language)))
    return sounds_in(name, own_language, text, language) <= max(0.0, _HEARD.get(consonants, _HEARD_OF_LONG) + slack)


@lru_cache(maxsize=100_000)
def sounds_in(name: str, own_language: str, text: str, language: str) -> float:
    """Return how far the name is from what sounds most like it in the text, 0 to 1."""
    own = romanise(name, own_language)
    own_letters = letters(own)
    if len(own_letters) < 2:  # noqa: PLR2004
        return 1.0
    best = 1.0
    latin = {own_language, language}.isdisjoint(OTHER_SCRIPTS)
    for candidate in _candidates(text, language, max(1, len(re.findall("[aeiouy]+", own)))):
        if latin and candidate[:1] != own_letters[:1] and not _alike_initials(candidate, own_letters):
            continue
        if candidate and (
            own_letters == candidate or abs(len(candidate) - len(own_letters)) <= 2 + len(own_letters) // 2
        ):
            best = min(best, distance(own, candidate))
            if best == 0:
                break
    return best


def _alike_initials(one: str, other: str) -> bool:
    """Say whether two words may begin with the same sound."""
    return any(one[:1] in group and other[:1] in group for group in _INITIALS)


_INITIALS = ("ckqgx", "jyi", "vwfb", "szcx", "tdz", "aeo", "uo")


def candidates_with_places(text: str, language: str) -> Iterator[tuple[int, str, str]]:
    """Yield the stretches that may be one foreign name's word: where they begin, as written, and romanised."""
    if base(language) == "zh":
        known = transliteration_characters() - {"·", "-"}
        for i in range(len(text)):
            for end in range(i + 2, min(len(text), i + _LONGEST_RUN) + 1):
                if text[end - 1] not in known or text[i] not in known:
                    break
                yield i, text[i:end], letters(romanise(text[i:end], language))
        return
    pattern = _KANA if base(language) == "ja" else _HANGUL if base(language) == "ko" else _WORD
    for match in pattern.finditer(text):
        words = match.group()
        if base(language) == "ko":
            for end in range(2, len(words) + 1):
                yield match.start(), words[:end], letters(romanise(words[:end], language))
        elif base(language) in {"ja", "ar"} or words[:1].isupper():
            yield match.start(), words, letters(romanise(words, language))


@lru_cache(maxsize=4096)
def _candidates(text: str, language: str, vowels: int) -> tuple[str, ...]:
    """Return romanised stretches of the text in which a name with so many vowels may stand."""
    own = base(language)
    if own == "zh":
        found = _in_chinese(text, vowels)
    elif own == "ja":
        found = (run[:end] for run in _KANA.findall(text) for end in range(2, len(run) + 1))
    elif own == "ko":
        found = _in_korean(text)
    else:
        return tuple(dict.fromkeys((*_in_words(text, language), *_in_latin(text))))
    return tuple(dict.fromkeys((*(letters(romanise(part, language)) for part in found), *_in_latin(text))))


def _in_chinese(text: str, vowels: int) -> Iterator[str]:
    for run in _foreign_runs(text):
        for size in range(max(1, vowels - 1), vowels + 4):
            for i in range(len(run) - size + 1):
                yield run[i : i + size]


def _foreign_runs(text: str) -> Iterator[str]:
    """Yield the stretches of characters with which Chinese writes foreign names."""
    known = transliteration_characters()
    run, before = "", ""
    for character in text + "\n":
        if character in known:
            run += character
        elif character not in "·・-":
            if len(run) > 1:
                yield before + run  # a name may begin with a character that none of the tables has (刘易斯)
            run, before = "", character if _HAN.match(character) else ""


def _in_korean(text: str) -> Iterator[str]:
    runs = _HANGUL.findall(text)
    for i, run in enumerate(runs):
        for end in range(1, len(run) + 1):
            yield run[:end]
            if i and end <= _LONGEST_RUN:
                yield runs[i - 1] + run[:end]


def _in_words(text: str, language: str) -> Iterator[str]:
    """Yield the words with and without their endings, and neighbouring ones together (Ким Ён Хён)."""
    romanised = [letters(romanise(word, language)) for word in plain_words(text)]
    for i, word in enumerate(romanised):
        yield word
        for cut in range(1, 4):
            if len(word) - cut > _LITTLE:
                yield word[:-cut]
                if base(language) == "ar":
                    yield word[cut:]
        if i:
            yield romanised[i - 1] + word
        if i > 1 and len(romanised[i - 1]) <= _SYLLABLE:
            yield romanised[i - 2] + romanised[i - 1] + word


def _in_latin(text: str) -> Iterator[str]:
    return (letters(romanise(word, "en")) for word in _LATIN.findall(text))
