"""How Japanese names in characters are read, and where a text has characters that read as a romanised name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import product

from anyascii import anyascii

from tqcheck.evidence.names.plain import plain
from tqcheck.languages.detection import to_simplified_from_japanese

_NAME_RUN = re.compile(r"[\u3400-\u9fff々ヶ]+[\u3041-\u3096]{0,3}")
_GIVEN = re.compile(r"[\u3400-\u9fff々]+|[\u3041-\u3096]{2,3}")
_LONGEST_SURNAME, _LONGEST_GIVEN = 3, 3  # characters
_WAYS = 4000  # of reading a name that are tried at most
_LONG = 7  # letters of a given name in which two may be wrong; else one
_KANA = re.compile(r"[\u3041-\u30ff]")


_MORAE = re.compile(
    r"(?:(?:ch|sh|ts|ky|gy|ny|hy|by|py|my|ry|[kgsztdnhbpmyrwjf])?[aiueoāīūēō]h?|n(?![aiueoy])|(?:kk|ss|tt|pp|tch)[aiueo]|"
    r"m(?=[bmp]))+",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Reading:
    """A stretch of text that reads, or nearly reads, as a Japanese name."""

    start: int
    end: int
    words: str
    surname: str  # as the name writes it
    given: str  # as these characters read, in small letters without marks of length; “” for a surname alone
    exact: bool


@dataclass(frozen=True, slots=True)
class _Table:
    """Readings by simplified characters; those of whole names are folded."""

    surnames: Mapping[str, frozenset[str]]
    given: Mapping[str, frozenset[str]]  # of whole names
    in_surnames: Mapping[str, frozenset[str]]
    in_given: Mapping[str, frozenset[str]]


def looks_japanese(word: str) -> bool:
    """Say whether a word may be a Japanese name in Latin letters."""
    return bool(_MORAE.fullmatch(word.replace("-", "")))


def is_surname(word: str) -> bool:
    """Say whether a romanised word is the reading of a surname that the table has."""
    return fold(word) in _surnames()


@cache
def _surnames() -> frozenset[str]:
    return frozenset().union(*_table().surnames.values())


def readings_in(name: str, text: str) -> Iterator[Reading]:
    """Yield where a text has characters that read as the name, or as its surname and nearly its given name.

    The name has one word, a surname, or two in either order; exact readings come first.
    """
    orders = _orders(name)
    near: list[tuple[int, Reading]] = []
    for start, surname, given in _windows(text, alone=all(not second for _, second in orders)):
        for family, own in orders:
            if fold(family) not in surname_readings(surname):
                continue
            end = start + len(surname) + len(given)
            words = text[start:end]
            if not own or fold(own) in given_readings(given):
                yield Reading(start, end, words, family, fold(own), exact=True)
            elif nearest := _nearest(fold(own), given):
                wrong, reading = nearest
                near.append((wrong, Reading(start, end, words, family, reading, exact=False)))
    yield from (reading for _, reading in sorted(near, key=lambda found: (found[0], found[1].start, -found[1].end)))


def reads_as(name: str, text: str) -> bool:
    """Say whether a text has characters that read exactly as the name."""
    return any(reading.exact for reading in readings_in(name, text))


@lru_cache(maxsize=20_000)
def fold(romanised: str) -> str:
    """Return a romanised word without what differs between spellings: Ohtani, Ōtani, Outani; Namba, Nanba."""
    text = plain(romanised).replace(" ", "")
    text = re.sub(r"oh(?![aeiouy])", "o", text)
    text = re.sub(r"m(?=[bpm])", "n", text.replace("tch", "cch"))
    for long, short in (("ou", "o"), ("oo", "o"), ("uu", "u"), ("aa", "a"), ("ii", "i"), ("ee", "e"), ("dzu", "zu")):
        text = text.replace(long, short)
    return text


@lru_cache(maxsize=20_000)
def surname_readings(characters: str) -> frozenset[str]:
    """Return how a surname may read, folded; one that begins with kana is none."""
    if _KANA.match(characters):
        return frozenset()
    key = to_simplified_from_japanese(characters)
    table = _table()
    return table.surnames.get(key, frozenset()) | _combined(key, table.in_surnames)


@lru_cache(maxsize=20_000)
def given_readings(characters: str) -> frozenset[str]:
    """Return how a given name may read, folded."""
    key = to_simplified_from_japanese(characters)
    table = _table()
    return table.given.get(key, frozenset()) | _combined(key, table.in_given)


def _combined(key: str, readings: Mapping[str, frozenset[str]]) -> frozenset[str]:
    repeated = [key[i - 1] if c == "々" and i else c for i, c in enumerate(key)]
    given = _table().in_given
    parts = [
        frozenset({anyascii(c)}) if _KANA.match(c) else readings.get(c) or given.get(c, frozenset()) for c in repeated
    ]
    ways = 1
    for part in parts:
        ways *= len(part)
    if not 0 < ways <= _WAYS:
        return frozenset()
    return frozenset(fold("".join(way)) for way in product(*parts))


def _orders(name: str) -> tuple[tuple[str, str], ...]:
    parts = name.split()
    if len(parts) == 1:
        return ((parts[0], ""),)
    return ((parts[-1], parts[0]), (parts[0], parts[-1])) if len(parts) == 2 else ()  # noqa: PLR2004


@lru_cache(maxsize=64)
def _windows(text: str, *, alone: bool) -> tuple[tuple[int, str, str], ...]:
    """Return the stretches that may be a surname, or a surname and a given name: start, surname, given name."""
    found = []
    for run in _NAME_RUN.finditer(text):
        words = run.group()
        for i in range(len(words)):
            for j in range(i + 1, min(len(words), i + _LONGEST_SURNAME) + 1):
                if not surname_readings(words[i:j]):
                    continue
                if alone:
                    found.append((run.start() + i, words[i:j], ""))
                else:
                    ends = range(j + 1, min(len(words), j + _LONGEST_GIVEN) + 1)
                    given = (words[j:k] for k in ends)
                    found += [(run.start() + i, words[i:j], own) for own in given if _GIVEN.fullmatch(own)]
    return tuple(found)


def _nearest(own: str, given: str) -> tuple[int, str] | None:
    """Return the reading of a given name that is nearest to its spelling and how many letters differ, if few do."""
    from rapidfuzz.distance import Levenshtein  # noqa: PLC0415 - fast to import only when needed

    ranked = sorted((Levenshtein.distance(own, reading), reading) for reading in given_readings(given))
    return ranked[0] if ranked and ranked[0][0] <= (1 if len(own) < _LONG else 2) else None


@cache
def _table() -> _Table:
    text = (files(__package__) / "data" / "japanese.tsv").read_text(encoding="utf-8")
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    rows = [line.split("\t") for line in text.split("\n") if line and not line.startswith("#")][1:]
    keys = to_simplified_from_japanese("\n".join(characters for _, characters, _ in rows)).split("\n")
    for (part, _, readings), key in zip(rows, keys, strict=True):
        found[part][key] |= {
            fold(reading) if part in {"surname", "given"} else reading for reading in readings.split("|")
        }
    frozen = {part: {key: frozenset(r) for key, r in table.items()} for part, table in found.items()}
    return _Table(frozen["surname"], frozen["given"], frozen["in-surname"], frozen["in-given"])
