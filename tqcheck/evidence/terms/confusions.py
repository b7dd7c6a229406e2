"""Concepts that stand on one side while a neighbour of theirs stands on the other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tqcheck.evidence.terms.folding import is_unspaced
from tqcheck.evidence.terms.lexicon import Concept, Lexicon
from tqcheck.evidence.terms.sightings import BeadTerms, Sighting, pair_terms
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


def confusions(pair: AlignedPair, resources: Resources) -> Iterator[Confusion]:
    """Yield the concepts that were taken for a neighbour."""
    terms = pair_terms(pair, resources)
    for index, bead in enumerate(terms.beads):
        if bead.side("source") and bead.side("target"):
            yield from _in_bead(index, bead, terms.lexicon)


def _in_bead(index: int, bead: BeadTerms, lexicon: Lexicon) -> Iterator[Confusion]:
    accused: set[int] = set()
    for source in sorted(bead.side("source"), key=lambda sighting: sighting.nested):
        if source.nested and not _part_of_missing(source, bead):
            continue
        best: Confusion | None = None
        for expected, _ in source.renderings:
            near = lexicon.neighbours.get(expected.number)
            if not near or expected.number in accused:
                continue
            near = near - source.concepts
            for target in bead.side("target"):
                for found, _ in target.renderings:
                    if found.number in near and not target.nested and expected.number not in target.concepts:
                        confusion = _confusion(index, bead, source, expected, target, found, lexicon)
                        best = _better(best, confusion, bead)
        # A word may name several concepts (“party”, “congress”): one of them rightly rendered clears it.
        if (
            best
            and not _cleared(source, "source", best.target, bead)
            and not _cleared(best.target, "target", source, bead)
        ):
            accused.add(best.expected.number)
            yield best


def _confusion(
    index: int, bead: BeadTerms, source: Sighting, expected: Concept, target: Sighting, found: Concept, lexicon: Lexicon
) -> Confusion | None:
    wrongly = bead.sightings_of(found, "target")
    rightly = bead.sightings_of(expected, "source")
    explained = bead.accounts_for(found, "source", apart_from=rightly)
    present = bead.accounts_for(expected, "target", apart_from=wrongly)
    more = _mentions(bead, found, "target") > _mentions(bead, found, "source")
    fewer = _mentions(bead, expected, "source") > _mentions(bead, expected, "target")
    if (explained and (present or not more)) or (present and not fewer):
        return None
    certainty = _CERTAINTY_OF_ONE_OF_MANY if explained or present else _CERTAINTY
    distinctive = is_distinctive(source, expected, lexicon.source_language) + is_distinctive(
        target, found, lexicon.target_language
    )
    return Confusion(index, expected, found, source, target, certainty[distinctive])


def _better(one: Confusion | None, other: Confusion | None, bead: BeadTerms) -> Confusion | None:
    """Return the likelier of two: the surer, or the one whose terms stand at like places of the two sentences."""
    if one is None or other is None:
        return one or other

    def order(confusion: Confusion) -> tuple[float, float]:
        apart = bead.position(confusion.source, "source") - bead.position(confusion.target, "target")
        return -confusion.confidence, abs(apart)

    return min(one, other, key=order)


def _cleared(sighting: Sighting, side: Side, partner: Sighting, bead: BeadTerms) -> bool:
    """Say whether another reading of an ambiguous term stands on the other side as it should."""
    other: Side = "target" if side == "source" else "source"
    concepts = [concept for concept, _ in sighting.renderings if concept.number not in partner.concepts]
    return len(concepts) > 1 and any(
        bool(bead.sightings_of(concept, other)) and _mentions(bead, concept, side) <= _mentions(bead, concept, other)
        for concept in concepts
    )


def _part_of_missing(part: Sighting, bead: BeadTerms, side: Side = "source") -> bool:
    """Say whether the term lies inside a longer one that the other side does not have (tax, in “tax increase”)."""
    other: Side = "target" if side == "source" else "source"
    wholes = [s for s in bead.side(side) if not s.nested and s is not part and part.inside(s)]
    return bool(wholes) and not any(
        bead.accounts_for(concept, other) for whole in wholes for concept, _ in whole.renderings
    )


def _mentions(bead: BeadTerms, concept: Concept, side: Side) -> int:
    """Count the mentions of a concept on a side; a term and its abbreviation in brackets are one."""
    spans = [s.span for s in bead.sightings_of(concept, side) if not s.nested or _part_of_missing(s, bead, side)]
    return sum(i == 0 or span.start - spans[i - 1].end > len(" (“") for i, span in enumerate(spans))


def is_distinctive(sighting: Sighting, concept: Concept, language: str) -> bool:
    """Say whether a term is a name or a compound that hardly means anything else."""
    english = concept.entry.renderings.get("en", ())
    if english and english[0].text[:1].isupper():
        return True
    if is_unspaced(language):
        return len(sighting.words) >= 4  # noqa: PLR2004 - two words of two characters
    return len(sighting.words.split()) > 1
