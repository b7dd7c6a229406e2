"""The JSON report, version 1: a wire format of its own, described by `report-1.schema.json`."""

from __future__ import annotations

import json
from dataclasses import asdict
from importlib.resources import files
from typing import Any

from tqcheck.model import Bead, Document, Finding, PairReport, Quote, ReferenceReport, Report, Span, Suppressed
from tqcheck.places import lines_of, locate
from tqcheck.reports import summary
from tqcheck.reports.totals import totals_of

SCHEMA = "tqcheck-report/1"


def render(report: Report) -> str:
    """Return the report as JSON with an indent, so that it can be read and compared line by line."""
    return json.dumps(to_dict(report), ensure_ascii=False, indent=1) + "\n"


def to_dict(report: Report) -> dict[str, Any]:
    """Return the report as the values that JSON knows."""
    return {
        "schema": SCHEMA,
        "signature": report.signature,
        "pairs": [pair_to_dict(pair) for pair in report.pairs],
        "summary": _summary(summary.of_report(report))
        | {
            "by_language": {
                language: _summary(figures) for language, figures in sorted(totals_of(report.pairs).by_language())
            }
        },
    }


def schema() -> str:
    """Return the JSON Schema of this format, as the package ships it."""
    return (files(__package__ or "tqcheck.reports") / "report-1.schema.json").read_text(encoding="utf-8")


def pair_to_dict(pair: PairReport) -> dict[str, Any]:
    """Return one pair of a report as the values that JSON knows."""
    return {
        "source": _document(pair.pair.source),
        "target": _document(pair.pair.target),
        "beads": _beads(pair),
        "findings": [finding_to_dict(finding) for finding in pair.findings],
        "suppressed": [_suppressed(one) for one in pair.suppressed],
        "known": [finding_to_dict(finding) for finding in pair.known],
        "skipped": [{"check": skipped.check, "reason": skipped.reason} for skipped in pair.skipped],
        "notes": list(pair.notes),
        "metrics": [asdict(metric) for metric in pair.reference.metrics] if pair.reference else [],
        "reference": _reference(pair.reference),
        "summary": _summary(summary.of_pair(pair)),
    }


def _suppressed(one: Suppressed) -> dict[str, Any]:
    by = one.by
    return finding_to_dict(one.finding) | {"suppression": {"reason": by.reason, "path": by.path, "line": by.line}}


def _document(document: Document) -> dict[str, Any]:
    lines = lines_of(document)
    sentences = []
    for sentence in document.sentences:
        place = locate(document, Span(sentence.start, sentence.end), lines)
        sentences.append({"text": sentence.text, "start": place.start, "end": place.end, "line": place.line})
    return {"path": document.path, "language": document.language, "sentences": sentences}


def _beads(pair: PairReport) -> list[dict[str, Any]]:
    beads = [_bead(bead) for bead in pair.pair.beads]
    if pair.reference:
        for bead, passage in zip(beads, pair.reference.passages, strict=True):
            bead["reference"] = passage.text if passage else None
            bead["metrics"] = {metric.name: metric.score for metric in passage.metrics} if passage else {}
    return beads


def _bead(bead: Bead) -> dict[str, Any]:
    return {
        "source": list(bead.source),
        "target": list(bead.target),
        "similarity": round(bead.similarity, 4),
        "score": round(bead.score, 4),
    }


def _reference(reference: ReferenceReport | None) -> dict[str, Any] | None:
    """Return which text was the reference, and the signatures of the figures of its passages."""
    if reference is None:
        return None
    signatures = {m.name: m.signature for passage in reference.passages if passage for m in passage.metrics}
    return {"path": reference.path, "language": reference.language, "signatures": signatures}


def finding_to_dict(finding: Finding) -> dict[str, Any]:
    """Return a finding as the values that JSON knows."""
    return {
        "check": finding.check,
        "category": finding.category,
        "severity": finding.severity,
        "confidence": finding.confidence,
        "mqm": finding.mqm,
        "message": finding.message,
        "bead": finding.bead,
        "source": _quote(finding.source),
        "target": _quote(finding.target),
        "suggestion": finding.suggestion,
        "evidence": list(finding.evidence),
        "fingerprint": finding.fingerprint,
    }


def _quote(quote: Quote | None) -> dict[str, Any] | None:
    if quote is None:
        return None
    return {"quote": quote.text, "start": quote.place.start, "end": quote.place.end, "line": quote.place.line}


def _summary(figures: summary.Summary) -> dict[str, Any]:
    values = asdict(figures)
    values["score"] = None if figures.score is None else round(figures.score, 4)
    return values
