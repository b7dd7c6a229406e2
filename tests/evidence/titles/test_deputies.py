"""Titles of deputies, and the office whose holder is deputised."""

from __future__ import annotations

import pytest

from tqcheck.evidence.titles.deputies import find_deputies


@pytest.mark.parametrize(
    ("text", "language", "words", "office"),
    [
        ("Deputy Prime Minister Alexander Novak spoke.", "en", "Deputy Prime Minister", "prime-minister"),
        ("The under-secretary left.", "en", "under-secretary", "secretary"),
        ("Lt. Gov. Dan Patrick spoke.", "en", "Lt. Gov", "governor"),
        ("国家副主席韩正抵达。", "zh", "国家副主席", "president-china"),
        ("経済産業副大臣", "ja", "経済産業副大臣", "minister"),
        ("국가항천국 부국장은", "ko", "부국장", "director"),
        ("Die Vizepräsidentin sprach.", "de", "Vizepräsidentin", "president"),
        ("le directeur adjoint du Centre", "fr", "directeur adjoint du Centre", "director"),
        ("el exsubsecretario de Estado", "es", "exsubsecretario de Estado", "secretary-of-state"),
        ("заместитель министра обороны", "ru", "заместитель министра обороны", "defence-minister"),
        ("نائب وزير الدفاع", "ar", "نائب وزير الدفاع", "defence-minister"),
        ("Phó Giám đốc Trung tâm", "vi", "Phó Giám đốc Trung tâm", "director"),
    ],
)
def test_a_deputy_and_the_office(text: str, language: str, words: str, office: str) -> None:
    found = find_deputies(text, language)
    assert [deputy.words for deputy in found] == [words]
    assert office in found[0].offices


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("the vice-chancellor of the university", "en"),
        ("Vice Admiral Brad Cooper", "en"),
        ("副作用很小，名副其实", "zh"),
        ("국방부장관", "ko"),
        ("النائب العام", "ar"),
        ("ứng phó với bão", "vi"),
        ("unter Druck", "de"),
        ("sous la pression", "fr"),
        ("สวัสดี", "th"),
    ],
)
def test_what_is_no_deputy(text: str, language: str) -> None:
    assert not find_deputies(text, language)


def test_a_title_of_deputies_alone_names_no_office() -> None:
    (deputy,) = find_deputies("警護処の金次長", "ja")
    assert (deputy.words, deputy.offices) == ("次長", frozenset())


def test_what_parts_the_word_from_the_office() -> None:
    (deputy,) = find_deputies("a deputy to the president", "en")
    assert not deputy.offices
