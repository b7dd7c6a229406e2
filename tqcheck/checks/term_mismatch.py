"""A wrong term: a neighbouring one (the party as the country), or one that the user's glossary does not accept."""

from __future__ import annotations

from collections.abc import Iterator

from tqcheck.evidence.terms.confusions import confusions
from tqcheck.evidence.terms.requirements import breaches
from tqcheck.evidence.terms.wording import expectation, gloss, notes, options, problem
from tqcheck.model import AlignedPair, Check, Problem, Resources


def _look(pair: AlignedPair, resources: Resources) -> Iterator[Problem]:
    for confusion in confusions(pair, resources):
        accepted = confusion.expected.accepted("target")
        source = gloss(confusion.source.words, confusion.expected.entry, pair.source.language)
        target = gloss(confusion.target.words, confusion.found.entry, pair.target.language)
        yield Problem(
            bead=confusion.bead,
            message=f"{source} should be {options(accepted)}; found {target}",
            confidence=confusion.confidence,
            source=confusion.source.span,
            target=confusion.target.span,
            suggestion=accepted[0].text,
            evidence=notes(confusion.expected.entry, confusion.found.entry),
        )
    for breach in breaches(pair, resources, "other"):
        yield problem(breach, f"{expectation(breach, pair)}; found “{breach.target_words}”")


TERM_MISMATCH = Check(
    id="term-mismatch",
    category="term",
    severity="error",
    mqm="terminology/wrong-term",
    summary="A term was rendered by a wrong term: a neighbouring one, or another than your glossary asks for.",
    why="The translation speaks of another body, measure or weapon than the source does; "
    "and readers take two words for two things, while a glossary is an agreement on one.",
    fires="“The CCP rejected the claim.” → “中国否认了这一说法。” (the party is not the country)",
    quiet="“Beijing rejected the claim.” → “中国政府否认了这一说法。” (common usage); "
    "any rendering that the glossary admits, in any inflected form",
    limits="Only terms of the glossaries are known; one of a single common word may be part of a name. "
    "Where nothing stands that any glossary knows as a rendering, it is `term-missing`. "
    "A wrong term whose right word stands elsewhere in the same sentence is seen only by counting.",
    look=_look,
)
