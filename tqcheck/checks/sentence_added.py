"""A sentence of the translation that has no counterpart in the source."""

from __future__ import annotations

from collections.abc import Iterator

from tqcheck.evidence.beads import missing_entries, sentences, shorten, span, text
from tqcheck.model import AlignedPair, Check, Problem, Resources

# How often a sentence that the aligner leaves alone is really new; see benchmarks/results/omissions.md.
_CONFIDENCE = 0.9
_CONFIDENCE_SHORT = 0.6  # headings, credits and captions are often added on purpose
_CONFIDENCE_ENTRY = 0.3  # most often a left-over of a key that the program has no more; nobody reads it
_SHORT = 12  # code points; target texts are Chinese or Japanese more often than source texts


def _look(pair: AlignedPair, _resources: Resources) -> Iterator[Problem]:
    for index, bead in enumerate(pair.beads):
        if bead.source:
            continue
        words = text(pair, bead, "target")
        if not any(c.isalnum() for c in words) or sentences(pair, bead, "target")[0].key:
            continue
        count = len(sentences(pair, bead, "target"))
        what = (
            "This sentence of the translation has" if count == 1 else f"These {count} sentences of the translation have"
        )
        yield Problem(
            bead=index,
            message=f"{what} no counterpart in the source: “{shorten(words)}”",
            confidence=_CONFIDENCE if len(words) >= _SHORT else _CONFIDENCE_SHORT,
            target=span(pair, bead, "target"),
        )
    for index, place, name in missing_entries(pair, "source"):
        yield Problem(
            bead=index,
            message=f"The entry {name} is not in the source: “{shorten(pair.target.text[place.start : place.end])}”",
            confidence=_CONFIDENCE_ENTRY,
            target=place,
        )


SENTENCE_ADDED = Check(
    id="sentence-added",
    category="addition",
    severity="error",
    mqm="accuracy/addition",
    summary="The translation has a sentence that the source has not.",
    why="The translation claims something in the author's name that the author did not write.",
    fires="“搜救仍在继续。” → “The search goes on. The mayor has resigned.”",
    quiet="“两人死亡，搜救仍在继续。” → “Two people died. The search goes on.” (one sentence became two)",
    limits="An explanation that a translator adds inside a sentence is not seen. "
    "A sentence whose content stands in a distant paragraph of the source is reported as added.",
    look=_look,
)
