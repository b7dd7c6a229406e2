"""The comparison as Markdown, for pull-request comments."""

from __future__ import annotations

from collections.abc import Iterable

from tqcheck.model import Finding
from tqcheck.reports.markdown import SIGNS, escape
from tqcheck.reports.summary import count, told
from tqcheck.revisions.comparing import Change, Revision
from tqcheck.revisions.wording import figures, pieces, tally, title, verdict

_MARKS = {"same": ("", ""), "deleted": ("<del>", "</del>"), "inserted": ("<ins>", "</ins>")}


def render(revision: Revision) -> str:
    """Return a verdict, the new, fixed and remaining findings, and the rewritten passages."""
    kept = [after for _, after in revision.unchanged]
    parts = [
        f"## tqcheck: {verdict(revision)}",
        escape(title(revision)),
        *_findings(f"New ({tally(revision.new)})", revision.new),
        *_findings(f"Fixed ({tally(revision.fixed)})", revision.fixed),
        *_findings(f"Still there ({tally(kept)})", kept),
        *_changes(revision.changes),
    ]
    parts += [
        f"{escape(report.pair.target.path)} against the reference: {told(report.reference.metrics)}."
        for report in (revision.before, revision.after)
        if report.reference
    ]
    return "\n\n".join([*parts, f"<sub>{escape(revision.signature)}</sub>"]) + "\n"


def _findings(heading: str, findings: Iterable[Finding]) -> list[str]:
    rows = [
        f"- {SIGNS[finding.severity]} {escape(finding.message)}. `{finding.check}`, {finding.confidence:.0%} sure"
        for finding in findings
    ]
    return [f"### {heading}", "\n".join(rows)] if rows else []


def _changes(changes: tuple[Change, ...]) -> list[str]:
    if not changes:
        return []
    rows = [f"| {escape(change.text)} | {_marked(change)} | {_figures(change)} |" for change in changes]
    table = "\n".join(["| source | translation | before → after |", "|---|---|---|", *rows])
    return [f"### {count(len(changes), 'passage')} rewritten", table]


def _marked(change: Change) -> str:
    return "".join(
        f"{_MARKS[kind][0]}{escape(words, keep_spaces=True)}{_MARKS[kind][1]}"
        for kind, words in pieces(change.old.text, change.new.text)
    )


def _figures(change: Change) -> str:
    return f"{figures(change.old)} → {figures(change.new)}; {change.kept:.0f}% kept"
