"""A term of the built-in glossary that the translation does not have."""

from __future__ import annotations

from collections.abc import Iterator

from tqcheck.evidence.terms.requirements import breaches
from tqcheck.evidence.terms.wording import missing
from tqcheck.model import AlignedPair, Check, Problem, Resources


def _look(pair: AlignedPair, resources: Resources) -> Iterator[Problem]:
    for breach in breaches(pair, resources, "missing"):
        if breach.concept.builtin:
            yield missing(breach, pair)


TERM_MISSING = Check(
    id="term-missing",
    category="term",
    severity="info",
    mqm="accuracy/omission",
    summary="The translation has no known rendering of a term of the built-in glossary.",
    why="The term may have been left out or paraphrased into something vaguer.",
    fires="“The ceasefire holds.” → “局势平静。”",
    quiet="“The ceasefire holds.” → “停火得以维持。”",
    limits="Never more than a hint: a pronoun, a paraphrase or a rendering unknown to the glossary is legitimate. "
    "A term of your own glossary that is not rendered as it asks is reported by term-mismatch.",
    look=_look,
)
