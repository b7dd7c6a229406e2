"""The findings as CSV, one row each, for spreadsheets."""

from __future__ import annotations

import csv
import io

from tqcheck.model import Report

COLUMNS = (
    "source_path",
    "source_line",
    "source_quote",
    "target_path",
    "target_line",
    "target_quote",
    "severity",
    "category",
    "check",
    "confidence",
    "message",
    "suggestion",
    "mqm",
    "fingerprint",
)


def render(report: Report) -> str:
    """Return the findings as CSV (RFC 4180), with a header; the CRLF line ends are those of the standard."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for pair in report.pairs:
        for finding in pair.findings:
            source, target = finding.source, finding.target
            row = (
                pair.pair.source.path,
                source.line if source else "",
                source.text if source else "",
                pair.pair.target.path,
                target.line if target else "",
                target.text if target else "",
                finding.severity,
                finding.category,
                finding.check,
                finding.confidence,
                finding.message,
                finding.suggestion or "",
                finding.mqm,
                finding.fingerprint,
            )
            writer.writerow([_harmless(cell) for cell in row])
    return out.getvalue()


def _harmless(cell: object) -> object:
    """Keep a spreadsheet from taking a quote that begins like a formula for one (CWE-1236)."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell
