"""`tqcheck gate` and `tqcheck baseline`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tqcheck.cli.options import build_options, build_policy, checking_options, open_project, reporting_options
from tqcheck.cli.output import EXIT_FINDINGS, Progress, note, printed, refuse_outputs, show, write
from tqcheck.errors import TqcheckError

if TYPE_CHECKING:
    from tqcheck.config import Project
    from tqcheck.gate import Outcome
    from tqcheck.gate.baseline import Entry
    from tqcheck.model import PairReport, Report

_MANY_PAIRS = 5  # fewer take a few seconds
# What the gate does not ask for on the command line: the project's configuration says it.
_OF_THE_PROJECT = {"split": None, "align": None, "model": None}


@click.command()
@click.argument("paths", metavar="[PATHS]…", nargs=-1)
@click.option("--since", metavar="REV", help="Only pairs touched since HEAD left REV, and only what is new in them.")
@click.option("--baseline", metavar="FILE", help="Findings to live with; tqcheck baseline writes them.")
@click.option("--no-baseline", is_flag=True, help="Leave the configuration's baseline out of account.")
@checking_options
@click.option("--jobs", metavar="N", type=click.IntRange(min=1), help="How many pairs are compared at a time.")
@click.option("--no-cache", is_flag=True, help="Neither read nor write the caches of sentence vectors and of reports.")
@reporting_options
def gate(
    *,
    paths: tuple[str, ...],
    since: str | None,
    baseline: str | None,
    no_baseline: bool,
    jobs: int | None,
    format_name: str,
    outputs: tuple[str, ...],
    hints: bool,
    config_path: str | None,
    no_config: bool,
    **given: Any,
) -> int:
    """Compare all pairs of texts that the project's configuration names, or those below PATHS.

    With --since, only the pairs that a change touched are read, and what they had already is left out; a passage
    whose source changed while its translation did not is an error.

    Exit codes: 0 nothing at or above --fail-on, 1 findings, 2 wrong input or options, 3 a bug in tqcheck.
    """
    from tqcheck.gate import gate as run_gate  # noqa: PLC0415 - NumPy and the rest load only when there is work
    from tqcheck.gate.baseline import read_baseline  # noqa: PLC0415
    from tqcheck.judging import fails  # noqa: PLC0415
    from tqcheck.reports import content, destination  # noqa: PLC0415

    formats = dict(destination(output) for output in outputs)
    project = open_project(config_path, without=no_config)
    options, policy = build_options({**given, **_OF_THE_PROJECT}, project), build_policy(given, project)
    known = None if no_baseline else baseline or project.baseline
    inputs = (*paths, *_files_of(project), *options.glossaries, *options.aliases, *([known] if known else []))
    refuse_outputs(formats, inputs=inputs)
    with Progress(long_work=_MANY_PAIRS) as progress:
        outcome = run_gate(
            project,
            paths=paths,
            since=since,
            baseline=read_baseline(known) if known else (),
            options=options,
            policy=policy,
            progress=progress.show,
            workers=jobs,
            whole=format_name != "text" or bool(formats),  # the text shows pairs with findings only
        )
    for path, name in formats.items():
        write(path, content(outcome.report, name))
    hints = hints or policy.fail_on == "info"
    shown = _worth_showing(outcome.report, hints=hints) if format_name == "text" else outcome.report
    if shown.pairs or format_name != "text":
        show(printed(shown, format_name, hints=hints))
    if format_name == "text":
        show(f"{_told(outcome, since)}\n")
    if outcome.lapsed:
        number = len(outcome.lapsed)
        entries = (
            "1 entry of the baseline no longer occurs"
            if number == 1
            else f"{number} entries of the baseline no longer occur"
        )
        note(f"{entries}; tqcheck baseline --force renews it.")
    return EXIT_FINDINGS if fails(outcome.report, policy) else 0


@click.command()
@click.option(
    "-o", "--output", metavar="FILE", help="Where to; by default the configuration's, or tqcheck-baseline.json."
)
@click.option("--force", is_flag=True, help="Write over a baseline that is there.")
@click.option("--audit", is_flag=True, help="Walk through the baseline: keep, mend or suppress each finding.")
@checking_options
@click.option("--no-cache", is_flag=True, help="Neither read nor write the caches of sentence vectors and of reports.")
def baseline(
    *,
    output: str | None,
    force: bool,
    audit: bool,
    config_path: str | None,
    no_config: bool,
    **given: Any,
) -> None:
    """Write all present errors and warnings to a file, so that the gate stops only at new ones."""
    from tqcheck.gate import gate as run_gate  # noqa: PLC0415
    from tqcheck.gate.baseline import NAME, entries_of, read_baseline, render  # noqa: PLC0415
    from tqcheck.reports.summary import count  # noqa: PLC0415

    project = open_project(config_path, without=no_config)
    policy = build_policy(given, project)
    path = output or project.baseline or NAME
    listed = read_baseline(path) if audit else ()
    if Path(path).exists() and not (force or audit):
        raise TqcheckError(f"{path} is there already; --force writes it anew, --audit walks through it.")
    options = build_options({**given, **_OF_THE_PROJECT}, project)
    refuse_outputs((path,), inputs=(*_files_of(project), *options.glossaries, *options.aliases))
    with Progress(long_work=_MANY_PAIRS) as progress:
        outcome = run_gate(
            project,
            options=options,
            policy=policy,
            progress=progress.show,
        )
    entries = entries_of(outcome.report.pairs, mildest="info" if policy.fail_on == "info" else "warning")
    if audit:
        entries = _audit(listed, outcome.report)
    write(path, render(entries))
    note(f"{path}: {count(len(entries), 'finding')}.")


def _files_of(project: Project) -> Iterator[str]:
    """Yield the configuration's file and the texts that it names."""
    from tqcheck.config import pairs_of  # noqa: PLC0415

    if project.file:
        yield str(project.file)
    for pair in pairs_of(project):
        yield from (str(project.root / path) for path in (pair.source, pair.target))


