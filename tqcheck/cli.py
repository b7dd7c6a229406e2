"""The command line: options to arguments, results to exit codes, and nothing but."""

from __future__ import annotations

import os
import shutil
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, Self

import click

from tqcheck import __version__
from tqcheck.errors import TqcheckError

if TYPE_CHECKING:
    from tqcheck.model import Check, Report, Severity

EXIT_FINDINGS, EXIT_USAGE, EXIT_BUG = 1, 2, 3
EXIT_INTERRUPTED = 130  # as shells report it
_FORMATS = ("text", "json", "html", "markdown", "csv", "sarif", "junit", "github")
_FAIL_ON = ("error", "warning", "info", "never")

# What compare and align have in common.
_READING_OPTIONS = (
    click.option("--source-lang", metavar="CODE", help="Language of SOURCE, as en, zh, zh-Hant; detected if left out."),
    click.option("--target-lang", metavar="CODE", help="Language of TARGET; detected if left out."),
    click.option(
        "--split",
        type=click.Choice(["sentences", "lines"]),
        default="sentences",
        show_default=True,
        help="What a sentence is; lines: each non-empty line.",
    ),
    click.option(
        "--align",
        type=click.Choice(["semantic", "lines"]),
        default="semantic",
        show_default=True,
        help="lines: line i of one file translates line i of the other.",
    ),
    click.option(
        "--model",
        metavar="NAME",
        help="The encoder: use-multilingual-v3, multilingual-e5-small, or a sentence-transformers model by name "
        "or folder; by default the bundled one that knows both languages.",
    ),
    click.option("--no-cache", is_flag=True, help="Neither read nor write the cache of sentence vectors."),
)


def _reading_options(command: Callable[..., Any]) -> Callable[..., Any]:
    for option in reversed(_READING_OPTIONS):
        command = option(command)
    return command


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="tqcheck")
@click.option("--debug", is_flag=True, help="Show the traceback when tqcheck itself fails.")
def cli(*, debug: bool) -> None:
    """Does this translation say what the original says?

    tqcheck aligns two texts sentence by sentence and flags what is probably mistranslated.
    """
    del debug  # read in `main`, which outlives the command


