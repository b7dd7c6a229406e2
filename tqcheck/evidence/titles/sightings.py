"""Where a text names offices."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache, lru_cache

from tqcheck.evidence.terms.index import Hit, TermIndex
from tqcheck.evidence.titles.offices import Office, offices
from tqcheck.languages.codes import base
from tqcheck.model import Rendering

# “ministre russe de la Défense”: the nationality stands between the words of the office
_ADJECTIVE_WITHIN = re.compile(
    r"\b(?P<head>(?:vice-|vice|vicem)?(?:minist(?:re|ro|ra)|secr[ée]taire|secretari[oa]|directeur|directrice|director|directora|"
    r"procureure?|fiscal|chef|cheffe|jefe|jefa|président|présidente|presidente|presidenta))"
    r"(?! (?:humanit|écono|econó|milit|polít|polit|géné|gener|ejec|exéc|nacional|national|régional|regional|cient|"
    r"scient|técn|techn|finan|jur|sanit|médic|opera|opéra|comer|commer))"  # jefe humanitario de la ONU: not its head
    r"(?P<adjective> [^\W\d_]+)(?= (?:d[eu]|des|del|della|do|da)\b| d['’])",
    re.IGNORECASE,
)
# “exministro”; but “Exteriores” is a ministry
_FORMERLY = re.compile(
    r"\b[Ee]x(?=(?:vice|sub)?(?:minist|presid|secr|direct|jef|cancill|cancel|alcald|gobern|primer|emba|fisc|juez|jueza|"
    r"senad|diput|ases|funcion|anal|líder|portavo|vocer|comis|general|premier|chef|député|maire|gouvern|procur|agent|"
    r"consej|entrenad|capit|coman|coronel|consul|rector|deleg|coordin|inspect|militar|concej|congres|candid|prim))"
)
_NAME_DOT = {"·", "・", "‧"}  # between the words of a foreign name: no rabbi is in 哈賈·拉比布
_REST = 60  # characters; no office is longer


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
        self._romance = base(language) in {"fr", "es", "it", "pt"}

    def find(self, text: str) -> list[Sighting]:
        """Return the offices named in a text, in reading order."""
        if self._romance:
            text = _FORMERLY.sub("  ", text)  # el exministro: the office begins behind “ex”
        found: dict[tuple[int, int], set[str]] = defaultdict(set)
        for hit in self._index.find(text):
            if not _NAME_DOT & {text[hit.start - 1 : hit.start], text[hit.end : hit.end + 1]}:
                found[hit.start, hit.end] |= self._offices(hit)
        for match in _ADJECTIVE_WITHIN.finditer(text) if self._romance else ():
            head, adjective = match.span("head")[1], match.group("adjective")
            for hit in self._index.find(text[match.start() : head] + text[head + len(adjective) :][:_REST]):
                if hit.start == 0 and hit.end > head - match.start():
                    found[match.start(), match.start() + hit.end + len(adjective)] |= self._offices(hit)
        sightings = []
        for (start, end), named in found.items():
            around = [other for (a, b), other in found.items() if a <= start and end <= b and (a, b) != (start, end)]
            within = frozenset().union(*around) if around else frozenset()
            sightings.append(Sighting(start, end, text[start:end], frozenset(named), frozenset(within)))
        return sorted(sightings, key=lambda sighting: (sighting.start, sighting.end))

    def _offices(self, hit: Hit) -> set[str]:
        return {office.id for office in self._owners[self._renderings[hit.term]]}


@lru_cache(maxsize=4096)
def find_offices(text: str, language: str) -> tuple[Sighting, ...]:
    """Return the offices named in a text, in reading order."""
    return tuple(finder(language).find(text))


@cache
def finder(language: str) -> OfficeFinder:
    """Return the finder of a language; built on the first call."""
    return OfficeFinder(language)
