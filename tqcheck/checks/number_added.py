"""A number of the translation that the source has not."""

from __future__ import annotations

from collections.abc import Iterator

from tqcheck.evidence.numbers import Difference, problems
from tqcheck.model import AlignedPair, Check, Problem, Resources


def _look(pair: AlignedPair, _resources: Resources) -> Iterator[Problem]:
    yield from problems(pair, Difference.ADDED)


NUMBER_ADDED = Check(
    id="number-added",
    category="number",
    severity="warning",
    mqm="accuracy/addition",
    summary="A number of the translation has no counterpart in the source.",
    why="The translation states a figure that its source does not give.",
    fires="“Prices rose.” → “物价上涨了12.5%。”",
    quiet="“85 billion riyals” → “850亿里亚尔（约合227亿美元）” (a sum converted in brackets)",
    limits="Explanations that translators rightly add, such as the day of the month beside a weekday, count little. "
    "A number that only moved from the sentence before or after is not reported.",
    look=_look,
)
