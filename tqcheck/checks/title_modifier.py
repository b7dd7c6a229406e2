"""A deputy, acting, former or elected office holder who became the holder, or the other way round."""

from __future__ import annotations

from collections.abc import Iterator

from tqcheck.evidence.titles.dropping import wrong_modifiers
from tqcheck.model import AlignedPair, Check, Problem, Resources


def _look(pair: AlignedPair, _resources: Resources) -> Iterator[Problem]:
    for wrong in wrong_modifiers(pair):
        modifier = wrong.modifier
        yield Problem(
            bead=wrong.bead,
            message=f"“{modifier}” before “{wrong.words}” was dropped"
            if wrong.dropped
            else f"“{wrong.words}” has “{modifier}”, which the source does not have",
            confidence=wrong.confidence,
            source=wrong.source,
            target=wrong.target,
        )


TITLE_MODIFIER = Check(
    id="title-modifier",
    category="title",
    severity="error",
    mqm="accuracy/mistranslation",
    summary="“Deputy”, “acting”, “former” or “-elect” was dropped from a title or added to it.",
    why="A deputy minister is not the minister, and a former one no longer speaks for the ministry.",
    fires="“the former finance minister” → “der Finanzminister”",
    quiet="“the former minister” → “曾任部长的……”; “the then minister” → “der damalige Minister”",
    limits="Where the other side has anything that may render the modifier, wherever it stands, nothing is said.",
    look=_look,
    languages=("en", "zh", "ja", "ko", "de", "fr", "es", "ru", "ar", "vi"),
)
