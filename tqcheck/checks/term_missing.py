"""A term of a glossary for which the translation has no rendering that is known."""

from __future__ import annotations

from collections.abc import Iterator

from tqcheck.evidence.terms.requirements import breaches
from tqcheck.evidence.terms.wording import expectation, problem
from tqcheck.model import AlignedPair, Check, Problem, Resources


def _look(pair: AlignedPair, resources: Resources) -> Iterator[Problem]:
    for breach in breaches(pair, resources, "missing"):
        one = len(breach.concept.accepted("target")) == 1
        found = "the translation does not have it" if one else "the translation has none of them"
        yield problem(breach, f"{expectation(breach, pair)}; {found}")


TERM_MISSING = Check(
    id="term-missing",
    category="term",
    severity="error",
    mqm="terminology/wrong-term",
    summary="The translation has no known rendering of a term of a glossary.",
    why="A glossary of your own is an agreement: who breaks it makes readers take two words for two things. "
    "A term of the built-in glossary may have been left out or paraphrased into something vaguer.",
    fires="glossary “Harbor Fund = 港口基金”: “The Harbor Fund paid.” → “港湾财团付了款。”",
    quiet="any rendering that the glossary admits, in any inflected form",
    limits="Of the built-in glossary never more than a hint: a pronoun, a paraphrase or a rendering unknown to it is "
    "legitimate. A known rendering that your glossary does not accept is reported by `term-mismatch`.",
    look=_look,
)