def _worth_showing(report: Report, *, hints: bool) -> Report:
    """Return the report without the pairs of which there is nothing to say."""
    return replace(
        report,
        pairs=tuple(
            pair for pair in report.pairs if any(hints or finding.severity != "info" for finding in pair.findings)
        ),
    )


def _told(outcome: Outcome, since: str | None) -> str:
    """Say in one line how much was looked at and what was left out."""
    from tqcheck.reports.summary import count  # noqa: PLC0415

    read = len(outcome.report.pairs)
    if not read:
        why = f"was touched since {since}" if since else "has a text among these files"
        return f"No pair {why}: nothing to compare ({count(outcome.matched, 'pair')} in the configuration)."
    parts = [f"{count(read, 'pair')} compared" + (f" of {outcome.matched}" if since else "")]
    parts += [f"{count(outcome.suppressed, 'finding')} suppressed"] if outcome.suppressed else []
    parts += [f"{outcome.known} known and left out"] if outcome.known else []
    worth = len(_worth_showing(outcome.report, hints=False).pairs)
    return "; ".join(parts) + (f"; {worth} with findings." if worth else "; no findings.")


def _audit(listed: tuple[Entry, ...], report: Report) -> tuple[Entry, ...]:
    """Ask about each finding of a baseline that still occurs; return those that stay in it.

    The end of the input is like quit: what has not been asked about stays.
    """
    from tqcheck.gate.baseline import Baseline  # noqa: PLC0415

    use = Baseline(listed)
    pairs = [use.leave_out(pair) for pair in report.pairs]
    waiting = {entry.fingerprint: entry for entry in listed}
    occurring = [(waiting[f.fingerprint], replace(pair, findings=(f,), known=())) for pair in pairs for f in pair.known]
    if len(occurring) < len(listed):
        note(f"{len(listed) - len(occurring)} no longer occur and are dropped.")
    kept: list[Entry] = []
    for number, (entry, pair) in enumerate(occurring, start=1):
        show(f"\n{number} of {len(occurring)}\n{printed(replace(report, pairs=(pair,)), 'text', hints=True)}")
        choice = _ask("Keep in the baseline, mend (the gate tells it again), suppress, quit [k/m/s/q]", "k")
        if choice == "q":
            return (*kept, *(entry for entry, _ in occurring[number - 1 :]))
        if choice == "k" or (choice == "s" and not _suppress(pair)):
            kept.append(entry)
    return tuple(kept)


def _suppress(pair: PairReport) -> bool:
    """Write a suppression into the file beside the translation; say whether a reason was given."""
    from tqcheck.reading.suppressing import SIDE_SUFFIX  # noqa: PLC0415

    (finding,) = pair.findings
    reason = _ask("Reason", "")
    if reason in ("", "q"):
        return False
    beside = Path(pair.pair.target.path + SIDE_SUFFIX)
    quote = finding.target or finding.source
    remark = f"# {finding.message}\n" if quote else ""
    line = f'{finding.check} "{finding.fingerprint[:12]}": {" ".join(reason.split())}\n'
    before = beside.read_text(encoding="utf-8") if beside.exists() else ""
    write(str(beside), before + ("\n" if before and not before.endswith("\n") else "") + remark + line)
    note(f"{beside}: a line added.")
    return True


def _ask(question: str, default: str) -> str:
    try:
        answer = click.prompt(question, default=default, show_default=False, prompt_suffix=": ", err=True)
    except click.Abort:  # the end of a piped input
        click.echo(err=True)
        return "q"
    return str(answer).strip() if default == "" else str(answer).strip().lower()[:1] or default
