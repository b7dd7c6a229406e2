"""Source terms that the target does not have as the glossary asks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from tqcheck.evidence.terms.confusions import confusions, is_distinctive
from tqcheck.evidence.terms.folding import is_unspaced
from tqcheck.evidence.terms.lexicon import Concept, Lexicon
from tqcheck.evidence.terms.sightings import BeadTerms, PairTerms, Same, Sighting, pair_terms
from tqcheck.languages.codes import base
from tqcheck.model import AlignedPair, Rendering, Resources, Span

# "other": another rendering that is known for the term stands there, not one that the user's glossary accepts.
Kind = Literal["missing", "other", "forbidden", "deprecated", "translated", "not translated"]

# How often a finding is right: the user's own glossary is an order, the built-in one knows nothing of style.
_ORDERED, _ORDERED_SHORT, _PART_OF_A_NAME, _IN_THE_NEXT_SENTENCE = 0.95, 0.75, 0.45, 0.4
_BUILTIN_MISSING = 0.3
_FORBIDDEN, _DEPRECATED = 0.97, 0.6
_LEFT, _LEFT_BUILTIN = 0.93, 0.6
_FEW_BEADS = 1  # how far away a rendering may stand if the alignment is off by one

_CAPITALISED_NEXT = re.compile(r"\s+(?:of\s+)?[A-ZÀ-ÝА-Я][\w'’]+")
_CAPITALISED_BEFORE = re.compile(r"[\w,;]\s+[A-ZÀ-ÝА-Я][\w'’]+\s+$")  # the first word of a sentence says nothing
_LATIN_IS_FOREIGN = frozenset({"zh", "ja", "ko", "ru", "uk", "ar", "fa", "he", "th", "hi", "el", "bg", "sr"})
_LOWER = re.compile(r"[^\W\d_A-Z]{3}")


@dataclass(frozen=True, slots=True)
class Breach:
    """A term of the source whose rendering is not what the glossary asks for."""

    kind: Kind
    bead: int
    concept: Concept
    source: Sighting
    target: Span | None
    target_words: str
    confidence: float


def breaches(pair: AlignedPair, resources: Resources, *kinds: Kind) -> list[Breach]:
    """Return the source terms that are treated in one of these ways against the glossary, each once a bead."""
    return [breach for breach in _breaches(Same(pair, resources)) if breach.kind in kinds]


@lru_cache(maxsize=2)
def _breaches(same: Same) -> tuple[Breach, ...]:
    return tuple(_find(same.pair, same.resources))


def _find(pair: AlignedPair, resources: Resources) -> Iterator[Breach]:
    terms = pair_terms(pair, resources)
    confused = {(c.bead, c.expected.number) for c in confusions(pair, resources)}
    told: set[int] = set()  # of the built-in glossary, one hint a document is enough
    for index, bead in enumerate(terms.beads):
        if not bead.text("target"):
            continue
        seen: set[int] = set()
        for sighting in bead.side("source"):
            named = [concept for concept, rendering in sighting.renderings if rendering.status != "forbidden"]
            if sighting.nested or seen.issuperset(sighting.concepts):
                continue
            # One word in several entries: what one of them accepts, the others do not miss.
            right = any(bead.accounts_for(concept, "target") for concept in named)
            for concept in named:
                found = None if concept.number in seen else _breach(index, bead, sighting, concept, terms, right=right)
                seen.add(concept.number)
                if found is None or (found.kind in {"missing", "other"} and (index, concept.number) in confused):
                    continue
                if found.kind == "missing" and concept.builtin:
                    if concept.number in told:
                        continue
                    told.add(concept.number)
                yield found


def _breach(
    index: int, bead: BeadTerms, source: Sighting, concept: Concept, terms: PairTerms, *, right: bool
) -> Breach | None:
    unwanted = _unwanted(bead, concept)
    if unwanted:
        sighting, rendering = unwanted
        kind: Kind = "forbidden" if rendering.status == "forbidden" else "deprecated"
        confidence = _FORBIDDEN if kind == "forbidden" else _DEPRECATED
        return Breach(kind, index, concept, source, sighting.span, sighting.words, confidence)
    if right or all(rendering.status == "deprecated" for rendering in concept.accepted("target")):
        return None
    return _lacking(index, bead, source, concept, terms)


def _lacking(index: int, bead: BeadTerms, source: Sighting, concept: Concept, terms: PairTerms) -> Breach | None:
    """Return what became of a term for which the target has no accepted rendering."""
    if concept.keep:
        return Breach("translated", index, concept, source, None, "", _ordered(source, bead, terms.lexicon))
    left = _left_as_it_was(bead, source, concept, terms.lexicon)
    if left:
        confidence = _LEFT_BUILTIN if concept.builtin else _LEFT
        return Breach("not translated", index, concept, source, left, source.words, confidence)
    confidence = _missing(index, bead, source, concept, terms)
    other = _other_rendering(bead, concept, terms.lexicon)
    if not confidence or other is None:
        return Breach("missing", index, concept, source, None, "", confidence) if confidence else None
    return Breach("other", index, concept, source, other.span, other.words, confidence)


def _other_rendering(bead: BeadTerms, concept: Concept, lexicon: Lexicon) -> Sighting | None:
    """Return where the target has what the user's glossary does not accept: a synonym's rendering, a neighbour's."""
    if concept.builtin:
        return None
    near = (lexicon.concepts[number] for number in sorted(lexicon.neighbours.get(concept.number, ())))
    rivals = [*lexicon.twins(concept), *(rival for rival in near if not bead.sightings_of(rival, "source"))]
    return next((s for rival in rivals for s in bead.sightings_of(rival, "target") if not s.nested), None)


