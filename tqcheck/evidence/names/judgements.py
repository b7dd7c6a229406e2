"""For every name of a pair: is its counterpart there (verified), another in its place (contradicted), or none?"""

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from tqcheck.evidence.beads import document
from tqcheck.evidence.names.absences import lost, missing
from tqcheck.evidence.names.accounting import accounted
from tqcheck.evidence.names.aliases import entities
from tqcheck.evidence.names.claims import claims
from tqcheck.evidence.names.contradictions import contradicted, near_missed, same_name
from tqcheck.evidence.names.documents import Cast, cast
from tqcheck.evidence.names.entities import Entity
from tqcheck.evidence.names.half_matches import half_matched
from tqcheck.evidence.names.sides import BOTH_WAYS, Judgement, SideNames, find_open, read_sides
from tqcheck.evidence.names.versions import Witness, weigh
from tqcheck.model import AlignedPair, Resources, Side

_VERSIONS = 16  # of one source that are compared at a time, mostly fewer


def judgements(pair: AlignedPair, resources: Resources) -> tuple[Judgement, ...]:
    """Judge all names of a pair, by the user's aliases and by the other versions too; kept for the next check."""
    named = entities(resources.aliases)
    others = tuple(_Same(version) for version in resources.versions if version is not pair)
    return _weighed(_Same(pair), others, named)


class _Same:
    """A pair that equals only itself: it is too large to be compared."""

    def __init__(self, pair: AlignedPair) -> None:
        self.pair = pair

    def __hash__(self) -> int:
        return id(self.pair)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.pair is other.pair


@lru_cache(maxsize=2)
def _weighed(same: _Same, others: tuple[_Same, ...], aliases: tuple[Entity, ...]) -> tuple[Judgement, ...]:
    witnesses = tuple(Witness(other.pair, _judged(other, aliases)) for other in others)
    return weigh(_judged(same, aliases), witnesses)


@lru_cache(maxsize=_VERSIONS)
def _judged(same: _Same, aliases: tuple[Entity, ...]) -> tuple[Judgement, ...]:
    pair = same.pair
    sides = [read_sides(pair, index, aliases) for index in range(len(pair.beads))]
    for index, both in enumerate(sides):
        if both:
            find_open(both, sides[max(0, index - 1) : index] + sides[index + 1 : index + 2])
    people: dict[Side, Cast] = {
        side: cast((m for both in sides if both for m in both[side].mentions), document(pair, side).language)
        for side, _ in BOTH_WAYS
    }
    found = [
        j for index, both in enumerate(sides) if both for j in (*_judge(index, both), *_swapped(index, both, people))
    ]
    told = {(j.bead, j.place) for j in found if j.verdict == "contradicted"}
    spoken_of = {entity for both in sides if both for m in both["source"].mentions for entity in m.entities}
    return tuple(
        _made_explicit(j, spoken_of) for j in found if j.verdict == "contradicted" or (j.bead, j.place) not in told
    )


_EXPLICIT = 0.45  # confidence at most in the addition of what the source speaks of elsewhere


def _made_explicit(judgement: Judgement, spoken_of: set[Entity]) -> Judgement:
    """Take a name that the translation adds for made explicit if the source speaks of it: the governor of Bangkok."""
    added = judgement.verdict == "missing" and judgement.side == "target"
    if not added or spoken_of.isdisjoint(judgement.name.entities):
        return judgement
    return replace(judgement, confidence=min(judgement.confidence, _EXPLICIT))


def _judge(bead: int, both: dict[Side, SideNames]) -> Iterator[Judgement]:
    used: set[tuple[Side, int]] = set()
    for judge in (near_missed, contradicted, half_matched):
        for side, other in BOTH_WAYS:
            own, opposite = both[side], both[other]
            for mention in own.open if judge is contradicted else own.mentions:
                if mention.nested or (side, mention.start) in used:
                    continue
                judged = judge(bead, mention, own, opposite)
                if judged and judged.rival_place:
                    used.add((side, mention.start))
                    used |= {(other, m.start) for m in same_name(judged.rival_place.start - opposite.offset, opposite)}
                    yield judged
    yield from lost(bead, both["source"], both["target"], used)
    for side, _ in BOTH_WAYS:
        own, opposite = both[side], both["target" if side == "source" else "source"]
        for mention in own.open:
            if (side, mention.start) not in used and not accounted(
                mention, [], opposite.near, opposite.language, own.language
            ):
                yield missing(bead, mention, own, opposite)


def _swapped(bead: int, both: dict[Side, SideNames], people: dict[Side, Cast]) -> Iterator[Judgement]:
    """Judge people in whose place somebody else of the document stands."""
    for side, other in BOTH_WAYS:
        own, opposite = both[side], both[other]
        surnames = {surname for surname, _, _ in people[side].people}
        for mention in own.open:
            if mention.nested or not (
                (mention.person and claims(mention, own.language)) or set(mention.words.split()) & surnames
            ):
                continue
            if accounted(mention, [], opposite.near, opposite.language, own.language) and mention.full:
                continue
            intruder = people[side].intruder(own.text + "\n" + own.near, own.language, opposite.text, opposite.language)
            if intruder and intruder != mention.words:
                evidence = (f"{intruder} is named elsewhere in the document, and is heard here",)
                yield Judgement(
                    bead,
                    side,
                    "contradicted",
                    0.8,
                    mention,
                    own.place(mention.start, mention.end),
                    intruder,
                    opposite.place(0, len(opposite.text)),
                    "who is named here instead",
                    None,
                    evidence,
                )
                break
