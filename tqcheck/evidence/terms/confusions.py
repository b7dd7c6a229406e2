"""Concepts that stand on one side while a neighbour of theirs stands on the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from tqcheck.evidence.terms.coordination import is_coordinated
from tqcheck.evidence.terms.folding import is_ambiguous, is_unspaced
from tqcheck.evidence.terms.lexicon import Concept, Lexicon
from tqcheck.evidence.terms.sightings import BeadTerms, Same, Sighting, pair_terms
from tqcheck.languages.codes import base
from tqcheck.model import AlignedPair, Resources, Side

# How often an accusation is right, by how many of the two terms are distinctive (a name, several words).
_CERTAINTY = (0.75, 0.85, 0.93)
# The same where the right term stands in the target too, but fewer times than in the source, or the wrong one
# stands in the source too, but fewer times than in the target.
_CERTAINTY_OF_ONE_OF_MANY = (0.5, 0.6, 0.7)


@dataclass(frozen=True, slots=True)
class Confusion:
    """The source names one concept, the target in its place a neighbour."""

    bead: int
    expected: Concept
    found: Concept
    source: Sighting
    target: Sighting
    confidence: float


def confusions(pair: AlignedPair, resources: Resources) -> tuple[Confusion, ...]:
    """Return the concepts that were taken for a neighbour; kept for the next check that asks."""
    return _confusions(Same(pair, resources))


@lru_cache(maxsize=2)
def _confusions(same: Same) -> tuple[Confusion, ...]:
    terms = pair_terms(same.pair, same.resources)
    return tuple(c for index, bead in enumerate(terms.beads) for c in _in_bead(index, bead, terms.lexicon))


def _in_bead(index: int, bead: BeadTerms, lexicon: Lexicon) -> Iterator[Confusion]:
    accused: set[int] = set()
    for source in sorted(bead.side("source"), key=lambda sighting: sighting.nested):
        if source.nested and not _part_of_missing(source, bead, "source"):
            continue
        best: Confusion | None = None
        for expected, target, found in _suspects(source, bead, lexicon):
            certainty = None if expected.number in accused else _certainty(expected, found, bead)
            if certainty is None:
                continue
            coordinated = is_coordinated(expected, target, "target", bead, lexicon.target_language) or is_coordinated(
                found, source, "source", bead, lexicon.source_language
            )
            if not coordinated:
                names = (
                    is_distinctive(source, expected, lexicon.source_language),
                    is_distinctive(target, found, lexicon.target_language),
                )
                best = _better(best, Confusion(index, expected, found, source, target, certainty[sum(names)]), bead)
        # A word may name several concepts (“party”, “congress”): one of them rightly rendered clears it.
        if best and not (
            _cleared("source", source, best.target, bead) or _cleared("target", best.target, source, bead)
        ):
            accused.add(best.expected.number)
            yield replace(best, found=_plainest(best, lexicon))


def _plainest(confusion: Confusion, lexicon: Lexicon) -> Concept:
    """Return, of the neighbours that the words may name, the one that they name first of all (中国: China)."""
    near = lexicon.neighbours[confusion.expected.number]
    named = [(owner.target.index(rendering), owner.number) for owner, rendering in confusion.target.renderings]
    return lexicon.concepts[min((place, number) for place, number in named if number in near)[1]]


def _suspects(source: Sighting, bead: BeadTerms, lexicon: Lexicon) -> Iterator[tuple[Concept, Sighting, Concept]]:
    """Yield what the source names, with each of its neighbours that the target names instead."""
    for expected, _ in source.renderings:
        near = lexicon.neighbours.get(expected.number, frozenset()) - source.concepts
        if expected.builtin and near and is_ambiguous(source.words, lexicon.source_language):
            continue
        for target in bead.side("target") if near else ():
            # Where both may mean the same (bão and 台風: typhoon), what else they may mean proves nothing.
            if not target.nested and not source.concepts & target.concepts:
                ambiguous = is_ambiguous(target.words, lexicon.target_language)
                for found, _ in target.renderings:
                    if found.number in near and not (found.builtin and ambiguous):
                        yield expected, target, found


def _certainty(expected: Concept, found: Concept, bead: BeadTerms) -> tuple[float, float, float] | None:
    """Return how sure an accusation is, or None if both sides name what they should."""
    wrongly = bead.sightings_of(found, "target")
    rightly = bead.sightings_of(expected, "source")
    explained = bead.accounts_for(found, "source", apart_from=rightly)
    present = bead.accounts_for(expected, "target", apart_from=wrongly)
    more = _mentions(bead, found, "target") > _mentions(bead, found, "source", apart_from=rightly)
    fewer = _mentions(bead, expected, "source") > _mentions(bead, expected, "target", apart_from=wrongly)
    if (explained and (present or not more)) or (present and not fewer):
        return None
    return _CERTAINTY_OF_ONE_OF_MANY if explained or present else _CERTAINTY


def _better(one: Confusion | None, other: Confusion | None, bead: BeadTerms) -> Confusion | None:
    """Return the likelier of two: the surer, or the one whose terms stand at like places of the two sentences."""
    if one is None or other is None:
        return one or other

    def order(confusion: Confusion) -> tuple[float, float, int]:
        apart = bead.position(confusion.source, "source") - bead.position(confusion.target, "target")
        named = [rendering for concept, rendering in confusion.target.renderings if concept is confusion.found]
        return -confusion.confidence, abs(apart), min(map(confusion.found.target.index, named))

    return min(one, other, key=order)


def _cleared(side: Side, sighting: Sighting, partner: Sighting, bead: BeadTerms) -> bool:
    """Say whether another reading of an ambiguous term stands on the other side as it should."""
    other: Side = "target" if side == "source" else "source"
    concepts = [concept for concept, _ in sighting.renderings if concept.number not in partner.concepts]
    return len(concepts) > 1 and any(
        bool(bead.sightings_of(concept, other))
        and _mentions(bead, concept, side) <= _mentions(bead, concept, other, apart_from=[partner])
        for concept in concepts
    )


def _part_of_missing(part: Sighting, bead: BeadTerms, side: Side) -> bool:
    """Say whether the term lies inside a longer one that the other side does not have (tax, in “tax increase”)."""
    other: Side = "target" if side == "source" else "source"
    wholes = [s for s in bead.side(side) if not s.nested and s is not part and part.inside(s)]
    return bool(wholes) and not any(
        bead.accounts_for(concept, other) for whole in wholes for concept, _ in whole.renderings
    )


def _mentions(bead: BeadTerms, concept: Concept, side: Side, *, apart_from: Sequence[Sighting] = ()) -> int:
    """Count the mentions of a concept on a side; a term and its abbreviation in brackets are one.

    What stands inside the sightings `apart_from` does not count.
    """
    spans = [
        s.span
        for s in bead.sightings_of(concept, side)
        if not any(s.inside(other) for other in apart_from) and (not s.nested or _part_of_missing(s, bead, side))
    ]
    return sum(i == 0 or span.start - spans[i - 1].end > len(" (“") for i, span in enumerate(spans))


def is_distinctive(sighting: Sighting, concept: Concept, language: str) -> bool:
    """Say whether a term is a name or a compound that hardly means anything else."""
    english = concept.entry.renderings.get("en", ())
    if english and english[0].text[:1].isupper():
        return True
    if is_unspaced(language):
        return len(sighting.words) >= 4  # noqa: PLR2004 - two words of two characters
    written_apart = 2 if base(language) == "vi" else 1  # Vietnamese writes the syllables of a word apart
    return len(sighting.words.split()) > written_apart
