"""`tqcheck config` and `tqcheck init`."""

from __future__ import annotations

from pathlib import Path

import click

from tqcheck.cli.output import note, show, write
from tqcheck.errors import TqcheckError


@click.command()
@click.argument("file", required=False)
def config(*, file: str | None) -> None:
    """Print the configuration in force here, where each setting comes from, and the pairs that it finds.

    FILE is a configuration to read in place of the one that is found upwards from the working folder.
    """
    from tqcheck.config import find_project, read_project  # noqa: PLC0415
    from tqcheck.config.showing import render  # noqa: PLC0415

    show(render(read_project(Path(file)) if file else find_project(Path.cwd())))


@click.command()
@click.option("--force", is_flag=True, help="Write over a tqcheck.toml that is there.")
def init(*, force: bool) -> None:
    """Write a commented tqcheck.toml for the translations that are found below the working folder."""
    from tqcheck.config.project import FILE  # noqa: PLC0415
    from tqcheck.config.starter import find_layouts, starter  # noqa: PLC0415

    path = Path.cwd() / FILE
    if path.exists() and not force:
        raise TqcheckError(f"{FILE} is there already; tqcheck config shows what it says, --force writes it anew.")
    write(str(path), starter(Path.cwd()))
    layouts = find_layouts(Path.cwd())
    found = f"{sum(layout.pairs for layout in layouts)} pairs" if layouts else "no translations yet: edit its [[pairs]]"
    note(f"{FILE} written: {found}.")
