"""A clause of the translation that the sentence of the source does not have."""

from __future__ import annotations

from collections.abc import Iterator

from tqcheck.evidence.beads import span
from tqcheck.evidence.clauses import lost
from tqcheck.model import AlignedPair, Check, Problem, Resources


def _look(pair: AlignedPair, resources: Resources) -> Iterator[Problem]:
    for found in lost(pair, "target", resources):
        yield Problem(
            bead=found.bead,
            message=f"The translation seems to add “{found.words}”: it is too long for the sentence of the source, "
            "and nearer to it in meaning without these words",
            confidence=found.confidence,
            source=span(pair, pair.beads[found.bead], "source"),
            target=found.clause,
            evidence=found.facts,
        )


CLAUSE_ADDED = Check(
    id="clause-added",
    category="addition",
    severity="warning",
    mqm="accuracy/addition",
    summary="A clause of the translation has no counterpart in the sentence of the source.",
    why="What a translator or a machine adds, readers take for the author's word: a reason, a judgement, a figure.",
    fires="“He resigned on Monday.” → “他周一辞职，此前法院判他欺诈罪成立。”",
    quiet="“He resigned, after the court had found him guilty of fraud.” → “法院判他欺诈罪成立后，他辞职。”",
    limits="Clauses are looked for at commas, dashes and words that begin or end one. "
    "About three added clauses in ten are seen. "
    "Sentences of fewer than sixty letters are left alone, and so are passages beside a sentence without counterpart. "
    "With multilingual-e5-small, which serves Vietnamese and others, nothing is found.",
    look=_look,
)
