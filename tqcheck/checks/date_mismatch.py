"""A date, weekday, month, quarter or year that differs."""

from __future__ import annotations

from collections.abc import Iterator

from tqcheck.evidence.numbers import Difference, problems
from tqcheck.model import AlignedPair, Check, Problem, Resources


def _look(pair: AlignedPair, _resources: Resources) -> Iterator[Problem]:
    yield from problems(pair, Difference.DATE)


DATE_MISMATCH = Check(
    id="date-mismatch",
    category="date",
    severity="error",
    mqm="accuracy/mistranslation",
    summary="A date says another day, weekday, month, quarter, year or hour in the translation.",
    why="Events move in time, and readers who act on a date act on the wrong one.",
    fires="“Nov. 30” → “12月30日”",
    quiet="“2024” → “令和6年”; “Thursday” → “周四”; “1:40 p.m.” → “13 giờ 40 phút”",
    limits="A weekday that became a date (“Saturday” → “2日”) cannot be compared without the day of publication. "
    "Times turned into another time zone are reported with less confidence.",
    look=_look,
)
