from __future__ import annotations

import pytest

from tqcheck.evidence.names.accounting import accounted
from tqcheck.evidence.names.gaps import gaps
from tqcheck.evidence.names.hearing import heard
from tqcheck.evidence.names.judgements import judgements
from tqcheck.evidence.names.mentions import find_mentions
from tqcheck.evidence.names.near_misses import nearly
from tqcheck.evidence.names.reading_matches import read_in
from tqcheck.evidence.names.readings import (
    is_chinese,
    korean,
    mandarin,
    possible_syllables,
    segment,
    write_mandarin,
    write_mandarin_with_tones,
)
from tqcheck.model import AlignedPair, Bead, Document, Resources, Sentence


def pair(source: str, target: str, languages: tuple[str, str]) -> AlignedPair:
    documents = [
        Document(path, language, text, (Sentence(text, 0, len(text), 1, 0),))
        for path, language, text in zip(("s", "t"), languages, (source, target), strict=True)
    ]
    return AlignedPair(documents[0], documents[1], (Bead((0,), (0,), 0.8, 0.9),))


def test_chinese_names_are_read_by_whole_syllables() -> None:
    assert write_mandarin("时殷弘") == "Shi Yinhong"
    assert write_mandarin_with_tones("时殷弘") == "Shí Yīnhóng"
    assert mandarin("曾庆红")[0] == "zeng"
    assert read_in("Shi Yinhong", "教授时殷弘说", "zh")
    assert not read_in("Shi Yanhong", "教授时殷弘说", "zh")


def test_other_spellings_of_chinese_names_are_read_too() -> None:
    assert read_in("Lai Ching-te", "賴清德總統", "zh-Hant")
    assert read_in("Cho Jung-tai", "行政院長卓榮泰", "zh-Hant")
    assert possible_syllables("chen") == {"chen", "zhen"}
    assert ("xi", "an") in segment("Xian")
    assert is_chinese("Shi Yinhong")
    assert not is_chinese("Antony Blinken")


def test_korean_names_in_chinese_characters() -> None:
    assert korean("金正恩") == "김정은"
    assert read_in("Kim Jong-un", "金正恩同志", "zh")


@pytest.mark.parametrize(
    ("name", "text", "language"),
    [
        ("Blinken", "布林肯说", "zh"),
        ("Austin", "オースティン氏は", "ja"),
        ("Austin", "Остин заявил", "ru"),
        ("Blinken", "قال بلينكن", "ar"),
        ("Blinken", "블링컨은", "ko"),
        ("Guterres", "Guterres sagte", "de"),
    ],
)
def test_transliterations_are_heard(name: str, text: str, language: str) -> None:
    assert heard(name, "en", text, language)


@pytest.mark.parametrize(
    ("name", "text", "language"),
    [("Suh Wook", "金龙显表示", "zh"), ("Guterres", "Остин заявил", "ru"), ("Scholz", "Merkel sagte", "de")],
)
def test_other_names_are_not(name: str, text: str, language: str) -> None:
    assert not heard(name, "en", text, language)


def test_changed_letters_and_mere_spellings() -> None:
    assert nearly("Shi Yanhong", "Shi Yinhong")
    assert nearly("Ruth Brandt", "Ruth Brand")
    assert not nearly("Volodymyr Zelensky", "Volodymyr Zelenskyy")
    assert not nearly("Shi Yinhong", "Shi Yinhong")


@pytest.mark.parametrize(
    ("source", "target", "language"),
    [
        ("Putin met him.", "Он встретился с Путиным.", "ru"),
        ("Berlin said no.", "Die Berliner Regierung sagte nein.", "de"),
        ("German firms left.", "德国企业撤离。", "zh"),
        ("Moscow agreed.", "وافقت موسكو.", "ar"),
    ],
)
def test_inflected_names_and_adjectives_account_for_a_name(source: str, target: str, language: str) -> None:
    others = find_mentions(target, language, "en")
    for mention in find_mentions(source, "en", language):
        assert accounted(mention, others, target, language, "en")


def test_a_surname_beside_another_first_name_is_somebody_else() -> None:
    mentions = find_mentions("There he met Xyla Trump again.", "en", "zh")
    assert all(m.nested for m in mentions if m.words == "Trump")


def test_evidence_says_what_is_known() -> None:
    found = [
        j
        for j in judgements(pair("Shi Yanhong said no.", "时殷弘说不。", ("en", "zh")), Resources())
        if j.verdict == "contradicted"
    ]
    assert len(found) == 1
    assert found[0].suggestion == "Shi Yinhong"
    assert any("Shí Yīnhóng" in sentence for sentence in found[0].evidence)


@pytest.mark.parametrize(
    "text", ["Exports from and Basra fell.", "He lives in .", "Said the price fell.", "the capital of ."]
)
def test_gaps_are_seen(text: str) -> None:
    assert list(gaps(text, suspected=False))


@pytest.mark.parametrize(
    "text",
    ["Exports from Basra fell.", "What is he waiting for?", "Is the price falling?", "The man he came with left."],
)
def test_sound_sentences_have_no_gaps(text: str) -> None:
    assert not list(gaps(text, suspected=True))


def test_characters_with_two_readings_in_names_contradict_neither() -> None:
    assert read_in("Ma Zhaoxu", "副部长马朝旭说", "zh")
    assert not list(judgements(pair("Liu Zhaoxu left.", "刘朝旭离开。", ("en", "zh")), Resources()))
    assert list(judgements(pair("Liu Zhanxu left.", "刘朝旭离开。", ("en", "zh")), Resources()))


def test_what_is_no_name_in_arabic() -> None:
    assert not find_mentions("قال وزير القطاع المالي إن", "ar", "en")
    assert [m.words for m in find_mentions("سافر إلى مالي وبمالي", "ar", "en")] == ["مالي", "وبمالي"]


def test_a_newspaper_is_not_a_first_name() -> None:
    assert "Asahi Noguchi" in [m.words for m in find_mentions("Asahi Noguchi dissented.", "en", "ja") if not m.nested]
    assert "Asahi" in [m.words for m in find_mentions("The Asahi reported it.", "en", "ja") if not m.nested]


def test_a_surname_within_a_given_name_is_none() -> None:
    assert "Hsu Chen-wei" in [m.words for m in find_mentions("Hsu Chen-wei left.", "en", "zh") if not m.nested]
    assert "Trump" in [m.words for m in find_mentions("A Trump-era rule.", "en", "zh") if not m.nested]
