"""Word documents (DOCX): paragraphs, tables, footnotes, headers and footers, as they are after all tracked changes.

A document is a zip of XML files (ISO/IEC 29500); its text needs so little of it that the standard library does.
Places in it count paragraphs with text, since it has no lines.
"""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass, field, replace

from tqcheck.errors import TqcheckError
from tqcheck.evidence.terms.xml import Element, parse_xml
from tqcheck.model import Markup
from tqcheck.reading.placeholders import note_placeholders
from tqcheck.reading.prose import Prose, ProseBuilder

_LARGEST = 100_000_000  # bytes of one unpacked part: more is no text, but a zip bomb
_DOCUMENT = "word/document.xml"
_BEHIND = re.compile(r"word/(?:footnotes|endnotes|header\d*|footer\d*)\.xml")
# Deleted or moved text, codes of fields, and the older version of a drawing that has a newer one.
_LEFT_OUT = frozenset({"del", "moveFrom", "instrText", "delText", "Fallback", "pPr", "rPr", "sectPr"})
_LINE_SEPARATOR = "\u2028"  # a line that ends inside a paragraph
_CHARACTERS = {"tab": "\t", "br": _LINE_SEPARATOR, "cr": _LINE_SEPARATOR, "noBreakHyphen": "\u2011"}


@dataclass(slots=True)
class _Paragraph:
    text: str = ""
    markup: list[Markup] = field(default_factory=list)  # places are in the paragraph


def read(data: bytes, path: str) -> Prose:
    """Return what there is to read in a Word document.

    Raises:
        TqcheckError: if it is none.
    """
    paragraphs: list[_Paragraph] = []
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = [_DOCUMENT, *sorted(name for name in archive.namelist() if _BEHIND.fullmatch(name))]
            for name in parts:
                links = _links(archive, name, path)
                _collect(_part(archive, name, path), None, paragraphs, links)
    except (zipfile.BadZipFile, KeyError):
        raise TqcheckError(f"{path}: is no Word document; save it as .docx.") from None
    return note_placeholders(_prose([paragraph for paragraph in paragraphs if paragraph.text.strip()]))


def _prose(paragraphs: list[_Paragraph]) -> Prose:
    builder = ProseBuilder("\n".join(paragraph.text for paragraph in paragraphs))
    at = 0
    for paragraph in paragraphs:
        start = builder.length
        builder.copy(at, at + len(paragraph.text))
        for mark in paragraph.markup:
            builder.mark(mark.kind, mark.value, start + mark.start, start + mark.end)
        builder.end_paragraph()
        at += len(paragraph.text) + 1
    return replace(builder.build(), file=builder.file)


def _collect(element: Element, inside: _Paragraph | None, paragraphs: list[_Paragraph], links: dict[str, str]) -> None:
    """Add the paragraphs in an element; its text belongs to the paragraph that it is inside of."""
    for child in element.children:
        if child.name in _LEFT_OUT:
            continue
        if child.name == "p":
            paragraph = _Paragraph()
            paragraphs.append(paragraph)
            _collect(child, paragraph, paragraphs, links)
        elif inside is not None and child.name == "t":
            inside.text += "".join(child.own_text)
        elif inside is not None and child.name in _CHARACTERS:
            inside.text += _CHARACTERS[child.name]
        elif inside is not None and child.name == "hyperlink":
            start = len(inside.text)
            _collect(child, inside, paragraphs, links)
            address = links.get(_attribute(child, "id"))
            if address:
                inside.markup.append(Markup("link", address, start, len(inside.text)))
        else:
            _collect(child, inside, paragraphs, links)


def _links(archive: zipfile.ZipFile, name: str, path: str) -> dict[str, str]:
    """Return the addresses of a part's links, by their ids."""
    folder, _, file = name.rpartition("/")
    relations = f"{folder}/_rels/{file}.rels"
    if relations not in archive.namelist():
        return {}
    return {
        relation.attributes.get("Id", ""): relation.attributes.get("Target", "")
        for relation in _part(archive, relations, path).every("Relationship")
        if relation.attributes.get("Type", "").endswith("/hyperlink")
    }


def _part(archive: zipfile.ZipFile, name: str, path: str) -> Element:
    if archive.getinfo(name).file_size > _LARGEST:
        raise TqcheckError(f"{path}: {name} is too large for a text.")
    return parse_xml(archive.read(name), path=f"{path} ({name})")


def _attribute(element: Element, name: str) -> str:
    return next((value for key, value in element.attributes.items() if key.rpartition(":")[2] == name), "")
