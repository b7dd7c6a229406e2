"""Two sentences that were aligned with each other but hardly say the same."""

from __future__ import annotations

from collections.abc import Iterator

from tqcheck.evidence.beads import document, sentences, span, text
from tqcheck.languages.codes import writes_spaces
from tqcheck.model import AlignedPair, Bead, Check, Problem, Resources, Side

# Upper ends of the score, and how often a passage below is wrong. Of 1,300 right passages in eight languages none
# scored below .02, three below .04, nine below .15; of sentences replaced by others, 86, 93 and 98 %. An encoder alone
# cannot prove a mistranslation: never more than a warning.
_CONFIDENCES = ((0.015, 0.8), (0.15, 0.3))
_LETTERS_OF_AN_IDEOGRAM = 2  # about as much as one Chinese or Japanese character says, at the least
_LETTERS = 12  # letters on either side; vectors of shorter texts say little


def _look(pair: AlignedPair, _resources: Resources) -> Iterator[Problem]:
    for index, bead in enumerate(pair.beads):
        confidence = next((sure for below, sure in _CONFIDENCES if bead.score < below), None)
        if not (bead.source and bead.target) or confidence is None:
            continue
        if any(_is_short(pair, bead, side) for side in ("source", "target")):
            continue
        yield Problem(
            bead=index,
            message=f"The two sides hardly say the same: the probability that they do is {bead.score:.0%}",
            confidence=confidence,
            source=span(pair, bead, "source"),
            target=span(pair, bead, "target"),
        )


def _is_short(pair: AlignedPair, bead: Bead, side: Side) -> bool:
    """Say whether a side has too few letters; entries of a file of strings are held against each other by their keys.

    So an ideogram may there count for what it says, as no wrong alignment can speak against it.
    """
    letters = sum(c.isalpha() for c in text(pair, bead, side))
    is_entry = bool(sentences(pair, bead, side)[0].key)
    worth = _LETTERS_OF_AN_IDEOGRAM if is_entry and not writes_spaces(document(pair, side).language) else 1
    return letters * worth < _LETTERS


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
