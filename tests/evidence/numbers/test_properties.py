"""What holds for every text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tqcheck.evidence.numbers import Difference, Kind, compare_texts, message, read_quantities

LANGUAGES = ("en", "zh", "zh-Hant", "ja", "ko", "de", "fr", "es", "ru", "ar", "vi", "it", "pl", "hi", "th", "tr")
languages = st.sampled_from(LANGUAGES)
unhurried = settings(deadline=None)  # the first text of a language also loads its grammar
# characters that numbers, dates and money are made of, so that chance hits on something
telling = (
    "0123456789.,:-/ %$€'’()十百千万亿兆两三二一〇点分之年月日半多几第수만억천두세개의 de la e"
    "t und twenty-five hundred½²٣٫百"
)
texts = st.one_of(st.text(max_size=60), st.text(alphabet=telling, max_size=60))


@unhurried
@given(text=texts, language=languages)
def test_any_text_is_read_and_every_quantity_lies_in_it(text: str, language: str) -> None:
    for quantity in read_quantities(text, language):
        assert 0 <= quantity.start < quantity.end <= len(text)
        assert quantity.text in text
        assert 0 <= quantity.certainty <= 1
        assert quantity.high is None or quantity.high >= quantity.value


@unhurried
@given(text=texts, language=languages)
def test_a_text_agrees_with_itself(text: str, language: str) -> None:
    assert compare_texts(text, text, language, language) == ()


@unhurried
@given(one=texts, other=texts, first=languages, second=languages)
def test_any_two_texts_can_be_compared(one: str, other: str, first: str, second: str) -> None:
    for discrepancy in compare_texts(one, other, first, second):
        assert 0 < discrepancy.confidence < 1
        assert discrepancy.source or discrepancy.target
        assert message(discrepancy)


@unhurried
@given(value=st.integers(min_value=1000, max_value=10**9), factor=st.sampled_from([10, 100, 1000]))
def test_a_power_of_ten_too_much_is_an_error(value: int, factor: int) -> None:
    found = compare_texts(f"There were {value:,} cases.", f"共有{value * factor}例。", "en", "zh")
    assert [discrepancy.difference for discrepancy in found] == [Difference.VALUE]
    assert found[0].confidence >= 0.9


@pytest.mark.parametrize(
    ("source", "target", "language"),
    [
        ("About 29.8 million", "大约3000万", "zh"),
        ("100 miles", "160公里", "zh"),
        ("50 percent", "一半", "zh"),
        ("doubled", "翻了一番", "zh"),
        ("$40 million", "4000万美元（约2.9亿元人民币）", "zh"),
        ("the 1990s", "90年代", "zh"),
        ("the '90s", "1990年代", "ja"),
        ("at 8 p.m.", "20時に", "ja"),
        ("25 basis points", "0,25 Prozentpunkte", "de"),
        ("a dozen people", "12 personnes", "fr"),
        ("60 mph", "97 км/ч", "ru"),
        ("32 degrees Fahrenheit", "0 độ C", "vi"),
        ("a third of them", "ثلث", "ar"),
        ("two thirds", "3분의 2", "ko"),
    ],
)
def test_the_same_said_otherwise_is_quiet(source: str, target: str, language: str) -> None:
    assert [found for found in compare_texts(source, target, "en", language) if found.confidence >= 0.5] == []


def test_what_is_no_quantity_is_not_taken_for_one() -> None:
    sure = [
        quantity.text
        for text in ("一些人一起去了三星", "二十大和八国集团", "四川的五角大楼十分漂亮", "第一夫人万一来了")
        for quantity in read_quantities(text, "zh")
        if quantity.certainty >= 0.5
    ]
    assert sure == []


def test_labels_of_one_name_are_compared() -> None:
    (found,) = compare_texts("on the A4 motorway", "auf der Autobahn A3", "en", "de")
    assert found.source is not None
    assert found.source.kind is Kind.LABEL
