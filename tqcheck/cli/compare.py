"""`tqcheck compare` and `tqcheck align`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from tqcheck.cli.many import compare_many, jobs_of
from tqcheck.cli.options import (
    build_options,
    build_policy,
    checking_options,
    open_project,
    reading_options,
    reporting_options,
)
from tqcheck.cli.output import EXIT_FINDINGS, Progress, printed, refuse_outputs, show, write
from tqcheck.errors import TqcheckError


@click.command()
@click.argument("source", required=False)
@click.argument("targets", metavar="[TARGET…]", nargs=-1)
@reading_options
@checking_options
@click.option("--reference", metavar="PATH", help="A trusted translation: adds BLEU, chrF, chrF++ and TER against it.")
@reporting_options
@click.option(
    "--pairs",
    metavar="FILE",
    help="Many pairs: a line each with source, target and, if you like, both languages, divided by tabs.",
)
@click.option(
    "--jobs",
    metavar="N",
    type=click.IntRange(min=1),
    help="How many pairs are compared at a time (default: a core each).",
)
@click.option(
    "--keep-going",
    is_flag=True,
    help="Many pairs: pass over a pair that cannot be compared, and tell it in the end; the exit code is then 2.",
)
@click.option("--dask", metavar="ADDRESS", help="Compare on the workers of this Dask scheduler, as tcp://host:8786.")
def compare(
    *,
    source: str | None,
    targets: tuple[str, ...],
    reference: str | None,
    format_name: str,
    outputs: tuple[str, ...],
    hints: bool,
    config_path: str | None,
    no_config: bool,
    pairs: str | None,
    jobs: int | None,
    keep_going: bool,
    dask: str | None,
    **given: Any,
) -> int:
    """Compare SOURCE with its translations and report what is probably wrong.

    A PO, XLIFF or TMX file holds both sides: it is named alone. Where SOURCE and TARGET are folders, files of the
    same names are compared.

    Exit codes: 0 nothing at or above --fail-on, 1 findings, 2 wrong input or options, 3 a bug in tqcheck.
    """
    from tqcheck import pipeline  # noqa: PLC0415 - NumPy and the rest load only when there is work
    from tqcheck.judging import fails  # noqa: PLC0415
    from tqcheck.reports import content, destination  # noqa: PLC0415

    formats = dict(destination(output) for output in outputs)
    project = open_project(config_path, without=no_config)
    options = build_options(given, project, reference=reference)
    policy = build_policy(given, project)
    inputs = (
        *filter(None, (source, pairs)),
        *targets,
        *options.glossaries,
        *options.aliases,
        *([reference] if reference else []),
    )
    refuse_outputs(formats, inputs=inputs)
    shows_hints = hints or policy.fail_on == "info"
    if pairs or (source and Path(source).is_dir()):
        if reference:
            raise TqcheckError("--reference is the trusted version of one translation; compare that pair alone.")
        listed, remarks = jobs_of(source, targets, pairs, keep_going=keep_going)
        refuse_outputs(formats, inputs=(path for job in listed for path in job.paths))
        return compare_many(
            listed,
            remarks=remarks,
            format_name=format_name,
            files=formats,
            hints=shows_hints,
            options=options,
            policy=policy,
            workers=jobs,
            scheduler=dask,
            keep_going=keep_going,
        )
    if source is None:
        raise TqcheckError("name a SOURCE and its translations, or many pairs with --pairs.")
    if dask or jobs or keep_going:
        raise TqcheckError(
            "--jobs, --keep-going and --dask are for many pairs: name them with --pairs, or name two folders."
        )
    with Progress() as progress:
        report = pipeline.compare(source, targets, options=options, policy=policy, progress=progress.show)
    for path, name in formats.items():
        write(path, content(report, name))
    show(printed(report, format_name, hints=shows_hints))
    return EXIT_FINDINGS if fails(report, policy) else 0


@click.command()
@click.argument("source")
@click.argument("target", required=False)
@reading_options
@click.option(
    "--format",
    "format_name",
    type=click.Choice(["tsv", "json", "tmx"]),
    default="tsv",
    show_default=True,
    help="What is printed.",
)
def align(*, source: str, target: str | None, format_name: str, **reading: Any) -> None:
    """Print only the sentence alignment of SOURCE and TARGET.

    A PO, XLIFF or TMX file holds both sides: it is named alone.
    """
    from tqcheck import pipeline  # noqa: PLC0415
    from tqcheck.reports.alignment import RENDERERS  # noqa: PLC0415

    with Progress() as progress:
        pair = pipeline.align_files(
            source, target, options=build_options(reading, open_project(None)), progress=progress.show
        )
    show(RENDERERS[format_name](pair))
