"""The glossary of world news and politics that comes with the program: `data/*.tsv`, and `families.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

from tqcheck.model import Entry, Glossary, Rendering

_PROPERTIES = {"id", "domain", "not", "note"}


@cache
def builtin_glossary() -> Glossary:
    """Return the built-in glossary; its tables are read on the first call."""
    folder = files(__package__) / "data"
    tables = sorted((file for file in folder.iterdir() if file.name.endswith(".tsv")), key=lambda file: file.name)
    kin = families((files(__package__) / "families.toml").read_text(encoding="utf-8"))
    entries = [entry for table in tables for entry in _entries(table.read_text(encoding="utf-8"), kin)]
    return Glossary("built-in", tuple(entries), builtin=True)


def families(text: str) -> dict[str, dict[str, None]]:
    """Return, by the id of each concept, those of which it is none, for they are of its kind: measles, no malaria.

    On each line of the TOML text's values, the members of a family are divided by spaces; those joined by slashes
    are not told apart.
    """
    kin: dict[str, dict[str, None]] = {}
    for lines in tomllib.loads(text).values():
        for line in lines.splitlines():
            members = [member.split("/") for member in line.split()]
            for member in members:
                others = [other for group in members if group is not member for other in group]
                for concept in member:
                    kin.setdefault(concept, {}).update(dict.fromkeys(others))
    return kin


def _entries(text: str, kin: Mapping[str, Mapping[str, None]]) -> list[Entry]:
    """Read one table; it is ours and validated by the tests, so this is leaner than the users' reader."""
    lines = [line.split("\t") for line in text.split("\n") if line and not line.startswith("#")]
    header, *rows = lines
    column = {name: i for i, name in enumerate(header)}
    languages = [(name, i) for name, i in column.items() if name not in _PROPERTIES]
    return [
        Entry(
            id=row[column["id"]],
            renderings=_Cells({language: row[i] for language, i in languages if i < len(row) and row[i]}),
            neighbours=tuple(dict.fromkeys((*row[column["not"]].split(), *kin.get(row[0], ())))),
            note=row[column["note"]] if column["note"] < len(row) else "",
            domain=row[column["domain"]],
        )
        for row in rows
    ]


class _Cells(Mapping[str, tuple[Rendering, ...]]):
    """The cells of a row by language, split into renderings when asked for: a pair needs two languages of eleven."""

    def __init__(self, cells: Mapping[str, str]) -> None:
        self._cells = cells

    def __getitem__(self, language: str) -> tuple[Rendering, ...]:
        return tuple(map(Rendering, self._cells[language].split("|")))

    def __iter__(self) -> Iterator[str]:
        return iter(self._cells)

    def __len__(self) -> int:
        return len(self._cells)
