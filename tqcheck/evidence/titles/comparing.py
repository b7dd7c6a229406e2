"""Whether an office is named on the other side, and whether two offices are easily taken for each other."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tqcheck.evidence.beads import document, span, text
from tqcheck.evidence.terms.folding import fold, is_unspaced
from tqcheck.evidence.terms.sightings import loosely_in
from tqcheck.evidence.titles.offices import offices
from tqcheck.evidence.titles.sightings import Sighting, find_offices
from tqcheck.model import AlignedPair, Bead, Side, Span


@dataclass(frozen=True, slots=True)
class Titles:
    """The offices named on one side of a bead."""

    text: str
    language: str
    offset: int
    found: list[Sighting]

    def place(self, sighting: Sighting) -> Span:
        """Return where a sighting stands in the text of the whole side."""
        return Span(self.offset + sighting.start, self.offset + sighting.end)


def titles(pair: AlignedPair, bead: Bead, side: Side) -> Titles:
    """Return the offices that a bead names on that side."""
    words, place = text(pair, bead, side), span(pair, bead, side)
    language = document(pair, side).language
    return Titles(words, language, place.start if place else 0, list(find_offices(words, language)))


def named(sighting: Sighting, other: Titles) -> bool:
    """Say whether the other side names the office, not only within the name of a neighbouring one."""
    near = sighting.neighbours()
    for found in other.found:
        shared = sighting.offices & found.offices
        if shared and (shared & _SAID_MORE or not found.within & near or found.within & sighting.offices):
            return True
    return False


def accounted(sighting: Sighting, other: Titles) -> bool:
    """Say whether the other side names the office or has words like those that name it."""
    if named(sighting, other):
        return True
    near = sighting.neighbours()
    if any(found.offices & near and not found.offices & sighting.offices for found in other.found):
        return False
    known = offices()
    return any(
        _loosely_in(rendering, other.text, other.language)
        for office in sighting.offices
        for rendering in known[office].written(other.language)
    )


def _loosely_in(rendering: str, text: str, language: str) -> bool:
    """Say whether an office’s words stand close together; those with a short word (oil minister) stand as they are.

    Short words are passed over by `loosely_in`, and an oil minister would be any minister; in Vietnamese all are short.
    """
    if not is_unspaced(language) and any(
        len(word) <= _SHORT and word not in _GRAMMAR for word in rendering.lower().replace("'", " ").split()
    ):
        return bool(re.search(rf"(?<!\w){re.escape(fold(rendering, language))}(?!\w)", fold(text, language)))
    return loosely_in(rendering, text, language)


def neighbours(one: Sighting, other: Sighting) -> bool:
    """Say whether one office is easily taken for the other, and is not it."""
    if one.offices & other.offices or cognate(one.words, other.words):
        return False
    if other.offices & one.neighbours():
        return True
    return (_has_field(one) and _has_field(other)) or (_ministers(one) and _ministers(other))


def _has_field(sighting: Sighting) -> bool:
    """Say whether the words name the minister of a field; “the minister” was perhaps named before."""
    return any(offices()[i].kind == "ministry" for i in sighting.offices - _ANY_MINISTER - _DEPUTIES)


def _ministers(sighting: Sighting) -> bool:
    """Say whether the words name ministers or their deputies and nobody else."""
    special = not sighting.offices & _ANY_MINISTER or bool(sighting.offices & _DEPUTIES)
    return special and all(offices()[i].kind == "ministry" for i in sighting.offices)


def cognate(one: str, other: str) -> bool:
    """Say whether the words of one title stand in the other in nearly the same spelling (monarch, Monarchin)."""
    short, long = sorted((one.lower().split(), other.lower().split()), key=len)
    return all(any(len(a) > _STEM and a[:_STEM] == b[:_STEM] for b in long) for a in short)


_STEM = 5
_ANY_MINISTER = frozenset(
    {"minister", "minister-of-state", "minister-without-portfolio"}
    | {"secretary", "cabinet-secretary", "secretary-of-state-uk"}
)
_DEPUTIES = frozenset({"deputy-minister", "under-secretary", "assistant-secretary", "permanent-secretary"})
_SAID_MORE = frozenset({"governor"})  # of what he is the governor, a translation may add: gouverneur de la Banque …
_SHORT = 3  # letters
_GRAMMAR = frozenset(
    (
        *("of", "for", "the", "and", "to", "in", "a"),
        *("de", "du", "des", "la", "le", "les", "et", "à", "au", "aux", "en", "l", "d"),
        *("del", "el", "los", "las", "y", "e"),
        *("der", "die", "das", "dem", "den", "für", "und", "im", "am", "zu", "von"),
        *("по", "и", "в", "на", "при"),
    )
)
