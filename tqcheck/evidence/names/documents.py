"""What a whole document tells of its names: who is spoken of in it, and how each name is usually rendered."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from tqcheck.evidence.names.entities import Entity, transliteration_characters
from tqcheck.evidence.names.hearing import candidates_with_places, heard
from tqcheck.evidence.names.mention import Mention
from tqcheck.evidence.names.plain import plain, plain_words, without_article
from tqcheck.evidence.names.scripts import OTHER_SCRIPTS
from tqcheck.evidence.names.sounds import distance, romanise, skeleton
from tqcheck.evidence.names.spans import is_ordinary
from tqcheck.languages.codes import base

_TELLING = 2  # consonants of a surname that can be recognised
_SURELY = -0.12


@dataclass(frozen=True, slots=True)
class Cast:
    """The people whom a document names in full, by the word that stands for them alone (mostly the surname)."""

    people: tuple[tuple[str, str, tuple[Entity, ...]], ...]  # surname, full name, who it is if a table has them

    def intruder(self, own_text: str, own_language: str, text: str, language: str) -> str:
        """Return somebody of the document whom this text has and the other side has not, or “”."""
        here = plain_words(own_text)
        for surname, full, _ in self.people:
            consonants = len(skeleton(romanise(surname, own_language)))
            if plain(surname) in here or consonants + (language not in OTHER_SCRIPTS) <= _TELLING:
                continue
            if heard(surname, own_language, text, language, slack=_SURELY):
                return full
        return ""


def cast(mentions: Iterator[Mention], language: str) -> Cast:
    """Return who is named in full by the given names of one side."""
    found: dict[str, tuple[str, tuple[Entity, ...]]] = {}
    for mention in mentions:
        if base(language) == "en" and mention.somebody:
            surname = without_article(mention.words.split()[-1])  # of Chinese names the given one, which tells more
            if len(surname) > _TELLING and not is_ordinary(surname, language):
                found.setdefault(surname, (mention.words, mention.entities))
    return Cast(tuple((surname, full, entities) for surname, (full, entities) in found.items()))


@dataclass(frozen=True, slots=True)
class OtherRendering:
    """A place where a name is rendered in another way than in the rest of the document."""

    text: int  # index of the text
    start: int
    end: int
    words: str
    usual: str
    times: int  # how often the usual rendering stands


def other_renderings(
    surname: str, entities: tuple[Entity, ...], own_language: str, texts: list[tuple[int, str]], language: str
) -> Iterator[OtherRendering]:
    """Yield the renderings of a name that differ from its usual one; `texts`: those that should have the name."""
    own = romanise(surname, own_language)
    known = sorted({name for e in entities for name in e.written(language) if len(name) > 1}, key=len, reverse=True)
    best: list[tuple[int, str, int, str]] = []
    for index, text in texts:
        present = [name for name in known if name in text]
        if present:
            shortest = present[-1]
            best.append((index, text, text.find(shortest), shortest))
            continue
        scored = [
            (distance(own, sound), -len(words), start, words)
            for start, words, sound in candidates_with_places(text, language)
            if abs(len(sound) - len(own)) <= 2 + len(own) // 2
        ]
        latin = language not in OTHER_SCRIPTS  # which keeps names as they are
        if latin:
            scored = [found for found in scored if plain(found[3])[:_FIRST] == plain(surname)[:_FIRST]]
        if scored and (min(scored)[0] <= _SOMEHOW or _begins_alike(surname, min(scored)[3], language)):
            _, _, start, words = min(scored)
            best.append((index, text, start, words))
    counts = Counter(stem(words, language) for _, _, _, words in best)
    if len(best) < _TWICE:
        return
    usual, times = counts.most_common(1)[0]  # of equally frequent ones the first
    for index, text, found, heard_words in best:
        start, words = _grown(usual, heard_words, text, found, language)
        if stem(words, language) != usual and not _same_rendering(usual, words, text, language):
            yield OtherRendering(index, start, start + len(words), words, usual, times)


_SOMEHOW = 0.36
_FIRST = 3  # letters
_BEGINNING = 5  # letters


def _begins_alike(surname: str, words: str, language: str) -> bool:
    """Say whether a word in Latin letters, which keep names as they are, begins like a surname: Amarasinghe."""
    mine, yours = plain(surname), plain(words)
    return language not in OTHER_SCRIPTS and mine[:_BEGINNING] == yours[:_BEGINNING] and len(mine) > _BEGINNING


def _grown(usual: str, words: str, text: str, start: int, language: str) -> tuple[int, str]:
    """Return all characters of a rendering of which a part was heard: 拉特 of 赫拉特, where 希拉特 is written."""
    if base(language) != "zh" or words not in usual or usual in text:
        return start, words
    begin = start - usual.index(words)
    grown = text[max(0, begin) : begin + len(usual)]
    if len(grown) == len(usual) and set(grown) <= transliteration_characters():
        return begin, grown
    return start, words


_TWICE = 2


def stem(words: str, language: str) -> str:
    """Return a rendering without the endings and clitics that grammar adds."""
    if base(language) in {"ru", "uk"}:
        return re.sub(r"(?:ом|ым|ем|ой|[аеуыию])$", "", words)
    if base(language) == "ar":
        return re.sub(r"^(?:[وفبلك]|ال)(?=\w{4})", "", words)
    return words


def _same_rendering(usual: str, words: str, text: str, language: str) -> bool:
    """Say whether the usual rendering stands in the text after all, or is the found one with more or less of a word."""
    return usual in text or usual in words or words in usual or stem(words, language)[: len(usual)] == usual
