"""Percent and percentage points taken for each other."""

from __future__ import annotations

from collections.abc import Iterator

from tqcheck.errors import NotApplicable
from tqcheck.evidence.numbers import Difference, problems, unread
from tqcheck.model import AlignedPair, Check, Problem, Resources


def _look(pair: AlignedPair, _resources: Resources) -> Iterator[Problem]:
    for reason in unread(pair):
        raise NotApplicable(reason)
    yield from problems(pair, Difference.POINTS)


PERCENT_POINTS = Check(
    id="percent-points",
    category="number",
    severity="warning",
    mqm="accuracy/mistranslation",
    summary="Percent became percentage points, or the other way round.",
    why="From 2% to 3% is one percentage point more, but fifty percent.",
    fires="“rose 4 percentage points” → “上升4%”",
    quiet="“0.25 percentage points” → “25个基点”",
    limits="Languages that say only points for percentage points are read so. "
    "Whether the source itself confuses the two is not asked.",
    look=_look,
)
