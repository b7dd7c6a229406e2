"""Reviewdog's diagnostic format, rdjson: comments on a pull request with suggested changes.

Format: https://github.com/reviewdog/reviewdog/tree/master/proto/rdf
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tqcheck.model import Document, Finding, PairReport, Quote, Report
from tqcheck.reports.anchor import anchor, repair

_SEVERITIES = {"error": "ERROR", "warning": "WARNING", "info": "INFO"}


def render(report: Report) -> str:
    """Return the findings as one DiagnosticResult."""
    diagnostics = [_diagnostic(finding, pair) for pair in report.pairs for finding in pair.findings]
    result = {"source": {"name": "tqcheck"}, "severity": "ERROR", "diagnostics": diagnostics}
    return json.dumps(result, ensure_ascii=False, indent=1) + "\n"


def _diagnostic(finding: Finding, pair: PairReport) -> dict[str, Any]:
    mended = repair(finding, pair)
    # Where a change is suggested, the comment stands on the words that it changes.
    document, quote = mended or anchor(finding, pair)
    location: dict[str, Any] = {"path": Path(document.path).as_posix()}
    found: dict[str, Any] = {
        "message": finding.message,
        "location": location,
        "severity": _SEVERITIES[finding.severity],
        "code": {"value": finding.check},
    }
    if quote is None or not _file(document):
        return found
    location["range"] = _range(document, quote)
    if mended and _file(document)[quote.place.start : quote.place.end] == quote.text:
        found["suggestions"] = [{"range": location["range"], "text": finding.suggestion}]
    return found


def _range(document: Document, quote: Quote) -> dict[str, Any]:
    place, file = quote.place, _file(document)
    first = place.start - place.column + 1
    lines = file[first : place.end].replace("\r\n", "\n").replace("\r", "\n").split("\n")
    # Columns are bytes in UTF-8, from 1; the end is the byte behind the last one.
    last = len(lines[-1].encode("utf-8", "surrogatepass")) + 1
    return {
        "start": {"line": place.line, "column": len(file[first : place.start].encode("utf-8", "surrogatepass")) + 1},
        "end": {"line": place.line + len(lines) - 1, "column": last},
    }


def _file(document: Document) -> str:
    return document.origin.file if document.origin else document.text
