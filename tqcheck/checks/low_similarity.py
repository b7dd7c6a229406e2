"""Two sentences that were aligned with each other but hardly say the same."""

from __future__ import annotations

from collections.abc import Iterator

from tqcheck.evidence.beads import span, text
from tqcheck.model import AlignedPair, Check, Problem, Resources

_BELOW = 0.25  # calibrated probability that both sides say the same
_MOST = 0.85  # an encoder alone cannot prove a mistranslation: never more than a warning
_LETTERS = 12  # letters on either side; vectors of shorter texts say little


def _look(pair: AlignedPair, _resources: Resources) -> Iterator[Problem]:
    for index, bead in enumerate(pair.beads):
        if not (bead.source and bead.target) or bead.score >= _BELOW:
            continue
        if any(sum(c.isalpha() for c in text(pair, bead, side)) < _LETTERS for side in ("source", "target")):
            continue
        yield Problem(
            bead=index,
            message=f"The two sides hardly say the same: the probability that they do is {bead.score:.0%}",
            confidence=min(_MOST, 1 - bead.score),
            source=span(pair, bead, "source"),
            target=span(pair, bead, "target"),
        )


LOW_SIMILARITY = Check(
    id="low-similarity",
    category="meaning",
    severity="warning",
    mqm="accuracy/mistranslation",
    summary="Source and translation of a passage differ in meaning.",
    why="A passage whose translation says something else is the gravest error there is, whatever its words.",
    fires="“The talks will go on next week.” → “警方逮捕了三名嫌疑人。”",
    quiet="“The talks will go on next week.” → “会谈下周继续。”",
    limits="The encoder sees the topic of a sentence rather than its details: a wrong name, number or negation hardly "
    "moves it. Very free renderings of idioms and headlines score low although they are right.",
    look=_look,
)
