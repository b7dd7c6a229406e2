"""Names that the user adds: adopted names, nicknames, people whom the tables lack."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import get_args

from tqcheck.errors import TqcheckError
from tqcheck.evidence.names.entities import ANY_LANGUAGE, Entity
from tqcheck.languages.codes import normalise
from tqcheck.model import Alias, AliasFile, NameKind

_COLUMNS = 2
_KINDS: dict[str, NameKind] = {kind: kind for kind in get_args(NameKind)}
_PROPERTIES = ("id", "kind", "country", "role", "note")


def read_aliases(paths: Sequence[str]) -> tuple[AliasFile, ...]:
    """Return the names of the user's files.

    A file is tab-separated, in UTF-8, in one of two forms:

    - without a header, each line has a name and its rendering, in whichever languages: `Dennis Wilder<TAB>韦德宁`;
    - with a header, each line is a person, place or organisation, like those of the built-in tables. The columns are
      named by languages (`en`, `zh`, `ja` …); `kind` (person, organisation, country, region, city, town), `country`,
      `role` and `id` may be left out.

    `|` divides several names of one language. Empty lines and lines that begin with `#` are left out.

    Raises:
        TqcheckError: if a file cannot be read or holds no names, a line has one column only, or a header or kind is
            not understood.
    """
    return tuple(_read(path) for path in paths)


@lru_cache(maxsize=8)
def entities(files: tuple[AliasFile, ...]) -> tuple[Entity, ...]:
    """Return the user's names as the tables have theirs."""
    return tuple(_entity(alias) for file in files for alias in file.aliases)


def _entity(alias: Alias) -> Entity:
    renderings: dict[str, tuple[str, ...]] = {}
    for language, name in alias.renderings:
        renderings[language] = (*renderings.get(language, ()), name)
    return Entity(alias.id, alias.kind, alias.country, alias.note, renderings)


def _read(path: str) -> AliasFile:
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise TqcheckError(f"{path} cannot be read as a UTF-8 file of names: {error}") from error
    numbered = [(n, line.split("\t")) for n, line in enumerate(text.splitlines(), 1) if _tells_something(line)]
    rows = [(f"{path}:{number}", [cell.strip() for cell in cells]) for number, cells in numbered]
    for place, cells in rows:
        if len([cell for cell in cells if cell]) < _COLUMNS:
            raise TqcheckError(f"{place}: a line needs a name and its rendering, divided by a tab.")
    header = rows[0][1] if rows and _is_header(rows[0][1]) else []
    aliases = tuple(_with_columns(header, rows) if header else _in_pairs(rows))
    if not aliases:
        raise TqcheckError(f"{path}: holds no names; a line is a name and its rendering, divided by a tab.")
    return AliasFile(Path(path).name, aliases)


def _tells_something(line: str) -> bool:
    return bool(line.strip()) and not line.startswith("#")


def _is_header(cells: list[str]) -> bool:
    return all(cell in _PROPERTIES or _is_code(cell) for cell in cells)


def _is_code(cell: str) -> bool:
    try:
        return bool(normalise(cell))
    except TqcheckError:
        return False


def _in_pairs(rows: list[tuple[str, list[str]]]) -> Iterator[Alias]:
    for place, cells in rows:
        if len(cells) > _COLUMNS:
            raise TqcheckError(
                f"{place}: a line has {len(cells)} columns; "
                "without a header that names their languages (en, zh …) it has a name and its rendering."
            )
        yield Alias(place, tuple((ANY_LANGUAGE, name) for cell in cells for name in _names(cell)))


def _with_columns(header: list[str], rows: list[tuple[str, list[str]]]) -> Iterator[Alias]:
    for place, cells in rows[1:]:
        row = {name: cell for name, cell in zip(header, cells, strict=False) if cell}
        kind = _KINDS.get(row.get("kind", "person"))
        if kind is None:
            raise TqcheckError(f"{place}: there is no kind “{row['kind']}”; it is one of {', '.join(_KINDS)}.")
        names = tuple((normalise(c), name) for c in row if c not in _PROPERTIES for name in _names(row[c]))
        note = row.get("role") or row.get("note", "")
        yield Alias(row.get("id") or place, names, kind, row.get("country", ""), note)


def _names(cell: str) -> Iterator[str]:
    return (name.strip() for name in cell.split("|") if name.strip())
