"""The names on both sides of a bead, what is judged about each, and which of them are still unaccounted for."""

from dataclasses import dataclass
from typing import Literal

from tqcheck.evidence.beads import document, span, text
from tqcheck.evidence.names.accounting import accounted, written_in
from tqcheck.evidence.names.entities import Entity
from tqcheck.evidence.names.mention import Mention
from tqcheck.evidence.names.mentions import find_mentions
from tqcheck.evidence.names.scripts import OTHER_SCRIPTS
from tqcheck.evidence.names.sounds import distance, romanise
from tqcheck.model import AlignedPair, Side, Span

Verdict = Literal["verified", "contradicted", "missing", "unproven"]


BOTH_WAYS: tuple[tuple[Side, Side], ...] = (("source", "target"), ("target", "source"))


@dataclass(frozen=True, slots=True)
class Judgement:
    """What is known about one name of one side of a bead."""

    bead: int
    side: Side  # where the name stands
    verdict: Verdict
    confidence: float  # that something is wrong
    name: Mention
    place: Span
    rival: str = ""  # what stands in its place
    rival_place: Span | None = None
    explanation: str = ""  # “which reads Shi Yinhong”
    suggestion: str | None = None
    evidence: tuple[str, ...] = ()


@dataclass(slots=True)
class SideNames:
    """One side of a bead with the names that stand there."""

    side: Side
    language: str
    text: str
    offset: int
    mentions: list[Mention]
    open: list[Mention]  # not accounted for on the other side
    near: str = ""  # the text before and behind

    def place(self, start: int, end: int) -> Span:
        """Return where a stretch of the bead's text stands in the file."""
        return Span(self.offset + start, self.offset + end)


def read_sides(pair: AlignedPair, index: int, aliases: tuple[Entity, ...]) -> dict[Side, SideNames] | None:
    """Return both sides of a bead with their names, or None for an omission or addition."""
    bead = pair.beads[index]
    if not (bead.source and bead.target):
        return None
    found: dict[Side, SideNames] = {}
    for side, other in BOTH_WAYS:
        language = document(pair, side).language
        words = text(pair, bead, side)
        place = span(pair, bead, side)
        mentions = find_mentions(words, language, document(pair, other).language, aliases)
        found[side] = SideNames(side, language, words, place.start if place else 0, mentions, [])
    return found


def find_open(both: dict[Side, SideNames], near: list[dict[Side, SideNames] | None]) -> None:
    """Find the names of either side that the other side does not account for."""
    for side, _ in BOTH_WAYS:
        both[side].near = "\n".join(neighbour[side].text for neighbour in near if neighbour)
    for side, other in BOTH_WAYS:
        own, opposite = both[side], both[other]
        own.open = [
            mention
            for mention in own.mentions
            if not mention.nested
            and not accounted(mention, opposite.mentions, opposite.text, opposite.language, own.language)
        ]
    for side, other in BOTH_WAYS:
        both[side].open += _only_by_their_country(both[side], both[other])
    source, target = both["source"], both["target"]
    for one in list(source.open):
        for counterpart in list(target.open):
            if one in source.open and _alike(one, counterpart, source.language, target.language):
                source.open.remove(one)
                target.open.remove(counterpart)


def _only_by_their_country(own: SideNames, opposite: SideNames) -> list[Mention]:
    """Return the cities for which the other side has their country, but another city that is nowhere on this side."""
    if not any(rival.city for rival in opposite.open):
        return []
    return [
        mention
        for mention in own.mentions
        if not mention.nested
        and mention not in own.open
        and mention.city
        and not any(set(mention.entities) & set(m.entities) for m in opposite.mentions)
        and not any(written_in(e, opposite.text, opposite.language, metonyms=False) for e in mention.entities)
    ]


def _alike(one: Mention, other: Mention, source: str, target: str) -> bool:
    """Say whether two names that are left over sound rather alike, and so are one."""
    if one.entities and other.entities:
        return False
    if one.person or other.person:
        known, unknown = ((one, source), (other, target)) if one.person else ((other, target), (one, source))
        renderings = [name for entity in known[0].entities for name in entity.written(unknown[1])]
        if renderings and unknown[1] in OTHER_SCRIPTS:  # it must sound like what is usually written
            surnames = {name.split()[-1] for name in renderings}
            return any(
                distance(romanise(surname, unknown[1]), romanise(part, unknown[1])) < _LEFT_OVER_OF_KNOWN
                for surname in surnames
                for part in _parts(unknown[0])
            )
    words = [(a, b) for a in _parts(one) for b in _parts(other)]
    return any(distance(romanise(a, source), romanise(b, target)) < _LEFT_OVER for a, b in words)


def _parts(mention: Mention) -> list[str]:
    return [mention.words, *(word.text for word in mention.strong)]


_LEFT_OVER, _LEFT_OVER_OF_KNOWN = 0.5, 0.4
