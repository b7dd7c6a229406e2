"""A name of the source that the translation leaves out."""

from __future__ import annotations

from collections.abc import Iterator

from tqcheck.evidence.names import LANGUAGES
from tqcheck.evidence.names.judgements import judgements
from tqcheck.model import AlignedPair, Check, Problem, Resources


def _look(pair: AlignedPair, resources: Resources) -> Iterator[Problem]:
    for judgement in judgements(pair, resources):
        if judgement.verdict == "missing" and judgement.side == "source":
            yield Problem(
                bead=judgement.bead,
                message=f"“{judgement.name.words}” has no counterpart in the translation"
                if judgement.name.words
                else f"A name seems to have been lost: {judgement.explanation}",
                confidence=judgement.confidence,
                source=judgement.place,
                target=judgement.rival_place,
                suggestion=judgement.suggestion,
                evidence=judgement.evidence,
            )


NAME_MISSING = Check(
    id="name-missing",
    category="name",
    severity="warning",
    mqm="accuracy/omission",
    summary="A name of the source has no counterpart in the translation.",
    why="Readers do not learn who acted or where it happened.",
    fires="“Exports from Basra fell.” → “出口下降。”",
    quiet="“Blinken said …” → “他说……” where the sentence before names him; “Beijing” → “中国政府”",
    limits="A description in place of a name is not told from an omission where nothing near names the person.",
    look=_look,
    languages=LANGUAGES,
)