@cli.command()
@click.argument("source")
@click.argument("targets", metavar="TARGET…", nargs=-1)
@_reading_options
@click.option(
    "--glossary",
    "glossaries",
    metavar="PATH",
    multiple=True,
    help="A glossary: source term, tab, target term; repeatable.",
)
@click.option("--reference", metavar="PATH", help="A trusted translation: adds BLEU, chrF, chrF++ and TER against it.")
@click.option("--select", metavar="CHECK,…", multiple=True, help="Run only these checks.")
@click.option("--ignore", metavar="CHECK,…", multiple=True, help="Do not run these checks.")
@click.option(
    "--format", "format_name", type=click.Choice(_FORMATS), default="text", show_default=True, help="What is printed."
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
    type=click.Choice(_FAIL_ON),
    default="error",
    show_default=True,
    help="The mildest severity that makes the exit code 1.",
)
def compare(
    *,
    source: str,
    targets: tuple[str, ...],
    glossaries: tuple[str, ...],
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
    _refuse_outputs(outputs, inputs=(source, *targets, *glossaries, *([reference] if reference else [])))
    threshold: Severity | None = None if fail_on == "never" else fail_on  # type: ignore[assignment] # click has checked it
    wanted = policy(select=_names(select), ignore=_names(ignore), fail_on=threshold)
    with _Progress() as progress:
        report = pipeline.compare(
            source, targets, options=_options(reading, glossaries, reference), policy=wanted, progress=progress.show
        )
    for path, name in formats.items():
        _write(path, renderer(name)(report))
    _print(_printed(report, format_name, hints=hints or fail_on == "info"))
    return EXIT_FINDINGS if fails(report, wanted) else 0


@cli.command()
@click.argument("source")
@click.argument("target")
@_reading_options
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

    with _Progress() as progress:
        pair = pipeline.align_files(source, target, options=_options(reading), progress=progress.show)
    _print(RENDERERS[format_name](pair))


@cli.group()
def glossary() -> None:
    """Look after glossaries."""


@glossary.command("check")
@click.argument("file")
def glossary_check(*, file: str) -> int:
    """Look for duplicates, contradictions and other slips in a glossary FILE.

    Exit codes: 0 no errors, 1 errors, 2 the file cannot be read.
    """
    from tqcheck.evidence.terms import read_glossary  # noqa: PLC0415
    from tqcheck.evidence.terms.reviewing import render_remarks, review  # noqa: PLC0415

    remarks = review(read_glossary(file))
    _print(render_remarks(remarks, path=file))
    return EXIT_FINDINGS if any(remark.severity == "error" for remark in remarks) else 0


@glossary.command("suggest")
@click.argument("source")
@click.argument("targets", metavar="TARGET…", nargs=-1, required=True)
@_reading_options
def glossary_suggest(*, source: str, targets: tuple[str, ...], **reading: Any) -> None:
    """Propose entries from SOURCE and its translations into one language, as TSV for --glossary."""
    from tqcheck import pipeline  # noqa: PLC0415
    from tqcheck.evidence.terms.suggesting import render_suggestions, suggest  # noqa: PLC0415

    options = _options(reading)
    with _Progress() as progress:
        pairs = [pipeline.align_files(source, target, options=options, progress=progress.show) for target in targets]
    languages = {pair.target.language for pair in pairs}
    if len(languages) > 1:
        raise TqcheckError(
            f"a glossary is proposed for one language at a time, not for {' and '.join(sorted(languages))}."
        )
    _print(render_suggestions(suggest(pairs), pairs[0].source.language, languages.pop()))


@cli.command()
def checks() -> None:
    """List all checks."""
    from tqcheck.checks import ALL  # noqa: PLC0415

    width = max(len(check.id) for check in ALL)
    for check in ALL:
        _print(f"{check.id:{width}}  {check.severity:7}  {check.summary}\n")


@cli.command()
@click.argument("check")
def explain(*, check: str) -> None:
    """Explain one CHECK: what it reports, what it does not, and what it cannot see."""
    from tqcheck.config import find_check  # noqa: PLC0415

    _print(_page(find_check(check)))


@cli.command()
def schema() -> None:
    """Print the JSON Schema of the JSON report."""
    from tqcheck.reports.json import schema as text  # noqa: PLC0415

    _print(text())


def main() -> NoReturn:
    """Run the command line and exit; every failure is one clear sentence on standard error."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    sys.exit(_run())


def _run() -> int:  # noqa: PLR0911 - a return for each way to end
    try:
        code = cli.main(prog_name="tqcheck", standalone_mode=False)
    except TqcheckError as error:
        return _fail(str(error), EXIT_USAGE)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message())
        return EXIT_USAGE
    except click.ClickException as error:
        command = f" {error.ctx.command_path}" if isinstance(error, click.UsageError) and error.ctx else " tqcheck"
        return _fail(f"{error.format_message().rstrip('.')}; see{command} --help.", EXIT_USAGE)
    except (click.Abort, KeyboardInterrupt):
        return _fail("interrupted.", EXIT_INTERRUPTED)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # nothing more can be said, also not at exit
        return 0
    except Exception as error:  # noqa: BLE001 - the last line of defence: a bug is told as one
        if "--debug" in sys.argv:
            traceback.print_exc()
        return _fail(f"a bug in tqcheck: {type(error).__name__}: {error} (tqcheck --debug … shows where)", EXIT_BUG)
    return code if isinstance(code, int) else 0


def _fail(message: str, code: int) -> int:
    click.echo(f"tqcheck: {message}", err=True)
    return code


def _options(reading: dict[str, Any], glossaries: tuple[str, ...] = (), reference: str | None = None) -> Any:
    from platformdirs import user_cache_path  # noqa: PLC0415

    from tqcheck.pipeline import Options  # noqa: PLC0415

    return Options(
        source_language=reading["source_lang"],
        target_language=reading["target_lang"],
        split=reading["split"],
        align=reading["align"],
        model=reading["model"],
        glossaries=glossaries,
        reference=reference,
        cache=None if reading["no_cache"] else user_cache_path("tqcheck", appauthor=False),
    )


def _names(values: tuple[str, ...]) -> list[str]:
    """Return the names of options such as `--select a,b --select c`."""
    return [name.strip() for value in values for name in value.split(",") if name.strip()]


def _refuse_outputs(outputs: tuple[str, ...], *, inputs: tuple[str, ...]) -> None:
    """Raise a TqcheckError for an output that would overwrite an input or cannot be written."""
    for path in map(Path, outputs):
        if any(Path(name).exists() and path.exists() and path.samefile(name) for name in inputs):
            raise TqcheckError(f"{path}: is one of the files that are compared; a report would overwrite it.")
        if path.is_dir():
            raise TqcheckError(f"{path}: is a folder; name a file.")
        if not path.absolute().parent.is_dir():
            raise TqcheckError(f"{path}: the folder {path.parent} does not exist.")


def _printed(report: Report, name: str, *, hints: bool) -> str:
    """Return what goes to standard output; the text is fitted to the terminal if that is where it goes."""
    from tqcheck.reports import renderer, text  # noqa: PLC0415

    if name != "text":
        return renderer(name)(report)
    if not sys.stdout.isatty():
        return text.render(report, hints=hints)
    return text.render(
        report, width=shutil.get_terminal_size().columns, color="NO_COLOR" not in os.environ, hints=hints
    )


def _write(path: str, content: str) -> None:
    try:
        Path(path).write_text(content, encoding="utf-8", newline="")
    except OSError as error:
        raise TqcheckError(f"{path}: cannot be written ({error.strerror or error}).") from None


def _print(content: str) -> None:
    sys.stdout.write(content)
    sys.stdout.flush()


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


class _Progress:
    """A progress bar on standard error, shown for long work on a terminal only."""

    def __init__(self) -> None:
        self._bar: Any = None
        self._task: Any = None

    def __enter__(self) -> Self:
        return self

    def show(self, what: str, done: int, total: int) -> None:
        """Show how far the work is."""
        if self._bar is None:
            if total < _LONG_WORK or not sys.stderr.isatty():
                return
            from rich.console import Console  # noqa: PLC0415
            from rich.progress import Progress  # noqa: PLC0415

            self._bar = Progress(console=Console(stderr=True), transient=True)
            self._bar.start()
            self._task = self._bar.add_task(what)
        self._bar.update(self._task, description=what, completed=done, total=total)

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.stop()


_LONG_WORK = 1000  # sentences; fewer take about a second
