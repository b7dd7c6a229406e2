"""A passage of the translation that was changed while the source was not."""

from __future__ import annotations

from collections.abc import Iterator

from tqcheck.evidence.beads import shorten
from tqcheck.evidence.drift import find_drift
from tqcheck.model import AlignedPair, Check, Problem, Resources

_CONFIDENCE = 0.3  # most such changes improve the translation


def _look(pair: AlignedPair, resources: Resources) -> Iterator[Problem]:
    if resources.before is None:
        return
    for drift in find_drift(resources.before, pair, changed="target"):
        if drift.edit.weight != "substance":
            continue
        yield Problem(
            bead=drift.bead,
            message="The translation has changed, its source has not",
            confidence=_CONFIDENCE,
            source=drift.unchanged,
            target=drift.changed,
            evidence=(f"before, the translation said: “{shorten(drift.old, 300)}”",) if drift.old else (),
        )


SOURCE_UNCHANGED = Check(
    id="source-unchanged",
    category="consistency",
    severity="info",
    mqm="accuracy/mistranslation",
    summary="The translation was changed and its source was not.",
    why="Usually somebody improved the translation; now and then a fact was mended in one language only.",
    fires="“两人死亡。” became “三人死亡。”, while “Two people died.” stayed",
    quiet="a change of punctuation, case or spacing; both sides changed; a sentence moved",
    limits="Looked for where two revisions are compared, as `tqcheck gate --since` does. It cannot tell an improvement "
    "from a new fact, and is never more than a hint.",
    look=_look,
    needs="before",
)
