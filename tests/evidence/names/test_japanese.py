"""Readings of Japanese names in characters."""

from __future__ import annotations

import pytest

from tqcheck.evidence.names.japanese import (
    fold,
    given_readings,
    looks_japanese,
    readings_in,
    reads_as,
    surname_readings,
)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Fumio Kishida", "岸田文雄首相は"),
        ("Kishida Fumio", "岸田文雄首相は"),
        ("Shōhei Ōtani", "大谷翔平が"),
        ("Shohei Ohtani", "大谷翔平が"),
        ("Rui Matsukawa", "松川るい議員"),
        ("Eriko Imai", "今井絵理子氏"),
        ("Naomi Watanabe", "渡边直美说"),
        ("Kyoko Shimbo", "新保恭子さん"),
        ("Takeshi Iwaya", "岩屋毅外相"),
        ("Kenji Sasaki", "佐々木健二"),
        ("Watanabe", "渡辺さん"),
    ],
)
def test_names_are_read_in_either_order_and_spelling(name: str, text: str) -> None:
    assert reads_as(name, text)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Fumito Kishida", "岸田文雄首相は"),
        ("Fumio Tanaka", "岸田文雄首相は"),
        ("Shinichi Abe", "安倍晋三元首相"),
        ("Kenji", "東京で会った。"),
    ],
)
def test_other_names_are_not_read(name: str, text: str) -> None:
    assert not reads_as(name, text)


def test_a_near_miss_says_how_the_characters_read() -> None:
    nearest = next(readings_in("Fumito Kishida", "昨日、岸田文雄首相は語った。"))
    assert (nearest.words, nearest.surname, nearest.given, nearest.exact) == ("岸田文雄", "Kishida", "fumio", False)
    assert not list(readings_in("Toshio Nakamura", "中村豊明氏"))


def test_spellings_of_one_sound_are_folded() -> None:
    assert len({fold(word) for word in ("Ohtani", "Ōtani", "Outani", "Otani")}) == 1
    assert fold("Namba") == fold("Nanba")
    assert fold("Itchi") == fold("Icchi")


def test_characters_have_several_readings() -> None:
    assert {"takeshi", "ken"} <= given_readings("健")
    assert "yamato" in given_readings("大和")
    assert {"ota", "oda"} & surname_readings("太田")
    assert not surname_readings("が")


def test_what_may_be_a_japanese_name() -> None:
    assert all(map(looks_japanese, ("Kishida", "Junichiro", "Shimbo", "Ohtani", "Ōtani", "Hattori")))
    assert not any(map(looks_japanese, ("Blinken", "Trump", "Xinping", "Charles")))
