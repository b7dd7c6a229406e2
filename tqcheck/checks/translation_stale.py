"""A passage of the source that was changed while its translation was not."""

from __future__ import annotations

from collections.abc import Iterator

from tqcheck.evidence.beads import shorten
from tqcheck.evidence.drift import Drift, find_drift
from tqcheck.model import AlignedPair, Check, Problem, Resources

_EDITED = 0.92  # words of substance changed, and not a letter of the translation
_ADDED_OR_REMOVED = 0.8  # whole sentences; the translation may have been ahead
_LIGHT = 0.3  # only words such as “the”, which most languages have no counterpart of
_NAMED = 3  # changes that the message names


def _look(pair: AlignedPair, resources: Resources) -> Iterator[Problem]:
    if resources.before is None:
        return
    for drift in find_drift(resources.before, pair, changed="source"):
        yield Problem(
            bead=drift.bead,
            message=f"The source has changed, its translation has not: {_what(drift)}",
            confidence=_confidence(drift),
            source=drift.changed,
            target=drift.unchanged,
            evidence=(f"before, the source said: “{shorten(drift.old, 300)}”",) if drift.old else (),
        )


def _what(drift: Drift) -> str:
    if not drift.old:
        return f"“{shorten(drift.new)}” is new"
    if not drift.new:
        return f"“{shorten(drift.old)}” was removed"
    named = [
        f"“{shorten(change.old)}” is now “{shorten(change.new)}”"
        if change.old and change.new
        else f"“{shorten(change.new)}” was added"
        if change.new
        else f"“{shorten(change.old)}” was removed"
        for change in drift.edit.changes
    ]
    return ", ".join(named[:_NAMED]) + (f" and {len(named) - _NAMED} more" if len(named) > _NAMED else "")


def _confidence(drift: Drift) -> float:
    if drift.edit.weight == "light":
        return _LIGHT
    return _EDITED if drift.old and drift.new else _ADDED_OR_REMOVED


TRANSLATION_STALE = Check(
    id="translation-stale",
    category="consistency",
    severity="error",
    mqm="accuracy/mistranslation",
    summary="The source was changed and its translation was not.",
    why="The translation goes on saying what the source said before, and reads well, so that nobody notices.",
    fires="“Two people died.” became “Three people died.”, while “两人死亡。” stayed",
    quiet="a change of punctuation, case or spacing; a misspelt word put right; both sides changed; a sentence moved",
    limits="Looked for where two revisions are compared, as `tqcheck gate --since` does. A sentence that was reworded "
    "and says the same is reported too. Where the edit mends what an error pointed to, it is only a hint.",
    look=_look,
    needs="before",
)
