"""Glossaries as Excel workbooks: the first sheet, read as a table.

A workbook is a zip of XML files (ISO/IEC 29500); a glossary needs so little of it that the standard library does.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator

from tqcheck.errors import TqcheckError
from tqcheck.evidence.terms.tables import Row, parse_rows
from tqcheck.evidence.terms.xml import Element, parse_xml
from tqcheck.model import Entry

_LARGEST = 100_000_000  # bytes of one unpacked part: more is no glossary, but a zip bomb
_COLUMN = re.compile("[A-Z]+")


def parse_xlsx(data: bytes, *, path: str, unnamed: str | None = None) -> tuple[Entry, ...]:
    """Read the first sheet of a workbook.

    `unnamed` is the language of a column whose header is not understood, if that is known from elsewhere.

    Raises:
        TqcheckError: if it is no workbook, or its table has a mistake; lines are the sheet's rows.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            sheet = _part(archive, _first_sheet(archive, path), path)
            names = set(archive.namelist())
            strings = _part(archive, "xl/sharedStrings.xml", path) if "xl/sharedStrings.xml" in names else None
    except (zipfile.BadZipFile, KeyError) as error:
        raise TqcheckError(f"{path}: is no Excel workbook ({error}).") from None
    shared = [_rich_text(item) for item in strings.every("si")] if strings else []
    rows = [(line, cells) for line, cells in _rows(sheet, shared) if any(cells) and not cells[0].startswith("#")]
    return parse_rows(_trimmed(rows), path=path, unnamed=unnamed)


def _part(archive: zipfile.ZipFile, name: str, path: str) -> Element:
    if archive.getinfo(name).file_size > _LARGEST:
        raise TqcheckError(f"{path}: {name} is too large for a glossary.")
    return parse_xml(archive.read(name), path=f"{path} ({name})")


def _first_sheet(archive: zipfile.ZipFile, path: str) -> str:
    """Return the name of the part that holds the first visible sheet."""
    sheets = list(_part(archive, "xl/workbook.xml", path).every("sheet"))
    visible = [sheet for sheet in sheets if sheet.attributes.get("state", "visible") == "visible"] or sheets
    if not visible:
        raise TqcheckError(f"{path}: the workbook has no sheet.")
    wanted = next((value for name, value in visible[0].attributes.items() if name.endswith(":id") or name == "id"), "")
    for relation in _part(archive, "xl/_rels/workbook.xml.rels", path).every("Relationship"):
        if relation.attributes.get("Id") == wanted:
            target = relation.attributes["Target"]
            return target.removeprefix("/") if target.startswith("/") else f"xl/{target}"
    raise TqcheckError(f"{path}: the workbook does not say where its first sheet is.")


def _rows(sheet: Element, shared: list[str]) -> Iterator[Row]:
    for number, row in enumerate(sheet.every("row"), 1):
        cells: list[str] = []
        for cell in row.every("c"):
            place = _COLUMN.match(cell.attributes.get("r", ""))
            column = _column(place.group()) if place else len(cells)
            cells += [""] * (column - len(cells))
            cells.append(_value(cell, shared).strip())
        yield int(row.attributes.get("r", number)), cells or [""]


def _column(letters: str) -> int:
    """Return the index of a column: A is 0, AA is 26."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _value(cell: Element, shared: list[str]) -> str:
    if cell.attributes.get("t") == "inlineStr":
        return next((_rich_text(inline) for inline in cell.every("is")), "")
    value = next((child.text for child in cell.every("v")), "")
    if cell.attributes.get("t") == "s" and value.isdigit() and int(value) < len(shared):
        return shared[int(value)]
    return value


def _rich_text(item: Element) -> str:
    """Return a string's text; phonetic guides (rPh, over Japanese) are no part of it."""
    runs = [child for child in item.children if child.name in {"t", "r"}]
    texts = (part for run in runs for part in ([run] if run.name == "t" else run.every("t")))
    return "".join("".join(text.own_text) for text in texts)


def _trimmed(rows: list[Row]) -> list[Row]:
    """Cut empty cells off the rows' ends: sheets are often formatted beyond their table."""
    trimmed = []
    for line, cells in rows:
        while cells and not cells[-1]:
            cells.pop()
        trimmed.append((line, cells))
    return trimmed
