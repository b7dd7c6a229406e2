"""What the formats in XML have in common."""

from __future__ import annotations

# https://www.w3.org/TR/xml/#charsets
_NOT_XML = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF, *range(0xD800, 0xE000)))


def clean(words: str) -> str:
    """Leave out the characters that XML 1.0 cannot hold."""
    return words.translate(_NOT_XML)
