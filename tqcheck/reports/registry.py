"""The registry of checks, as text for the terminal and as the page of the documentation."""

from __future__ import annotations

from collections.abc import Sequence

from tqcheck.languages.codes import english_name
from tqcheck.model import Check


def render_text(checks: Sequence[Check]) -> str:
    """Return one line a check."""
    width = max(len(check.id) for check in checks)
    return "".join(f"{check.id:{width}}  {check.severity:7}  {check.summary}\n" for check in checks)


def render_page(check: Check) -> str:
    """Return one check's page for the terminal."""
    lines = (
        f"{check.id}: {check.summary}",
        "",
        f"Why it matters: {check.why}",
        f"Reported:       {check.fires}",
        f"Not reported:   {check.quiet}",
        f"Limits:         {check.limits}",
        f"Severity:       {check.severity} at most",
        f"Category:       {check.category}; MQM {check.mqm}",
        f"Languages:      {_languages(check)}",
    )
    return "\n".join(lines) + "\n"


def render_markdown(checks: Sequence[Check]) -> str:
    """Return all checks as one page of Markdown."""
    rows = [f"| [`{check.id}`](#{check.id}) | {check.severity} | {_escape(check.summary)} |" for check in checks]
    overview = "\n".join(["| check | at most | what it reports |", "|---|---|---|", *rows])
    intro = (
        "# Checks\n\n"
        "What tqcheck looks for. `tqcheck explain CHECK` prints a check's page; `--select` and `--ignore` choose among "
        "them, the configuration changes their severity.\n"
    )
    return f"{intro}\n{overview}\n" + "".join(_section(check) for check in checks)


def _section(check: Check) -> str:
    return (
        f"\n## {check.id}\n\n{_escape(check.summary)}\n\n"
        f"**Why it matters.** {_escape(check.why)}\n\n"
        f"**Reported.** {_escape(check.fires)}\n\n"
        f"**Not reported.** {_escape(check.quiet)}\n\n"
        f"**Limits.** {_escape(check.limits)}\n\n"
        f"Severity {check.severity} at most; category {check.category}; MQM `{check.mqm}`; "
        f"languages: {_languages(check)}.\n"
    )


def _languages(check: Check) -> str:
    return ", ".join(english_name(code) for code in check.languages) or "all"


def _escape(words: str) -> str:
    for mark in "\\`*_[]<>{}|":
        words = words.replace(mark, f"\\{mark}")
    return words
