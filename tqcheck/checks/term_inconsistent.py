"""A term that one translation renders in several ways."""

from __future__ import annotations

from collections.abc import Iterator

from tqcheck.evidence.terms.variation import Variation, variations
from tqcheck.model import AlignedPair, Check, Problem, Resources


def _look(pair: AlignedPair, resources: Resources) -> Iterator[Problem]:
    for found in variations(pair, resources):
        yield problem_of(found, where="elsewhere")


def problem_of(found: Variation, *, where: str) -> Problem:
    """Return what is told of a variation; `where` says over which texts the usual rendering was counted."""
    return Problem(
        bead=found.bead,
        message=f"“{found.term}” is “{found.found}” here, but “{found.usual}” {found.usual_count} times {where}",
        confidence=found.confidence,
        source=found.source,
        target=found.target,
        suggestion=found.usual,
    )


TERM_INCONSISTENT = Check(
    id="term-inconsistent",
    category="consistency",
    severity="warning",
    mqm="terminology/inconsistent",
    summary="One term of the source is rendered in several ways, in one text or over all pairs of a run.",
    why="Readers take two words for two things.",
    fires="“Harbor Relief Fund” is 港口救济基金 four times and 港湾救济基金 once",
    quiet="a full form and its abbreviation: 中国共产党, then 中共; synonyms of the glossary are a hint at most",
    limits="Names that no glossary knows are compared only where they occur at least four times and the odd rendering "
    "resembles the usual one. Over many pairs, that rendering is usual which most of them have; nothing is told where "
    "two are equally usual.",
    look=_look,
)
