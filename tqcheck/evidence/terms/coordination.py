"""Terms that share a word with their neighbour: “foreign and defence ministries” names both."""

from __future__ import annotations

from tqcheck.evidence.terms.folding import fold, is_unspaced, stems
from tqcheck.evidence.terms.lexicon import Concept
from tqcheck.evidence.terms.sightings import BeadTerms, Sighting, loosely_in
from tqcheck.model import Side

# How far from the neighbour the rest of the term may stand, in characters.
_REACH, _REACH_UNSPACED = 40, 8
_LEAST_UNSPACED = 2  # characters that a rest must have to mean something


def is_coordinated(concept: Concept, beside: Sighting, side: Side, bead: BeadTerms, language: str) -> bool:
    """Say whether what tells the concept from its neighbour stands beside that neighbour, their common word once."""
    before, after = bead.around(beside, side)
    reach = _REACH_UNSPACED if is_unspaced(language) else _REACH
    surroundings = f"{before[-reach:]} {after[:reach]}"
    rests = {_rest(rendering.text, beside.words, language) for rendering in concept.accepted(side)}
    return any(loosely_in(rest, surroundings, language) for rest in rests if rest)


def _rest(term: str, other: str, language: str) -> str:
    """Return what a term has besides the words or characters that it shares with another; “” if they share none."""
    if not is_unspaced(language):
        shared = set(stems(other, language))
        keys = stems(term, language)
        rest = [key for key in keys if key not in shared]
        return " ".join(rest) if len(rest) < len(keys) else ""
    one, two = fold(term, language), fold(other, language)
    start = _common(one, two)
    end = _common(one[start:][::-1], two[start:][::-1])
    rest_of_it = one[start : len(one) - end]
    return rest_of_it if _LEAST_UNSPACED <= len(rest_of_it) < len(one) else ""


def _common(one: str, other: str) -> int:
    """Return how many characters two strings have in common at their beginnings."""
    return next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
