"""A statement that is given to somebody else."""

from __future__ import annotations

from collections.abc import Iterator

from tqcheck.evidence.names import LANGUAGES
from tqcheck.evidence.names.judgements import judgements
from tqcheck.evidence.names.speakers import OtherSpeaker, other_speakers
from tqcheck.model import AlignedPair, Check, Problem, Resources

_NAMED, _BY_PRONOUN = 0.8, 0.7


def _look(pair: AlignedPair, resources: Resources) -> Iterator[Problem]:
    told = {judgement.bead for judgement in judgements(pair, resources) if judgement.verdict == "contradicted"}
    for found in other_speakers(pair, resources):
        if found.bead in told:  # as a wrong name
            continue
        in_source = found.english == "source"
        yield Problem(
            bead=found.bead,
            message=_message(found),
            confidence=_BY_PRONOUN if found.antecedent else _NAMED,
            source=found.said_place if in_source else found.place,
            target=found.place if in_source else found.said_place,
            evidence=(f"“{found.words}” stands for {found.person} elsewhere in the text.",),
        )


def _message(found: OtherSpeaker) -> str:
    english, other = ("source", "translation") if found.english == "source" else ("translation", "source")
    who = f"“{found.said}”" + (f", who should be {found.antecedent}," if found.antecedent else "")
    return f"In the {english} {who} says this, but the {other} names {found.person} (“{found.words}”)"


SPEAKER_CHANGED = Check(
    id="speaker-changed",
    category="meaning",
    severity="warning",
    mqm="accuracy/mistranslation",
    summary="A statement is given to somebody else.",
    why="Words are put into the mouth of a person who never said them.",
    fires="“‘The buyers are not coming,’ Birol said.” → «…», сказал аль-Мазруи, whom the text names elsewhere.",
    quiet="“he said” → “sagte Merz” where Merz was the last to be named",
    limits="Only people whom the English text names in full, and whom the other text names elsewhere in the same way. "
    "“He said” for the wrong name is not seen, nor is a name for an office (“the minister said”).",
    look=_look,
    languages=LANGUAGES,
)
