"""Where results go: standard output, files, and a progress bar on standard error."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import click

from tqcheck.errors import TqcheckError

if TYPE_CHECKING:
    from tqcheck.model import Report

EXIT_FINDINGS = 1  # findings at or above --fail-on
EXIT_USAGE = 2  # wrong input or options
_LONG_WORK = 1000  # sentences; fewer take about a second


class OutputClosedError(Exception):
    """Whoever read standard output has closed it; no OSError, for click would make exit code 1 of it."""


def refuse_outputs(outputs: Iterable[str], *, inputs: Iterable[str]) -> None:
    """Raise a TqcheckError for an output that would overwrite an input or cannot be written."""
    paths = [Path(path) for path in outputs]
    present = [path for path in paths if path.exists()]
    for name in inputs if present else ():  # they may be a million
        for path in present:
            if Path(name).exists() and path.samefile(name):
                raise TqcheckError(f"{path}: is one of the files that are read; a report would overwrite it.")
    for path in paths:
        if path.is_dir():
            raise TqcheckError(f"{path}: is a folder; name a file.")
        if not path.absolute().parent.is_dir():
            raise TqcheckError(f"{path}: the folder {path.parent} does not exist.")


def printed(report: Report, name: str, *, hints: bool) -> str:
    """Return what goes to standard output; the text is fitted to the terminal if that is where it goes."""
    from tqcheck.reports import renderer, text  # noqa: PLC0415

    if name != "text":
        return renderer(name)(report)
    if not sys.stdout.isatty():
        return text.render(report, hints=hints)
    return text.render(
        report, width=shutil.get_terminal_size().columns, color="NO_COLOR" not in os.environ, hints=hints
    )


def write(path: str, content: str | bytes) -> None:
    """Write a file.

    Raises:
        TqcheckError: if it cannot be written.
    """
    try:
        Path(path).write_bytes(content.encode() if isinstance(content, str) else content)
    except OSError as error:
        raise TqcheckError(f"{path}: cannot be written ({error.strerror or error}).") from None


def show(content: str) -> None:
    """Print to standard output.

    Raises:
        OutputClosedError: if whoever read it has closed it.
        TqcheckError: if it cannot be written.
    """
    try:
        sys.stdout.write(content)
        sys.stdout.flush()
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # nothing more can be said, also not at exit
        if isinstance(error, BrokenPipeError):
            raise OutputClosedError from None
        raise TqcheckError(f"standard output cannot be written ({error.strerror or error}).") from None


def note(message: str) -> None:
    """Tell something on standard error that is not a result."""
    click.echo(f"tqcheck: {message}", err=True)


class Progress:
    """A progress bar on standard error, shown for long work on a terminal only."""

    def __init__(self, *, long_work: int = _LONG_WORK) -> None:
        """Make a bar that appears for work of that length or more."""
        self._long_work = long_work
        self._bar: Any = None
        self._task: Any = None

    def __enter__(self) -> Self:
        return self

    def show(self, what: str, done: int, total: int) -> None:
        """Show how far the work is."""
        if self._bar is None:
            if total < self._long_work or not sys.stderr.isatty():
                return
            from rich.console import Console  # noqa: PLC0415
            from rich.progress import Progress as Bar  # noqa: PLC0415

            self._bar = Bar(console=Console(stderr=True), transient=True, redirect_stdout=False)
            self._bar.start()
            self._task = self._bar.add_task(what)
        self._bar.update(self._task, description=what, completed=done, total=total)

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.stop()
