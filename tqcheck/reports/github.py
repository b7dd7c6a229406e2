"""GitHub's workflow commands: annotations on the lines of a pull request."""

from __future__ import annotations

from tqcheck.model import SEVERITIES, Finding, PairReport, Report
from tqcheck.reports import summary
from tqcheck.reports.anchor import anchor

_COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}
_MOST = 10  # of each kind: GitHub shows no more of one step


def render(report: Report) -> str:
    """Return the gravest findings as workflow commands, and a line that says how many there are in all."""
    lines = []
    for severity in reversed(SEVERITIES):
        found = [(f, pair) for pair in report.pairs for f in pair.findings if f.severity == severity]
        found.sort(key=lambda item: -item[0].confidence)
        lines += [_command(finding, pair) for finding, pair in found[:_MOST]]
    lines.append(f"tqcheck: {summary.verdict(summary.of_report(report))}")
    return "\n".join(lines) + "\n"


def _command(finding: Finding, pair: PairReport) -> str:
    document, quote = anchor(finding, pair)
    place = f"file={_property(document.path)}" + (f",line={quote.line}" if quote else "")
    advice = f" Suggestion: {finding.suggestion}." if finding.suggestion else ""
    title = _property(finding.check)
    return f"::{_COMMANDS[finding.severity]} {place},title={title}::{_data(f'{finding.message}.{advice}')}"


def _data(words: str) -> str:
    return words.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(words: str) -> str:
    return _data(words).replace(":", "%3A").replace(",", "%2C")
