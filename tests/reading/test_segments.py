"""Formats that come in segments: what is read of each, and where in the file it stands."""

from __future__ import annotations

import json
from pathlib import Path

import polib
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from tqcheck.errors import TqcheckError
from tqcheck.model import Span, Text
from tqcheck.places import lines_of, locate
from tqcheck.reading import from_bytes, sides_from_bytes

PO = """# A remark
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Language: de\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

#, c-format
msgid "%d file was deleted.\\n"
msgid_plural "%d files were deleted.\\n"
msgstr[0] "%d Datei wurde gelöscht.\\n"
msgstr[1] "%d Dateien wurden gelöscht.\\n"

msgctxt "menu"
msgid "_Open the \\"old\\" "
"file"
msgstr "Die \\"alte\\" Datei "
"_öffnen"

#, fuzzy
msgid "Close"
msgstr "Öffnen"

msgid "Nobody has translated this"
msgstr ""

#~ msgid "Gone"
#~ msgstr "Weg"
"""
JSON = """{
  "de": {
    "title": "Willkommen zur\\u00fcck, {{name}}! \\ud83d\\ude00",
    "lines": ["Erste <b>fette</b> Zeile", "Zweite Zeile"],
    "file_one": "Eine Datei",
    "other": 3,
    "file_other": "{{count}} Dateien",
    "found": "{n, plural, one {# Hund} other {# Hunde}} in {place}"
  }
}
"""
YAML = """de:
  quoted: &anchor "Hallo \\"Welt\\"
    und mehr"
  literal: |
    Erste Zeile
    zweite Zeile
  folded: >-
    Dritte Zeile
    vierte Zeile
  single: 'Das ist''s'
  alias: *anchor
  plain: ein langer
    Text hier
  files:
    one: "%{count} Datei"
    other: "%{count} Dateien"
"""
ANDROID = """<?xml version="1.0" encoding="utf-8"?>
<resources xmlns:xliff="urn:oasis:names:tc:xliff:document:1.2">
    <!-- a remark -->
    <string name="greeting">Grüß dich, <b>%1$s</b> &amp; \\'alle\\'</string>
    <string name="secret" translatable="false">abc</string>
    <string-array name="days"><item>Montag</item><item>Dienstag</item></string-array>
    <plurals name="songs"><item quantity="one">Ein Lied</item><item quantity="other">%d Lieder</item></plurals>
    <string name="wait">Bitte warten, <xliff:g id="name">Anna</xliff:g>
        kommt gleich</string>
</resources>
"""
APPLE = """/* a remark */
"greeting" = "Hallo \\"Welt\\", %@!"; // another
bare = "Ja";
"""
STRINGSDICT = """<?xml version="1.0" encoding="UTF-8"?>
<plist version="1.0"><dict><key>songs</key><dict>
<key>NSStringLocalizedFormatKey</key><string>%#@count@</string>
<key>count</key><dict><key>NSStringFormatSpecTypeKey</key><string>NSStringPluralRuleType</string>
<key>one</key><string>Ein Lied</string><key>other</key><string>%d Lieder</string></dict></dict></dict></plist>
"""
PROPERTIES = """# a remark
greeting = Gr\\u00fc\\u00df dich, {0}
long: erste Zeile \\
    zweite Zeile
"""
RESX = """<?xml version="1.0" encoding="utf-8"?>
<root><data name="Open" xml:space="preserve"><value>&amp;Öffnen {0}</value></data>
<data name="Size" type="System.Drawing.Size"><value>3, 4</value></data></root>
"""
ARB = """{"@@locale": "de", "hello": "Hallo {name}", "@hello": {"description": "says hello",
"placeholders": {"name": {"type": "String"}}}}
"""
XLIFF = """<?xml version="1.0"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
<file original="a.html" source-language="en" target-language="de" datatype="html"><body>
<trans-unit id="1"><source>Press <g id="b">Save</g> &amp; go</source>
<target>Auf <g id="b">Speichern</g> &amp; weiter</target><note>a button</note></trans-unit>
<trans-unit id="2" translate="no"><source>tqcheck</source></trans-unit>
<trans-unit id="3"><source>Wait</source><target state="needs-translation">Wait</target></trans-unit>
<trans-unit id="4"><source>One. Two.</source>
<seg-source><mrk mtype="seg" mid="0">One.</mrk> <mrk mtype="seg" mid="1">Two.</mrk></seg-source>
<target><mrk mtype="seg" mid="0">Eins.</mrk> <mrk mtype="seg" mid="1">Zwei.</mrk></target></trans-unit>
</body></file></xliff>
"""
XLIFF_2 = """<?xml version="1.0"?>
<xliff version="2.0" srcLang="en" trgLang="ja" xmlns="urn:oasis:names:tc:xliff:document:2.0"><file id="f">
<group id="g"><unit id="u"><segment><source>Hello <ph id="0"/>, <pc id="1">welcome</pc></source>
<target>こんにちは<ph id="0"/>さん、<pc id="1">ようこそ</pc></target></segment></unit></group></file></xliff>
"""
TMX = """<?xml version="1.0"?>
<tmx version="1.4"><header srclang="en"/><body><tu tuid="a">
<tuv xml:lang="en"><seg>Save <bpt i="1">&lt;b&gt;</bpt>all<ept i="1">&lt;/b&gt;</ept></seg></tuv>
<tuv xml:lang="de-DE"><seg>Alles <bpt i="1">&lt;b&gt;</bpt>sichern<ept i="1">&lt;/b&gt;</ept></seg></tuv>
<tuv xml:lang="fr"><seg>Tout enregistrer</seg></tuv></tu></body></tmx>
"""
FILES = {
    "de.po": PO, "x.json": JSON, "x.yml": YAML, "values-de/strings.xml": ANDROID, "de.lproj/x.strings": APPLE,
    "de.lproj/x.stringsdict": STRINGSDICT, "messages_de.properties": PROPERTIES, "x.de.resx": RESX, "x.arb": ARB,
    "x.xlf": XLIFF, "y.xlf": XLIFF_2,
}  # fmt: skip
EXPECTED = {
    "de.po": [
        ("%d file was deleted.\n", "… Datei wurde gelöscht."),
        ("%d file was deleted.\n[plural]", "… Dateien wurden gelöscht."),
        ('menu | _Open the "old" file', 'Die "alte" Datei öffnen'),
    ],
    "x.json": [
        ("title", "Willkommen zurück, …! 😀"), ("lines[0]", "Erste fette Zeile"), ("lines[1]", "Zweite Zeile"),
        ("file_one", "Eine Datei"), ("file_other", "… Dateien"), ("found[one]", "… Hund in …"),
        ("found[other]", "… Hunde in …"),
    ],
    "x.yml": [
        ("quoted", 'Hallo "Welt" und mehr'), ("literal", "Erste Zeile\nzweite Zeile"),
        ("folded", "Dritte Zeile vierte Zeile"), ("single", "Das ist's"), ("alias", 'Hallo "Welt" und mehr'),
        ("plain", "ein langer Text hier"), ("files.one", "… Datei"), ("files.other", "… Dateien"),
    ],
    "values-de/strings.xml": [
        ("greeting", "Grüß dich, … & 'alle'"), ("days[0]", "Montag"), ("days[1]", "Dienstag"),
        ("songs[one]", "Ein Lied"), ("songs[other]", "… Lieder"), ("wait", "Bitte warten, … kommt gleich"),
    ],
    "de.lproj/x.strings": [("greeting", 'Hallo "Welt", …!'), ("bare", "Ja")],
    "de.lproj/x.stringsdict": [("songs.count[one]", "Ein Lied"), ("songs.count[other]", "… Lieder")],
    "messages_de.properties": [("greeting", "Grüß dich, …"), ("long", "erste Zeile zweite Zeile")],
    "x.de.resx": [("Open", "Öffnen …")],
    "x.arb": [("hello", "Hallo …")],
    "x.xlf": [("1", "Auf Speichern & weiter"), ("4/0", "Eins."), ("4/1", "Zwei.")],
    "y.xlf": [("u", "こんにちは…さん、ようこそ")],
}  # fmt: skip


