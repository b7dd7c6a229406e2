"""SARIF 2.1.0 (OASIS), what code scanning services read."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote as url_quote

from tqcheck import __version__
from tqcheck.checks import ALL
from tqcheck.model import Check, Document, Finding, PairReport, Quote, Report

_LEVELS = {"error": "error", "warning": "warning", "info": "note"}


def render(report: Report) -> str:
    """Return the report as a SARIF log with one run."""
    rules = {check.id: index for index, check in enumerate(ALL)}
    run = {
        "tool": {"driver": {"name": "tqcheck", "version": __version__, "rules": [_rule(check) for check in ALL]}},
        "columnKind": "unicodeCodePoints",
        "results": [result for pair in report.pairs for result in _results(pair, rules)],
        "properties": {"signature": report.signature},
    }
    log = {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=1) + "\n"


def _rule(check: Check) -> dict[str, Any]:
    return {
        "id": check.id,
        "shortDescription": {"text": check.summary},
        "fullDescription": {"text": check.why},
        "help": {"text": f"Reported: {check.fires}\nNot reported: {check.quiet}\nLimits: {check.limits}"},
        "defaultConfiguration": {"level": _LEVELS[check.severity]},
        "properties": {"category": check.category, "mqm": check.mqm, "tags": ["translation", check.category]},
    }


def _results(pair: PairReport, rules: dict[str, int]) -> Iterator[dict[str, Any]]:
    """Yield the findings of a pair; those that its texts silence carry the reason, so that services close them."""
    for finding in pair.findings:
        yield _result(finding, pair, rules[finding.check])
    for one in pair.suppressed:
        silenced = [{"kind": "inSource", "justification": one.by.reason}]
        yield _result(one.finding, pair, rules[one.finding.check]) | {"suppressions": silenced}


def _result(finding: Finding, pair: PairReport, rule: int) -> dict[str, Any]:
    # The place to mend is nearly always the translation; what it is held against is the related place.
    places = [(finding.target, pair.pair.target), (finding.source, pair.pair.source)]
    locations = [_location(quote, document) for quote, document in places if quote]
    locations = locations or [{"physicalLocation": {"artifactLocation": {"uri": _uri(pair.pair.target.path)}}}]
    advice = f" Suggestion: {finding.suggestion}." if finding.suggestion else ""
    return {
        "ruleId": finding.check,
        "ruleIndex": rule,
        "level": _LEVELS[finding.severity],
        "message": {"text": f"{finding.message}.{advice}"},
        "locations": locations[:1],
        "relatedLocations": [location | {"id": i} for i, location in enumerate(locations[1:])],
        "partialFingerprints": {"tqcheck/1": finding.fingerprint},
        "rank": round(100 * finding.confidence, 1),
    }


def _location(quote: Quote, document: Document) -> dict[str, Any]:
    place = quote.place
    region = {
        "startLine": place.line,
        "startColumn": place.column,
        "charOffset": place.start,
        "charLength": place.end - place.start,
    }
    if "\n" not in quote.text:
        region["endColumn"] = place.column + place.end - place.start
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": _uri(document.path)},
            "region": region | {"snippet": {"text": quote.text}},
        }
    }


def _uri(path: str) -> str:
    """Return the path as a relative URI reference where it is relative, else as a file URI."""
    return Path(path).as_uri() if Path(path).is_absolute() else url_quote(Path(path).as_posix())
