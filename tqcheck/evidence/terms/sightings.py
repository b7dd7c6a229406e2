"""Which concepts each bead names on either side; computed once a pair, for all checks of terms."""

from __future__ import annotations

import gc
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache

from tqcheck.evidence.beads import span, text
from tqcheck.evidence.terms.folding import fold, is_unspaced, stems, words
from tqcheck.evidence.terms.lexicon import Concept, Lexicon
from tqcheck.model import AlignedPair, Bead, Glossary, Rendering, Resources, Side, Span


@dataclass(frozen=True, slots=True)
class Sighting:
    """A stretch of one side that names a concept, or one of several."""

    span: Span
    words: str
    renderings: tuple[tuple[Concept, Rendering], ...]
    concepts: frozenset[int]  # their numbers
    nested: bool  # inside a longer term

    def inside(self, other: Sighting) -> bool:
        """Say whether it lies within another sighting or is that one."""
        return other.span.start <= self.span.start and self.span.end <= other.span.end


class BeadTerms:
    """The terms of one bead."""

    def __init__(self, pair: AlignedPair, bead: Bead, lexicon: Lexicon) -> None:
        self.bead = bead
        self._lexicon = lexicon
        self._texts: dict[Side, str] = {side: text(pair, bead, side) for side in ("source", "target")}
        self._starts: dict[Side, int] = {}
        for side in self._texts:
            place = span(pair, bead, side)
            self._starts[side] = place.start if place else 0
        self._found: dict[Side, tuple[Sighting, ...]] = {side: self._sightings(side) for side in self._texts}
        self._accepted: dict[tuple[Side, int], list[Sighting]] = {}
        for side, found in self._found.items():
            for sighting in found:
                for number in {c.number for c, rendering in sighting.renderings if rendering.status != "forbidden"}:
                    self._accepted.setdefault((side, number), []).append(sighting)

    def side(self, side: Side) -> tuple[Sighting, ...]:
        """Return what is named on that side, in reading order."""
        return self._found[side]

    def text(self, side: Side) -> str:
        """Return the bead's text on that side."""
        return self._texts[side]

    def around(self, sighting: Sighting, side: Side) -> tuple[str, str]:
        """Return the text before and behind a sighting."""
        whole, offset = self._texts[side], self._starts[side]
        return whole[: sighting.span.start - offset], whole[sighting.span.end - offset :]

    def absolute(self, side: Side, start: int, end: int) -> Span:
        """Return a stretch of the bead's text as offsets into the file."""
        return Span(self._starts[side] + start, self._starts[side] + end)

    def position(self, sighting: Sighting, side: Side) -> float:
        """Return where a sighting begins, as a share of its side's text."""
        return (sighting.span.start - self._starts[side]) / max(1, len(self._texts[side]))

    def sightings_of(self, concept: Concept, side: Side) -> list[Sighting]:
        """Return where the side names the concept by an accepted rendering, be it inside a longer term."""
        return self._accepted.get((side, concept.number), [])

    def accounts_for(self, concept: Concept, side: Side, *, apart_from: Iterable[Sighting] = ()) -> bool:
        """Say whether the side names the concept or hints at it: its words in any form, order or compound.

        What stands inside the sightings `apart_from` does not count.
        """
        aside = list(apart_from)
        if any(not any(s.inside(other) for other in aside) for s in self.sightings_of(concept, side)):
            return True
        language, whole = self._lexicon.language(side), self._texts[side]
        for other in aside:
            start, end = other.span.start - self._starts[side], other.span.end - self._starts[side]
            whole = whole[:start] + " " * (end - start) + whole[end:]
        return any(loosely_in(rendering.text, whole, language) for rendering in concept.accepted(side))

    def _sightings(self, side: Side) -> tuple[Sighting, ...]:
        whole, offset = self._texts[side], self._starts[side]
        by_span: dict[tuple[int, int], list[tuple[Concept, Rendering]]] = defaultdict(list)
        nested: dict[tuple[int, int], bool] = {}
        index = self._lexicon.index(side)
        for hit in index.find(whole):
            concept = self._lexicon.owner(side, hit.term)
            if concept.entry.near and not self._near(concept):
                continue
            by_span[hit.start, hit.end].append((concept, index.renderings[hit.term]))
            nested[hit.start, hit.end] = hit.nested
        found = []
        for (start, end), named in by_span.items():
            highest = max(concept.rank for concept, _ in named)
            winners = tuple((concept, rendering) for concept, rendering in named if concept.rank == highest)
            place = Span(offset + start, offset + end)
            numbers = frozenset(concept.number for concept, _ in winners)
            found.append(Sighting(place, whole[start:end], winners, numbers, nested[start, end]))
        return tuple(found)

    def _near(self, concept: Concept) -> bool:
        """Say whether one of the words stands in the bead that the entry asks for."""
        return any(
            loosely_in(word, self._texts[side], self._lexicon.language(side))
            for word in concept.entry.near
            for side in self._texts
        )


