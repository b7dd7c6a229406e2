"""Glossaries as other programs write them, made here from the built-in concepts: hundreds of entries, nothing lost."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable, Mapping
from itertools import islice
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

import pytest

from tqcheck.evidence.terms import builtin_glossary, read_glossary
from tqcheck.evidence.terms.tbx import parse_tbx
from tqcheck.model import Entry, Rendering, Status

LANGUAGES = ("en", "zh", "zh-Hant", "ja", "ko", "de", "fr", "es", "ru", "ar", "vi")
# What the Basic dialect calls each status, as the picklist of the standard and as short words.
BASIC: Mapping[Status, str] = {
    "preferred": "preferredTerm-admn-sts",
    "admitted": "admittedTerm-admn-sts",
    "deprecated": "deprecatedTerm-admn-sts",
}
SHORT: Mapping[Status, str] = {"preferred": "preferred", "admitted": "admitted", "deprecated": "superseded"}


def _entries() -> tuple[Entry, ...]:
    return builtin_glossary().entries


def _with_status(renderings: tuple[Rendering, ...]) -> tuple[Rendering, ...]:
    """Prefer the first of several renderings, discourage the last, admit what stands between."""
    if len(renderings) == 1:
        return renderings
    first, *middle, last = (rendering.text for rendering in renderings)
    return (Rendering(first, "preferred"), *map(Rendering, middle), Rendering(last, "deprecated"))


def _ranked(entry: Entry) -> dict[str, tuple[Rendering, ...]]:
    return {language: _with_status(renderings) for language, renderings in entry.renderings.items()}


def _dca(entry: Entry) -> str:
    """Write an entry of TBX version 2, whose data categories are attributes; each other term in an <ntig>."""
    sections = []
    for language, renderings in _ranked(entry).items():
        terms = []
        for number, rendering in enumerate(reversed(renderings)):
            term = f"<term>{escape(rendering.text)}</term>"
            notes = (
                f'<termNote type="administrativeStatus">{BASIC[rendering.status]}</termNote>'
                '<termNote type="partOfSpeech">noun</termNote>'
            )
            terms.append(
                f"<ntig><termGrp>{term}{notes}</termGrp></ntig>" if number % 2 else f"<tig>{term}{notes}</tig>"
            )
        sections.append(f'<langSet xml:lang="{language}">{"".join(terms)}</langSet>')
    about = f'<descrip type="subjectField">{escape(entry.domain)}</descrip>'
    note = f"<note>{escape(entry.note)}</note>" if entry.note else ""
    return f"<termEntry id={quoteattr(entry.id)}>{about}{note}{''.join(sections)}</termEntry>"


def _dct(entry: Entry) -> str:
    """Write an entry of TBX version 3, whose data categories are elements in name spaces of their own."""
    sections = []
    for language, renderings in _ranked(entry).items():
        terms = "".join(
            f"<termSec><term>{escape(rendering.text)}</term>"
            f"<min:administrativeStatus>{SHORT[rendering.status]}</min:administrativeStatus>"
            "<min:partOfSpeech>noun</min:partOfSpeech></termSec>"
            for rendering in reversed(renderings)
        )
        sections.append(f'<langSec xml:lang="{language}">{terms}</langSec>')
    about = f"<min:subjectField>{escape(entry.domain)}</min:subjectField>"
    note = f"<note>{escape(entry.note)}</note>" if entry.note else ""
    return f"<conceptEntry id={quoteattr(entry.id)}>{about}{note}{''.join(sections)}</conceptEntry>"


def _martif() -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE martif SYSTEM "TBXBasiccoreStructV02.dtd">\n'
        '<martif type="TBX-Basic" xml:lang="en"><martifHeader><fileDesc><sourceDesc><p>News</p></sourceDesc></fileDesc>'
        f"</martifHeader><text><body>{''.join(map(_dca, _entries()))}</body></text></martif>"
    )


def _version_3() -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<tbx type="TBX-Basic" style="dct" xml:lang="en" '
        'xmlns="urn:iso:std:iso:30042:ed-2" xmlns:min="http://www.tbxinfo.net/ns/min">'
        "<tbxHeader><fileDesc><sourceDesc><p>News</p></sourceDesc></fileDesc></tbxHeader>"
        f"<text><body>{''.join(map(_dct, _entries()))}</body></text></tbx>"
    )


@pytest.mark.parametrize("write", [_martif, _version_3])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_tbx_basic_keeps_every_language_synonym_and_status(write: Callable[[], str], encoding: str) -> None:
    text = write().replace('encoding="UTF-8"', f'encoding="{encoding}"')
    again = parse_tbx(text.encode(encoding), path="news.tbx")
    assert len(again) == len(_entries()) > 600
    for read, entry in zip(again, _entries(), strict=True):
        assert (read.id, read.domain, read.note) == (entry.id, entry.domain, entry.note)
        assert read.part_of_speech == "noun"
        for language, expected in _ranked(entry).items():
            found = read.renderings[language]
            assert set(found) == set(expected), (entry.id, language)
            # What is preferred comes first, what is discouraged last, in whatever order the file has them.
            assert (found[0], found[-1]) == (expected[0], expected[-1])


def test_a_table_as_excel_saves_text_keeps_all_languages_and_synonyms(tmp_path: Path) -> None:
    path = tmp_path / "news.tsv"
    rows = ["\t".join(["ID", *LANGUAGES, "Note"])]
    for entry in _entries():
        cells = ["|".join(r.text for r in entry.renderings.get(language, ())) for language in LANGUAGES]
        rows.append("\t".join([entry.id, *cells, entry.note]))
    path.write_bytes(b"\xef\xbb\xbf" + "\r\n".join([*rows, ""]).encode())
    again = read_glossary(str(path)).entries
    assert [(e.id, e.renderings, e.note, e.line) for e in again] == [
        (e.id, e.renderings, e.note, line) for line, e in enumerate(_entries(), 2)
    ]


def test_a_table_in_utf_16_and_one_with_quoted_cells_say_the_same(tmp_path: Path) -> None:
    rows = [["en", "de", "Note"]]
    rows += [
        [entry.renderings["en"][0].text, entry.renderings["de"][0].text, f'"{entry.id}", a note']
        for entry in islice(_entries(), 300)
    ]
    quoted = io.StringIO()
    csv.writer(quoted, delimiter=";", lineterminator="\r\n").writerows(rows)
    (tmp_path / "news.csv").write_text(quoted.getvalue(), encoding="utf-8-sig", newline="")
    (tmp_path / "news.txt").write_text("\r\n".join("\t".join(row) for row in rows), encoding="utf-16", newline="")
    one, other = (read_glossary(str(tmp_path / name)).entries for name in ("news.csv", "news.txt"))
    assert len(one) == 300
    assert [(e.renderings, e.note, e.line) for e in one] == [(e.renderings, e.note, e.line) for e in other]


def test_a_workbook_of_hundreds_of_rows_keeps_all_languages(tmp_path: Path) -> None:
    """Inline strings and shared ones, empty cells that are left out, a sheet that is called otherwise than usual."""
    path = tmp_path / "news.xlsx"
    entries, strings = _entries(), list[str]()
    lines = [
        "".join(f'<c r="{chr(65 + i)}1" t="inlineStr"><is><t>{code}</t></is></c>' for i, code in enumerate(LANGUAGES))
    ]
    for number, entry in enumerate(entries, 2):
        cells = []
        for i, language in enumerate(LANGUAGES):
            if language in entry.renderings:
                cells.append(f'<c r="{chr(65 + i)}{number}" t="s"><v>{len(strings)}</v></c>')
                strings.append("|".join(r.text for r in entry.renderings[language]))
        lines.append("".join(cells))
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    rows = "".join(f'<row r="{number}">{cells}</row>' for number, cells in enumerate(lines, 1))
    shared = "".join(f"<si><t>{escape(text)}</t></si>" for text in strings)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets>'
            '<sheet name="Terms" sheetId="3" r:id="rId7"/></sheets></workbook>',
        )
        book.writestr(
            "xl/_rels/workbook.xml.rels",
            f'<Relationships xmlns="{package}">'
            f'<Relationship Id="rId7" Type="{office}/worksheet" Target="worksheets/terms.xml"/>'
            f'<Relationship Id="rId8" Type="{office}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
        )
        book.writestr("xl/worksheets/terms.xml", f'<worksheet xmlns="{main}"><sheetData>{rows}</sheetData></worksheet>')
        book.writestr("xl/sharedStrings.xml", f'<sst xmlns="{main}">{shared}</sst>')
    again = read_glossary(str(path)).entries
    assert [(e.renderings, e.line) for e in again] == [(e.renderings, line) for line, e in enumerate(entries, 2)]
