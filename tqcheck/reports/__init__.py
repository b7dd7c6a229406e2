"""Report → text: one file a format, each with `render(report) -> str`; a format that is no text returns bytes."""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

from tqcheck.errors import TqcheckError
from tqcheck.model import Report

# name → module of this package and its function (`render` where none is named); loaded on use, for some import much
FORMATS: dict[str, str] = {
    "text": "text",
    "json": "json",
    "jsonl": "jsonl",
    "html": "html",
    "markdown": "markdown",
    "csv": "csv",
    "beads-csv": "csv:render_beads",
    "sarif": "sarif",
    "junit": "junit",
    "github": "github",
    "gitlab": "gitlab",
    "rdjson": "rdjson",
}
# likewise, but they return bytes: for files only
BINARY: dict[str, str] = {
    "parquet": "parquet",
    "beads-parquet": "parquet:render_beads",
}
_WORD = re.compile(r"[A-Za-z][\w-]+")  # before a colon, what is meant for a format; one letter is a drive
_BY_SUFFIX = {
    ".txt": "text",
    ".json": "json",
    ".jsonl": "jsonl",
    ".html": "html",
    ".htm": "html",
    ".md": "markdown",
    ".csv": "csv",
    ".parquet": "parquet",
    ".sarif": "sarif",
    ".xml": "junit",
}


def renderer(name: str) -> Callable[[Report], str]:
    """Return the function that renders a report in the format of that name."""
    render: Callable[[Report], str] = _function(FORMATS[name])
    return render


def content(report: Report, name: str) -> bytes:
    """Return the content of a file with the report in the format of that name.

    Raises:
        TqcheckError: if the format needs a package that is not installed.
    """
    if name in BINARY:
        found: bytes = _function(BINARY[name])(report)
        return found
    return renderer(name)(report).encode()


def _function(place: str) -> Callable[[Report], Any]:
    module, _, function = place.partition(":")
    found: Callable[[Report], Any] = getattr(import_module(f"tqcheck.reports.{module}"), function or "render")
    return found


def destination(output: str) -> tuple[str, str]:
    """Return the path and the format of a file to write: `report.html`, or `gitlab:report.json` with the format's name.

    Raises:
        TqcheckError: if no format is named and none has the path's suffix.
    """
    name, colon, path = output.partition(":")
    known = {**FORMATS, **BINARY}
    if colon and path and name in known:
        return path, name
    if colon and path and _WORD.fullmatch(name) and Path(output).suffix.lower() not in _BY_SUFFIX:
        raise TqcheckError(f"-o {output}: there is no report format “{name}”; known are {', '.join(known)}.")
    if colon and not path and name in known:
        raise TqcheckError(f"-o {output}: names no file behind the format.")
    return output, format_of(output)


def format_of(path: str) -> str:
    """Return the name of the format that a file's suffix asks for.

    A table holds the findings, but the beads if that is what its file is called: `beads.csv`, `en-zh.beads.parquet`.

    Raises:
        TqcheckError: if no format has that suffix.
    """
    suffix = Path(path).suffix.lower()
    if suffix not in _BY_SUFFIX:
        raise TqcheckError(
            f"{path}: no report format ends in “{suffix}”; known are {', '.join(_BY_SUFFIX)}; "
            f"or name the format, as in -o gitlab:{path}."
        )
    name = _BY_SUFFIX[suffix]
    is_of_beads = Path(path).stem.lower().endswith("beads") and f"beads-{name}" in {**FORMATS, **BINARY}
    return f"beads-{name}" if is_of_beads else name
