"""Which names stand where: known people, places and organisations, and capitalised names that no table has."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib.resources import files

from tqcheck.evidence.names.entities import Entity, by_rendering, known_entities, transliteration_characters
from tqcheck.evidence.names.forms import is_form
from tqcheck.evidence.names.japanese import looks_japanese
from tqcheck.evidence.names.plain import plain
from tqcheck.evidence.names.readings import possible_syllables
from tqcheck.evidence.names.scripts import OTHER_SCRIPTS
from tqcheck.evidence.names.spans import NameSpan, Word, headline, is_ordinary, name_spans
from tqcheck.evidence.terms.folding import is_unspaced
from tqcheck.evidence.terms.index import Hit, TermIndex
from tqcheck.languages.codes import base
from tqcheck.model import Rendering

_HAN_RUN = re.compile(r"[\u3400-\u9fff·・]+")
_SHORT_HAN = 3
_CAPITAL_CITY = ("首都", "故都", "古都", "旧都", "舊都")  # 都 writes foreign names, too
_ADJECTIVE = re.compile(r"(?:[ыио]й|[аяо]я|[оеы]е|[ое]го|[ое]му|[ыи]м|[ое]м|[ыи]х|[ыи]ми|[ую]ю)$")


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in the text of one side of a bead."""

    start: int  # in the bead's text
    end: int
    words: str
    entities: tuple[Entity, ...]  # those that it may name; none: not in the tables
    strong: tuple[Word, ...] = ()  # its words that are no ordinary words, if it is a capitalised name
    nested: bool = False  # inside a longer name, or possibly part of another's name
    full: bool = False  # more than a surname

    @property
    def person(self) -> bool:
        """Say whether it names a person for sure."""
        return bool(self.entities) and all(entity.kind == "person" for entity in self.entities)

    @property
    def somebody(self) -> bool:
        """Say whether it names a person in full, whom a table has or who has a first name and a surname."""
        if self.nested or not self.full:
            return False
        first = self.words.split()[0]
        known = first in given_names("en") or given_names("en").issuperset(first.split("-"))
        return self.person or (not self.entities and len(self.strong) + known > 1)

    @property
    def city(self) -> bool:
        """Say whether it names a city for sure, and no country or region."""
        kinds = {entity.kind for entity in self.entities}
        return "city" in kinds and kinds <= {"city", "town"}

    @property
    def place(self) -> bool:
        """Say whether it names a place for sure."""
        return bool(self.entities) and all(e.kind in {"country", "region", "city", "town"} for e in self.entities)


class Gazetteer:
    """The known names of a pair of languages, ready to be looked for in one of them."""

    def __init__(self, language: str, other: str, aliases: tuple[Entity, ...]) -> None:
        self.language = language
        self._owners = by_rendering((*known_entities(*sorted((language, other))), *aliases), language)
        # Thousands of small towns are looked for as they are written; the index would stem them all at each start.
        self._towns = _by_first_word(rendering for rendering in self._owners if self._only_towns(rendering))
        self._renderings = tuple(r for r in self._owners if not (self._towns and self._only_towns(r)))
        self._index = TermIndex(map(Rendering, self._renderings), language)

    def find(self, text: str) -> list[Mention]:
        """Return all known names in a text, in reading order."""
        found: dict[tuple[int, int], list[Entity]] = defaultdict(list)
        for hit in self._index.find(text):
            rendering = self._renderings[hit.term]
            if self._fits(text, hit, rendering):
                found[hit.start, hit.end] += self._owners[rendering]
        for start, rendering in self._find_towns(text):
            found[start, start + len(rendering)] += self._owners[rendering]
        kept = list(found.items())
        spans = [span for span, _ in kept]
        mentions = []
        for (start, end), entities in kept:
            nested = any(a <= start and end <= b and (a, b) != (start, end) for a, b in spans)
            words = text[start:end]
            full = any(c in words for c in " ·・") or (is_unspaced(self.language) and len(words) >= _SHORT_HAN)
            named = tuple(dict.fromkeys(entities))
            mentions.append(Mention(start, end, words, named, nested=nested, full=full))
        return sorted(mentions, key=lambda mention: (mention.start, mention.end))

    def _fits(self, text: str, hit: Hit, rendering: str) -> bool:
        """Say whether the found words are the rendering in an ordinary form; the index is more lenient."""
        surface = text[hit.start : hit.end]
        if is_unspaced(self.language):
            return True
        if rendering[:1].isupper() and not surface[:1].isupper():
            # of a Vietnamese name of several words, any may do without its capital (liên minh châu Âu)
            return base(self.language) == "vi" and " " in surface and not surface.islower()
        return is_form(rendering, surface, self.language)

    def _only_towns(self, rendering: str) -> bool:
        """Say whether it names only towns of the long list: Lander in Wyoming, but not every Länder."""
        if is_unspaced(self.language) or base(self.language) in {"ru", "ar"}:
            return False
        return all(e.kind == "town" for e in self._owners[rendering])

    def _find_towns(self, text: str) -> Iterator[tuple[int, str]]:
        """Yield the towns of the long list exactly as they are written: where each begins, and its name."""
        for word in _LETTERS.finditer(text) if self._towns else ():
            for town in self._towns.get(word.group(), ()):
                end = word.start() + len(town)
                if text.startswith(town, word.start()) and not text[end : end + 1].isalnum():
                    yield word.start(), town


