"""Where a machine that shows one place a finding shall show it."""

from __future__ import annotations

import unicodedata

from tqcheck.model import Document, Finding, PairReport, Quote

_EAST_ASIAN = frozenset({"CJK", "HIRAGANA", "KATAKANA", "HANGUL"})


def anchor(finding: Finding, pair: PairReport) -> tuple[Document, Quote | None]:
    """Return the file to mend and the words in it: nearly always the translation, else what it is held against."""
    if finding.target is None and finding.source is not None:
        return pair.pair.source, finding.source
    return pair.pair.target, finding.target


def repair(finding: Finding, pair: PairReport) -> tuple[Document, Quote] | None:
    """Return the words that the finding's suggestion can stand in place of, or None if that cannot be told.

    A suggestion is for one of the sides; its script says which, and where both are written alike, it is the
    translation that is mended.
    """
    if not finding.suggestion:
        return None
    for document, quote in ((pair.pair.target, finding.target), (pair.pair.source, finding.source)):
        if quote and _script(quote.text) == _script(finding.suggestion):
            return document, quote
    return None


def _script(words: str) -> str:
    """Return the script of the first letter, all of East Asia as one; “” without a letter."""
    letter = next((character for character in words if character.isalpha()), "")
    name = unicodedata.name(letter, "").partition(" ")[0].partition("-")[0] if letter else ""
    return "CJK" if name in _EAST_ASIAN else name
