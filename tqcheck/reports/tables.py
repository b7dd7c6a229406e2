"""The findings and the beads as tables: the columns and rows of CSV, Parquet and data frames."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Literal

from tqcheck.errors import TqcheckError
from tqcheck.evidence.beads import document, span, text
from tqcheck.model import SEVERITIES, AlignedPair, Bead, Finding, PairReport, ReferencePassage, Report, Side
from tqcheck.places import Lines, lines_of, locate

if TYPE_CHECKING:
    import pandas as pd

Table = Literal["findings", "beads"]
Row = dict[str, str | int | float | None]

# column → what it holds; a cell is None where there is nothing to say
FINDINGS: dict[str, type] = {
    "source_path": str,
    "source_line": int,
    "source_quote": str,
    "target_path": str,
    "target_line": int,
    "target_quote": str,
    "severity": str,
    "category": str,
    "check": str,
    "confidence": float,
    "message": str,
    "suggestion": str,
    "mqm": str,
    "fingerprint": str,
    "bead": int,  # from 0, as in the JSON report
    "source_language": str,
    "target_language": str,
    "source_text": str,  # of the bead
    "target_text": str,
    "score": float,
}
BEADS: dict[str, type] = {
    "source_path": str,
    "target_path": str,
    "source_language": str,
    "target_language": str,
    "bead": int,
    "source_line": int,
    "target_line": int,
    "source_text": str,
    "target_text": str,
    "source_sentences": int,
    "target_sentences": int,
    "similarity": float,
    "score": float,
    "findings": int,
    "severity": str,  # the gravest
    "checks": str,  # of the findings, divided by spaces
    "reference_text": str,
    "bleu": float,
    "chrf": float,
    "chrf++": float,
    "ter": float,
}
COLUMNS: dict[Table, dict[str, type]] = {"findings": FINDINGS, "beads": BEADS}


def rows(report: Report, table: Table) -> Iterator[Row]:
    """Yield the rows of a table: one a finding, or one a bead."""
    for pair in report.pairs:
        yield from _findings(pair) if table == "findings" else _beads(pair)


def frame(report: Report, table: Table) -> pd.DataFrame:
    """Return a table as a data frame; a number that is missing is NaN.

    Raises:
        TqcheckError: if pandas is not installed.
    """
    try:
        import pandas as pd  # noqa: PLC0415 - large, and an extra
    except ImportError:
        raise TqcheckError("data frames need pandas: pip install 'tqcheck[tables]'.") from None
    columns = COLUMNS[table]
    found = pd.DataFrame(rows(report, table), columns=list(columns))
    # An integer of pandas cannot be missing, unless it is one of the nullable kind.
    kinds: dict[type, Any] = {str: object, int: "Int64", float: "float64"}
    return found.astype({name: kinds[kind] for name, kind in columns.items()})


def _findings(pair: PairReport) -> Iterator[Row]:
    for finding in pair.findings:
        bead = pair.pair.beads[finding.bead]
        source, target = finding.source, finding.target
        yield {
            "source_path": pair.pair.source.path,
            "source_line": source.line if source else None,
            "source_quote": source.text if source else None,
            "target_path": pair.pair.target.path,
            "target_line": target.line if target else None,
            "target_quote": target.text if target else None,
            "severity": finding.severity,
            "category": finding.category,
            "check": finding.check,
            "confidence": finding.confidence,
            "message": finding.message,
            "suggestion": finding.suggestion,
            "mqm": finding.mqm,
            "fingerprint": finding.fingerprint,
            "bead": finding.bead,
            "source_language": pair.pair.source.language,
            "target_language": pair.pair.target.language,
            "source_text": _words(pair.pair, bead, "source"),
            "target_text": _words(pair.pair, bead, "target"),
            "score": _only_with_both(bead, bead.score),
        }


def _beads(pair: PairReport) -> Iterator[Row]:
    source, target = pair.pair.source, pair.pair.target
    lines = lines_of(source), lines_of(target)
    passages = pair.reference.passages if pair.reference else (None,) * len(pair.pair.beads)
    by_bead: dict[int, list[Finding]] = defaultdict(list)
    for finding in pair.findings:
        by_bead[finding.bead].append(finding)
    for index, (bead, passage) in enumerate(zip(pair.pair.beads, passages, strict=True)):
        found = by_bead[index]
        yield {
            "source_path": source.path,
            "target_path": target.path,
            "source_language": source.language,
            "target_language": target.language,
            "bead": index,
            "source_line": _line(pair.pair, bead, "source", lines[0]),
            "target_line": _line(pair.pair, bead, "target", lines[1]),
            "source_text": _words(pair.pair, bead, "source"),
            "target_text": _words(pair.pair, bead, "target"),
            "source_sentences": len(bead.source),
            "target_sentences": len(bead.target),
            "similarity": _only_with_both(bead, bead.similarity),
            "score": _only_with_both(bead, bead.score),
            "findings": len(found),
            "severity": _gravest(found),
            "checks": " ".join(dict.fromkeys(finding.check for finding in found)) or None,
            "reference_text": passage.text if passage else None,
            **_figures(passage),
        }


def _line(pair: AlignedPair, bead: Bead, side: Side, lines: Lines) -> int | None:
    place = span(pair, bead, side)
    return locate(document(pair, side), place, lines).line if place else None


def _figures(passage: ReferencePassage | None) -> Row:
    scores = {metric.name.lower(): metric.score for metric in passage.metrics} if passage else {}
    return {name: scores.get(name) for name in ("bleu", "chrf", "chrf++", "ter")}


def _words(pair: AlignedPair, bead: Bead, side: Side) -> str | None:
    return " ".join(text(pair, bead, side).split()) or None


def _only_with_both(bead: Bead, figure: float) -> float | None:
    return round(figure, 4) if bead.source and bead.target else None


def _gravest(findings: list[Finding]) -> str | None:
    return max((finding.severity for finding in findings), key=SEVERITIES.index, default=None)
