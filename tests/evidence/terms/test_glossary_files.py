from __future__ import annotations

import re
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import pytest
import yaml

from tqcheck.errors import TqcheckError
from tqcheck.evidence.terms import builtin_glossary, read_glossaries, read_glossary
from tqcheck.evidence.terms.builtin import families
from tqcheck.evidence.terms.tables import parse_table
from tqcheck.evidence.terms.tbx import parse_tbx
from tqcheck.evidence.terms.yaml import parse_yaml
from tqcheck.model import Entry, Rendering

FOLDER = Path(__file__).parent.parent.parent.parent / "fixtures" / "glossaries"


def _texts(entry: Entry, language: str) -> list[str]:
    return [rendering.text for rendering in entry.renderings[language]]


def test_the_builtin_glossary_comes_first_and_knows_its_concepts() -> None:
    (builtin,) = read_glossaries([])
    assert builtin.builtin
    assert len(builtin.entries) >= 600
    ccp = next(entry for entry in builtin.entries if entry.id == "ccp")
    assert "中共" in _texts(ccp, "zh")
    assert "china" in ccp.neighbours


def test_builtin_ids_are_unique_and_every_neighbour_exists() -> None:
    entries = builtin_glossary().entries
    ids = [entry.id for entry in entries]
    assert len(ids) == len(set(ids))
    assert {neighbour for entry in entries for neighbour in entry.neighbours} <= set(ids)


def test_tsv_with_byte_order_mark_windows_line_ends_and_comments() -> None:
    glossary = read_glossary(str(FOLDER / "windows.tsv"))
    first, second = glossary.entries
    assert _texts(first, "zh") == ["中共", "中国共产党"]
    assert first.note == "The party is not the country."
    assert (first.line, second.line) == (3, 5)
    assert list(second.renderings) == ["en", "zh", "de"]


def test_csv_with_semicolons_quotes_and_forbidden_terms() -> None:
    first, second = read_glossary(str(FOLDER / "semicolons.csv")).entries
    assert first.renderings["de"] == (Rendering("entlassen"), Rendering("freigesetzt", "forbidden"))
    assert _texts(second, "en") == ["fund, relief"]


def test_two_columns_without_header() -> None:
    (entry,) = parse_table("CCP\t中共|!中国\n", path="g.tsv")
    assert _texts(entry, "source") == ["CCP"]
    assert [r.status for r in entry.renderings["target"]] == ["admitted", "forbidden"]


def test_the_header_may_name_languages_in_words() -> None:
    (entry,) = parse_table("English,Simplified Chinese,Status\nfund,基金,preferred\n", path="g.csv")
    assert entry.renderings["zh"] == (Rendering("基金", "preferred"),)
    assert entry.renderings["en"] == (Rendering("fund"),)


@pytest.mark.parametrize(
    ("header", "columns"),
    [
        ("English\tTranslation", ["en", "target"]),
        ("English\tDeutsch", ["en", "de"]),
        ("Englisch\tDeutsch", ["en", "de"]),
        ("中文\t英文", ["zh", "en"]),
        ("Français\tРусский", ["fr", "ru"]),
        ("Chinese (Simplified)\tEnglish", ["zh", "en"]),
        ("Source (en)\tTarget (ja)", ["en", "ja"]),
        ("EN-US\tpt_BR", ["en-US", "pt-BR"]),
        ("en\tDeutsch\tNote", ["en", "de"]),
    ],
)
def test_languages_are_named_in_many_ways(header: str, columns: list[str]) -> None:
    (entry,) = parse_table(f"{header}\nfund\tFonds\n", path="g.tsv")
    assert list(entry.renderings) == columns


@pytest.mark.parametrize(
    "first",
    [
        "German\tDeutsch",
        "English\t英语",
        "English\tEnglisch",
        "Russian\trusse",
        "no\tnein",
        "it\tes selbst",
        "note\tNotiz",
    ],
)
def test_a_first_row_may_be_a_term_that_resembles_a_header(first: str) -> None:
    entries = parse_table(f"{first}\nfund\tFonds\n", path="g.tsv")
    assert len(entries) == 2
    assert set(entries[0].renderings) == {"source", "target"}


