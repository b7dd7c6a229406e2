"""One person, rendered in two ways in one document."""

from __future__ import annotations

from collections.abc import Iterator

from tqcheck.evidence.names import LANGUAGES
from tqcheck.evidence.names.consistency import inconsistencies
from tqcheck.languages.codes import base
from tqcheck.model import AlignedPair, Check, Problem, Resources


def _look(pair: AlignedPair, resources: Resources) -> Iterator[Problem]:
    in_target = base(pair.source.language) == "en"
    for bead, name, place, found in inconsistencies(pair, resources):
        yield Problem(
            bead=bead,
            message=f"“{name}” is {found.words} here, but {found.usual} in the rest of the text",
            confidence=0.7,
            source=None if in_target else place,
            target=place if in_target else None,
            suggestion=found.usual,
            evidence=(f"{found.usual} stands {found.times} times",),
        )


NAME_INCONSISTENT = Check(
    id="name-inconsistent",
    category="consistency",
    severity="warning",
    mqm="terminology/inconsistent",
    summary="A name is rendered in two ways in one document.",
    why="Readers take one person for two.",
    fires="“Merz” → “默茨” three times, then “梅尔茨”",
    quiet="“Merz” → “默茨” and “弗里德里希·默茨”; case endings and particles",
    limits="Only people named in full once in an English text and again later, where both renderings are heard.",
    look=_look,
    languages=LANGUAGES,
)
