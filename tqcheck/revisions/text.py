"""The comparison for the terminal."""

from __future__ import annotations

from collections.abc import Sequence

from tqcheck.model import Finding, PairReport
from tqcheck.reports.summary import told
from tqcheck.revisions.comparing import Change, Revision
from tqcheck.revisions.wording import figures, pieces, tally, title, verdict

_MARKS = {"same": ("", ""), "deleted": ("[-", "-]"), "inserted": ("{+", "+}")}  # as git diff --word-diff writes them


def render(revision: Revision, *, hints: bool = False) -> str:
    """Return the comparison as text.

    Args:
        revision: what to show.
        hints: whether to show the findings of severity info; they are counted in any case.
    """
    kept = [after for _, after in revision.unchanged]
    lines = [title(revision), ""]
    lines += _section("new", revision.new, revision.after, hints=hints)
    lines += _section("fixed", revision.fixed, revision.before, hints=hints)
    lines += _section("still there", kept, revision.after, hints=hints)
    for change in revision.changes:
        lines += _change(change, revision)
    lines += [
        verdict(revision),
        f"new: {tally(revision.new)}; fixed: {tally(revision.fixed)}; still there: {tally(kept)}",
    ]
    for report in (revision.before, revision.after):
        if report.reference:
            lines.append(f"{report.pair.target.path} against {report.reference.path}: {told(report.reference.metrics)}")
    return "\n".join([*lines, "", revision.signature]) + "\n"


def _section(name: str, findings: Sequence[Finding], report: PairReport, *, hints: bool) -> list[str]:
    lines = []
    for finding in findings:
        if finding.severity == "info" and not hints:
            continue
        places = [
            f"{document.path}:{quote.line}"
            for document, quote in ((report.pair.source, finding.source), (report.pair.target, finding.target))
            if quote
        ]
        lines += [
            f"{name}: {finding.severity} {finding.check} ({finding.confidence:.0%} sure) {' '.join(places)}",
            f"  {finding.message}",
        ]
        if finding.suggestion and name != "fixed":
            lines.append(f"  Suggestion: {finding.suggestion}")
        lines.append("")
    return lines


def _change(change: Change, revision: Revision) -> list[str]:
    document, version = revision.after.pair.target, change.new
    if not version.sentences:
        document, version = revision.before.pair.target, change.old
    place = f"{document.path}:{document.sentences[version.sentences[0]].line}"
    words = "".join(
        f"{_MARKS[kind][0]}{words}{_MARKS[kind][1]}" for kind, words in pieces(change.old.text, change.new.text)
    )
    head = f"rewritten: {place} ({change.kept:.0f}% kept; {figures(change.old)} → {figures(change.new)})"
    return [head, *([f"  {change.text}"] if change.text else []), f"  {words}", ""]
