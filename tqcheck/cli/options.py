"""Options that several commands share, and how they become the pipeline's."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

FORMATS = ("text", "json", "html", "markdown", "csv", "sarif", "junit", "github")
FAIL_ON = ("error", "warning", "info", "never")

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


def reading_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that say how texts are read, split, embedded and aligned."""
    for option in reversed(_READING_OPTIONS):
        command = option(command)
    return command


def build_options(
    reading: dict[str, Any],
    glossaries: tuple[str, ...] = (),
    aliases: tuple[str, ...] = (),
    reference: str | None = None,
) -> Any:
    """Return the `pipeline.Options` of a command's options."""
    from platformdirs import user_cache_path  # noqa: PLC0415

    from tqcheck.pipeline import Options  # noqa: PLC0415

    return Options(
        source_language=reading["source_lang"],
        target_language=reading["target_lang"],
        split=reading["split"],
        align=reading["align"],
        model=reading["model"],
        glossaries=glossaries,
        aliases=aliases,
        reference=reference,
        cache=None if reading["no_cache"] else user_cache_path("tqcheck", appauthor=False),
    )


def split_names(values: tuple[str, ...]) -> list[str]:
    """Return the names of options such as `--select a,b --select c`."""
    return [name.strip() for value in values for name in value.split(",") if name.strip()]
