"""`tqcheck checks`, `tqcheck explain` and `tqcheck schema`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tqcheck.cli.output import show

if TYPE_CHECKING:
    from tqcheck.model import Check


@click.command()
def checks() -> None:
    """List all checks."""
    from tqcheck.checks import ALL  # noqa: PLC0415

    width = max(len(check.id) for check in ALL)
    for check in ALL:
        show(f"{check.id:{width}}  {check.severity:7}  {check.summary}\n")


@click.command()
@click.argument("check")
def explain(*, check: str) -> None:
    """Explain one CHECK: what it reports, what it does not, and what it cannot see."""
    from tqcheck.config import find_check  # noqa: PLC0415

    show(_page(find_check(check)))


@click.command()
def schema() -> None:
    """Print the JSON Schema of the JSON report."""
    from tqcheck.reports.json import schema as text  # noqa: PLC0415

    show(text())


def _page(check: Check) -> str:
    from tqcheck.languages.codes import english_name  # noqa: PLC0415

    languages = ", ".join(english_name(code) for code in check.languages) or "all"
    lines = (
        f"{check.id}: {check.summary}",
        "",
        f"Why it matters: {check.why}",
        f"Reported:       {check.fires}",
        f"Not reported:   {check.quiet}",
        f"Limits:         {check.limits}",
        f"Severity:       {check.severity} at most",
        f"Category:       {check.category}; MQM {check.mqm}",
        f"Languages:      {languages}",
    )
    return "\n".join(lines) + "\n"
