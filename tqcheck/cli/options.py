"""Options that several commands share, and how they become the pipeline's."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tqcheck.errors import TqcheckError

if TYPE_CHECKING:
    from tqcheck.config import Project
    from tqcheck.model import Policy
    from tqcheck.pipeline import Options

FORMATS = (
    "text", "json", "jsonl", "html", "markdown", "csv", "beads-csv", "sarif", "junit", "github", "gitlab", "rdjson",
)  # fmt: skip
FAIL_ON = ("error", "warning", "info", "never")

# What compare and align have in common.
_READING_OPTIONS = (
    click.option("--source-lang", metavar="CODE", help="Language of SOURCE, as en, zh, zh-Hant; detected if left out."),
    click.option("--target-lang", metavar="CODE", help="Language of TARGET; detected if left out."),
    click.option(
        "--split",
        type=click.Choice(["sentences", "lines"]),
        help="What a sentence is (default: sentences); lines: each non-empty line.",
    ),
    click.option(
        "--align",
        type=click.Choice(["semantic", "lines"]),
        help="How sentences find each other (default: semantic); lines: line i of one file translates line i of the "
        "other.",
    ),
    click.option(
        "--model",
        metavar="NAME",
        help="The encoder: use-multilingual-v3, multilingual-e5-small, or a sentence-transformers model by name "
        "or folder; by default the bundled one that knows both languages.",
    ),
    click.option(
        "--no-cache", is_flag=True, help="Neither read nor write the caches of sentence vectors and of reports."
    ),
)


_CHECKING_OPTIONS = (
    click.option(
        "--glossary",
        "glossaries",
        metavar="PATH",
        multiple=True,
        help="A glossary: source term, tab, target term; or columns of languages, XLSX, TBX, TOML, YAML; repeatable.",
    ),
    click.option(
        "--aliases",
        metavar="PATH",
        multiple=True,
        help="Names that the built-in tables lack: a name, tab, its rendering; or columns under a header of language "
        "codes (en, zh …); | divides several renderings; repeatable.",
    ),
    click.option("--select", metavar="CHECK,…", multiple=True, help="Run only these checks; number-* takes several."),
    click.option("--ignore", metavar="CHECK,…", multiple=True, help="Do not run these checks."),
    click.option(
        "--fail-on",
        type=click.Choice(FAIL_ON),
        help="The mildest severity that makes the exit code 1 (default: error).",
    ),
    click.option(
        "--config",
        "config_path",
        metavar="PATH",
        help="The configuration; by default tqcheck.toml or [tool.tqcheck] in pyproject.toml, from here upwards.",
    ),
    click.option("--no-config", is_flag=True, help="Read no configuration."),
)


# What compare and gate have in common.
_REPORTING_OPTIONS = (
    click.option(
        "--format",
        "format_name",
        type=click.Choice(FORMATS),
        default="text",
        show_default=True,
        help="What is printed.",
    ),
    click.option(
        "-o",
        "--output",
        "outputs",
        metavar="PATH",
        multiple=True,
        help="Also write a report; the suffix says the format (.html .json .jsonl .csv .parquet .md .sarif .xml; "
        "beads.csv and beads.parquet hold the beads), or a format's name before a colon, as in gitlab:quality.json; "
        "repeatable.",
    ),
    click.option(
        "--hints", is_flag=True, help="Print findings of severity info too; files and other formats always have them."
    ),
)


def reading_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that say how texts are read, split, embedded and aligned."""
    for option in reversed(_READING_OPTIONS):
        command = option(command)
    return command


def checking_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that say what is looked for and what fails the run."""
    for option in reversed(_CHECKING_OPTIONS):
        command = option(command)
    return command


def reporting_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that say what is printed and written."""
    for option in reversed(_REPORTING_OPTIONS):
        command = option(command)
    return command


def open_project(path: str | None, *, without: bool = False) -> Project:
    """Return the configuration in force: the file of that path, none, or what is found from the working folder up.

    Raises:
        TqcheckError: if it cannot be read or says something unknown or impossible.
    """
    from tqcheck.config import Project, find_project, read_project  # noqa: PLC0415

    if without:
        return Project(Path.cwd())
    return read_project(Path(path)) if path else find_project(Path.cwd())


def build_policy(checking: dict[str, Any], project: Project) -> Policy:
    """Return the policy of a command's options and the project's configuration.

    Raises:
        TqcheckError: if a check does not exist, an option names none, or none is left.
    """
    named = {option: split_names(checking[option]) for option in ("select", "ignore")}
    for option, names in named.items():
        if checking[option] and not names:
            raise TqcheckError(f"--{option} names no check; leave it out, or see tqcheck checks.")
    return project.policy(select=named["select"], ignore=named["ignore"], fail_on=checking["fail_on"])


def build_options(reading: dict[str, Any], project: Project, **further: Any) -> Options:
    """Return the pipeline's options: a command's, and the project's where the command leaves them out.

    Args:
        reading: values of `reading_options`, and of `checking_options` where the command has them.
        project: the configuration in force.
        further: further fields of the options.
    """
    from platformdirs import user_cache_path  # noqa: PLC0415

    from tqcheck.pipeline import Options  # noqa: PLC0415

    return Options(
        source_language=reading.get("source_lang"),
        target_language=reading.get("target_lang"),
        split=reading["split"] or project.split,
        align=reading["align"] or project.align,
        model=reading["model"] or project.model,
        glossaries=(*project.glossaries, *reading.get("glossaries", ())),
        aliases=(*project.aliases, *reading.get("aliases", ())),
        cache=None if reading["no_cache"] else user_cache_path("tqcheck", appauthor=False),
        **further,
    )


def split_names(values: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names of options such as `--select a,b --select c`."""
    return tuple(name.strip() for value in values for name in value.split(",") if name.strip())
