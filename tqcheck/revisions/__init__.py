"""`tqcheck diff`: two revisions of a translation, and what the later one made better and worse."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from tqcheck.errors import TqcheckError
from tqcheck.revisions.comparing import Change, Revision, Version, compare_revisions, contrast
from tqcheck.revisions.wording import verdict

__all__ = [
    "FORMATS",
    "Change",
    "Revision",
    "Version",
    "compare_revisions",
    "contrast",
    "format_of",
    "renderer",
    "verdict",
]

FORMATS = ("text", "json", "markdown", "html")  # modules of this package
_BY_SUFFIX = {".txt": "text", ".json": "json", ".md": "markdown", ".html": "html", ".htm": "html"}


def renderer(name: str) -> Callable[[Revision], str]:
    """Return the function that renders a comparison in the format of that name."""
    render: Callable[[Revision], str] = import_module(f"tqcheck.revisions.{name}").render
    return render


def format_of(path: str) -> str:
    """Return the name of the format that a file's suffix asks for.

    Raises:
        TqcheckError: if no format has that suffix.
    """
    suffix = Path(path).suffix.lower()
    if suffix not in _BY_SUFFIX:
        raise TqcheckError(f"{path}: no comparison is written as “{suffix}”; known are {', '.join(_BY_SUFFIX)}.")
    return _BY_SUFFIX[suffix]
