"""Report → text: one file a format, each with `render(report) -> str`."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from tqcheck.errors import TqcheckError
from tqcheck.model import Report

# name → module of this package; loaded on use, for some import a good deal
FORMATS: dict[str, str] = {
    "text": "text",
    "json": "json",
    "html": "html",
    "markdown": "markdown",
    "csv": "csv",
    "sarif": "sarif",
    "junit": "junit",
    "github": "github",
    "gitlab": "gitlab",
    "rdjson": "rdjson",
}
_BY_SUFFIX = {
    ".txt": "text",
    ".json": "json",
    ".html": "html",
    ".htm": "html",
    ".md": "markdown",
    ".csv": "csv",
    ".sarif": "sarif",
    ".xml": "junit",
}


def renderer(name: str) -> Callable[[Report], str]:
    """Return the function that renders a report in the format of that name."""
    render: Callable[[Report], str] = import_module(f"tqcheck.reports.{FORMATS[name]}").render
    return render


def destination(output: str) -> tuple[str, str]:
    """Return the path and the format of a file to write: `report.html`, or `gitlab:report.json` with the format's name.

    Raises:
        TqcheckError: if no format is named and none has the path's suffix.
    """
    name, colon, path = output.partition(":")
    if colon and path and name in FORMATS:
        return path, name
    return output, format_of(output)


def format_of(path: str) -> str:
    """Return the name of the format that a file's suffix asks for.

    Raises:
        TqcheckError: if no format has that suffix.
    """
    suffix = Path(path).suffix.lower()
    if suffix not in _BY_SUFFIX:
        raise TqcheckError(
            f"{path}: no report format ends in “{suffix}”; known are {', '.join(_BY_SUFFIX)}; "
            f"or name the format, as in -o gitlab:{path}."
        )
    return _BY_SUFFIX[suffix]
