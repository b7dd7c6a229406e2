"""Terms: glossaries, and where their terms stand in the texts."""

from __future__ import annotations

from collections.abc import Sequence

from tqcheck.evidence.terms.builtin import builtin_glossary
from tqcheck.evidence.terms.reading import read_glossary
from tqcheck.model import Glossary

__all__ = ["builtin_glossary", "read_glossaries", "read_glossary"]


def read_glossaries(paths: Sequence[str]) -> tuple[Glossary, ...]:
    """Return the built-in glossary and the user's, in order; where they disagree, later ones win.

    Raises:
        TqcheckError: if a file is missing or is no glossary.
    """
    return (builtin_glossary(), *(read_glossary(path) for path in paths))
