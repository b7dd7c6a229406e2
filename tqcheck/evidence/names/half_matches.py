"""People of whose name only one half stands on the other side, beside another first name or surname.

“Ahilan Kadirgamar” is not “Lakshman Kadirgamar”, and ماجد الأنصاري is not محمد الأنصاري. The bounds are those that one
in a hundred of the renderings of known people passes; first names have renderings of their own (George: 乔治).
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from tqcheck.evidence.names.contradictions import contradicting
from tqcheck.evidence.names.entities import known_entities
from tqcheck.evidence.names.hearing import heard
from tqcheck.evidence.names.japanese import looks_japanese
from tqcheck.evidence.names.mention import Mention, given_names
from tqcheck.evidence.names.near_misses import NearMiss
from tqcheck.evidence.names.plain import plain, plain_words, without_article
from tqcheck.evidence.names.readings import is_chinese, possible_syllables
from tqcheck.evidence.names.scripts import OTHER_SCRIPTS
from tqcheck.evidence.names.sides import Judgement, SideNames
from tqcheck.evidence.names.sounds import distance, romanise
from tqcheck.evidence.names.spans import Word, is_ordinary, name_spans
from tqcheck.languages.codes import base

_SAME, _SAME_IN_ARABIC = 0.3, 0.2  # distance of sounds up to which two words are one name
_OTHER, _OTHER_IN_LATIN, _OTHER_IN = 0.62, 0.4, {"zh": 0.7, "ar": 0.68}  # distance from which they are two
_HAN = re.compile(r"(?P<first>[\u3400-\u9fff]{2,8})[·・‧](?P<last>[\u3400-\u9fff]{2,9})")
_KANA = re.compile(r"(?P<first>[\u30a1-\u30fa\u30fc]{2,})[・＝](?P<last>[\u30a1-\u30fa\u30fc]{2,})")
_ARABIC = re.compile(r"(?P<first>[\u0621-\u064a]{3,}) (?P<last>[\u0621-\u064a]{3,})")
_CLITICS = re.compile(r"^(?:و?ال|[وبل](?=\w{4}))")
_ENDINGS = range(3)  # letters that a Slavonic name may have more (Стивом)
_SURELY = -0.1  # slack with which the expected word is looked for elsewhere in the text
_LEAST = 3  # letters of a word that tells
_OF_HAN = range(2, 7)  # characters of a word
_IN_LATIN, _ELSEWHERE = 0.8, 0.7  # confidence


@dataclass(frozen=True, slots=True)
class _Half:
    """A word of a name on the other side; where its ends are not sure, all that it may be."""

    start: int
    end: int
    forms: tuple[str, ...]


def half_matched(bead: int, mention: Mention, own: SideNames, opposite: SideNames) -> Judgement | None:
    """Judge a name in full of which the other side has one half, and something else in place of the other."""
    parts = _parts(mention, own.language, opposite.language)
    named = any(set(mention.entities) & set(other.entities) for other in opposite.mentions if not other.nested)
    if not parts or named:
        return None
    language = opposite.language
    given, surname = parts[0], parts[-1]
    for first, last in _pairs(opposite.text, language):
        for same, half, changed, other in ((surname, last, given, first), (given, first, surname, last)):
            if not (_is(same, half, language) and _is_another(changed, other, parts, own, opposite)):
                continue
            if not (_may_be_name(other, language) or (base(language) == "de" and other is last)):
                continue
            miss = NearMiss(
                first.start,
                last.end,
                opposite.text[first.start : last.end],
                _ELSEWHERE if language in OTHER_SCRIPTS else _IN_LATIN,
                f"where “{opposite.text[other.start : other.end]}” stands for {changed}",
                mention.words,
                tuple(entity.known_as(mention.words) for entity in mention.entities[:1]),
            )
            return contradicting(miss, bead, mention, own, opposite)
    return None


def _parts(mention: Mention, own_language: str, language: str) -> tuple[str, ...]:
    """Return the words of a person's name that is transliterated, or () if it is none."""
    if base(own_language) != "en" or not mention.somebody:
        return ()
    words = map(without_article, mention.words.split())
    parts = tuple(word for word in words if word[:1].isupper() and len(word.rstrip(".")) >= _LEAST)
    if len(parts) != 2 or not mention.words.startswith(parts[0]) or any(word.isupper() for word in parts):  # noqa: PLR2004
        return ()
    east_asian = is_chinese(mention.words) or any(
        all(possible_syllables(part) for part in word.lower().split("-")) for word in parts if "-" in word
    )
    if base(language) in {"zh", "ja", "ko"} and (east_asian or all(map(looks_japanese, parts))):
        return ()
    if any(entity.written(language) == () for entity in mention.entities):
        return ()
    return parts


