"""What a whole document tells of its names: who is spoken of in it, and how each name is usually rendered."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from tqcheck.evidence.names.accounting import candidates_with_places, heard, plain_words
from tqcheck.evidence.names.mentions import Mention, _plain
from tqcheck.evidence.names.readings import is_chinese
from tqcheck.evidence.names.sounds import distance, romanise, skeleton
from tqcheck.evidence.names.spans import is_ordinary
from tqcheck.languages.codes import base

_TELLING = 2  # consonants of a surname that can be recognised
_SURELY = -0.12


@dataclass(frozen=True, slots=True)
class Cast:
    """The people whom a document names in full, by the word that stands for them alone (mostly the surname)."""

    people: tuple[tuple[str, str], ...]  # surname, full name

    def intruder(self, own_text: str, own_language: str, text: str, language: str) -> str:
        """Return somebody of the document whom this text has and the other side has not, or “”."""
        here = plain_words(own_text)
        for surname, full in self.people:
            if _plain(surname) in here or len(skeleton(romanise(surname, own_language))) <= _TELLING:
                continue
            if heard(surname, own_language, text, language, slack=_SURELY):
                return full
        return ""


def cast(mentions: Iterator[Mention], language: str) -> Cast:
    """Return who is named in full by the given names of one side."""
    found: dict[str, str] = {}
    for mention in mentions:
        unknown = not mention.entities and mention.full and len(mention.strong) > 1
        if base(language) == "en" and (unknown or (mention.person and mention.full)):
            surname = mention.words.split()[0 if is_chinese(mention.words) else -1]
            if len(surname) > _TELLING and not is_ordinary(surname, language):
                found.setdefault(surname, mention.words)
    return Cast(tuple(found.items()))


@dataclass(frozen=True, slots=True)
class OtherRendering:
    """A place where a name is rendered in another way than in the rest of the document."""

    text: int  # index of the text
    start: int
    end: int
    words: str
    usual: str
    times: int  # how often the usual rendering stands


def other_renderings(surname: str, own_language: str, texts: list[tuple[int, str]], language: str) -> Iterator[OtherRendering]:
    """Yield the renderings of a name that differ from its usual one; `texts`: those that should have the name."""
    own = romanise(surname, own_language)
    best: list[tuple[int, str, int, str]] = []
    for index, text in texts:
        scored = [
            (distance(own, sound), -len(words), start, words)
            for start, words, sound in candidates_with_places(text, language)
            if abs(len(sound) - len(own)) <= 2 + len(own) // 2
        ]
        if scored:
            near, _, start, words = min(scored)
            if near <= _SOMEHOW:
                best.append((index, text, start, words))
    counts = Counter(_stem(words, language) for _, _, _, words in best)
    if not counts:
        return
    usual, times = counts.most_common(1)[0]
    for index, text, start, words in best:
        if times > 1 and _stem(words, language) != usual and not _same_rendering(usual, words, text, language):
            yield OtherRendering(index, start, start + len(words), words, usual, times)


_SOMEHOW = 0.42


def _stem(words: str, language: str) -> str:
    if base(language) in {"ru", "uk"}:
        return re.sub(r"(?:ом|ым|ем|ой|[аеуыию])$", "", words)
    if base(language) == "ar":
        return re.sub(r"^(?:[وفبلك]|ال)(?=\w{4})", "", words)
    return words


def _same_rendering(usual: str, words: str, text: str, language: str) -> bool:
    """Say whether the usual rendering stands in the text after all, or is the found one with more or less of a word."""
    return usual in text or usual in words or words in usual or _stem(words, language)[: len(usual)] == usual
