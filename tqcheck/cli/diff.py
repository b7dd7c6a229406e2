"""`tqcheck diff`."""

from __future__ import annotations

from typing import Any

import click

from tqcheck.cli.options import build_options, build_policy, checking_options, open_project, reading_options
from tqcheck.cli.output import EXIT_FINDINGS, Progress, refuse_outputs, show, write


@click.command()
@click.argument("source")
@click.argument("old")
@click.argument("new")
@reading_options
@checking_options
@click.option("--reference", metavar="PATH", help="A trusted translation: adds the chrF of what was rewritten.")
@click.option(
    "--format",
    "format_name",
    type=click.Choice(["text", "json", "markdown", "html"]),
    default="text",
    show_default=True,
    help="What is printed.",
)
@click.option(
    "-o",
    "--output",
    "outputs",
    metavar="PATH",
    multiple=True,
    help="Also write the comparison; the suffix says the format (.html .json .md .txt); repeatable.",
)
@click.option("--hints", is_flag=True, help="Print findings of severity info too; files always have them.")
def diff(
    *,
    source: str,
    old: str,
    new: str,
    reference: str | None,
    format_name: str,
    outputs: tuple[str, ...],
    hints: bool,
    config_path: str | None,
    no_config: bool,
    **given: Any,
) -> int:
    """Say what a revision of a translation made better and worse: OLD and NEW translate SOURCE.

    Findings are fixed, new or still there; rewritten passages are shown with their scores before and after.

    Exit codes: 0 no new finding at or above --fail-on, 1 new findings, 2 wrong input or options, 3 a bug in tqcheck.
    """
    from tqcheck import reading, revisions  # noqa: PLC0415 - NumPy and the rest load only when there is work
    from tqcheck.reports.summary import reaches  # noqa: PLC0415
    from tqcheck.revisions.text import render  # noqa: PLC0415

    formats = {path: revisions.format_of(path) for path in outputs}
    project = open_project(config_path, without=no_config)
    options = build_options(given, project)
    policy = build_policy(given, project)
    inputs = (source, old, new, *options.glossaries, *options.aliases, *([reference] if reference else []))
    refuse_outputs(formats, inputs=inputs)
    original = reading.read(source, language=options.source_language)
    earlier, later = (reading.read(path, language=options.target_language) for path in (old, new))
    trusted = reading.read(reference, language=later.language) if reference else None
    with Progress() as progress:
        found = revisions.compare_revisions(
            original, earlier, later, trusted, options=options, policy=policy, progress=progress.show
        )
    for path, name in formats.items():
        write(path, revisions.renderer(name)(found))
    is_text = format_name == "text"
    show(render(found, hints=hints or policy.fail_on == "info") if is_text else revisions.renderer(format_name)(found))
    return EXIT_FINDINGS if any(reaches(finding, policy.fail_on) for finding in found.new) else 0
