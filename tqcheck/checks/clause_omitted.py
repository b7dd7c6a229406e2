"""A clause of the source that is missing from the translation of its sentence."""

from __future__ import annotations

from collections.abc import Iterator

from tqcheck.evidence.beads import shorten, span
from tqcheck.model import AlignedPair, Check, Problem, Resources

# On professional translations of news one clause in some 300 sentences is reported, see
# benchmarks/results/clauses.md: more likely right than not, and never an error.
_CONFIDENCE = 0.6


def _look(pair: AlignedPair, _resources: Resources) -> Iterator[Problem]:
    for index, bead in enumerate(pair.beads):
        if bead.uncovered is None:
            continue
        words = pair.source.text[bead.uncovered.start : bead.uncovered.end]
        yield Problem(
            bead=index,
            message=f"The translation seems to leave out “{shorten(words)}”: it is too short for the whole sentence, "
            "and nearer in meaning to the sentence without these words",
            confidence=_CONFIDENCE,
            source=bead.uncovered,
            target=span(pair, bead, "target"),
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
    limits="Only sentences that are aligned one to one, and clauses between commas, dashes, colons or semicolons; of "
    "those that are dropped there, one in six shows clearly enough. The encoder multilingual-e5-small is too "
    "blunt for parts of sentences: with it the check sees nothing. Additions inside a sentence are not looked for.",
    look=_look,
)
