"""Statements that one side gives to somebody else: “Birol said” is “said Mazrouei” in the translation.

Only what a document itself proves is told. Whoever is named in the other text must be somebody whom the English text
names elsewhere, in the very rendering that the other text has for him there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from tqcheck.evidence.beads import document, span
from tqcheck.evidence.names.accounting import accounted
from tqcheck.evidence.names.aliases import entities
from tqcheck.evidence.names.documents import stem
from tqcheck.evidence.names.locating import locate
from tqcheck.evidence.names.mention import Mention
from tqcheck.evidence.names.passages import Passage, english_first, read_passages
from tqcheck.evidence.names.plain import plain, plain_words
from tqcheck.evidence.names.readings import is_chinese
from tqcheck.evidence.names.scripts import OTHER_SCRIPTS
from tqcheck.evidence.names.sounds import distance, romanise, skeleton
from tqcheck.evidence.names.spans import is_ordinary
from tqcheck.languages import section
from tqcheck.languages.codes import base
from tqcheck.model import AlignedPair, Resources, Side, Span

_BEFORE = 4  # beads in which whoever a pronoun stands for has been named
_TELLING = 3  # consonants of a surname that can be recognised by its sound
_SURELY = 0.15  # distance of sounds up to which shorter ones are
_WORD = re.compile(r"[^\W\d_]+(?:[-'’‑][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class OtherSpeaker:
    """Somebody whom the other text names as the speaker, while the English text has a name or a pronoun."""

    bead: int
    english: Side
    said: str  # in the English text
    said_place: Span
    antecedent: str  # whom a pronoun stands for; “” if the English text has a name
    words: str  # in the other text
    place: Span
    person: str  # whom those words name


@dataclass(frozen=True, slots=True)
class _Person:
    """Somebody whom the English text names in full."""

    name: Mention
    parts: frozenset[str]
    renderings: frozenset[str]  # in the passages whose English text names him

    @property
    def words(self) -> str:
        return self.name.words


def other_speakers(pair: AlignedPair, resources: Resources) -> Iterator[OtherSpeaker]:
    """Yield the statements that the other text gives to somebody else than the English one."""
    english, other = english_first(pair)
    own, language = document(pair, english).language, document(pair, other).language
    if base(own) != "en" or base(language) == "en":
        return
    passages = read_passages(pair, entities(resources.aliases))
    people = _people(passages, own, language)
    for number, passage in enumerate(passages):
        if not (passage.english and passage.other):
            continue
        statement = _named(passage, language) or _by_pronoun(passages, number, people)
        if not statement:
            continue
        said, antecedent, named = statement
        for person in people:
            if person.parts & named or person.parts & passage.words or _sounds_like_any(person, passage.words):
                continue
            place = locate(person.name, own, passage.others, passage.other, language)
            words = stem(passage.other[slice(*place)], language) if place else ""
            if place and any(words in rendering for rendering in person.renderings):  # the surname in the full name
                spans = span(pair, pair.beads[passage.bead], english), span(pair, pair.beads[passage.bead], other)
                yield OtherSpeaker(
                    passage.bead,
                    english,
                    passage.english[said.start : said.end],
                    _within(spans[0], said.start, said.end),
                    antecedent,
                    passage.other[slice(*place)],
                    _within(spans[1], *place),
                    person.words,
                )
                break


def _sounds_like_any(person: _Person, words: frozenset[str]) -> bool:
    """Say whether a part of a name sounds like a word of the English text: Mohammed like Mohamed."""
    return any(distance(part, word) <= _SURELY for part in person.parts for word in words if word[:1] == part[:1])


def _within(bead: Span | None, start: int, end: int) -> Span:
    offset = bead.start if bead else 0
    return Span(offset + start, offset + end)


def _people(passages: Sequence[Passage], own: str, language: str) -> list[_Person]:
    """Return who is named in full, each with how the other text renders the name."""
    named: dict[str, Mention] = {}
    for passage in passages:
        for name in passage.names:
            if name.somebody:
                named.setdefault(name.words.split()[-1], name)
    return [
        _Person(name, parts, _renderings(name, parts, passages, own, language))
        for surname, name in named.items()
        if not is_ordinary(surname, own)
        for parts in (frozenset(plain(word) for word in _WORD.findall(name.words) if len(word) > 1),)
    ]


def _renderings(
    name: Mention, parts: frozenset[str], passages: Sequence[Passage], own: str, language: str
) -> frozenset[str]:
    """Return the words that stand for a name where the English text has it."""
    places = (
        (passage.other, locate(name, own, passage.others, passage.other, language))
        for passage in passages
        if parts & passage.words
    )
    found = (other[slice(*place)] for other, place in places if place)
    return frozenset(stem(words, language) for words in found if _surely(name, words, language))


def _surely(name: Mention, words: str, language: str) -> bool:
    """Say whether words were not taken for a name just because both are short: العام is not Loughman."""
    if name.entities or language not in OTHER_SCRIPTS or (base(language) in {"zh", "ja"} and is_chinese(name.words)):
        return True
    own = romanise(name.words.split()[-1], "en")
    return len(skeleton(own)) >= _TELLING or distance(own, romanise(words, language)) <= _SURELY


_Statement = tuple[Span, str, frozenset[str]]  # who says it, whom a pronoun stands for, parts of his name


def _named(passage: Passage, language: str) -> _Statement | None:
    """Return the speaker whom the English text names, if he has no counterpart in the other text."""
    for name in passage.names:
        if name.nested or not (name.person or (name.strong and not name.entities)):
            continue
        if _speaks(passage.english, name) and not accounted(name, list(passage.others), passage.other, language, "en"):
            return Span(name.start, name.end), "", frozenset(plain_words(name.words))
    return None


def _speaks(english: str, name: Mention) -> bool:
    """Say whether a name is the subject of a verb of saying: “Birol said”, “said Birol”, “Birol, the head, said”."""
    verbs = _patterns()
    return verbs["before"].search(english[: name.start]) is not None or (
        verbs["behind"].match(english[name.end :]) is not None
    )


def _by_pronoun(passages: Sequence[Passage], number: int, people: Sequence[_Person]) -> _Statement | None:
    """Return “he said” and all who may be meant: those whom the English text has named of late."""
    passage = passages[number]
    pronoun = _patterns()["pronoun"].search(passage.english)
    if not pronoun or any(name.person and not name.nested for name in passage.names):
        return None
    if any(person.parts & passage.words for person in people):
        return None
    before = passages[max(0, number - _BEFORE) : number]
    latest = [person for earlier in reversed(before) for person in people if person.parts & earlier.words]
    if not latest:
        return None
    alone = before and [person for person in people if person.parts & before[-1].words] == latest[:1]
    subject = alone and any(
        name.start == 0 or _speaks(before[-1].english, name) for name in before[-1].names if not name.nested
    )
    # If the sentence before names one only, as its subject, it is he; else anybody who was named of late.
    named = latest[0].parts if subject else frozenset(word for earlier in before for word in earlier.words)
    start, end = pronoun.span("one") if pronoun["one"] else pronoun.span("two")
    return Span(start, end), latest[0].words, named


@cache
def _patterns() -> Mapping[str, re.Pattern[str]]:
    data = section("en", "speakers")
    verbs, inverting, objects = ("|".join(data[key]) for key in ("verbs", "inverting", "objects"))
    adverb = r"(?: (?:also|later|then|earlier|once|again|\w+ly))?"
    return {
        "before": re.compile(rf"\b(?:{inverting}) (?:(?!(?:{objects})\b)[\w'’.-]+ ){{0,4}}$", re.IGNORECASE),
        "behind": re.compile(rf"(?:, [^,;:.“”\"]{{1,120}},| \([^()]{{1,40}}\))?{adverb} (?:{verbs})\b"),
        "pronoun": re.compile(rf"\b(?P<one>[Hh]e|[Ss]he){adverb} (?:{verbs})\b|\b(?:{inverting}) (?P<two>he|she)\b"),
    }
