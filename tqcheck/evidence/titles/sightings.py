"""Where a text names offices."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache, lru_cache

from tqcheck.evidence.terms.index import TermIndex
from tqcheck.evidence.titles.offices import Office, offices
from tqcheck.model import Rendering


@dataclass(frozen=True, slots=True)
class Sighting:
    """A stretch of text that names an office, or one of several."""

    start: int
    end: int
    words: str
    offices: frozenset[str]
    within: frozenset[str]  # the offices that a longer sighting around it names; empty: it stands by itself

    def neighbours(self) -> frozenset[str]:
        """Return the offices that none of its own must be taken for."""
        known = offices()
        return frozenset(other for office in self.offices for other in known[office].neighbours) - self.offices


class OfficeFinder:
    """The offices of one language, ready to be looked for."""

    def __init__(self, language: str) -> None:
        self._owners: dict[str, list[Office]] = defaultdict(list)
        for office in offices().values():
            for rendering in office.written(language):
                self._owners[rendering].append(office)
        self._renderings = tuple(self._owners)
        self._index = TermIndex(map(Rendering, self._renderings), language)

    def find(self, text: str) -> list[Sighting]:
        """Return the offices named in a text, in reading order."""
        found: dict[tuple[int, int], set[str]] = defaultdict(set)
        for hit in self._index.find(text):
            found[hit.start, hit.end] |= {office.id for office in self._owners[self._renderings[hit.term]]}
        sightings = []
        for (start, end), named in found.items():
            around = [other for (a, b), other in found.items() if a <= start and end <= b and (a, b) != (start, end)]
            within = frozenset().union(*around) if around else frozenset()
            sightings.append(Sighting(start, end, text[start:end], frozenset(named), frozenset(within)))
        return sorted(sightings, key=lambda sighting: (sighting.start, sighting.end))


@lru_cache(maxsize=4096)
def find_offices(text: str, language: str) -> tuple[Sighting, ...]:
    """Return the offices named in a text, in reading order."""
    return tuple(finder(language).find(text))


@cache
def finder(language: str) -> OfficeFinder:
    """Return the finder of a language; built on the first call."""
    return OfficeFinder(language)