def _pairs(text: str, language: str) -> Iterator[tuple[_Half, _Half]]:
    """Yield the neighbouring words of a text that may be somebody's first name and surname."""
    own = base(language)
    if own == "zh":
        for match in _HAN.finditer(text):
            first, last = match["first"], match["last"]
            yield (
                _Half(match.start("first"), match.end("first"), tuple(first[-n:] for n in _OF_HAN if n <= len(first))),
                _Half(match.start("last"), match.end("last"), tuple(last[:n] for n in _OF_HAN if n <= len(last))),
            )
    elif own in {"ja", "ar"}:
        pattern = _KANA if own == "ja" else _ARABIC
        for start in range(len(text)):  # a word may be the surname of one pair and the first name of the next
            pair = pattern.match(text, start)
            if pair and (start == 0 or not text[start - 1].isalpha()):
                yield _whole(pair, "first"), _whole(pair, "last")
    elif own in {"ru", "uk"} or language not in OTHER_SCRIPTS:
        for span in name_spans(text):
            words = [word for word in span.words if word.capital]
            for one, two in itertools.pairwise(words):
                if not one.opening or one.text in given_names(language):
                    yield _declined(one, language), _declined(two, language)


def _declined(word: Word, language: str) -> _Half:
    endings = _ENDINGS if language in OTHER_SCRIPTS else range(1)
    return _Half(word.start, word.end, tuple(word.text[: len(word.text) - n] for n in endings))


def _whole(match: re.Match[str], group: str) -> _Half:
    word = match[group]
    return _Half(match.start(group), match.end(group), tuple(dict.fromkeys((word, _CLITICS.sub("", word)))))


def _is(name: str, half: _Half, language: str) -> bool:
    if language not in OTHER_SCRIPTS:
        return any(plain(name) == plain(form) for form in half.forms)
    own = romanise(name, "en")
    same = _SAME_IN_ARABIC if base(language) == "ar" else _SAME
    return any(
        distance(own, romanise(form, language)) <= same or form in _renderings(language).get(plain(name), ())
        for form in half.forms
    )


def _is_another(name: str, half: _Half, parts: tuple[str, ...], own: SideNames, opposite: SideNames) -> bool:
    """Say whether a half is a name, and neither a form of the expected one nor of another that the own side has."""
    language = opposite.language
    if any(len(form) < _LEAST for form in half.forms if base(language) != "zh"):
        return False
    if heard(name, "en", opposite.text, language, slack=_SURELY) or plain(name) in plain_words(opposite.text):
        return False
    named = {word.text for span in name_spans(own.text) for word in span.words if len(word.text) >= _LEAST}
    names = {word for word in named if not is_ordinary(word, own.language)} | set(parts)
    theirs = {plain(word) for one in names for word in (one, *one.split("-"))}
    if any(form in _renderings(language).get(word, ()) for form in half.forms for word in theirs):
        return False
    least = _OTHER_IN.get(base(language), _OTHER) if language in OTHER_SCRIPTS else _OTHER_IN_LATIN
    if _renderings(language).get(plain(name)) and any(form in _all_renderings(language) for form in half.forms):
        least = _SAME  # both are known: the other one is a name of its own
    sounds = [romanise(form, language) for form in half.forms]
    return all(
        distance(plain(name), sound) >= least and all(distance(word, sound) > _SAME for word in theirs)
        for sound in sounds
    )


def _may_be_name(half: _Half, language: str) -> bool:
    """Say whether a word is no title: of languages whose titles have capitals, or that have none, only known names."""
    if base(language) in {"de", "ar", "vi"} and given_names(language).isdisjoint(half.forms):
        return base(language) == "vi" and half.forms[0].isascii()
    return True


@cache
def _renderings(language: str) -> Mapping[str, frozenset[str]]:
    """Return how the first names and surnames of known people are rendered: george → 乔治."""
    found: dict[str, set[str]] = {}
    for entity in known_entities("en", language):
        if entity.kind != "person":
            continue
        for name in entity.written("en"):
            for rendering in entity.written(language):
                own, theirs = name.split(), re.split(r"[ ·・‧＝]", rendering)
                if len(own) == len(theirs):
                    for one, other in zip(own, theirs, strict=True):
                        found.setdefault(plain(one), set()).add(other)
    return {name: frozenset(forms) for name, forms in found.items()}


@cache
def _all_renderings(language: str) -> frozenset[str]:
    return frozenset(form for forms in _renderings(language).values() for form in forms)
