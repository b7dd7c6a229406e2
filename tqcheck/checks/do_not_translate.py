"""A term that was to stay as it is and was translated."""

from __future__ import annotations

from collections.abc import Iterator

from tqcheck.evidence.terms.requirements import breaches
from tqcheck.evidence.terms.wording import options, problem
from tqcheck.model import AlignedPair, Check, Problem, Resources


def _look(pair: AlignedPair, resources: Resources) -> Iterator[Problem]:
    for breach in breaches(pair, resources, "translated"):
        kept = options(breach.concept.accepted("target"))
        yield problem(breach, f"“{breach.source.words}” is not to be translated; the translation lacks {kept}")


DO_NOT_TRANSLATE = Check(
    id="do-not-translate",
    category="term",
    severity="error",
    mqm="terminology/wrong-term",
    summary="A term that the glossary wants kept was translated or left out.",
    why="Names of products, programmes and files work in their original form only.",
    fires="glossary “Windows” marked do-not-translate: “Start Windows.” → “Starten Sie Fenster.”",
    quiet="“Start Windows.” → “Starten Sie Windows.”",
    limits="Only terms that a glossary marks; nothing is guessed.",
    look=_look,
)
