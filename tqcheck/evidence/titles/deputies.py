"""Titles of deputies: vice president, 副部长, замминистра; and the office whose holder is deputised."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from importlib.resources import files

from tqcheck.evidence.terms.folding import is_unspaced
from tqcheck.evidence.titles.sightings import Sighting, find_offices
from tqcheck.languages.codes import base

_REACH = 8  # characters between the deputy's word and the office: 副国家安全顾问
_WORDS_BETWEEN = 3  # deputy White House chief of staff
# “deputy to the president”, “deputy, the minister”: another office than the one that is deputised
_PARTED = re.compile(
    r"[^\w\s.'’&/-]|\b(?:of|to|for|and|or|by|in|the|a|und|oder|et|ou|y|o|и|или|و|và|hoặc)\b", re.IGNORECASE
)


@lru_cache(maxsize=4096)
def find_deputies(text: str, language: str) -> tuple[Sighting, ...]:
    """Return the titles of deputies, each with the office that remains without the word that says so.

    The offices are empty where the table does not know what remains, and for titles like 次長.
    """
    marks = _marks(base(language))
    if not marks or not any(marks[key].search(text) for key in ("before", "behind", "alone")):
        return ()
    masked = marks["never"].sub(lambda found: "\0" * len(found.group()), text)
    found = [
        *_before(marks["before"], masked, text, language),
        *_behind(marks["behind"], masked, text, language),
        *(_alone(match, text) for match in marks["alone"].finditer(masked)),
    ]
    return tuple(sorted(found, key=lambda deputy: (deputy.start, deputy.end)))


def _before(mark: re.Pattern[str], masked: str, text: str, language: str) -> Iterator[Sighting]:
    for match in mark.finditer(masked):
        start, end = match.span()
        rest = text[end:]
        if text[start:end].strip()[:1].isupper():
            rest = rest[:1].upper() + rest[1:]  # Vizepräsident: Präsident
        all_offices = find_offices(text[:start] + rest, language)
        offices = [s for s in all_offices if not s.within and s.end > start]
        nearest = next((s for s in offices if _follows(text[:start] + rest, start, s, language)), None)
        if nearest is None:
            yield _alone(match, text)
        else:
            first, last = min(start, nearest.start), nearest.end + end - start
            yield Sighting(first, last, text[first:last], _with_heads(nearest, all_offices), frozenset())


def _with_heads(office: Sighting, others: Iterable[Sighting]) -> frozenset[str]:
    """Return what an office’s words name, and what its first or last words name alone: giám đốc Trung tâm, giám đốc."""
    within = [s for s in others if office.start <= s.start and s.end <= office.end]
    return frozenset(i for s in within if s.start == office.start or s.end == office.end for i in s.offices)


def _behind(mark: re.Pattern[str], masked: str, text: str, language: str) -> Iterator[Sighting]:
    for match in mark.finditer(masked):
        start, end = match.span()
        all_offices = find_offices(text[:start] + text[end:], language)
        for s in all_offices:
            if not s.within and s.start < start <= s.end:
                last = s.end + end - start
                yield Sighting(s.start, last, text[s.start : last], _with_heads(s, all_offices), frozenset())


def _alone(match: re.Match[str], text: str) -> Sighting:
    start, end = match.span()
    word = re.compile(r"\w*").match(text, end)
    end = word.end() if word and not _is_unspaced_character(text[end : end + 1]) else end
    return Sighting(start, end, text[start:end], frozenset(), frozenset())


def _is_unspaced_character(character: str) -> bool:
    return "\u3040" <= character <= "\u9fff"


def _follows(text: str, start: int, office: Sighting, language: str) -> bool:
    gap = text[start : office.start]
    if _PARTED.search(gap):
        return False
    return len(gap) <= _REACH if is_unspaced(language) else len(gap.split()) <= _WORDS_BETWEEN


@cache
def _marks(language: str) -> dict[str, re.Pattern[str]]:
    table = tomllib.loads((files(__package__) / "data" / "deputies.toml").read_text(encoding="utf-8"))
    return {
        name: re.compile("".join(pattern.splitlines()) or r"(?!)") for name, pattern in table.get(language, {}).items()
    }
