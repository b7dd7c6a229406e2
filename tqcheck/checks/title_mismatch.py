"""A title of office that was rendered as another one: the foreign minister as the defence minister."""

from __future__ import annotations

from collections.abc import Iterator

from tqcheck.evidence.titles.holders import swaps
from tqcheck.evidence.titles.judgements import WrongTitle, wrong_titles
from tqcheck.languages.codes import base
from tqcheck.model import AlignedPair, Check, Problem, Resources


def _look(pair: AlignedPair, _resources: Resources) -> Iterator[Problem]:
    for wrong in wrong_titles(pair):
        yield Problem(
            bead=wrong.bead,
            message=_message(wrong, pair.target.language),
            confidence=wrong.confidence,
            source=wrong.source,
            target=wrong.target,
            suggestion=wrong.suggestion or None,
        )
    for swap in swaps(pair):
        yield Problem(
            bead=swap.bead,
            message=f"{swap.people[0]} and {swap.people[1]} have each other’s office in the translation: "
            f"“{swap.expected}” stands at {swap.people[0]} in the source, “{swap.found}” in the translation",
            confidence=swap.confidence,
            source=swap.source,
            target=swap.target,
        )


def _message(wrong: WrongTitle, language: str) -> str:
    gloss = "" if base(language) == "en" else f" ({wrong.meaning})"
    return f"“{wrong.expected}” was rendered as “{wrong.found}”{gloss}"


TITLE_MISMATCH = Check(
    id="title-mismatch",
    category="title",
    severity="error",
    mqm="accuracy/mistranslation",
    summary="A title of office was rendered as that of another office.",
    why="Readers take the person for somebody of another rank or ministry.",
    fires="“Foreign Minister Wang Yi” → “国防部长王毅” (the defence minister)",
    quiet="“Secretary of State Blinken” → “国务卿布林肯”; a title that the translation leaves out",
    limits="Offices that two people have swapped are seen where each stands beside its holder on both sides. "
    "Only offices of the built-in table are known; general words such as director or head fit most titles.",
    look=_look,
    languages=("en", "zh", "ja", "ko", "de", "fr", "es", "ru", "ar", "vi"),
)
