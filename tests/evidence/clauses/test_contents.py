from __future__ import annotations

import pytest

from tqcheck.evidence.clauses.contents import contents, features, inside
from tqcheck.evidence.terms import read_glossaries
from tqcheck.model import AlignedPair, Bead, Resources, Side, Span, Text
from tqcheck.splitting import split

RESOURCES = Resources(read_glossaries(()))
ENGLISH = "Lavrov flew to Beijing on May 27, which cost $40 million. He stayed until Friday."


def _pair(language: str, translation: str) -> AlignedPair:
    source, target = split(Text("en.txt", ENGLISH, "en")), split(Text("other.txt", translation, language))
    return AlignedPair(source, target, (Bead((0,), (0,), 0.8, 0.9), Bead((1,), (1,), 0.8, 0.9)))


@pytest.mark.parametrize(
    ("language", "translation"),
    [
        ("zh", "拉夫罗夫飞往北京。他待到周五，花了4000万美元。"),
        ("ru", "Лавров прилетел в Пекин. Он пробыл до пятницы, что стоило 40 миллионов долларов."),
        ("ja", "ラブロフ氏は北京に飛んだ。同氏は金曜日まで滞在し、4000万ドルかかった。"),
        ("de", "Lawrow flog nach Peking. Er blieb bis Freitag, was 40 Millionen Dollar kostete."),
    ],
)
def test_what_stands_beside_is_neither_missing_nor_found(language: str, translation: str) -> None:
    words = contents(_pair(language, translation), 0, "source", RESOURCES)
    standing = {word.words: word.standing for word in words if word.kind != "term"}
    assert standing["Lavrov"] == standing["Beijing"] == "found"
    assert {word.standing for word in words if "40" in word.words} == {"beside"}
    assert "missing" in {word.standing for word in words if "27" in word.words}


def test_only_the_words_of_the_clause_count_for_it() -> None:
    pair = _pair("zh", "拉夫罗夫飞往北京。他待到周五。")
    words = contents(pair, 0, "source", RESOURCES)
    start = ENGLISH.index("which")
    clause = Span(start, ENGLISH.index(". He"))
    assert [word.words for word in inside(words, clause) if word.kind == "number"] == ["$40 million"]
    found = features(words, clause)
    assert found["numbers missing"] == 1
    assert found["names found"] == 0
    assert found["missing elsewhere"] > 0


def test_the_other_direction_reads_the_translation() -> None:
    side: Side = "target"
    pair = _pair("zh", "拉夫罗夫5月27日飞往北京，花了4000万美元，同行的有王毅。他待到周五。")
    missing = [word.words for word in contents(pair, 0, side, RESOURCES) if word.standing == "missing"]
    assert missing == ["王毅"]
