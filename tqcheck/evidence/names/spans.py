"""Capitalised names in scripts that have capitals: where they stand, and which of their words are no ordinary words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from tqcheck.languages import section
from tqcheck.languages.codes import base

_WORD = re.compile(r"[^\W\d_]+(?:[’'\-.‑][^\W\d_]+)*\.?")
_SENTENCE_END = re.compile(r"(?:^|[.!?:;…“„«\"‘(\[\n—–-])[\s“„«\"‘'’(\[—–-]*$")
_POSSESSIVE = re.compile(r"['’]s?$")
_PARTICLES = {
    "de",
    "da",
    "do",
    "dos",
    "del",
    "della",
    "di",
    "van",
    "von",
    "der",
    "den",
    "ter",
    "la",
    "le",
    "el",
    "al",
    "bin",
    "ibn",
    "bint",
    "y",
    "e",
    "du",
    "ul",
    "ur",
    "abu",
    "zu",
    "аль",
    "эль",
    "бин",
    "ибн",
    "де",
    "фон",
    "ван",
    "да",
    "ди",
}
_CAPITAL = re.compile(r"(?:(?:[ae]l|a[dnrst]|ash)[-‑])?(?=[^\W\d_])(?P<first>\w)")
_ELISION = re.compile(r"(?:[LldsQ]|[Qq]u)['’](?=[^\W\d_])")
_AFTER_INITIAL = re.compile(r"(?:^|\W)[^\W\d_]\.\s*$")
_INITIAL = re.compile(r"[^\W\d_]\.?$")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text with what its letters say about it."""

    start: int
    end: int
    text: str  # without the possessive
    capital: bool
    opening: bool  # opens a sentence, a quotation or a headline, where every word has a capital


@dataclass(frozen=True, slots=True)
class NameSpan:
    """Neighbouring capitalised words that may name somebody or something."""

    words: tuple[Word, ...]

    @property
    def start(self) -> int:
        """Where it begins."""
        return self.words[0].start

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.words[-1].end


def words(text: str) -> list[Word]:
    """Return the words of a text."""
    found = []
    for match in _WORD.finditer(text):
        surface = match.group()
        if surface.endswith(".") and not _INITIAL.match(surface) and surface.count(".") == 1:
            surface = surface[:-1]
        surface = _POSSESSIVE.sub("", surface)
        elided = _ELISION.match(surface)
        start = match.start() + (elided.end() if elided else 0)
        surface = surface[elided.end() :] if elided else surface
        before = text[max(0, start - 12) : start]
        opening = start == 0 or (bool(_SENTENCE_END.search(before)) and not _AFTER_INITIAL.search(before))
        found.append(Word(start, start + len(surface), surface, _is_capital(surface), opening))
    return found


def _is_capital(word: str) -> bool:
    """Say whether a word has a capital, be it behind an article (al-Mazrouei)."""
    found = _CAPITAL.match(word)
    return found is not None and found["first"].isupper()


def name_spans(text: str) -> Iterator[NameSpan]:
    """Yield the stretches of capitalised words, with particles between them (Ursula von der Leyen)."""
    run: list[Word] = []
    for word in words(text):
        adjacent = bool(run) and text[run[-1].end : word.start] in {" ", ". ", "\u00a0", ""}
        if (word.capital and (adjacent or not run)) or (
            run and adjacent and word.text in _PARTICLES and not word.capital
        ):
            run.append(word)
        else:
            yield from _closed(run)
            run = [word] if word.capital else []
    yield from _closed(run)


def _closed(run: list[Word]) -> Iterator[NameSpan]:
    while run and not run[-1].capital:
        run = run[:-1]
    if run:
        yield NameSpan(tuple(run))


def headline(text: str) -> bool:
    """Say whether nearly all longer words are capitalised, as in English headlines."""
    long = [word for word in words(text) if len(word.text) > 3]  # noqa: PLR2004 - “of”, “the”, “and” stay small
    return len(long) > 3 and sum(word.capital for word in long) >= 0.8 * len(long)  # noqa: PLR2004


@lru_cache(maxsize=50_000)
def is_ordinary(word: str, language: str) -> bool:
    """Say whether a capitalised word is, or may well be, an ordinary word of the language; known for English only."""
    lower = word.lower()
    if base(language) != "en":
        return lower in _calendar(language)
    if lower in _calendar("en") or lower in _ENGLISH:
        return True
    known = _english()
    parts = re.split(r"[-‑]", lower)
    return all(_in(part, known) for part in parts) or (len(parts) > 1 and len(parts[-1]) > 3 and _in(parts[-1], known))  # noqa: PLR2004


def _in(word: str, known: Mapping[str, str]) -> bool:
    forms = (word, word[:-1]) if word.endswith("s") else (word,)
    return any(known.get(form, "").islower() for form in forms)


@cache
def _english() -> Mapping[str, str]:
    from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory  # noqa: PLC0415

    dictionary: Mapping[str, str] = DefaultDictionaryFactory().get_dictionary("en")
    return dictionary


@cache
def _calendar(language: str) -> frozenset[str]:
    dates = section(language, "dates")
    groups = [*dates.get("months", ()), *dates.get("weekdays", ())]
    return frozenset(form.rstrip("*.").lower() for group in groups for form in group)


_ENGLISH = frozenset(
    """
    kremlin pentagon capitol
    mr mrs ms dr prof sen rep gov gen lt col capt sgt jr sr st inc ltd corp co plc llc no vs ok tv pm am gmt est utc cet
    covid internet online website email smartphone app blog podcast ceo cfo coo dna rna usb pdf wifi app apps it's i i'm
    i've i'll i'd don't can't we're they're that's what's let's isn't didn't doesn't won't wouldn't couldn't it'll he's
    she's there's who's you're we've they've aren't wasn't weren't haven't hasn't shouldn't you'll we'll he'd she'd
    christian christians christianity muslim muslims islam islamic islamist jewish jew jews buddhist hindu catholic
    catholics orthodox protestant sunni shia shiite bible quran koran god christmas easter ramadan sunday monday tuesday
    wednesday thursday friday saturday january february march april may june july august september october november
    december march english french german spanish italian russian chinese japanese korean arabic arab arabs latin greek
    european american african asian british western eastern northern southern soviet communist nazi nazis olympic
    olympics paralympic paralympics renaissance medieval victorian ii iii iv vi vii viii ix xi xii xiv xv xvi
    """.split()  # noqa: SIM905 - a list of words reads best as text
)