def _read(path: str, *, line_end: str = "\n", mark: bytes = b"") -> Text:
    return from_bytes(mark + FILES[path].replace("\n", line_end).encode(), path=path)


def _units(text: Text) -> list[tuple[str, str]]:
    return [(unit.key, text.text[unit.start : unit.end]) for unit in text.units]


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["plain", "mark"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize("path", FILES)
def test_strings_are_read_with_their_keys(path: str, line_end: str, mark: bytes) -> None:
    text = _read(path, line_end=line_end, mark=mark)
    assert _units(text) == EXPECTED[path]
    assert text.language == ("ja" if path == "y.xlf" else "de")


@pytest.mark.parametrize("line_end", ["\n", "\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize("path", FILES)
def test_every_piece_of_one_length_is_what_the_file_holds(path: str, line_end: str) -> None:
    text = _read(path, line_end=line_end)
    assert text.origin
    literal = [p for p in text.origin.pieces if p.end - p.start == p.length]
    assert literal
    for piece in literal:
        words = text.text[piece.prose : piece.prose + piece.length]
        held = text.origin.file[piece.start : piece.end]
        # A line end may be read as a space, the “#” of a plural as a gap.
        assert held.replace("#", "…").split() == words.split()
    covered = sum(p.length for p in text.origin.pieces)
    assert covered == sum(unit.end - unit.start for unit in text.units)


@pytest.mark.parametrize("line_end", ["\n", "\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize(
    ("path", "words", "line", "held"),
    [
        ("de.po", "gelöscht", 11, "gelöscht"),
        ("de.po", "öffnen", 18, "öffnen"),
        ("de.po", '"alte"', 17, '\\"alte\\"'),
        ("x.json", "zurück", 3, "zur\\u00fcck"),
        ("x.json", "😀", 3, "\\ud83d\\ude00"),
        ("x.json", "Hunde", 8, "Hunde"),
        ("x.json", "… Dateien", 7, "{{count}} Dateien"),
        ("x.yml", "und mehr", 3, "und mehr"),
        ("x.yml", "zweite", 6, "zweite"),
        ("x.yml", "vierte", 9, "vierte"),
        ("x.yml", "ist's", 10, "ist''s"),
        ("values-de/strings.xml", "&", 4, "&amp;"),
        ("values-de/strings.xml", "kommt", 9, "kommt"),
        ("de.lproj/x.strings", "Ja", 3, "Ja"),
        ("messages_de.properties", "Grüß", 2, "Gr\\u00fc\\u00df"),
        ("messages_de.properties", "zweite", 4, "zweite"),
        ("x.de.resx", "Öffnen …", 2, "Öffnen {0}"),
        ("x.xlf", "Zwei", 10, "Zwei"),
        ("y.xlf", "ようこそ", 4, "ようこそ"),
    ],
)
def test_words_are_found_in_the_file(path: str, words: str, line: int, held: str, line_end: str) -> None:
    text = _read(path, line_end=line_end)
    start = text.text.index(words)
    place = locate(text, Span(start, start + len(words)), lines_of(text))
    assert text.origin
    assert (place.line, text.origin.file[place.start : place.end]) == (line, held)


@pytest.mark.parametrize(
    ("path", "marks"),
    [
        ("de.po", ["%d", "%d"]),
        ("x.json", ["{{name}}", "<b>", "</b>", "{{count}}", "{n}", "{place}", "{n}", "{place}"]),
        ("values-de/strings.xml", ["<b>", "%s", "%d", "name"]),
        ("x.xlf", ["<g b>"]),
        ("y.xlf", ["<ph 0>", "<pc 1>"]),
    ],
)
def test_what_must_be_carried_over_is_noted(path: str, marks: list[str]) -> None:
    assert sorted(mark.value for mark in _read(path).markup) == sorted(marks)


def test_a_catalogue_holds_both_sides() -> None:
    source, (target,) = sides_from_bytes(PO.encode(), path="de.po", source="en")
    assert [unit.key for unit in source.units][-1] == "Nobody has translated this"
    assert {unit.key for unit in target.units} < {unit.key for unit in source.units}
    assert target.notes == ("de.po: left out 1 fuzzy entry.",)


def test_polib_reads_the_same_catalogue() -> None:
    source, (target,) = sides_from_bytes(PO.encode(), path="de.po", source="en")
    plain = [entry for entry in polib.pofile(PO) if not entry.fuzzy and not entry.obsolete]
    assert len({unit.message for unit in source.units}) == len(plain)
    for entry in plain:
        key = f"{entry.msgctxt} | {entry.msgid}" if entry.msgctxt else entry.msgid
        unit = next(unit for unit in source.units if unit.key == key)
        assert locate(source, Span(unit.start, unit.end)).line >= entry.linenum
        forms = [t for t in target.units if t.message == key]
        assert len(forms) == len([form for form in (entry.msgstr, *entry.msgstr_plural.values()) if form])


def test_a_latin_1_catalogue_is_read_by_its_header() -> None:
    data = PO.replace("UTF-8", "ISO-8859-1").encode("latin-1")
    text = from_bytes(data, path="de.po")
    assert "gelöscht" in text.text
    assert not any("UTF-8" in note for note in text.notes)


def test_tmx_has_a_target_for_each_language() -> None:
    source, targets = sides_from_bytes(TMX.encode(), path="m.tmx")
    assert (source.language, [t.language for t in targets]) == ("en", ["de-DE", "fr"])
    _, (german,) = sides_from_bytes(TMX.encode(), path="m.tmx", target="de")
    assert _units(german) == [("a", "Alles sichern")]
    with pytest.raises(TqcheckError, match="holds no translation into Korean"):
        sides_from_bytes(TMX.encode(), path="m.tmx", target="ko")


@pytest.mark.parametrize(
    ("path", "content", "complaint"),
    [
        ("x.po", 'msgid "a"\nmsgstr b\n', "x.po:2: is no line of a gettext catalogue"),
        ("x.json", '{"a": "b",\n}', "x.json:2: is no valid JSON"),
        ("package.json", '{"name": "tool", "main": "lib/a.js", "type": "module"}', "is no file of strings"),
        ("x.yml", "a: 'b\nc: d", "is no valid YAML"),
        ("ci.yml", "on: push\njobs:\n  build:\n    runs-on: ubuntu-latest\n    uses: a/b@v4", "no file of strings"),
        ("x.xlf", "<xliff>\n<a></xliff>", "x.xlf:2: is not well-formed XML"),
        ("pom.xml", "<project><name>A thing</name></project>", "root element <project>"),
        ("x.tmx", "<tmx><body></body></tmx>", "holds no translation units"),
        ("x.strings", '"a" = "b";\n"c" "d"', "x.strings:2: is no line"),
        ("x.resx", "<root/>", "holds no strings"),
        ("x.stringsdict", "<plist/>", "holds no plural forms"),
        ("x.properties", "# nothing\n", "holds no strings"),
        ("x.tmx", TMX, "holds several languages"),
    ],
)  # fmt: skip
def test_what_is_no_such_file_is_told_in_one_sentence(path: str, content: str, complaint: str) -> None:
    with pytest.raises(TqcheckError, match=complaint):
        from_bytes(content.encode(), path=path)


def test_a_file_of_strings_is_told_from_its_name_only_by_a_language(tmp_path: Path) -> None:
    for name, language in {"fr.json": "fr", "app_pt_BR.arb": "pt-BR", "zh-TW/common.json": "zh-Hant"}.items():
        assert from_bytes(b'{"a": "OK then"}', path=str(tmp_path / name)).language == language


_WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Zl", "Zp"), exclude_characters="{}<>&%$:'\ufffc"),
    min_size=1,
    max_size=40,
).filter(lambda words: words.strip() and any(c.isalpha() for c in words))


@settings(deadline=None)  # a parser loads on first use
@given(words=st.lists(_WORDS, min_size=1, max_size=4), escaped=st.booleans())
def test_json_is_read_as_its_own_parser_does(words: list[str], escaped: bool) -> None:  # noqa: FBT001 - drawn
    strings = {f"k{i}": f"The words {word}" for i, word in enumerate(words)}
    _holds(json.dumps(strings, ensure_ascii=escaped), "en.json", strings)


@settings(deadline=None)  # a parser loads on first use
@given(words=st.lists(_WORDS, min_size=1, max_size=4), style=st.sampled_from(["'", '"', "|", ">", None]))
def test_yaml_is_read_as_its_own_parser_does(words: list[str], style: str | None) -> None:
    strings = {f"k{i}": f"The words {word}" for i, word in enumerate(words)}
    file = yaml.safe_dump(strings, allow_unicode=True, default_style=style, width=20)
    _holds(file, "en.yaml", yaml.safe_load(file))


@settings(deadline=None)  # a parser loads on first use
@given(words=st.lists(_WORDS, min_size=1, max_size=4))
def test_a_catalogue_is_read_as_polib_does(words: list[str]) -> None:
    catalogue = polib.POFile(wrapwidth=30)
    catalogue.metadata = {"Language": "en"}
    strings = {f"k{i}": f"The words {word}" for i, word in enumerate(words)}
    for key, value in strings.items():
        catalogue.append(polib.POEntry(msgid=key, msgstr=value))
    _holds(str(catalogue), "en.po", strings, without="_")


def _holds(file: str, path: str, strings: dict[str, str], *, without: str = "") -> None:
    """Assert that the units are these strings, but for white space, and that the pieces lead back to the file."""
    text = from_bytes(file.encode(), path=path)
    read = {unit.key: text.text[unit.start : unit.end] for unit in text.units}
    for key, words in strings.items():
        expected, found = (w.replace(without, "") if without else w for w in (words, read[key]))
        assert found.split() == expected.split()
    assert text.origin
    for piece in text.origin.pieces:
        if piece.end - piece.start == piece.length:
            held = text.origin.file[piece.start : piece.end]
            assert held.split() == text.text[piece.prose : piece.prose + piece.length].split()
