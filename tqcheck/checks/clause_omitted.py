"""A clause of the source that is missing from the translation of its sentence."""

from __future__ import annotations

from collections.abc import Iterator

from tqcheck.evidence.beads import span
from tqcheck.evidence.clauses import lost
from tqcheck.model import AlignedPair, Check, Problem, Resources


def _look(pair: AlignedPair, resources: Resources) -> Iterator[Problem]:
    for found in lost(pair, "source", resources):
        yield Problem(
            bead=found.bead,
            message=f"The translation seems to leave out “{found.words}”: it is too short for the whole sentence, "
            "and nearer in meaning to the sentence without these words",
            confidence=found.confidence,
            source=found.clause,
            target=span(pair, pair.beads[found.bead], "target"),
            evidence=found.facts,
        )


CLAUSE_OMITTED = Check(
    id="clause-omitted",
    category="omission",
    severity="warning",
    mqm="accuracy/omission",
    summary="A clause of the source is missing from the translation of its sentence.",
    why="A condition, a date or a source that is left out changes what the sentence says, and what is left of it reads "
    "well, so that nobody looks twice.",
    fires="“He resigned on Monday, after the court had found him guilty of fraud.” → “他周一辞职。”",
    quiet="“He resigned, after the court had found him guilty of fraud.” → “法院判他欺诈罪成立后，他辞职。”",
    limits="Clauses are looked for at commas, dashes and words that begin or end one. "
    "About one dropped clause in three is seen. "
    "Sentences of fewer than sixty letters are left alone, and so are passages beside a sentence without counterpart. "
    "With multilingual-e5-small, which serves Vietnamese and others, nothing is found.",
    look=_look,
)
