"""A number of the source that the translation leaves out."""

from __future__ import annotations

from collections.abc import Iterator

from tqcheck.evidence.numbers import Difference, problems
from tqcheck.model import AlignedPair, Check, Problem, Resources


def _look(pair: AlignedPair, _resources: Resources) -> Iterator[Problem]:
    yield from problems(pair, Difference.MISSING)


NUMBER_MISSING = Check(
    id="number-missing",
    category="number",
    severity="warning",
    mqm="accuracy/omission",
    summary="A number of the source has no counterpart in the translation.",
    why="A figure was dropped, often together with the clause around it.",
    fires="“It killed 18 people and was the strongest in 25 years.” → “地震造成18人死亡。”",
    quiet="“the two leaders” → “双方” (a pronoun for a small number)",
    limits="Small numbers, ordinals and spans (dozens) count little, since translators drop them rightly. "
    "A number that only moved to the sentence before or after is not reported.",
    look=_look,
)
