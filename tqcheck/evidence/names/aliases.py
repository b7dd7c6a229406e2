"""Names that the user adds: adopted names, nicknames, people whom the tables lack."""

from __future__ import annotations

from pathlib import Path
from typing import cast

from tqcheck.errors import TqcheckError
from tqcheck.evidence.names.entities import ANY_LANGUAGE, Entity, Kind

_KINDS = {"person", "organisation", "country", "region", "city", "town"}
_COLUMNS = 2


def read_aliases(path: str) -> tuple[Entity, ...]:
    """Return the names of a tab-separated file.

    Without a header each line has a name and its rendering, in whichever languages: `Dennis Wilder<TAB>韦德宁`.
    With the header of the built-in tables (`id`, `kind`, `country`, and one column a language) it has rows like theirs.
    Empty lines and lines that begin with `#` are left out; `|` divides several renderings.

    Raises:
        TqcheckError: if the file cannot be read or a line has one column only.
    """
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise TqcheckError(f"{path} cannot be read as a UTF-8 file of names: {error}") from error
    lines = [(n, line) for n, line in enumerate(text.splitlines(), 1) if line.strip() and not line.startswith("#")]
    header = lines[0][1].split("\t") if lines and {"en", "id"} & set(lines[0][1].split("\t")) else []
    found = []
    for number, line in lines[1 if header else 0 :]:
        cells = [cell.strip() for cell in line.split("\t")]
        if len(cells) < _COLUMNS:
            raise TqcheckError(f"{path}:{number}: a line needs a name and its rendering, divided by a tab.")
        found.append(_row(header, cells, f"{path}:{number}") if header else _pair(cells, f"{path}:{number}"))
    return tuple(found)


def _pair(cells: list[str], name: str) -> Entity:
    return Entity(name, "person", "", "", {ANY_LANGUAGE: tuple(form for cell in cells[:2] for form in cell.split("|"))})


def _row(header: list[str], cells: list[str], name: str) -> Entity:
    row = dict(zip(header, cells, strict=False))
    kind = row.get("kind", "person")
    renderings = {
        language: tuple(cell.split("|"))
        for language, cell in row.items()
        if cell and language not in {"id", "kind", "country", "role", "note"}
    }
    return Entity(
        row.get("id") or name,
        cast("Kind", kind if kind in _KINDS else "person"),
        row.get("country", ""),
        row.get("role", ""),
        renderings,
    )