def test_an_option_may_say_the_language_that_the_file_does_not(tmp_path: Path) -> None:
    path = tmp_path / "g.tsv"
    for table, given, columns in (
        ("en\tklingon\nfund\tFonds\n", {"target": "de"}, ["en", "de"]),
        ("English\tTranslation\nfund\tFonds\n", {"target": "de"}, ["en", "de"]),
        ("fund\tFonds\n", {"source": "en", "target": "de"}, ["en", "de"]),
        ("en\tde\nfund\tFonds\n", {"source": "ru", "target": "zh"}, ["en", "de"]),
    ):
        path.write_text(table, encoding="utf-8")
        (entry,) = read_glossary(str(path), **given).entries
        assert list(entry.renderings) == columns
    path.write_text("English\tTranslation\nfund\tFonds\n", encoding="utf-8")
    with pytest.raises(TqcheckError, match="has terms in English beside those"):
        read_glossary(str(path), target="en")


def test_properties_of_a_table() -> None:
    table = "source\ttarget\tcase\tnear\tpos\tdomain\tdnt\nApple\t\tyes\tiPhone|firm\tnoun\tbusiness\tru zh\n"
    (entry,) = parse_table(table, path="g.tsv")
    assert entry.renderings == {"source": (Rendering("Apple", case_sensitive=True),)}
    assert entry.near == ("iPhone", "firm")
    assert (entry.part_of_speech, entry.domain, entry.keep) == ("noun", "business", ("ru", "zh"))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("en\tzh\tcolour\nfund\t基金\tred\n", "g.tsv, line 1: unknown column “colour”"),
        ("en\tzh\nfund\t基金\tx\n", "g.tsv, line 2: 3 cells, but the header names 2 columns"),
        ("en\ten\tzh\n", "g.tsv, line 1: two columns “en”"),
        ("# nothing\nfund\n", "g.tsv, line 2: no second column"),
        ("en\tzh\tstatus\nfund\t基金\tgreat\n", "g.tsv, line 2: “great” is no value for the column “status”"),
        ("a\tb\tc\td\n", "g.tsv, line 1: more than three columns need a header"),
        ("en\tklingon\na\tb\n", "g.tsv, line 1: unknown column “klingon”"),
        ("# g\n\nEnglish\tKlingon\na\tb\n", "g.tsv, line 3: unknown column “Klingon”"),
        ("en\tzh\tklingon\tvulcan\na\tb\n", "g.tsv, line 1: unknown columns “klingon”, “vulcan”; name a language"),
    ],
)
def test_mistakes_in_tables_name_file_and_line(text: str, message: str) -> None:
    with pytest.raises(TqcheckError) as error:
        parse_table(text, path="g.tsv")
    assert message in str(error.value)


def test_tbx_of_the_basic_dialect_keeps_synonyms_languages_and_status() -> None:
    (entry,) = read_glossary(str(FOLDER / "basic-dca.tbx")).entries
    assert (entry.id, entry.domain, entry.part_of_speech) == ("c1", "security", "noun")
    assert entry.renderings["en-US"] == (Rendering("ceasefire", "preferred"), Rendering("cease-fire", "deprecated"))
    assert _texts(entry, "fr") == ["cessez-le-feu", "trêve"]
    assert _texts(entry, "zh-Hant") == ["停火"]
    assert entry.note == "An agreement to stop fighting."


def test_tbx_with_element_names_as_data_categories() -> None:
    (entry,) = read_glossary(str(FOLDER / "core-dct.tbx")).entries
    assert _texts(entry, "en") == ["tariff", "customs & excise duty"]
    assert entry.renderings["de"] == (Rendering("Zoll", "preferred"), Rendering("Tarif", "deprecated"))
    assert entry.domain == "trade"


