"""A text whose translation does not exist."""

from __future__ import annotations

from collections.abc import Iterator

from tqcheck.languages.codes import english_name
from tqcheck.model import AlignedPair, Check, Problem, Resources, Span

_CONFIDENCE = 0.85  # certain as a fact; whether one is wanted, the project knows


def _look(pair: AlignedPair, _resources: Resources) -> Iterator[Problem]:
    if pair.target.sentences or not pair.source.sentences:
        return
    first = pair.source.sentences[0]
    yield Problem(
        bead=0,
        message=f"There is no translation into {english_name(pair.target.language)}: {pair.target.path} does not exist",
        confidence=_CONFIDENCE,
        source=Span(first.start, first.end),
    )


TRANSLATION_MISSING = Check(
    id="translation-missing",
    category="omission",
    severity="warning",
    mqm="accuracy/omission",
    summary="A text has no translation where the project's configuration expects one.",
    why="Readers of that language do not get the text at all, and no comparison of two texts can show it.",
    fires="docs/en/news.md without docs/de/news.md, where the rule names German or other texts are in docs/de",
    quiet="a text that the rule excludes; a language into which nothing has been translated",
    limits="Looked for by `tqcheck gate`, which knows what files there should be. With --since, only what the change "
    "itself has brought about is told: a new text, a translation that was removed.",
    look=_look,
)
