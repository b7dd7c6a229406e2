"""The offices and modifiers that the program knows, with their renderings."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from tqcheck.languages.codes import base


@dataclass(frozen=True, slots=True, eq=False)
class Office:
    """An office, rank or profession."""

    id: str
    kind: str
    neighbours: frozenset[str]  # offices that it must not be taken for
    renderings: Mapping[str, tuple[str, ...]]
    note: str

    def written(self, language: str) -> tuple[str, ...]:
        """Return its renderings in a language, the usual one first; one Chinese script serves the other."""
        return _written(self.renderings, language)


@dataclass(frozen=True, slots=True, eq=False)
class Modifier:
    """What changes an office: deputy, acting, former, -elect; in its renderings ~ stands for the office."""

    id: str
    renderings: Mapping[str, tuple[str, ...]]

    def written(self, language: str) -> tuple[str, ...]:
        """Return its patterns in a language."""
        return _written(self.renderings, language)


def _written(renderings: Mapping[str, tuple[str, ...]], language: str) -> tuple[str, ...]:
    own = renderings.get(language) or renderings.get(base(language), ())
    if base(language) == "zh":
        return tuple(dict.fromkeys((*own, *renderings.get("zh" if language != "zh" else "zh-Hant", ()))))
    return own


# Kinds whose offices differ by their field alone: the commissioner for trade is not the one for energy.
FIELDS = frozenset({"commission", "discipline", "spokesperson"})


@cache
def offices() -> Mapping[str, Office]:
    """Return all offices by their ids; whom I must not be taken for must not be taken for me."""
    rows = list(_rows("offices.tsv"))
    near: dict[str, set[str]] = defaultdict(set)
    for kind in FIELDS:
        ids = {row["id"] for row in rows if row["kind"] == kind}
        for one in ids:
            near[one] |= ids - {one}
    for row in rows:
        for other in row["not"].split():
            near[row["id"]].add(other)
            near[other].add(row["id"])
    return {
        row["id"]: Office(row["id"], row["kind"], frozenset(near[row["id"]]), _cells(row), row.get("note", ""))
        for row in rows
    }


@cache
def vague() -> frozenset[str]:
    """Return the ids of the offices of which a translation may tell one person another, both being right."""
    table = tomllib.loads((files(__package__) / "data" / "vague.toml").read_text(encoding="utf-8"))
    learned = {i for i, office in offices().items() if office.kind == "grade"}
    return frozenset(f"{table['heads']} {table['experts']}".split()) | learned


@cache
def modifiers() -> Mapping[str, Modifier]:
    """Return all modifiers by their ids."""
    return {row["id"]: Modifier(row["id"], _cells(row)) for row in _rows("modifiers.tsv")}


_PROPERTIES = {"id", "kind", "country", "not", "note"}


def _cells(row: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    return {name: tuple(cell.split("|")) for name, cell in row.items() if name not in _PROPERTIES and cell}


def _rows(name: str) -> Iterator[dict[str, str]]:
    text = (files(__package__) / "data" / name).read_text(encoding="utf-8")
    header, *rows = (line.split("\t") for line in text.split("\n") if line and not line.startswith("#"))
    for cells in rows:
        yield dict(zip(header, cells + [""] * (len(header) - len(cells)), strict=False))
