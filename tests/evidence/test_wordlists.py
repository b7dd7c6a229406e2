"""How the cells of a table of words are read, and where the words stand in a text."""

from __future__ import annotations

from pathlib import Path

import pytest

from tqcheck.evidence.wordlists import Wordlist, read_rows

TABLE = """# a remark
axis\ten\tde\tko\tfr
pace\tquick|accelerat*|up #|new|~soon\tschnell*|nahm … zu|# höher|sicher\t가속*\trapide|*rait
idle\tquick fix|May\t\t\t
month\tmay\t\t\t
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    table = tmp_path / "words.tsv"
    table.write_text(TABLE, encoding="utf-8")
    return table


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "It accelerated.", ["accelerated"]),
        ("en", "A quick fix is no quick win.", ["quick"]),  # the idle phrase swallows the first
        ("en", "May comes, it may rain.", ["may"]),  # in capitals it is the month
        ("en", "He met Quick.", []),  # a name
        ("de", "Die Zahl nahm um 3,5 Prozent zu.", ["nahm um 3,5 Prozent zu"]),
        ("de", "Er nahm den Zug; die Tür war zu.", []),  # the clause ends before
        ("ko", "공장은 생산을 가속했다고 한다.", ["가속"]),
        ("ko", "재가속했다.", []),  # inside a word
        ("en", "It is up 2.5%.", ["up"]),
        ("en", "It went up by 3 points.", ["up"]),
        ("en", "He got up early on 3 May.", []),  # no number right behind
        ("en", "The new one, says the news.", ["new"]),  # “news” is no form of “new”
        ("de", "Die Aktie schloss 2,3 Prozent höher.", ["höher"]),
        ("de", "Der Berg ist höher.", []),  # no number before
        ("de", "Es zeigte sich, dass er sicher war.", ["sicher"]),
        ("fr", "Il pleuvrait.", ["pleuvrait"]),
        ("fr", "Un trait.", []),  # too little before the ending
    ],
)
def test_words_are_found(path: Path, language: str, text: str, found: list[str]) -> None:
    words = Wordlist(read_rows([path]), language).find(text)
    assert [text[word.start : word.end] for word in words] == found


def test_weak_words_are_told(path: Path) -> None:
    (word,) = Wordlist(read_rows([path]), "en").find("It ends soon.")
    assert word.weak
    assert word.row.name == "pace"
