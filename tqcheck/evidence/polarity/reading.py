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


def denials(text: str, language: str) -> tuple[Denial, ...]:
    """Return the denials of `text` in order; where two readings overlap, the earlier and then the longer one holds."""
    return tuple(_denials(text, base(language)))


def concord(language: str) -> bool:
    """Return whether several negators of a clause make one negation: “nobody never says nothing”."""
    return bool(section(base(language), "negation").get("concord"))


def _denials(text: str, language: str) -> Iterator[Denial]:
    lexicon = _lexicon(language)
    # The typewriter's apostrophe has the same length, so the places stay those of the text.
    plain = text.replace("’", "'")
    end = 0
    for start in lexicon.starts.finditer(plain):
        bucket = lexicon.buckets.get(plain[start.start()].lower(), lexicon.open)
        match = bucket.pattern.match(plain, start.start()) if bucket and start.start() >= end else None
        if bucket is None or match is None:
            continue
        end = match.end()
        kind, sense = bucket.kinds[(match.lastindex or 1) - 1]
        if kind != "idle":
            yield Denial(match.start(), end, kind == "certain", sense)


@cache
def _lexicon(language: str) -> _Lexicon:
    data = section(language, "negation")
    entries = [(words, "idle", "") for words in data["idle"]]
    for kind in ("possible", "certain"):
        entries += [(words, kind, sense) for sense, listed in data[kind].items() for words in listed]
    # The sort is stable: of readings equally long and equally open, the one that claims least comes first.
    entries.sort(key=lambda entry: (-len(entry[0].replace("*", "").replace("…", "")), "*" in entry[0]))
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
    )


def _bucket(entries: Sequence[tuple[str, str, str]], *, spaced: bool) -> _Bucket:
    alternatives = "|".join(f"({_expression(words)})" for words, _, _ in entries)
    if spaced:
        alternatives = f"(?:{alternatives})(?!{_LETTER})"
    return _Bucket(re.compile(alternatives, re.IGNORECASE), tuple((kind, sense) for _, kind, sense in entries))


def _expression(words: str) -> str:
    """Translate a listed phrase: “*” is any beginning or ending of a word, “…” up to four words, a space any space."""
    gap = rf"(?:{_WORD}\s+){{0,4}}?"
    escaped = re.escape(words).replace(r"\*", f"{_LETTER}*").replace(r"\ …\ ", rf"\s+{gap}")
    # an elided word is glued to the next one: “n'… pas”
    return escaped.replace(r"…\ ", rf"(?:{_WORD}\s+){{1,4}}?").replace(r"\ ", r"\s+")
