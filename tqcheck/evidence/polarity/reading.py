"""The words of a sentence that deny something, as the language's data file lists them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from tqcheck.languages import section
from tqcheck.languages.codes import base

# The languages whose data file lists negations.
DATA = ("ar", "cs", "de", "en", "es", "fr", "hi", "it", "ja", "ko", "nl", "pl", "pt", "ru", "uk", "vi", "zh")
# Written without spaces: a listed word counts wherever its characters stand.
UNSPACED = frozenset({"zh", "ja"})
# Vowel signs and tone marks belong to a word, but Python's \w leaves them out.
_LETTER = r"[\w\u0300-\u036f\u064b-\u065f\u0900-\u0963]"
_ELIDED = "'"
# “…” in a listed phrase: up to four words, or so many characters where no spaces are written
_CHARACTERS = r"[^。！？；!?;\n]{0,20}?"
_WORD = r"[^\s,;:.!?()«»“”„\"،؛؟।—–]+"


@dataclass(frozen=True, slots=True)
class Denial:
    """A word or phrase that denies, or that may stand for a denial in the other language."""

    start: int
    end: int
    certain: bool  # a negator that a translation must carry over, not a word that may stand for one
    sense: str  # what it says: of a certain one an English negator, of another one its group in the data


@dataclass(frozen=True, slots=True)
class _Bucket:
    """The listed phrases that may begin with one letter."""

    pattern: re.Pattern[str]
    kinds: tuple[tuple[str, str], ...]  # by the number of the group that matched: (kind, sense)


@dataclass(frozen=True, slots=True)
class _Lexicon:
    """All listed phrases; by first letter, for one pattern of hundreds of alternatives is tried slowly everywhere."""

    starts: re.Pattern[str]  # where one may begin
    buckets: Mapping[str, _Bucket]
    open: _Bucket | None  # those that begin with any letter, for letters without a bucket
    glued: str  # letters that are words, written on to the next one: Arabic “and”


def denials(text: str, language: str) -> tuple[Denial, ...]:
    """Return the denials of `text` in order; where two readings overlap, the earlier and then the longer one holds."""
    return tuple(_denials(text, base(language)))


def concord(language: str) -> bool:
    """Return whether several negators of a clause make one negation: “nobody never says nothing”."""
    return bool(section(base(language), "negation").get("concord"))


def joins(text: str, language: str) -> bool:
    """Return whether a word of the text joins what a negator before it holds for: “or”, “nor”."""
    return bool(listed("joining", base(language)).search(text))


@cache
def listed(key: str, language: str) -> re.Pattern[str]:
    """Return what finds the words under a key of a language's negation data."""
    words, spaced = section(language, "negation")[key], language not in UNSPACED
    alternatives = "|".join(_expression(each, spaced=spaced) for each in words)
    edges = (rf"(?<!{_LETTER})", rf"(?!{_LETTER})") if spaced else ("", "")
    return re.compile(f"{edges[0]}(?:{alternatives}){edges[1]}", re.IGNORECASE)


def _denials(text: str, language: str) -> Iterator[Denial]:
    lexicon = _lexicon(language)
    # The typewriter's apostrophe has the same length, so the places stay those of the text.
    plain = text.replace("’", "'")
    end = 0
    for start in lexicon.starts.finditer(plain):
        if start.start() < end:
            continue
        found = _at(lexicon, plain, start.start())
        if found is None:
            continue
        match, kind, sense = found
        end = match.end()
        if kind != "idle":
            yield Denial(match.start(), end, kind == "certain", sense)


def _at(lexicon: _Lexicon, plain: str, start: int) -> tuple[re.Match[str], str, str] | None:
    """Return what is listed of the words that begin at `start`, or behind a letter that is written on to a word."""
    for place in (start, start + 1) if plain[start] in lexicon.glued else (start,):
        bucket = lexicon.buckets.get(plain[place : place + 1].lower(), lexicon.open)
        match = bucket.pattern.match(plain, place) if bucket else None
        if bucket and match:
            return match, *bucket.kinds[(match.lastindex or 1) - 1]
    return None


@cache
def _lexicon(language: str) -> _Lexicon:
    data = section(language, "negation")
    entries = [(words, "idle", "") for words in data["idle"]]
    for kind in ("possible", "certain"):
        entries += [(words, kind, sense) for sense, listed in data[kind].items() for words in listed]
    # The sort is stable: of readings equally long and equally open, the one that claims least comes first.
    entries.sort(key=lambda entry: (-_size(entry[0]), "*" in entry[0]))
    spaced = language not in UNSPACED
    letters = {words[0].lower() for words, _, _ in entries} - {"*", "…"}
    buckets = {
        letter: _bucket([entry for entry in entries if entry[0][0].lower() in {letter, "*", "…"}], spaced=spaced)
        for letter in letters
    }
    anywhere = [entry for entry in entries if entry[0][0] in "*…"]
    return _Lexicon(
        re.compile(rf"(?<!{_LETTER})\S" if spaced else r"\S"),
        buckets,
        _bucket(anywhere, spaced=spaced) if anywhere else None,
        data.get("glued", ""),
    )


def _size(words: str) -> int:
    """Return how many letters a listed phrase has for certain, with single spaces between its words."""
    return len(" ".join(words.replace("*", "").replace("…", " ").split()))


def _bucket(entries: Sequence[tuple[str, str, str]], *, spaced: bool) -> _Bucket:
    # An elided word is glued to the next one: behind “n'” no word ends.
    alternatives = "|".join(
        f"({_expression(words, spaced=spaced)}{'' if not spaced or words.endswith(_ELIDED) else rf'(?!{_LETTER})'})"
        for words, _, _ in entries
    )
    return _Bucket(re.compile(alternatives, re.IGNORECASE), tuple((kind, sense) for _, kind, sense in entries))


def _expression(words: str, *, spaced: bool) -> str:
    """Translate a listed phrase: “*” is any beginning or ending of a word, “…” some words, a space any space."""
    escaped = re.escape(words).replace(r"\*", f"{_LETTER}*")
    if not spaced:
        return escaped.replace("…", _CHARACTERS)
    escaped = escaped.replace(r"\ …\ ", rf"\s+(?:{_WORD}\s+){{0,4}}?")
    # an elided word is glued to the next one: “n'… pas”
    return escaped.replace(r"…\ ", rf"(?:{_WORD}\s+){{1,4}}?").replace(r"\ ", r"\s+")
