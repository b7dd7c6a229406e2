"""How findings write terms, for an editor who may read only one of the languages."""

from __future__ import annotations

from collections.abc import Sequence

from tqcheck.evidence.terms.folding import fold
from tqcheck.evidence.terms.lexicon import Concept
from tqcheck.evidence.terms.requirements import Breach
from tqcheck.languages.codes import base
from tqcheck.model import AlignedPair, Entry, Problem, Rendering

_SHOWN = 3


def gloss(words: str, entry: Entry, language: str) -> str:
    """Quote the words as they stand, with the English term in brackets if they are not English."""
    english = entry.renderings.get("en", ())
    if base(language) == "en" or not english or english[0].text.casefold() == words.casefold():
        return f"“{words}”"
    return f"“{words}” ({english[0].text})"


def options(renderings: Sequence[Rendering]) -> str:
    """List the first few renderings that would have been right."""
    # The same word in the other Chinese script is no second option; the text's own script stands first.
    texts = list({fold(rendering.text, "zh"): rendering.text for rendering in reversed(renderings)}.values())[::-1]
    shown = [f"“{text}”" for text in texts[:_SHOWN]]
    return " or ".join(shown) if len(shown) < _SHOWN else ", ".join(shown[:-1]) + f" or {shown[-1]}"


def notes(*entries: Entry) -> tuple[str, ...]:
    """Return the notes of the entries, each once."""
    return tuple(dict.fromkeys(entry.note for entry in entries if entry.note))


def problem(breach: Breach, message: str) -> Problem:
    """Return a breach of the glossary as a problem that proposes the first rendering to be recommended."""
    return Problem(
        bead=breach.bead,
        message=message,
        confidence=breach.confidence,
        source=breach.source.span,
        target=breach.target,
        suggestion=next((rendering.text for rendering in recommended(breach.concept)), None),
        evidence=notes(breach.concept.entry),
    )


def recommended(concept: Concept) -> tuple[Rendering, ...]:
    """Return the renderings in the target language that are neither forbidden nor out of date."""
    return tuple(rendering for rendering in concept.accepted("target") if rendering.status != "deprecated")


def expectation(breach: Breach, pair: AlignedPair) -> str:
    """Say how a term should have been rendered."""
    term = gloss(breach.source.words, breach.concept.entry, pair.source.language)
    return f"{term} should be {options(breach.concept.accepted('target'))}"
