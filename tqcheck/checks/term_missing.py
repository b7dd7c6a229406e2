"""A term of the source that the translation does not have as the glossary asks."""

from __future__ import annotations

from collections.abc import Iterator

from tqcheck.evidence.terms.requirements import breaches
from tqcheck.evidence.terms.wording import gloss, notes, options
from tqcheck.model import AlignedPair, Check, Problem, Resources


def _look(pair: AlignedPair, resources: Resources) -> Iterator[Problem]:
    for breach in breaches(pair, resources, "missing"):
        accepted = breach.concept.accepted("target")
        term = gloss(breach.source.words, breach.concept.entry, pair.source.language)
        yield Problem(
            bead=breach.bead,
            message=f"{term} should be {options(accepted)}; the translation has none of them",
            confidence=breach.confidence,
            source=breach.source.span,
            suggestion=accepted[0].text if accepted else None,
            evidence=notes(breach.concept.entry),
        )


TERM_MISSING = Check(
    id="term-missing",
    category="term",
    severity="error",
    mqm="terminology/wrong-term",
    summary="The translation does not render a term as the glossary says.",
    why="Readers take two words for two things; a glossary is an agreement on one.",
    fires="glossary “ceasefire = 停火”: “The ceasefire holds.” → “休战得以维持。”",
    quiet="any rendering that the glossary admits, in any inflected form; "
    "for terms of the built-in glossary, a pronoun or a paraphrase is a hint at most",
    limits="A term of one common word may be part of a name or mean something else; then confidence is lower.",
    look=_look,
)
