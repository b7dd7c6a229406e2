"""Files as people have them: encodings, line ends, and what is no text at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from tqcheck.errors import TqcheckError
from tqcheck.reading import from_string, read

TEXTS = {
    ("zh", "gb18030"): "美国国务卿布林肯表示，美中两国已进行高层讨论。华盛顿已向北京传达希望。",
    ("zh-Hant", "big5"): "美國國務卿布林肯表示，美中兩國已進行高層討論。華盛頓已向北京傳達希望。",
    ("ja", "shift_jis"): "米国務長官は北京に対し、北朝鮮の参戦を防ぐよう求めた。ロシアへの支援をやめるよう促した。",
    ("ja", "euc_jp"): "米国務長官は北京に対し、北朝鮮の参戦を防ぐよう求めた。ロシアへの支援をやめるよう促した。",
    ("ko", "euc_kr"): "미국 국무장관은 북한의 참전을 막아 달라고 중국에 요구했다. 러시아 지원을 중단하라고 촉구했다.",
    ("ru", "cp1251"): "Госсекретарь США призвал Пекин предотвратить вступление Северной Кореи в войну.",
    ("ru", "koi8_r"): "Госсекретарь США призвал Пекин предотвратить вступление Северной Кореи в войну.",
    ("ar", "cp1256"): "دعا وزير الخارجية الأمريكي بكين إلى منع كوريا الشمالية من الانضمام إلى الحرب.",
    ("de", "cp1252"): "Der Außenminister sagte, die Gespräche hätten über Möglichkeiten für Frieden geführt. „Schön“",
    ("fr", "latin_1"): "Le ministre a déclaré que les négociations étaient terminées à Genève et à Besançon.",
    ("cs", "cp1250"): "Ministr zahraničí řekl, že jednání o příměří pokračují. Žádné další podrobnosti neuvedl.",
}


@pytest.mark.parametrize("said", [True, False], ids=["language-given", "language-unknown"])
@pytest.mark.parametrize(("language", "encoding"), TEXTS)
def test_older_encodings_are_guessed_and_told(tmp_path: Path, language: str, encoding: str, said: bool) -> None:  # noqa: FBT001 - a parameter of the test
    path = tmp_path / "text.txt"
    path.write_bytes(TEXTS[language, encoding].encode(encoding))
    text = read(str(path), language=language if said else None)
    assert text.text == TEXTS[language, encoding]
    assert text.language == language
    assert "is not UTF-8; read as" in text.notes[0]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_is_read_without_its_mark(tmp_path: Path, encoding: str) -> None:
    words = "The talks went on. “They ended,” he said.\r\nNobody else spoke."
    path = tmp_path / "text.txt"
    path.write_bytes(words.encode(encoding))
    assert read(str(path)).text == words


def test_line_ends_stay_as_they_are_on_disk(tmp_path: Path) -> None:
    path = tmp_path / "text.txt"
    path.write_bytes(b"The first line is here.\r\nThe second line is here.\r\n")
    assert read(str(path)).text == "The first line is here.\r\nThe second line is here.\r\n"


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (b"", "is empty"),
        (b" \r\n\t\n", "is empty"),
        (b"\xef\xbb\xbf\n", "is empty"),
        (b"%PDF-1.7 \xff\xfe", "binary"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "binary"),
        (b"abc\x00\x01\x02def\x00\x03", "binary"),
        (b"\xff\xfea\xd8", "broken"),
        (b"12345 67890 -- 3.14", "language cannot be told"),
    ],
)
def test_what_is_no_text_is_refused_in_one_sentence(tmp_path: Path, content: bytes, complaint: str) -> None:
    path = tmp_path / "file.txt"
    path.write_bytes(content)
    with pytest.raises(TqcheckError, match=complaint) as error:
        read(str(path))
    assert str(path) in str(error.value)
    assert "\n" not in str(error.value)


def test_undecodable_bytes_name_the_line_and_the_guess(tmp_path: Path) -> None:
    path = tmp_path / "file.txt"
    path.write_bytes(b"The first line.\nThe ministers met again and" + b"\x81\x8d\x8f\x90\x9d \xff\x02\x01")
    with pytest.raises(TqcheckError, match=r"line 2 is not valid UTF-8"):
        read(str(path))


def test_a_missing_file_and_a_folder_are_named(tmp_path: Path) -> None:
    with pytest.raises(TqcheckError, match="no such file"):
        read(str(tmp_path / "nowhere.txt"))
    with pytest.raises(TqcheckError, match="is a folder"):
        read(str(tmp_path))


def test_an_impossible_language_code_is_refused() -> None:
    with pytest.raises(TqcheckError, match="not a language code"):
        from_string("Some words.", path="x", language="e n")
    with pytest.raises(TqcheckError, match="not a known language code"):
        from_string("Some words.", path="x", language="qqq")
