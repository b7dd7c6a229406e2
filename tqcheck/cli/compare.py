"""`tqcheck compare` and `tqcheck align`."""

from __future__ import annotations

from typing import Any

import click

from tqcheck.cli.options import (
    FORMATS,
    build_options,
    build_policy,
    checking_options,
    open_project,
    reading_options,
)
from tqcheck.cli.output import EXIT_FINDINGS, Progress, printed, refuse_outputs, show, write


@click.command()
@click.argument("source")
@click.argument("targets", metavar="[TARGET…]", nargs=-1)
@reading_options
@checking_options
@click.option("--reference", metavar="PATH", help="A trusted translation: adds BLEU, chrF, chrF++ and TER against it.")
@click.option(
    "--format", "format_name", type=click.Choice(FORMATS), default="text", show_default=True, help="What is printed."
)
@click.option(
    "-o",
    "--output",
    "outputs",
    metavar="PATH",
    multiple=True,
    help="Also write a report; the suffix says the format (.html .json .csv .parquet .md .sarif .xml; beads.csv and "
    "beads.parquet hold the beads), or a format's name before a colon, as in gitlab:quality.json; repeatable.",
)
@click.option(
    "--hints", is_flag=True, help="Print findings of severity info too; files and other formats always have them."
)
def compare(
    *,
    source: str,
    targets: tuple[str, ...],
    reference: str | None,
    format_name: str,
    outputs: tuple[str, ...],
    hints: bool,
    config_path: str | None,
    no_config: bool,
    **given: Any,
) -> int:
    """Compare SOURCE with its translations and report what is probably wrong.

    A PO, XLIFF or TMX file holds both sides: it is named alone.

    Exit codes: 0 nothing at or above --fail-on, 1 findings, 2 wrong input or options, 3 a bug in tqcheck.
    """
    from tqcheck import pipeline  # noqa: PLC0415 - NumPy and the rest load only when there is work
    from tqcheck.judging import fails  # noqa: PLC0415
    from tqcheck.reports import content, destination  # noqa: PLC0415

    formats = dict(destination(output) for output in outputs)
    project = open_project(config_path, without=no_config)
    options = build_options(given, project, reference=reference)
    policy = build_policy(given, project)
    inputs = (source, *targets, *options.glossaries, *options.aliases, *([reference] if reference else []))
    refuse_outputs(formats, inputs=inputs)
    with Progress() as progress:
        report = pipeline.compare(source, targets, options=options, policy=policy, progress=progress.show)
    for path, name in formats.items():
        write(path, content(report, name))
    show(printed(report, format_name, hints=hints or policy.fail_on == "info"))
    return EXIT_FINDINGS if fails(report, policy) else 0


@click.command()
@click.argument("source")
@click.argument("target")
@reading_options
@click.option(
    "--format",
    "format_name",
    type=click.Choice(["tsv", "json", "tmx"]),
    default="tsv",
    show_default=True,
    help="What is printed.",
)
def align(*, source: str, target: str, format_name: str, **reading: Any) -> None:
    """Print only the sentence alignment of SOURCE and TARGET."""
    from tqcheck import pipeline  # noqa: PLC0415
    from tqcheck.reports.alignment import RENDERERS  # noqa: PLC0415

    with Progress() as progress:
        pair = pipeline.align_files(
            source, target, options=build_options(reading, open_project(None)), progress=progress.show
        )
    show(RENDERERS[format_name](pair))
