"""`tqcheck compare` and `tqcheck align`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from tqcheck.cli.options import FAIL_ON, FORMATS, build_options, reading_options, split_names
from tqcheck.cli.output import EXIT_FINDINGS, Progress, printed, refuse_outputs, show, write

if TYPE_CHECKING:
    from tqcheck.model import Severity


@click.command()
@click.argument("source")
@click.argument("targets", metavar="TARGET…", nargs=-1)
@reading_options
@click.option(
    "--glossary",
    "glossaries",
    metavar="PATH",
    multiple=True,
    help="A glossary: source term, tab, target term; repeatable.",
)
@click.option(
    "--aliases",
    metavar="PATH",
    multiple=True,
    help="Names that the built-in tables lack: a name, tab, its rendering; or columns under a header of language "
    "codes (en, zh …); | divides several renderings; repeatable.",
)
@click.option("--reference", metavar="PATH", help="A trusted translation: adds BLEU, chrF, chrF++ and TER against it.")
@click.option("--select", metavar="CHECK,…", multiple=True, help="Run only these checks.")
@click.option("--ignore", metavar="CHECK,…", multiple=True, help="Do not run these checks.")
@click.option(
    "--format", "format_name", type=click.Choice(FORMATS), default="text", show_default=True, help="What is printed."
)
@click.option(
    "-o",
    "--output",
    "outputs",
    metavar="PATH",
    multiple=True,
    help="Also write a report; the suffix says the format (.html .json .csv .md .sarif .xml); repeatable.",
)
@click.option(
    "--hints", is_flag=True, help="Print findings of severity info too; files and other formats always have them."
)
@click.option(
    "--fail-on",
    type=click.Choice(FAIL_ON),
    default="error",
    show_default=True,
    help="The mildest severity that makes the exit code 1.",
)
def compare(
    *,
    source: str,
    targets: tuple[str, ...],
    glossaries: tuple[str, ...],
    aliases: tuple[str, ...],
    reference: str | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    format_name: str,
    outputs: tuple[str, ...],
    hints: bool,
    fail_on: str,
    **reading: Any,
) -> int:
    """Compare SOURCE with its translations and report what is probably wrong.

    A PO, XLIFF or TMX file holds both sides: it is named alone.

    Exit codes: 0 nothing at or above --fail-on, 1 findings, 2 wrong input or options, 3 a bug in tqcheck.
    """
    from tqcheck import pipeline  # noqa: PLC0415 - NumPy and the rest load only when there is work
    from tqcheck.config import policy  # noqa: PLC0415
    from tqcheck.judging import fails  # noqa: PLC0415
    from tqcheck.reports import format_of, renderer  # noqa: PLC0415

    formats = {path: format_of(path) for path in outputs}
    refuse_outputs(outputs, inputs=(source, *targets, *glossaries, *aliases, *([reference] if reference else [])))
    threshold: Severity | None = None if fail_on == "never" else fail_on  # type: ignore[assignment] # click has checked it
    wanted = policy(select=split_names(select), ignore=split_names(ignore), fail_on=threshold)
    with Progress() as progress:
        report = pipeline.compare(
            source,
            targets,
            options=build_options(reading, glossaries, aliases, reference),
            policy=wanted,
            progress=progress.show,
        )
    for path, name in formats.items():
        write(path, renderer(name)(report))
    show(printed(report, format_name, hints=hints or fail_on == "info"))
    return EXIT_FINDINGS if fails(report, wanted) else 0


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
        pair = pipeline.align_files(source, target, options=build_options(reading), progress=progress.show)
    show(RENDERERS[format_name](pair))
