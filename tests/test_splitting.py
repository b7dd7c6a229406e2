"""Sentences of real news text, in the scripts of all launch languages."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tqcheck.model import Markup, Text
from tqcheck.splitting import split

# language → sentences; joined by a space (or nothing in Chinese and Japanese) they must come apart again
CASES = {
    "en": [
        "Mr. Smith of the U.S. State Dept. said on Oct. 31 that J. K. Rowling paid $3.5 million.",
        '"Why?" she asked.',
        "“Why now?” Blinken asked reporters.",
        "Visit www.example.com/a.html now...",
        "Then Sen. Lee, R-Utah, spoke.",
        "The U.S. China ties are bad.",
        "He went to Washington, D.C.",
        "It was late.",
        "No. 5 is alive.",
        "“I don’t know.”",
        "He paused.",
        "Apple Inc. was founded in 1976.",
        "At 5 p.m. Monday he left.",
        "(See p. 5.)",
        "Yahoo! is here.",
        "It rose 3.5 percent!",
        "He said: “She told me, ‘Go away.’",
        "I did.”",
    ],
    "de": [
        "Am 3. Oktober sagte Dr. Müller, z.B. am 5. Mai: „Das ist gut.",
        "Wir gehen.“",
        "Er kam am 31. Dezember.",
        "Das war Prof. Dr. Meier vom 1. FC Köln.",
        "Im Jahr 2024.",
        "»Wirklich?«, fragte sie.",
    ],
    "fr": [
        "M. Macron a dit : « C'est bien.",
        "On y va. »",
        "Le 1er mai, Mme. Dupont est venue...",
        "Puis elle est partie.",
        "Qu'en dit l'art. 5 ?",
    ],
    "es": [
        "El Sr. García dijo: «Sí.",
        "No».",
        "¿Qué?",
        "¡Vaya!",
        "EE. UU. anunció algo.",
        "La Dra. López vino el 5 de mayo.",
    ],
    "ru": [
        "В 2024 г. Москва стала больше.",
        "А. С. Пушкин родился в 1799 г. в Москве.",
        "Он сказал: «Да.",
        "Нет».",
        "Это 5 млн. руб. в год.",
    ],
    "ar": ["قال الرئيس: «نعم».", "ثم غادر.", "ماذا؟", "لا شيء."],
    "vi": ["TP.HCM là thành phố lớn.", "GS. TS. Trần Văn đến.", "Ông nói: “Có.”", "Không ai biết."],
    "ko": ['그는 "좋다"라고 말했다.', "왜?", "3.5%였다.", "미국은 갔다."],
    "zh": [
        "“我们已与中国沟通。",
        "这很好。”布林肯对记者说。",
        "「是嗎？」他問。",
        "价格是3.5元。",
        "真的吗？！",
        "他想了想……没有回答。",
        "他说：“好的！”",
    ],
    "ja": ["「これは良い。", "行こう」と述べた。", "「なぜ？」と聞いた。", "彼は来た。", "「そうです。」彼は言った。"],
}


def _sentences(text: str, language: str, mode: str = "sentences") -> list[str]:
    return [s.text for s in split(Text("x", text, language), mode=mode).sentences]  # type: ignore[arg-type]


@pytest.mark.parametrize("language", CASES)
def test_sentences_come_apart(language: str) -> None:
    expected = CASES[language]
    glue = "" if language in {"zh", "ja"} else " "
    assert _sentences(glue.join(expected), language) == expected


def test_a_headline_without_a_full_stop_is_a_sentence() -> None:
    assert _sentences("Blinken urges Beijing\n\nThe talks went on. They ended.", "en") == [
        "Blinken urges Beijing",
        "The talks went on.",
        "They ended.",
    ]


def test_thai_is_split_at_spaces() -> None:
    assert _sentences("เขาไปตลาด เธอกลับบ้าน", "th") == ["เขาไปตลาด", "เธอกลับบ้าน"]


def test_a_sentence_left_in_english_ends_without_a_space() -> None:
    english = "In Geneva, the spokesperson said it was too early to say whether the climate had played a role."
    assert _sentences(english + "同じく被害を受けた。Apple Inc.は参加した。", "ja") == [
        english,
        "同じく被害を受けた。",
        "Apple Inc.は参加した。",
    ]


def test_an_unknown_language_is_split_by_the_common_rules() -> None:
    assert _sentences("Aa bb cc. Dd ee ff! Gg?", "xh") == ["Aa bb cc.", "Dd ee ff!", "Gg?"]


def test_lines_mode_takes_each_line_as_one_sentence() -> None:
    document = split(Text("x", "One. Two.\r\n\r\n  Three.  \r\n", "en"), mode="lines")
    assert [(s.text, s.line) for s in document.sentences] == [("One. Two.", 1), ("Three.", 3)]


def test_hard_wrapped_text_is_joined() -> None:
    text = (
        "The four ministers condemned the launch of the missiles as well as the\n"
        "sending of troops, and they said that the freedom of navigation in the\n"
        "strait had to be kept. A further meeting of the ministers will be held\n"
        "in the coming year.\n\n"
        "Nobody else spoke to the reporters who had waited for hours before the\n"
        "building in the rain and in the wind.\n"
    )
    found = _sentences(text, "en")
    assert [" ".join(s.split())[:20] for s in found] == [
        "The four ministers c",
        "A further meeting of",
        "Nobody else spoke to",
    ]


def test_short_lines_are_not_taken_for_wrapped_text() -> None:
    assert _sentences("A headline\nA subtitle\nBy a reporter\nIt begins here.", "en") == [
        "A headline",
        "A subtitle",
        "By a reporter",
        "It begins here.",
    ]


@given(
    st.text(alphabet=st.sampled_from("aB1 .!?…。！？”“\"'«»()\n\r\t中あ한"), max_size=200),
    st.sampled_from(["en", "zh", "fr", "ja", "th"]),
)
def test_every_word_stands_in_exactly_one_sentence(text: str, language: str) -> None:
    sentences = split(Text("x", text, language)).sentences
    assert all(text[s.start : s.end] == s.text for s in sentences)
    assert all(a.end <= b.start for a, b in pairwise(sentences))
    covered = "".join(s.text for s in sentences)
    assert "".join(covered.split()) == "".join(text.split())
    assert all(s.line == 1 + text[: s.start].replace("\r\n", "\n").replace("\r", "\n").count("\n") for s in sentences)


def test_a_sentence_may_begin_with_code_and_does_not_end_within_it() -> None:
    prose = "Take this. pull gets it. Type A. B. to go on."
    marks = tuple(Markup("code", word, prose.index(word), prose.index(word) + len(word)) for word in ("pull", "A. B."))
    found = split(Text("x", prose, "en", markup=marks)).sentences
    assert [s.text for s in found] == ["Take this.", "pull gets it.", "Type A. B. to go on."]
