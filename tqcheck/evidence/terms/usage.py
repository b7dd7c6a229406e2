"""How a pair renders its terms, in few words, so that many pairs can be compared without being held in memory."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from tqcheck.evidence.terms.association import side_texts
from tqcheck.evidence.terms.sightings import pair_terms
from tqcheck.evidence.terms.spelling import names_in
from tqcheck.evidence.terms.variation import SYNONYM, USUAL, Use, Variation, locate, uses
from tqcheck.model import AlignedPair, NameUse, Resources, TermUse, Usage


def usage_of(pair: AlignedPair, resources: Resources, *, earlier: Usage | None = None) -> Usage:
    """Return how a pair renders the glossaries' terms, and where it has names that no glossary knows.

    Args:
        pair: to look at.
        resources: with the glossaries.
        earlier: of its earlier revision, made by `usage_before`: what that rendered alike is known.
    """
    found: dict[tuple[int, str], list[Use]] = defaultdict(list)
    for use in uses(pair_terms(pair, resources)):
        found[use.concept.number, use.rendering].append(use)
    known = {(use.concept, use.rendering) for use in earlier.terms} if earlier else set()
    before = {use.name: use.earlier for use in earlier.names} if earlier else {}
    return Usage(
        tuple(
            TermUse(
                concept, rendering, len(places), places[0].bead, places[0].source.span, places[0].target.span,
                places[0].source.words, places[0].target.words, known=(concept, rendering) in known,
            )
            for (concept, rendering), places in found.items()
        ),
        tuple(
            NameUse(name, bead, locate(pair, bead, "source", name), before.get(name, ""))
            for name, bead in _names(pair)
        ),
    )  # fmt: skip


def usage_before(pair: AlignedPair, resources: Resources) -> Usage:
    """Return the usage of an earlier revision, each name once with all that stands for it."""
    texts, held = side_texts(pair, "target"), defaultdict(list)
    for name, bead in _names(pair):
        held[name].append(bead)
    names = (NameUse(name, beads[0], None, "\n".join(texts[bead] for bead in beads)) for name, beads in held.items())
    return Usage(usage_of(pair, resources).terms, tuple(names))


def _names(pair: AlignedPair) -> Iterable[tuple[str, int]]:
    return names_in(side_texts(pair, "source"), pair.source.language)


def usual_of(shares: Mapping[str, tuple[int, int]]) -> str | None:
    """Return the usual one of a term's renderings: that of most pairs, or, of as many pairs, that of most beads.

    None where two are equally usual, for the order of the pairs must not decide, or none is told often enough.

    Args:
        shares: rendering → in how many pairs, in how many beads it stands.
    """
    ordered = sorted(shares.items(), key=lambda item: item[1], reverse=True)
    (usual, share), others = ordered[0], ordered[1:]
    if share[1] < USUAL or (others and others[0][1] == share):
        return None
    return usual


def of_use(use: TermUse, usual: str, count: int) -> Variation:
    """Return the variation that a use is where another rendering is usual, which so many beads have."""
    return Variation(use.bead, use.source, use.target, use.term, use.words, usual, count, SYNONYM)
