from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tqcheck.evidence.clauses import cut, letters, runs

SENTENCES = [
    ("en", "He left, saying “it is late,” and took it.", ["He left, ", "saying “it is late,” ", "and took it."]),
    ("en", "The mission, which opened on May 27, is over.", ["The mission, ", "which opened on May 27, ", "is over."]),
    ("de", "Sie ging - obwohl es regnete - nach Hause.", ["Sie ging - ", "obwohl es regnete - ", "nach Hause."]),
    ("zh", "银行上调利率，但没有说明原因；日元下跌。", ["银行上调利率，", "但没有说明原因；", "日元下跌。"]),
    ("ja", "銀行は利上げし、円は下落した。", ["銀行は利上げし、", "円は下落した。"]),
    ("ko", "은행이 금리를 올리고 엔화는 떨어졌다.", ["은행이 금리를 올리고 ", "엔화는 떨어졌다."]),
    ("ar", "قال الوزير، بعد الاجتماع، إن السعر ارتفع.", ["قال الوزير، ", "بعد الاجتماع، ", "إن السعر ارتفع."]),
    ("ru", "Банк повысил ставку, хотя цены упали.", ["Банк повысил ставку, ", "хотя цены упали."]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "sentence", "expected"), SENTENCES)
def test_a_sentence_is_cut_where_clauses_begin(language: str, sentence: str, expected: list[str]) -> None:
    assert [sentence[start:end] for start, end in cut(sentence, language)] == expected


@pytest.mark.parametrize("number", ["1,234,567 people came", "at 3:45 p.m. they left", "a 2-1 win"])
def test_numbers_are_not_cut(number: str) -> None:
    assert cut(number, "en") == [(0, len(number))]


@given(st.text(alphabet="ab ,;:—，。、и と고 ", max_size=80), st.sampled_from(["en", "zh", "ja", "ko", "ru", "xx"]))
def test_parts_leave_no_gaps(sentence: str, language: str) -> None:
    parts = cut(sentence, language)
    assert "".join(sentence[start:end] for start, end in parts) == sentence


def test_a_run_is_no_whole_sentence_and_no_crumb() -> None:
    sentence = "A very long beginning of it all, in May, and quite a long ending of the sentence."
    parts = cut(sentence, "en")
    spans = [sentence[parts[first][0] : parts[last - 1][1]] for first, last in runs(sentence, parts)]
    assert "in May, " not in spans
    assert "and quite a long ending of the sentence." in spans
    assert all(letters(words) < letters(sentence) for words in spans)
