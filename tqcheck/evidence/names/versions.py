"""What the other versions of a text tell about a name: five versions against one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tqcheck.evidence.beads import span
from tqcheck.evidence.names.plain import plain
from tqcheck.evidence.names.sides import Judgement
from tqcheck.languages.codes import english_name
from tqcheck.model import AlignedPair, Span

_DOUBT_THAT_IS_LEFT = 0.6  # by each further version that says the same; they may share a fault of the tables
_SUREST = 0.98
_SEVERAL = 2  # versions that must agree before they say something about one that shows nothing
_BY_OTHERS = 0.7  # confidence in what only the other versions show


@dataclass(frozen=True, slots=True)
class Witness:
    """Another version of the same source, and what was judged about its names."""

    pair: AlignedPair
    judgements: tuple[Judgement, ...]

    @property
    def language(self) -> str:
        """The version's language, in English."""
        return english_name(self.pair.target.language) or self.pair.target.path

    def says(self, place: Span) -> Judgement | None:
        """Return what was found about the name at that place of the source; contradictions go first."""
        about = [j for j in self.judgements if _overlap(_in_source(j), place)]
        return max(about, key=lambda j: (j.verdict == "contradicted", j.confidence), default=None)

    def has(self, place: Span) -> bool:
        """Say whether the version translates that place of the source and has a name there that fits."""
        beads = (b for b in self.pair.beads if b.target and _overlap(span(self.pair, b, "source"), place))
        return any(beads) and self.says(place) is None


def weigh(own: Sequence[Judgement], witnesses: Sequence[Witness]) -> tuple[Judgement, ...]:
    """Return the judgements with what the other versions add: more confidence, or a contradiction of their own."""
    if not witnesses:
        return tuple(own)
    return tuple(_weigh(judgement, witnesses) for judgement in own)


def _weigh(judgement: Judgement, witnesses: Sequence[Witness]) -> Judgement:
    place = _in_source(judgement)
    if place is None:
        return judgement
    if judgement.verdict == "contradicted":
        return _weigh_contradiction(judgement, place, witnesses)
    return _contradicted_by_others(judgement, place, witnesses) if judgement.side == "source" else judgement


def _weigh_contradiction(judgement: Judgement, place: Span, witnesses: Sequence[Witness]) -> Judgement:
    """Raise the confidence by each version that reads the same against the source, or sides with the source."""
    name = _name_in_version(judgement)
    alike = [w for w in witnesses if (said := w.says(place)) and plain(_name_in_version(said)) == plain(name) != ""]
    siding = [w for w in witnesses if w.has(place)]
    if alike and len(alike) + 1 > len(siding):
        suggestion: str | None = name
        evidence = f"{_listed(alike)} {_verb(alike)} {name} here too: the error is in the source"
        doubting = alike
    elif len(siding) >= _SEVERAL and len(siding) > len(alike) + 1:
        evidence = f"{_listed(siding)} {_verb(siding)} the name as the source has it: the error is in this version"
        doubting, suggestion = siding[1:], judgement.suggestion
    else:
        return judgement
    doubt = (1 - judgement.confidence) * _DOUBT_THAT_IS_LEFT ** len(doubting)
    confidence = max(judgement.confidence, min(_SUREST, 1 - doubt))
    return replace(judgement, confidence=confidence, suggestion=suggestion, evidence=(*judgement.evidence, evidence))


def _contradicted_by_others(judgement: Judgement, place: Span, witnesses: Sequence[Witness]) -> Judgement:
    """Take a name that has no counterpart here for wrong if several other versions read another name there."""
    said = [(w, found, _name_in_version(found)) for w in witnesses if (found := w.says(place))]
    counted = Counter(plain(name) for _, _, name in said if name)
    if not counted:
        return judgement
    usual, times = counted.most_common(1)[0]
    if times < _SEVERAL or times <= sum(w.has(place) for w in witnesses):
        return judgement
    agreeing = [(w, found, name) for w, found, name in said if plain(name) == usual]
    listed = _listed([w for w, _, _ in agreeing])
    name = agreeing[0][2]
    return replace(
        judgement,
        verdict="contradicted",
        confidence=max(judgement.confidence, _BY_OTHERS),
        rival=f"{listed[0].lower()}{listed[1:]}",
        rival_place=None,
        explanation=f"where {name} is named",
        suggestion=name,
        evidence=tuple(dict.fromkeys(fact for _, found, _ in agreeing for fact in found.evidence)),
    )


def _name_in_version(judgement: Judgement) -> str:
    """Return who or what a version names where it contradicts the source, in Latin letters if possible; else “”."""
    if judgement.verdict != "contradicted":
        return ""
    if judgement.side == "target":
        return judgement.name.entities[0].english() if judgement.name.entities else judgement.name.words
    suggestion = judgement.suggestion or ""  # either what the version has, or the source's name to put in its place
    return judgement.rival if plain(suggestion) in {"", plain(judgement.name.words)} else suggestion


def _in_source(judgement: Judgement) -> Span | None:
    return judgement.place if judgement.side == "source" else judgement.rival_place


def _overlap(one: Span | None, other: Span) -> bool:
    return one is not None and one.start < other.end and other.start < one.end


def _listed(witnesses: Sequence[Witness]) -> str:
    names = list(dict.fromkeys(witness.language for witness in witnesses))
    listed = " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else names[0]
    return f"The {listed} version{'s' if len(witnesses) > 1 else ''}"


def _verb(witnesses: Sequence[Witness]) -> str:
    return "have" if len(witnesses) > 1 else "has"
