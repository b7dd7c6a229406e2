"""Plain text: the file as it stands."""

from __future__ import annotations


def read(text: str) -> str:
    """Return the text unchanged."""
    return text