@dataclass(frozen=True, slots=True)
class PairTerms:
    """The terms of all beads of a pair."""

    lexicon: Lexicon
    beads: tuple[BeadTerms, ...]


def pair_terms(pair: AlignedPair, resources: Resources) -> PairTerms:
    """Return which concepts of the glossaries each bead names; kept for the next check that asks."""
    return _pair_terms(Same(pair, resources))


class Same:
    """A pair with its glossaries that equals only the same objects: both are too large to be compared."""

    def __init__(self, pair: AlignedPair, resources: Resources) -> None:
        self.pair, self.resources = pair, resources

    def __hash__(self) -> int:
        return hash((id(self.pair), id(self.resources.glossaries)))

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, Same)
            and self.pair is other.pair
            and self.resources.glossaries is other.resources.glossaries
        )


@lru_cache(maxsize=8)  # as many versions in one language as are mostly compared
def _pair_terms(same: Same) -> PairTerms:
    pair = same.pair
    with _without_collection():
        lexicon = _lexicon(_SameGlossaries(same.resources.glossaries), pair.source.language, pair.target.language)
        return PairTerms(lexicon, tuple(BeadTerms(pair, bead, lexicon) for bead in pair.beads))


class _SameGlossaries:
    """Glossaries that are one if they hold the same objects: their entries are too many to be compared."""

    def __init__(self, glossaries: Sequence[Glossary]) -> None:
        self.glossaries = glossaries

    def __hash__(self) -> int:
        return hash(tuple(map(id, self.glossaries)))

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, _SameGlossaries)
            and len(self.glossaries) == len(other.glossaries)
            and all(one is another for one, another in zip(self.glossaries, other.glossaries, strict=True))
        )


@lru_cache(maxsize=8)  # no more than the pairs above hold anyway; pairs of one project mostly share languages
def _lexicon(same: _SameGlossaries, source_language: str, target_language: str) -> Lexicon:
    return Lexicon(same.glossaries, source_language, target_language)


@contextmanager
def _without_collection() -> Iterator[None]:
    """Keep the garbage collector still: of the many small objects made here none is garbage, yet it would visit all."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


_SHORT_STEM = 4
_WORDS_BETWEEN = 4  # how many words may stand between those of a term that was taken apart


def loosely_in(term: str, whole: str, language: str) -> bool:
    """Say whether a term's words stand close together, as words, parts of compounds or relatives (China, Chinese)."""
    if is_unspaced(language):
        return "".join(fold(term, language).split()) in _squeezed(whole, language)
    wanted = stems(term, language)
    if not wanted:  # a sign like %
        return term in whole
    places = [_places(key, _all_keys(whole, language)) for key in wanted]
    reach = len(wanted) + _WORDS_BETWEEN
    return all(places) and any(
        all(any(abs(place - first) <= reach for place in others) for others in places[1:]) for first in places[0]
    )


def _places(key: str, present: tuple[tuple[str, ...], ...]) -> list[int]:
    """Return the numbers of the words that are the stem, or hold it if it is long enough."""
    long = len(key) >= _SHORT_STEM
    return [i for i, keys in enumerate(present) if key in keys or (long and any(key in word for word in keys))]


@lru_cache(maxsize=64)
def _squeezed(whole: str, language: str) -> str:
    return "".join(fold(whole, language).split())


@lru_cache(maxsize=64)
def _all_keys(whole: str, language: str) -> tuple[tuple[str, ...], ...]:
    return tuple(word.keys for word in words(whole, language))
