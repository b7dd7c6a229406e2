"""A name whose counterpart is somebody or something else."""

from __future__ import annotations

from collections.abc import Iterator

from tqcheck.evidence.names import LANGUAGES
from tqcheck.evidence.names.judgements import judgements
from tqcheck.evidence.names.sides import Judgement
from tqcheck.model import AlignedPair, Check, Problem, Resources


def _look(pair: AlignedPair, resources: Resources) -> Iterator[Problem]:
    for judgement in judgements(pair, resources):
        if judgement.verdict == "contradicted":
            in_source = judgement.side == "source"
            yield Problem(
                bead=judgement.bead,
                message=_message(judgement),
                confidence=judgement.confidence,
                source=judgement.place if in_source else judgement.rival_place,
                target=judgement.rival_place if in_source else judgement.place,
                suggestion=judgement.suggestion,
                evidence=judgement.evidence,
            )


def _message(judgement: Judgement) -> str:
    explanation = f", {judgement.explanation}" if judgement.explanation else ""
    return f"“{judgement.name.words}” does not match {judgement.rival}{explanation}"


NAME_MISMATCH = Check(
    id="name-mismatch",
    category="name",
    severity="error",
    mqm="accuracy/mistranslation",
    summary="A name does not match its counterpart: another person, another place, or a wrong letter.",
    why="Readers are told of the wrong person or place.",
    fires="“Shi Yanhong of Renmin University” → “中国人民大学教授时殷弘” (时殷弘 reads Shi Yinhong)",
    quiet="“Dennis Wilder” → “韦德宁” (his Chinese name); “Mailand” for Milan; “the minister” for his name",
    limits="Adopted names of unknown people cannot be proved, and 戴厚梁 reads like 戴厚良.",
    look=_look,
    languages=LANGUAGES,
)
