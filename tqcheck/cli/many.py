"""Many pairs for `tqcheck compare`: reports that can be written pair by pair are, the others when all are done."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from tqcheck.cli.output import EXIT_FINDINGS, EXIT_USAGE, Progress, note, printed, show, write
from tqcheck.errors import TqcheckError

if TYPE_CHECKING:
    from tqcheck.model import PairReport, Policy, Report
    from tqcheck.pipeline import Options
    from tqcheck.reports.totals import Totals
    from tqcheck.runs import Job

_BY_PAIR = ("text", "jsonl")  # formats that are written as the pairs are done
_LONG_WORK = 4  # pairs; fewer need no progress bar
_NAMED = 10  # files without counterpart that are told by name


def jobs_of(
    source: str | None, targets: Sequence[str], pairs: str | None, *, keep_going: bool = False
) -> tuple[Iterable[Job], tuple[str, ...]]:
    """Return the pairs of a list or of folders, and remarks on them.

    Raises:
        TqcheckError: if they cannot be found.
    """
    from tqcheck.runs.listing import ListedPairs, pairs_of_folders  # noqa: PLC0415 - only where there are many

    if pairs:
        if source:
            raise TqcheckError("--pairs names the files itself; leave SOURCE and TARGET out.")
        return ListedPairs(pairs, missing_ok=keep_going), ()
    if not source or not targets:
        raise TqcheckError(f"{source}: is a folder; name the folder of its translations too.")
    found = pairs_of_folders(source, targets)
    return found.jobs, _remarks(found.alone)


def compare_many(
    jobs: Iterable[Job],
    *,
    remarks: Sequence[str],
    format_name: str,
    files: dict[str, str],
    hints: bool,
    options: Options,
    policy: Policy,
    workers: int | None,
    scheduler: str | None,
    keep_going: bool = False,
) -> int:
    """Compare many pairs, write the reports, and return the exit code.

    Args:
        jobs: the pairs.
        remarks: on how they were found; told on standard error and with the first pair.
        format_name: of what is printed.
        files: reports to write: path → format.
        hints: whether the text shows findings of severity info.
        options: how texts are read, split, embedded and aligned.
        policy: what is looked for.
        workers: how many processes; None: as many as pays.
        scheduler: address of a Dask scheduler, or None.
        keep_going: whether a pair that cannot be compared is told in the end, rather than ending the run.

    Raises:
        TqcheckError: if an input is wrong or a report cannot be written.
    """
    from tqcheck.reports import content  # noqa: PLC0415 - NumPy and the rest load only when there is work
    from tqcheck.runs import run  # noqa: PLC0415
    from tqcheck.runs.together import Together  # noqa: PLC0415

    for remark in remarks:
        note(remark)
    failures: list[str] = []
    # The bar would be drawn into what is printed to the same terminal meanwhile.
    quiet = format_name in _BY_PAIR and sys.stdout.isatty()
    with ExitStack() as stack:
        outs = [_to_file(stack, path, name) for path, name in files.items() if name in _BY_PAIR]
        outs += [_ToText(show, terminal=sys.stdout.isatty(), hints=hints)] if format_name == "text" else []
        outs += [_ToLines(show)] if format_name == "jsonl" else []
        outcome = _Outcome(outs, policy, whole=bool({format_name, *files.values()} - {*_BY_PAIR}))
        progress = stack.enter_context(Progress(long_work=_LONG_WORK))
        together = stack.enter_context(Together(policy))
        reports = run(
            jobs,
            options=options,
            policy=policy,
            progress=_tell_nobody if quiet else progress.show,
            workers=workers,
            cache=options.cache,
            scheduler=scheduler,
            failed=(lambda error: failures.append(str(error))) if keep_going else None,
        )
        for number, report in enumerate(map(together.add, reports)):
            outcome.add(report if number else replace(report, notes=(*report.notes, *remarks)))
        for number, more in together.further():
            outcome.add_further(number, more)
        outcome.end()
    for path, name in files.items():
        if name not in _BY_PAIR:
            write(path, content(outcome.report, name))
    if format_name not in _BY_PAIR:
        show(printed(outcome.report, format_name, hints=hints))
    if failures:
        return _tell_failures(failures, of=len(failures) + outcome.pairs)
    return EXIT_FINDINGS if outcome.failed else 0


class _Outcome:
    """What comes of a run: told pair by pair, and kept where a format wants all pairs at once."""

    def __init__(self, outs: Sequence[_ToText | _ToLines], policy: Policy, *, whole: bool) -> None:
        from tqcheck.reports.totals import Totals  # noqa: PLC0415

        self._outs, self._policy = outs, policy
        self._kept: list[PairReport] | None = [] if whole else None
        self._totals = Totals()
        self.failed = False  # whether a finding is as grave as what fails the run

    @property
    def pairs(self) -> int:
        """How many pairs were told."""
        return self._totals.whole.pairs

    @property
    def report(self) -> Report:
        """All pairs, where they are kept."""
        from tqcheck.model import Report  # noqa: PLC0415

        return Report(tuple(self._kept or ()), self._totals.signature)

    def add(self, pair: PairReport) -> None:
        """Tell a pair."""
        self._totals.add(pair)
        self._judge(pair)
        for out in self._outs:
            out.add(pair)
        if self._kept is not None:
            self._kept.append(pair)

    def add_further(self, number: int, more: PairReport) -> None:
        """Tell what all pairs together have shown of one that is told already; `number` counts from 0."""
        from tqcheck.judging.further import join  # noqa: PLC0415

        self._totals.add_findings(more)
        self._judge(more)
        for out in self._outs:
            out.add_further(number, more)
        if self._kept is not None:
            self._kept[number] = join(self._kept[number], more)

    def end(self) -> None:
        """Tell the figures of all."""
        for out in self._outs:
            out.end(self._totals)

    def _judge(self, pair: PairReport) -> None:
        from tqcheck.judging import fails  # noqa: PLC0415
        from tqcheck.model import Report  # noqa: PLC0415

        self.failed = self.failed or fails(Report((pair,), pair.signature), self._policy)


class _ToText:
    """The report as text, pair by pair."""

    def __init__(self, put: Callable[[str], object], *, terminal: bool = False, hints: bool = False) -> None:
        self._put, self._hints = put, hints
        self._width = shutil.get_terminal_size().columns if terminal else 80
        self._color = terminal and "NO_COLOR" not in os.environ

    def add(self, pair: PairReport) -> None:
        from tqcheck.reports.text import render_pair  # noqa: PLC0415

        self._put(render_pair(pair, width=self._width, color=self._color, hints=self._hints))

    def add_further(self, number: int, pair: PairReport) -> None:
        from tqcheck.reports.text import render_further  # noqa: PLC0415

        del number
        self._put(render_further(pair, width=self._width, color=self._color, hints=self._hints))

    def end(self, totals: Totals) -> None:
        from tqcheck.reports.text import render_totals  # noqa: PLC0415

        self._put(render_totals(totals, totals.signature, width=self._width, color=self._color))


class _ToLines:
    """The report as JSON lines, pair by pair."""

    def __init__(self, put: Callable[[str], object]) -> None:
        self._put = put

    def add(self, pair: PairReport) -> None:
        from tqcheck.reports.jsonl import render_pair  # noqa: PLC0415

        self._put(render_pair(pair))

    def add_further(self, number: int, pair: PairReport) -> None:
        from tqcheck.reports.jsonl import render_further  # noqa: PLC0415

        self._put(render_further(pair, line=number + 1))

    def end(self, totals: Totals) -> None:
        del totals  # each line stands for itself


def _to_file(stack: ExitStack, path: str, name: str) -> _ToText | _ToLines:
    try:
        file = Path(path).open("w", encoding="utf-8", newline="", buffering=1)  # noqa: SIM115 - the stack closes it
    except OSError as error:
        raise TqcheckError(f"{path}: cannot be written ({error.strerror or error}).") from None
    stack.enter_context(file)
    return _ToText(file.write) if name == "text" else _ToLines(file.write)


def _tell_failures(failures: Sequence[str], *, of: int) -> int:
    """Say which pairs could not be compared and why; return the exit code."""
    for failure in failures:
        note(failure)
    note(f"{len(failures)} of {of} pair{'' if of == 1 else 's'} could not be compared.")
    return EXIT_USAGE


def _remarks(alone: Sequence[str]) -> tuple[str, ...]:
    if not alone:
        return ()
    more = f" and {len(alone) - _NAMED} more" if len(alone) > _NAMED else ""
    return (f"not compared, for want of a counterpart of the same name: {', '.join(alone[:_NAMED])}{more}.",)


def _tell_nobody(what: str, done: int, total: int) -> None:
    del what, done, total
