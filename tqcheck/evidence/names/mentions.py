"""Which names stand where: known people, places and organisations, and capitalised names that no table has."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from tqcheck.evidence.names.entities import Entity, by_rendering, known_entities
from tqcheck.evidence.names.forms import is_form
from tqcheck.evidence.names.mention import HONORIFICS, Mention, given_names
from tqcheck.evidence.names.nesting import compounded, part_of_another, within_a_longer_run
from tqcheck.evidence.names.plain import plain
from tqcheck.evidence.names.scripts import OTHER_SCRIPTS
from tqcheck.evidence.names.spans import NameSpan, Word, headline, is_ordinary, name_spans
from tqcheck.evidence.terms.folding import is_unspaced
from tqcheck.evidence.terms.index import Hit, TermIndex
from tqcheck.languages.codes import base
from tqcheck.model import Rendering

_SHORT_HAN = 3
_ADJECTIVE = re.compile(r"(?:[ыио]й|[аяо]я|[оеы]е|[ое]го|[ое]му|[ыи]м|[ое]м|[ыи]х|[ыи]ми|[ую]ю)$")


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
        return _in_order([*(within_a_longer_run(m, text) for m in known), *foreign])
    spans = list(name_spans(text))
    known = [part_of_another(compounded(mention, text), spans, language, known) for mention in known]
    every_word = headline(text)
    unknown = [m for span in spans for m in _unknown(span, text, known, language, every_word)]
    return _in_order([*known, *unknown, *foreign])


def _in_order(mentions: list[Mention]) -> tuple[Mention, ...]:
    return tuple(sorted(mentions, key=lambda mention: (mention.start, mention.end)))


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
        if match.group() in _TITLES_AND_THINGS or (language == "en" and not _ABBREVIATION.fullmatch(match.group())):
            continue
        word = Word(start, end, match.group(), capital=True, opening=False)
        yield Mention(start, end, match.group(), (), (word,))


_TITLES_AND_THINGS = frozenset(
    """
    BC AD BCE CE TV PM AM AI IT ID GDP CEO CFO COO CTO DNA RNA HIV AIDS COVID GMT EST UTC PC DVD CD WC VIP OK UFO GPS
    SMS SUV SNS LNG GPU CPU EV II III IV VI VII VIII IX XI XII XX XXI MP PhD PR IQ
    """.split()  # noqa: SIM905 - a list of words reads best as text
)
_ABBREVIATION = re.compile(r"[A-Z][A-Z&]{1,4}")
_NAME_IN_BRACKETS = re.compile(r"[(（]([A-Z][a-z'’-]+(?: [A-Z][\w'’-]+){1,2})(?=[)）])")
_LATIN = re.compile(r"(?<![\w.@/])[A-Za-z][A-Za-z&-]+(?![\w@/])(?!\.\w)")


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
    if plain(run[0].text) in HONORIFICS:
        return True
    if "-" in run[0].text and given_names("en").issuperset(run[0].text.split("-")):
        return False  # Samuel-Roger
    if len(run) < 2 or not is_ordinary(run[0].text, language):  # noqa: PLR2004
        return False
    return len(run) > 2 or run[0].opening or run[0].text not in given_names(language)  # noqa: PLR2004


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
