"""What the program knows of each language: one TOML file a language, named by its code."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def read(language: str) -> Mapping[str, Any]:
    """Return the parsed data file of `language`.

    A language without a file of its own falls back to its base (`zh-Hant` to `zh`, `pt-BR` to `pt`);
    one that has none either gives an empty mapping.
    """
    file = files(__name__) / f"{language}.toml"
    if file.is_file():
        return tomllib.loads(file.read_text(encoding="utf-8"))
    base, _, region = language.partition("-")
    return read(base) if region else {}


def section(language: str, name: str) -> Mapping[str, Any]:
    """Return one table of the language's data file, or an empty mapping."""
    table = read(language).get(name, {})
    return table if isinstance(table, Mapping) else {}
