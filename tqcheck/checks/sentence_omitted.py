"""A sentence of the source that has no counterpart in the translation."""

from __future__ import annotations

from collections.abc import Iterator

from tqcheck.evidence.beads import missing_entries, sentences, shorten, span, text
from tqcheck.model import AlignedPair, Check, Problem, Resources

# How often a sentence that the aligner leaves alone is really missing; see benchmarks/results/omissions.md.
_CONFIDENCE = 0.9
_CONFIDENCE_SHORT = 0.6  # headings, captions and interjections are often left out on purpose
_SHORT = 20  # code points; Chinese and Japanese say in 20 what English says in 60


_CONFIDENCE_ENTRY = 0.8  # an entry without translation is certain, but the program shows the source until it is there
_MOST_ENTRIES = 20  # without translation that are told one by one


def _look(pair: AlignedPair, _resources: Resources) -> Iterator[Problem]:
    for index, bead in enumerate(pair.beads):
        if bead.target:
            continue
        words = text(pair, bead, "source")
        if not any(c.isalnum() for c in words) or sentences(pair, bead, "source")[0].key:
            continue
        count = len(sentences(pair, bead, "source"))
        what = "This sentence has" if count == 1 else f"These {count} sentences have"
        yield Problem(
            bead=index,
            message=f"{what} no counterpart in the translation: “{shorten(words)}”{_place(pair, index)}",
            confidence=_CONFIDENCE if len(words) >= _SHORT else _CONFIDENCE_SHORT,
            source=span(pair, bead, "source"),
        )
    yield from _entries(pair)


def _entries(pair: AlignedPair) -> Iterator[Problem]:
    """Yield the entries of a file of segments that the translation lacks; of very many, one problem for all."""
    missing = missing_entries(pair, "target")
    if len(missing) > _MOST_ENTRIES:
        index, place, _ = missing[0]
        count = len({sentence.message or sentence.key for sentence in pair.source.sentences})
        names = ", ".join(shorten(name, 30) for _, _, name in missing[:_MOST_ENTRIES])
        yield Problem(
            index, f"{len(missing)} of {count} entries have no translation", _CONFIDENCE_ENTRY, source=place,
            evidence=(f"Among them {names}",),
        )  # fmt: skip
        return
    for index, place, name in missing:
        words = pair.source.text[place.start : place.end]
        what = f"The entry {name} has" if name != words else "This entry has"
        yield Problem(index, f"{what} no translation: “{shorten(words)}”", _CONFIDENCE_ENTRY, source=place)


def _place(pair: AlignedPair, index: int) -> str:
    """Say where the sentence would belong in the translation."""
    for bead in reversed(pair.beads[:index]):
        if bead.target:
            line = pair.target.sentences[bead.target[-1]].line
            return f"; it would belong behind “{shorten(text(pair, bead, 'target'), 30)}” (line {line})"
    return "; it would belong at the beginning"


SENTENCE_OMITTED = Check(
    id="sentence-omitted",
    category="omission",
    severity="error",
    mqm="accuracy/omission",
    summary="A sentence of the source is missing from the translation.",
    why="Readers of the translation never learn what the sentence says, and nothing in the translation shows the gap.",
    fires="“Two people died. The search goes on.” → “搜救仍在继续。”",
    quiet="“Two people died. The search goes on.” → “两人死亡，搜救仍在继续。” (two sentences became one)",
    limits="A sentence whose content has moved into a distant paragraph is reported as missing there. "
    "Sentences of one or two words are often too short to be told from their neighbours.",
    look=_look,
)
