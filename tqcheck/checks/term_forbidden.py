"""A rendering that the glossary forbids."""

from __future__ import annotations

from collections.abc import Iterator

from tqcheck.evidence.terms.requirements import breaches
from tqcheck.evidence.terms.wording import gloss, options, problem, recommended
from tqcheck.model import AlignedPair, Check, Problem, Resources


def _look(pair: AlignedPair, resources: Resources) -> Iterator[Problem]:
    for breach in breaches(pair, resources, "forbidden", "deprecated"):
        term = gloss(breach.source.words, breach.concept.entry, pair.source.language)
        verdict = "forbidden by" if breach.kind == "forbidden" else "out of date according to"
        better = recommended(breach.concept)
        instead = f"; use {options(better)}" if better else ""
        yield problem(breach, f"“{breach.target_words}” for {term} is {verdict} the glossary{instead}")


TERM_FORBIDDEN = Check(
    id="term-forbidden",
    category="term",
    severity="error",
    mqm="terminology/wrong-term",
    summary="The translation renders a term in a way that the glossary forbids.",
    why="Somebody has decided against this word, for its politics, its law or its history.",
    fires="glossary “Taiwan = 台湾|!台湾省”: “Taiwan held elections.” → “台湾省举行选举。”",
    quiet="the forbidden word in a sentence whose source does not have the term",
    limits="A word is forbidden for a source term only; words to be avoided anywhere are not looked for.",
    look=_look,
)