def test_a_tbx_of_several_hundred_entries_loses_nothing() -> None:
    entries = builtin_glossary().entries
    assert len(entries) > 600
    concepts = []
    for entry in entries:
        sections = "".join(
            f'<langSec xml:lang="{language}">'
            + "".join(f"<termSec><term>{_escape(r.text)}</term></termSec>" for r in renderings)
            + "</langSec>"
            for language, renderings in entry.renderings.items()
        )
        concepts.append(f'<conceptEntry id="{entry.id}">{sections}</conceptEntry>')
    text = (
        f'<tbx type="TBX-Core" xmlns="urn:iso:std:iso:30042:ed-2"><text><body>{"".join(concepts)}</body></text></tbx>'
    )
    again = parse_tbx(text.encode(), path="g.tbx")
    assert [(e.id, e.renderings) for e in again] == [(e.id, e.renderings) for e in entries]


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("<tbx><text></tbx>", "line 1: not well-formed XML"),
        ("<tmx/>", "line 1: not TBX; its root element is <tmx>"),
        ('<!DOCTYPE tbx [<!ENTITY a "b">]><tbx/>', "line 1: declares an entity"),
        (
            "<tbx><conceptEntry>\n<langSec xml:lang='xx-yy-zzz'/></conceptEntry></tbx>",
            "line 2: “xx-yy-zzz” is not a known",
        ),
    ],
)
def test_mistakes_in_tbx_name_file_and_line(text: str, message: str) -> None:
    with pytest.raises(TqcheckError, match=r"^g\.tbx, ") as error:
        parse_tbx(text.encode(), path="g.tbx")
    assert message in str(error.value)


def test_xlsx_as_people_make_them() -> None:
    entries = read_glossary(str(FOLDER / "newsroom.xlsx")).entries
    assert [_texts(entry, "en")[0] for entry in entries] == [
        "ceasefire",
        "Harbor Relief Fund",
        "basis point",
        "Article 2",
        "2024",
    ]
    assert entries[0].renderings["de"][1] == Rendering("Waffenstillstand", "preferred")
    assert entries[0].note.startswith("Nicht")
    assert entries[2].line == 6


def test_what_is_no_workbook_is_said(tmp_path: Path) -> None:
    path = tmp_path / "old.xlsx"
    path.write_bytes(b"\xd0\xcf\x11\xe0 an old binary workbook")
    with pytest.raises(TqcheckError, match="is no Excel workbook"):
        read_glossary(str(path))


