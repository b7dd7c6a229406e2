"""A name of the translation that the source does not have."""

from __future__ import annotations

from collections.abc import Iterator

from tqcheck.evidence.names import LANGUAGES
from tqcheck.evidence.names.judgements import judgements
from tqcheck.model import AlignedPair, Check, Problem, Resources


def _look(pair: AlignedPair, resources: Resources) -> Iterator[Problem]:
    for judgement in judgements(pair, resources):
        if judgement.verdict == "missing" and judgement.side == "target":
            yield Problem(
                bead=judgement.bead,
                message=f"“{judgement.name.words}” has no counterpart in the source",
                confidence=judgement.confidence,
                target=judgement.place,
                evidence=judgement.evidence,
            )


NAME_ADDED = Check(
    id="name-added",
    category="name",
    severity="warning",
    mqm="accuracy/addition",
    summary="The translation has a name that the source does not have.",
    why="The translation speaks of somebody or some place that the source does not mention.",
    fires="“出口下降。” → “Exports from Basra fell.”",
    quiet="“他说” → “Blinken said” where the source names him near by; “the Chinese capital” → “Peking”",
    limits="Names made of ordinary words (the Center Party) are compared only if a table has them.",
    look=_look,
    languages=LANGUAGES,
)
