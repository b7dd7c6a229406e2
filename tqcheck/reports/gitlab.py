"""GitLab's code quality report: what a merge request shows beside the changed lines.

Format: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tqcheck.model import Finding, PairReport, Report
from tqcheck.reports.anchor import anchor

_SEVERITIES = {"error": "major", "warning": "minor", "info": "info"}


def render(report: Report) -> str:
    """Return the findings as one JSON list."""
    issues = [_issue(finding, pair) for pair in report.pairs for finding in pair.findings]
    return json.dumps(issues, ensure_ascii=False, indent=1) + "\n"


def _issue(finding: Finding, pair: PairReport) -> dict[str, Any]:
    document, quote = anchor(finding, pair)
    advice = f" Suggestion: {finding.suggestion}." if finding.suggestion else ""
    return {
        "description": f"{finding.message}.{advice}",
        "check_name": finding.check,
        # One sentence may stand in several files; GitLab wants each issue's fingerprint to be its own.
        "fingerprint": f"{finding.fingerprint}:{Path(document.path).as_posix()}",
        "severity": _SEVERITIES[finding.severity],
        "categories": ["Clarity"],
        "location": {"path": Path(document.path).as_posix(), "lines": {"begin": quote.line if quote else 1}},
    }
