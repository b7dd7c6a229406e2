"""How a negation is shown to an editor who cannot read the language."""

from __future__ import annotations

import re

from tqcheck.evidence.polarity.reading import UNSPACED, Denial
from tqcheck.languages import section
from tqcheck.languages.codes import base

_WORD_BEFORE = r"[^\W\d_][\w'’-]*\s+"
_WORD_BEHIND = r"\s+[\w'’-]+"
_CHARACTER = r"[^\W\d]"


def phrase(text: str, denial: Denial, language: str) -> tuple[int, int]:
    """Return the place in `text` of the negator with the words around it that make it understandable."""
    before, behind = section(base(language), "negation")["around"]
    unspaced = base(language) in UNSPACED
    head = re.search(rf"(?:{_CHARACTER if unspaced else _WORD_BEFORE}){{0,{before}}}\Z", text[: denial.start])
    tail = re.match(rf"(?:{_CHARACTER if unspaced else _WORD_BEHIND}){{0,{behind}}}", text[denial.end :])
    return (
        head.start() if head else denial.start,
        denial.end + (tail.end() if tail else 0),
    )


def negator(text: str, denial: Denial, language: str) -> str:
    """Return the negator, with its meaning where it is not English: “kein” (no, not any)."""
    words = " ".join(text[denial.start : denial.end].split())
    return f"“{words}”" if base(language) == "en" else f"“{words}” ({denial.sense})"
