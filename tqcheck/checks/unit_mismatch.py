"""A currency or unit that changed while the number stayed."""

from __future__ import annotations

from collections.abc import Iterator

from tqcheck.errors import NotApplicable
from tqcheck.evidence.numbers import Difference, problems, unread
from tqcheck.model import AlignedPair, Check, Problem, Resources


def _look(pair: AlignedPair, _resources: Resources) -> Iterator[Problem]:
    for reason in unread(pair):
        raise NotApplicable(reason)
    yield from problems(pair, Difference.UNIT)


UNIT_MISMATCH = Check(
    id="unit-mismatch",
    category="unit",
    severity="error",
    mqm="accuracy/mistranslation",
    summary="The number stayed and its currency or unit changed.",
    why="500 billion euros are not 500 billion dollars, and 16 °C is mild where 16 °F is frost.",
    fires="“500 billion euros” → “500.000 millones de dólares”",
    quiet="“100 miles” → “160公里” (converted); “dollars” → “美元”",
    limits="A unit that is left out on one side is no evidence. "
    "A currency that no number stands with (“to the dollar”), or what a price is for (“a barrel”), "
    "is reported only where the other side names another one in its place. "
    "Names that several currencies share (dollar, pound, 元) fit each of them.",
    look=_look,
)