def _missing(index: int, bead: BeadTerms, source: Sighting, concept: Concept, terms: PairTerms) -> float:
    """Return how sure it is that a missing term is a mistake; 0: not at all."""
    near = _is_near(index, concept, terms)
    if concept.builtin:
        clear = _is_clear(source, concept, terms.lexicon.source_language)
        return _BUILTIN_MISSING if clear and not near else 0.0
    ordered = _ordered(source, bead, terms.lexicon)
    return min(ordered, _IN_THE_NEXT_SENTENCE) if near else ordered


def _unwanted(bead: BeadTerms, concept: Concept) -> tuple[Sighting, Rendering] | None:
    """Return a rendering of the concept that the glossary forbids or discourages and that the target has."""
    found = [
        (sighting, rendering)
        for sighting in bead.side("target")
        if not sighting.nested
        for owner, rendering in sighting.renderings
        if owner is concept and rendering.status in {"forbidden", "deprecated"}
    ]
    return min(found, key=lambda pair: pair[1].status == "deprecated", default=None)


def _ordered(source: Sighting, bead: BeadTerms, lexicon: Lexicon) -> float:
    """Return how sure it is that the user's rule applies here."""
    before, after = bead.around(source, "source")
    capitalised = source.words[:1].isupper() and not source.words.isupper()
    one_word = not is_unspaced(lexicon.source_language) and len(source.words.split()) == 1
    if capitalised and one_word and (_CAPITALISED_NEXT.match(after) or _CAPITALISED_BEFORE.search(before)):
        return _PART_OF_A_NAME
    if is_unspaced(lexicon.source_language):
        return _ORDERED if len(source.words) > 1 else _ORDERED_SHORT
    return _ORDERED if len(source.words) > 3 or source.words.isupper() else _ORDERED_SHORT  # noqa: PLR2004


def _is_near(index: int, concept: Concept, terms: PairTerms) -> bool:
    """Say whether a bead next to this one has the rendering without the term: the alignment is off."""
    neighbours = terms.beads[max(0, index - _FEW_BEADS) : index] + terms.beads[index + 1 : index + 1 + _FEW_BEADS]
    return any(bead.sightings_of(concept, "target") and not bead.sightings_of(concept, "source") for bead in neighbours)


def _left_as_it_was(bead: BeadTerms, source: Sighting, concept: Concept, lexicon: Lexicon) -> Span | None:
    """Return where the target has the source's words; abbreviations and capitalised names may stay as they are."""
    if base(lexicon.source_language) == base(lexicon.target_language) or not _LOWER.search(source.words):
        return None
    if source.words[:1].isupper() and len(source.words.split()) == 1:
        return None
    # Related languages share words (justice, 軍事行動) that no list of renderings can know all of.
    if concept.builtin and not (source.words.isascii() and base(lexicon.target_language) in _LATIN_IS_FOREIGN):
        return None
    match = re.search(rf"(?<![A-Za-z]){re.escape(source.words)}(?![A-Za-z])", bead.text("target"))
    return bead.absolute("target", match.start(), match.end()) if match else None


def _is_clear(source: Sighting, concept: Concept, language: str) -> bool:
    """Say whether the words mean the concept for certain; the English column of the built-in glossary is narrow."""
    renderings = [rendering for owner, rendering in source.renderings if owner is concept]
    return is_distinctive(source, concept, language) and (base(language) == "en" or concept.source[0] in renderings)
