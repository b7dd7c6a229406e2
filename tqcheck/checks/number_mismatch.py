"""A number that has another value in the translation."""

from __future__ import annotations

from collections.abc import Iterator

from tqcheck.evidence.numbers import Difference, problems
from tqcheck.model import AlignedPair, Check, Problem, Resources


def _look(pair: AlignedPair, _resources: Resources) -> Iterator[Problem]:
    yield from problems(pair, Difference.VALUE)


NUMBER_MISMATCH = Check(
    id="number-mismatch",
    category="number",
    severity="error",
    mqm="accuracy/mistranslation",
    summary="A number has another value in the translation.",
    why="A wrong figure is the error that readers quote; the slip between 万 and thousand makes it ten times too big.",
    fires="“137,000 barrels” → “137万桶” (1,370,000: ten times as much)",
    quiet="“430 million” → “4.3亿”; “half” → “50%”; “about 957,000” → “knapp eine Million”",
    limits="Small number words (one, two, first) that are dropped or added are no evidence and are not reported. "
    "Of sums in another currency only the number is compared, never the rate of exchange.",
    look=_look,
)