def _by_first_word(names: Iterable[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for name in names:
        first = _LETTERS.match(name)
        if first:
            found[first.group()].append(name)
    return found


_LETTERS = re.compile(r"\w+")


@cache
def gazetteer(language: str, other: str, aliases: tuple[Entity, ...]) -> Gazetteer:
    """Return the gazetteer of a language in a pair; built on the first call."""
    return Gazetteer(language, other, aliases)


def find_mentions(text: str, language: str, other: str, aliases: tuple[Entity, ...] = ()) -> list[Mention]:
    """Return the names in a text: known ones, and in scripts with capitals those that no table has."""
    return list(_find_mentions(text, language, other, aliases))


@lru_cache(maxsize=4096)
def _find_mentions(text: str, language: str, other: str, aliases: tuple[Entity, ...]) -> tuple[Mention, ...]:
    known = gazetteer(language, other, aliases).find(text)
    foreign = (
        []
        if language not in OTHER_SCRIPTS and base(language) != "en"
        else list(_in_latin_letters(text, known, language))
    )
    if is_unspaced(language):
        return _in_order([*(_within_a_longer_run(m, text) for m in known), *foreign])
    spans = list(name_spans(text))
    known = [_part_of_another(_compounded(mention, text), spans, language, known) for mention in known]
    every_word = headline(text)
    unknown = [m for span in spans for m in _unknown(span, text, known, language, every_word)]
    return _in_order([*known, *unknown, *foreign])


def _in_order(mentions: list[Mention]) -> tuple[Mention, ...]:
    return tuple(sorted(mentions, key=lambda mention: (mention.start, mention.end)))


def _within_a_longer_run(mention: Mention, text: str) -> Mention:
    """Take a short name for nested inside a longer foreign one: 克里 in 克里斯, a surname behind another first name."""
    before, after = text[mention.start - 1 : mention.start], text[mention.end : mention.end + 1]
    if text[: mention.start].endswith(_CAPITAL_CITY):
        before = ""
    if after == "洲":  # 西南非洲 is not 南非
        return replace(mention, nested=True)
    foreign = transliteration_characters()
    inside = (before in foreign or after in foreign) and all(c in foreign for c in mention.words)
    dotted = mention.person and not mention.full and before in {"·", "・", "‧"}
    if mention.nested or not (dotted or (inside and len(mention.words) <= _SHORT_HAN)):
        return mention
    return replace(mention, nested=True)


def _in_latin_letters(text: str, known: list[Mention], language: str) -> Iterator[Mention]:
    """Yield the Latin words in a text of another script (firms, names in brackets); in English, abbreviations."""
    for match in _LATIN.finditer(text):
        start, end = match.span()
        if language != "en" and (pair := _NAME_IN_BRACKETS.match(text, max(0, start - 1))):
            words = tuple(
                Word(start + word.start(), start + word.end(), word.group(), capital=True, opening=False)
                for word in re.finditer(r"\S+", pair[1])
            )
            yield Mention(start, pair.end(1), pair[1], (), words, full=True)
            continue
        if any(m.start < end and start < m.end for m in known) or not any(c.isupper() for c in match.group()):
            continue
        if language == "en" and not _ABBREVIATION.fullmatch(match.group()):
            continue
        word = Word(start, end, match.group(), capital=True, opening=False)
        yield Mention(start, end, match.group(), (), (word,))


_ABBREVIATION = re.compile(
    r"(?!(?:BC|AD|BCE|CE|TV|PM|AM|AI|IT|ID|GDP|CEO|CFO|DNA|RNA|HIV|AIDS|COVID|GMT|EST|UTC|PC|DVD|CD|WC|VIP|OK|UFO|GPS|SMS|SUV|II|III|IV|VI|VII|VIII|IX|XI|XII|XX|XXI|MP|PhD|PR|IQ)$)[A-Z][A-Z&]{1,4}"
)
_NAME_IN_BRACKETS = re.compile(r"[(（]([A-Z][a-z'’-]+(?: [A-Z][\w'’-]+){1,2})(?=[)）])")
_LATIN = re.compile(r"(?<![\w.@/])[A-Za-z][A-Za-z&-]+(?![\w@/])(?!\.\w)")


def _compounded(mention: Mention, text: str) -> Mention:
    """Take a name that goes on behind an apostrophe or hyphen for nested: Chang'e is not Chang, Chen-wei not Chen."""
    if re.match(r"['’](?!s\b)\w", text[mention.end :]) and not mention.full:
        return replace(mention, nested=True)
    goes_on = re.match(r"[-‑]([a-z]+)\b", text[mention.end :])
    if goes_on and not mention.full and possible_syllables(goes_on[1]):
        return replace(mention, nested=True)
    if not mention.full and re.match(r" [A-Z][a-z]{1,6}[-‑][a-z]{1,6}\b", text[mention.end :]):
        return replace(mention, nested=True)  # a surname of Korea or Taiwan: Chang Ho-jin is not Morris Chang
    return mention


_HONORIFICS = frozenset(
    {"m", "mm", "mme", "mlle", "mr", "mrs", "ms", "dr", "hr", "fr", "herr", "frau", "sr", "sra", "prof"}
)


def _part_of_another(mention: Mention, spans: list[NameSpan], language: str, known: list[Mention]) -> Mention:
    """Take a surname for nested where an unknown first name stands beside it (Mary Trump is not Donald Trump)."""
    if _is_first_name(mention, spans, language, known):
        return replace(mention, nested=True)
    kinds = {entity.kind for entity in mention.entities}
    first_name = kinds <= {"person", "city", "town"} and mention.words in given_names(language) | given_names("en")
    if first_name and any(_goes_on(mention, span, language, known) for span in spans):
        return replace(mention, nested=True)
    if mention.nested or not mention.person or mention.full:
        return mention
    for span in spans:
        if not (span.start <= mention.start and mention.end <= span.end):
            continue
        beside = [
            word
            for i, word in enumerate(span.words)
            if not (mention.start <= word.start < mention.end)
            and word.capital
            and not word.opening
            and plain(word.text) not in _HONORIFICS
            and any(mention.start <= near.start < mention.end for near in span.words[max(0, i - 1) : i + 2])
        ]
        names = {part for e in mention.entities for name in e.written(language) for part in plain(name).split()}
        for word in beside:
            if plain(word.text) in names or is_ordinary(word.text, language):
                continue
            if any(other.start <= word.start < other.end and not other.person for other in known):
                continue
            return replace(mention, nested=True)
    return mention


def _goes_on(mention: Mention, span: NameSpan, language: str, known: list[Mention]) -> bool:
    """Say whether a name no table has stands behind what is a first name, too: Austin Demby lives in no Austin."""
    behind = next((word for word in span.words if word.start == mention.end + 1), None)
    return (
        behind is not None
        and behind.capital
        and behind.text[1:].islower()
        and not is_ordinary(behind.text, language)
        and not any(other.start <= behind.start < other.end for other in known)
    )


def _is_first_name(mention: Mention, spans: list[NameSpan], language: str, known: list[Mention]) -> bool:
    """Say whether what is also an organisation is a Japanese first name: Asahi Noguchi is no newspaper."""
    if base(language) != "en" or {e.kind for e in mention.entities} != {"organisation"}:
        return False
    behind = (word for span in spans for word in span.words if word.start == mention.end + 1)
    return looks_japanese(mention.words) and any(
        word.capital
        and looks_japanese(word.text)
        and not is_ordinary(word.text, language)
        and not any(other.start <= word.start < other.end for other in known)
        for word in behind
    )


def _unknown(span: NameSpan, text: str, known: list[Mention], language: str, every_word: bool) -> Iterator[Mention]:  # noqa: FBT001
    """Yield what remains of a span of capitalised words when the known names are taken out."""
    taken = [
        mention
        for mention in known
        if not mention.nested and (base(language) == "en" or any(e.kind != "town" for e in mention.entities))
    ]
    run: list[Word] = []
    for word in (*span.words, None):
        if word is not None and not any(m.start <= word.start < m.end for m in taken):
            run.append(word)
            continue
        if run:
            yield from _shape(run, text, language, every_word, {m.start for m in known if m.nested and m.person})
        run = []


def _shape(run: list[Word], text: str, language: str, every_word: bool, surnames: set[int]) -> Iterator[Mention]:  # noqa: FBT001
    while run and run[0].start not in surnames and (not run[0].capital or _leads(run, language)):
        run = run[1:]
    while run and not run[-1].capital:
        run = run[:-1]
    named = any(word.text in given_names(language) for word in run[:-1])  # in German, all nouns have capitals
    strong = tuple(word for word in run if _is_strong(word, language, every_word, named))
    if strong or (len(run) > 1 and all(word.capital for word in run)):
        start, end = run[0].start, run[-1].end
        yield Mention(start, end, text[start:end], (), strong, full=len(run) > 1)


def _leads(run: list[Word], language: str) -> bool:
    """Say whether the first word of a span is a title or another ordinary word before the name."""
    if plain(run[0].text) in _HONORIFICS:
        return True
    if "-" in run[0].text and given_names("en").issuperset(run[0].text.split("-")):
        return False  # Samuel-Roger
    if len(run) < 2 or not is_ordinary(run[0].text, language):  # noqa: PLR2004
        return False
    return len(run) > 2 or run[0].opening or run[0].text not in given_names(language)  # noqa: PLR2004


@cache
def given_names(language: str) -> frozenset[str]:
    """Return the first names of the people in the tables, in English other frequent ones too."""
    known = (entity for entity in known_entities("en", "en") if entity.kind == "person")
    full = (name.split() for entity in known for name in entity.written(language))
    found = {parts[0] for parts in full if len(parts) > 1}
    if base(language) == "en":
        text = (files(__package__) / "data" / "first_names.txt").read_text(encoding="utf-8")
        found.update(word for line in text.split("\n") if not line.startswith("#") for word in line.split())
    return frozenset(found)


_CENTURY = re.compile(r"[IVXLCDM]+(?:er|re|e|ème)?")  # le Xe siècle


def _is_strong(word: Word, language: str, every_word: bool, named: bool) -> bool:  # noqa: FBT001
    if not word.capital or len(word.text.rstrip(".")) < 2 or is_ordinary(word.text, language):  # noqa: PLR2004
        return False
    if base(language) != "en" and (word.opening or every_word or _CENTURY.fullmatch(word.text)):
        return False
    if base(language) == "de" and not named:
        return False
    if base(language) in {"ru", "uk", "bg"} and _ADJECTIVE.search(word.text) and not named:
        return False  # Коммунистическую партию
    return (
        word.text[1:].islower() or "-" in word.text or sum(c.isupper() for c in word.text) <= 1 + word.text.count("-")
    )  # ETFs, AfD are none
