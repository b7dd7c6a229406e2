"""Glossaries as tables: TSV and CSV, two columns or a column for each language, with a header or without."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeVar

from tqcheck.errors import TqcheckError
from tqcheck.evidence.terms.headers import PROPERTIES, columns_of, language_named
from tqcheck.model import Entry, Rendering, Status

_Value = TypeVar("_Value")
Row = tuple[int, list[str]]  # the line's number, from 1, and its cells

_STATUS: Mapping[str, Status] = {
    "preferred": "preferred",
    "approved": "preferred",
    "admitted": "admitted",
    "allowed": "admitted",
    "deprecated": "deprecated",
    "obsolete": "deprecated",
    "forbidden": "forbidden",
    "not recommended": "forbidden",
}
_YES = {"yes", "y", "true", "1", "x"}
_NO = {"no", "n", "false", "0", ""}


def parse_table(text: str, *, path: str, unnamed: str | None = None) -> tuple[Entry, ...]:
    """Read a glossary that is a table of cells divided by tabs, commas or semicolons.

    `unnamed` is the language of a column whose header is not understood, if that is known from elsewhere.

    Raises:
        TqcheckError: if a row does not fit the header or a cell cannot be understood.
    """
    rows = list(_rows(text, path))
    return parse_rows(rows, path=path, unnamed=unnamed)


def parse_rows(rows: Sequence[Row], *, path: str, unnamed: str | None = None) -> tuple[Entry, ...]:
    """Turn numbered rows of cells into entries; the first may be a header.

    Raises:
        TqcheckError: likewise.
    """
    if not rows:
        return ()
    columns = columns_of(rows[0][1], where=f"{path}, line {rows[0][0]}", unnamed=unnamed)
    if columns is None:
        columns = ("source", "target", "note")
        wide = next((line for line, cells in rows if len(cells) > len(columns)), None)
        if wide is not None:
            raise TqcheckError(
                f"{path}, line {wide}: more than three columns need a header that names their languages."
            )
        body = rows
    else:
        body = rows[1:]
    return tuple(_entry(line, cells, columns, path) for line, cells in body)


def _rows(text: str, path: str) -> Iterator[Row]:
    """Yield the rows that hold something; lines that begin with # are comments."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    first = next((line for line in lines if line.strip() and not line.startswith("#")), "")
    if not first:
        return
    if "\t" in first:
        for number, line in enumerate(lines, 1):
            if line.strip() and not line.startswith("#"):
                yield number, [cell.strip() for cell in line.rstrip("\t").split("\t")]
        return
    delimiter = max(",;", key=first.count)
    if delimiter not in first:
        number = lines.index(first) + 1
        raise TqcheckError(f"{path}, line {number}: no second column; divide the cells by a tab or a comma.")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, skipinitialspace=True)
    end = 0
    try:
        for cells in reader:
            number, end = end + 1, reader.line_num
            if any(cell.strip() for cell in cells) and not cells[0].startswith("#"):
                yield number, [cell.strip() for cell in cells]
    except csv.Error as error:
        raise TqcheckError(f"{path}, line {reader.line_num}: {error}.") from None


def _entry(line: int, cells: list[str], columns: Sequence[str], path: str) -> Entry:
    if len(cells) > len(columns):
        raise TqcheckError(f"{path}, line {line}: {len(cells)} cells, but the header names {len(columns)} columns.")
    texts: dict[str, str] = {}
    properties: dict[str, str] = {}
    for name, cell in zip(columns, cells, strict=False):
        if name and cell:
            (properties if name in PROPERTIES else texts)[name] = cell
    own = "source" if "source" in texts else next(iter(texts), None)
    if own is None:
        raise TqcheckError(f"{path}, line {line}: the row has no term.")
    if not properties:  # most glossaries are nothing but terms, and some are long
        plain = {language: _renderings(cell, "admitted", exact=False) for language, cell in texts.items()}
        return Entry(f"line-{line}", plain, line=line)
    status: Status = _property(properties, "status", _status, path, line) or "admitted"
    exact = bool(_property(properties, "case", _truth, path, line))
    renderings = {
        language: _renderings(cell, "admitted" if language == own else status, exact=exact)
        for language, cell in texts.items()
    }
    if "forbidden" in properties:
        language = next((language for language in reversed(texts) if language != own), "target")
        banned = _renderings(properties["forbidden"], "forbidden", exact=exact)
        renderings[language] = (*renderings.get(language, ()), *banned)
    return Entry(
        id=properties.get("id", f"line-{line}"),
        renderings=renderings,
        neighbours=tuple(properties.get("not", "").replace(",", " ").split()),
        note=properties.get("note", ""),
        domain=properties.get("domain", ""),
        part_of_speech=properties.get("part of speech", ""),
        near=tuple(word.strip() for word in properties.get("near", "").split("|") if word.strip()),
        keep=_property(properties, "keep", _languages, path, line) or (),
        line=line,
    )


def _renderings(cell: str, status: Status, *, exact: bool) -> tuple[Rendering, ...]:
    """Read a cell: renderings divided by |, forbidden ones marked with a leading !."""
    found = []
    for part in cell.split("|"):
        text = part.strip()
        if text.startswith("!") and len(text) > 1:
            found.append(Rendering(text[1:].strip(), "forbidden", exact))
        elif text:
            found.append(Rendering(text, status, exact))
    return tuple(found)


def _status(word: str) -> Status | None:
    return _STATUS.get(word.lower())


def _truth(word: str) -> bool | None:
    return True if word.lower() in _YES else False if word.lower() in _NO else None


def _languages(word: str) -> tuple[str, ...] | None:
    """Read yes, no, or the codes of languages."""
    truth = _truth(word)
    if truth is not None:
        return ("*",) if truth else ()
    codes = [language_named(code) for code in word.replace(",", " ").split()]
    return tuple(code for code in codes if code) if all(codes) else None


def _property(
    properties: dict[str, str], name: str, read: Callable[[str], _Value | None], path: str, line: int
) -> _Value | None:
    word = properties.get(name, "")
    if not word:
        return None
    value = read(word)
    if value is None:
        raise TqcheckError(f"{path}, line {line}: “{word}” is no value for the column “{name}”.")
    return value