def test_toml_holds_everything() -> None:
    ccp, apple, torchlight = read_glossary(str(FOLDER / "everything.toml")).entries
    assert ccp.renderings["zh"][-1] == Rendering("中国", "forbidden")
    assert (ccp.id, ccp.neighbours, ccp.domain, ccp.part_of_speech) == ("ccp", ("china",), "politics", "noun")
    assert apple.renderings["zh"] == (Rendering("苹果公司", case_sensitive=True),)
    assert apple.near == ("iPhone", "company")
    assert torchlight.keep == ("ru", "de")
    assert (ccp.line, apple.line) == (3, 12)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[[term]\n", "(at line 1"),
        ("[[term]]\nen = 'a'\ncolour = 'b'\n", "line 1: unknown key “colour”"),
        ("\n[[term]]\nen = { text = 'a', status = 'fine' }\n", "line 2: a term is a text or"),
        ("terms = 3\n", "“terms” is unexpected"),
    ],
)
def test_mistakes_in_toml_are_told(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "g.toml"
    path.write_text(text)
    with pytest.raises(TqcheckError) as error:
        read_glossary(str(path))
    assert message in str(error.value)


def test_the_glossary_of_the_documentation_is_read(tmp_path: Path) -> None:
    page = (FOLDER.parent.parent / "docs" / "glossaries.md").read_text(encoding="utf-8")
    (example,) = (block for block in re.findall(r"```toml\n(.*?)```", page, re.DOTALL) if "[[term]]" in block)
    path = tmp_path / "glossary.toml"
    path.write_text(example, encoding="utf-8")
    ccp, torchlight = read_glossary(str(path)).entries
    assert (ccp.id, ccp.neighbours, ccp.near) == ("ccp", ("china",), ("Beijing", "Politburo"))
    assert [rendering.status for rendering in ccp.renderings["zh"]] == ["admitted", "preferred", "forbidden"]
    assert torchlight.keep == ("de", "fr")


def test_yaml_holds_what_toml_holds() -> None:
    in_toml = read_glossary(str(FOLDER / "everything.toml")).entries
    in_yaml = read_glossary(str(FOLDER / "everything.yaml")).entries
    assert [entry.line for entry in in_yaml] == [3, 14, 19]
    # An entry without an id is named by its line.
    assert [replace(entry, id="", line=0) for entry in in_yaml[1:]] == [
        replace(entry, id="", line=0) for entry in in_toml[1:]
    ]
    assert replace(in_yaml[0], line=0) == replace(in_toml[0], line=0)


def test_the_builtin_glossary_survives_yaml() -> None:
    entries = builtin_glossary().entries
    records = [
        {
            "id": entry.id,
            **{language: [r.text for r in renderings] for language, renderings in entry.renderings.items()},
            "not": list(entry.neighbours),
            "note": entry.note,
            "domain": entry.domain,
        }
        for entry in entries
    ]
    again = parse_yaml(yaml.safe_dump(records, allow_unicode=True, sort_keys=False), path="g.yaml")
    assert [(e.id, e.renderings, e.neighbours, e.note, e.domain) for e in again] == [
        (e.id, e.renderings, e.neighbours, e.note, e.domain) for e in entries
    ]


def test_yaml_takes_words_as_they_are_written() -> None:
    (entry,) = parse_yaml("- en: [no, 2024, on]\n  no: nei\n  do-not-translate: yes\n", path="g.yaml")
    assert _texts(entry, "en") == ["no", "2024", "on"]
    assert _texts(entry, "no") == ["nei"]
    assert entry.keep == ("*",)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("- en: [a\n- b\n", "g.yaml, line 3: not valid YAML"),
        ("- en: a\n  zh: 甲\n- en: b\n  colour: c\n", "g.yaml, line 3: unknown key “colour”"),
        ("- en: a\n  en: b\n", "g.yaml, line 2: “en” is there twice in one entry"),
        ("- en: {text: a, status: fine}\n", "g.yaml, line 1: a term is a text or"),
        ("en: a\n", "g.yaml, line 1: a glossary is a list of entries"),
        ("- a\n", "g.yaml, line 1: an entry is a mapping"),
        ("- en: [[[[a]]]]\n", "g.yaml, line 1: lists are nested too deeply"),
        ("- en: a\n  do-not-translate: [klingonish]\n", "which is no language"),
    ],
)
def test_mistakes_in_yaml_are_told(text: str, message: str) -> None:
    with pytest.raises(TqcheckError) as error:
        parse_yaml(text, path="g.yaml")
    assert message in str(error.value)


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("g.docx", b"x", "glossaries are .tsv, .csv, .tbx, .toml, .yaml or .xlsx files"),
        ("g.tsv", b"", "has no entries"),
        ("g.tsv", b"a\tb\n\xff\t\xfe\n", "line 2: not valid UTF-8"),
    ],
)
def test_files_that_are_no_glossaries(tmp_path: Path, name: str, data: bytes, message: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(TqcheckError) as error:
        read_glossary(str(path))
    assert message in str(error.value)


def test_a_missing_file_is_an_error() -> None:
    with pytest.raises(TqcheckError, match=r"nowhere\.tsv: No such file"):
        read_glossaries(["nowhere.tsv"])


def test_the_members_of_a_family_exclude_each_other_but_for_those_joined_by_a_slash() -> None:
    kin = families('illnesses = """\nmeasles typhoon/hurricane\nmeasles mumps\n"""')
    assert set(kin["measles"]) == {"typhoon", "hurricane", "mumps"}
    assert set(kin["typhoon"]) == {"measles"}
    assert "malaria" in next(entry for entry in builtin_glossary().entries if entry.id == "measles").neighbours


def test_every_family_is_of_concepts_that_exist_and_joins_none_to_itself() -> None:
    entries = builtin_glossary().entries
    text = (files("tqcheck.evidence.terms") / "families.toml").read_text(encoding="utf-8")
    assert set(families(text)) <= {entry.id for entry in entries}
    assert not [entry.id for entry in entries if entry.id in entry.neighbours]
