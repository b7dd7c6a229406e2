"""A suppression that silences nothing (any more)."""

from __future__ import annotations

from tqcheck.model import AlignedPair, Check, Problem, Resources


def _look(_pair: AlignedPair, _resources: Resources) -> tuple[Problem, ...]:
    """Find nothing: what a suppression silences is known, and told, when all other checks have been judged."""
    return ()


UNUSED_SUPPRESSION = Check(
    id="unused-suppression",
    category="consistency",
    severity="warning",
    mqm="design/markup",
    summary="A suppression silences nothing: the words that it names have changed, or the error was mended.",
    why="A suppression that is left behind would silence a new error that happens to quote the same words.",
    fires='`tqcheck-ignore name-mismatch "Shi Yanhong": …` where the text has “Shi Yinhong” by now',
    quiet="a suppression whose finding is there; one of a check that did not run",
    limits="A suppression in a source text may serve another translation than the one that is compared: it is only "
    "a hint there as long as its words still stand in the text.",
    look=_look,
)
