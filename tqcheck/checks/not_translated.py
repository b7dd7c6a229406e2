"""A term that stands in the translation in the source's language."""

from __future__ import annotations

from collections.abc import Iterator

from tqcheck.evidence.terms.requirements import breaches
from tqcheck.evidence.terms.wording import options, problem
from tqcheck.model import AlignedPair, Check, Problem, Resources


def _look(pair: AlignedPair, resources: Resources) -> Iterator[Problem]:
    for breach in breaches(pair, resources, "not translated"):
        known = options(breach.concept.accepted("target"))
        yield problem(breach, f"“{breach.target_words}” was left untranslated; the glossary has {known}")


NOT_TRANSLATED = Check(
    id="not-translated",
    category="untranslated",
    severity="error",
    mqm="accuracy/untranslated",
    summary="A term was left in the source language, though a glossary has its translation.",
    why="Readers stumble over a foreign word for which their language has one of its own.",
    fires="“The ceasefire holds.” → “The ceasefire得以维持。”",
    quiet="“NATO met.” → “NATO开会。”; names and abbreviations may stay; so may a word that both languages share",
    limits="Only terms of the glossaries are known, and those of the built-in one only where the scripts differ; "
    "whole sentences are the business of `untranslated`.",
    look=_look,
)
