"""`tqcheck glossary`."""

from __future__ import annotations

from typing import Any

import click

from tqcheck.cli.options import build_options, open_project, reading_options
from tqcheck.cli.output import EXIT_FINDINGS, Progress, note, show
from tqcheck.errors import TqcheckError


@click.group()
def glossary() -> None:
    """Look after glossaries."""


@glossary.command("check")
@click.argument("file")
@click.option("--source-lang", metavar="CODE", help="Language of a column for the source that does not say it.")
@click.option(
    "--target-lang", metavar="CODE", help="Language of a column for the target, or of one with an unknown name."
)
def glossary_check(*, file: str, source_lang: str | None, target_lang: str | None) -> int:
    """Look for duplicates, contradictions and other slips in a glossary FILE.

    Exit codes: 0 no errors, 1 errors, 2 the file cannot be read.
    """
    from tqcheck.evidence.terms import read_glossary  # noqa: PLC0415
    from tqcheck.evidence.terms.reviewing import render_remarks, review  # noqa: PLC0415
    from tqcheck.languages.codes import normalise  # noqa: PLC0415

    source, target = (normalise(code) if code else None for code in (source_lang, target_lang))
    remarks = review(read_glossary(file, source=source, target=target))
    show(render_remarks(remarks, path=file))
    return EXIT_FINDINGS if any(remark.severity == "error" for remark in remarks) else 0


@glossary.command("suggest")
@click.argument("source")
@click.argument("targets", metavar="TARGET…", nargs=-1, required=True)
@reading_options
def glossary_suggest(*, source: str, targets: tuple[str, ...], **reading: Any) -> None:
    """Propose entries from SOURCE and its translations into one language, as TSV for --glossary."""
    from tqcheck import pipeline  # noqa: PLC0415
    from tqcheck.evidence.terms.suggesting import LEAST, render_suggestions, suggest  # noqa: PLC0415

    options = build_options(reading, open_project(None))
    with Progress() as progress:
        pairs = [pipeline.align_files(source, target, options=options, progress=progress.show) for target in targets]
    languages = {pair.target.language for pair in pairs}
    if len(languages) > 1:
        raise TqcheckError(
            f"a glossary is proposed for one language at a time, not for {' and '.join(sorted(languages))}."
        )
    found = suggest(pairs)
    if not found:
        note(
            f"nothing to propose: no term stands together with the same rendering in {LEAST} sentences or more; "
            "give longer texts, or several translated texts joined."
        )
    show(render_suggestions(found, pairs[0].source.language, languages.pop()))
