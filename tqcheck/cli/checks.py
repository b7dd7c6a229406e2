"""`tqcheck checks`, `tqcheck explain` and `tqcheck schema`."""

from __future__ import annotations

import click

from tqcheck.cli.output import show


@click.command()
@click.option(
    "--format",
    "format_name",
    type=click.Choice(["text", "markdown"]),
    default="text",
    show_default=True,
    help="markdown: the whole page of the documentation.",
)
def checks(*, format_name: str) -> None:
    """List all checks."""
    from tqcheck.checks import ALL  # noqa: PLC0415
    from tqcheck.reports import registry  # noqa: PLC0415

    show(registry.render_markdown(ALL) if format_name == "markdown" else registry.render_text(ALL))


@click.command()
@click.argument("check")
def explain(*, check: str) -> None:
    """Explain one CHECK: what it reports, what it does not, and what it cannot see."""
    from tqcheck.config import find_check  # noqa: PLC0415
    from tqcheck.reports import registry  # noqa: PLC0415

    show(registry.render_page(find_check(check)))


@click.command()
@click.argument("of", type=click.Choice(["report", "diff"]), default="report")
def schema(*, of: str) -> None:
    """Print the JSON Schema of the JSON report, or of what tqcheck diff writes."""
    from tqcheck.reports.json import schema as of_report  # noqa: PLC0415
    from tqcheck.revisions.json import schema as of_diff  # noqa: PLC0415

    show(of_report() if of == "report" else of_diff())
