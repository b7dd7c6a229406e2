"""The findings or the beads as CSV, for spreadsheets."""

from __future__ import annotations

import csv
import io

from tqcheck.model import Report
from tqcheck.reports.tables import COLUMNS, Table, rows


def render(report: Report) -> str:
    """Return the findings as CSV (RFC 4180), with a header; the CRLF line ends are those of the standard."""
    return _render(report, "findings")


def render_beads(report: Report) -> str:
    """Return the beads as CSV, likewise."""
    return _render(report, "beads")


def _render(report: Report, table: Table) -> str:
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(COLUMNS[table])
    for row in rows(report, table):
        writer.writerow([_harmless(row[name]) for name in COLUMNS[table]])
    return out.getvalue()


def _harmless(cell: str | float | None) -> str | float:
    """Keep a spreadsheet from taking a quote that begins like a formula for one (CWE-1236)."""
    if cell is None:
        return ""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell
