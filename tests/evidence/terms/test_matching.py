from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tqcheck.evidence.terms.folding import fold
from tqcheck.evidence.terms.index import TermIndex
from tqcheck.model import Rendering


def _found(terms: list[str], text: str, language: str, *, nested: bool = False) -> list[str]:
    index = TermIndex([Rendering(term) for term in terms], language)
    return [text[hit.start : hit.end] for hit in index.find(text) if hit.nested == nested]


@pytest.mark.parametrize(
    ("language", "term", "text", "found"),
    [
        ("en", "sanction", "New sanctions hit.", "sanctions"),
        ("en", "tax", "Taxes rose.", "Taxes"),
        ("en", "policy", "two policies", "policies"),
        ("en", "ceasefire", "a cease-fire held", "cease-fire"),
        ("en", "cease-fire", "a ceasefire held", "ceasefire"),
        ("en", "CCP", "the CCP’s plan", "CCP"),
        ("de", "Zoll", "Die Zölle stiegen.", "Zölle"),
        ("de", "Kommunistische Partei", "der Kommunistischen Partei", "Kommunistischen Partei"),
        ("fr", "droit national", "les droits nationaux", "droits nationaux"),
        ("es", "sanción", "las sanciones", "sanciones"),
        ("ru", "Совет Безопасности", "в Совете Безопасности ООН", "Совете Безопасности"),
        ("ru", "Китай", "для Китая", "Китая"),
        ("ru", "Северная Корея", "в Северной Корее", "Северной Корее"),
        ("ar", "الصين", "وللصين", "وللصين"),
        ("ar", "عقوبات", "العقوبات", "العقوبات"),
        ("ar", "حكومة", "قالت الحكومه اليوم", "الحكومه"),
        ("ar", "حكومه", "قالت حكومة اليوم", "حكومة"),
        ("ar", "حكومة", "استقالت حكومته", "حكومته"),
        ("ar", "عقوبة", "رفعت عقوباتها", "عقوباتها"),
        ("ar", "غواصة", "غواصتين", "غواصتين"),
        ("de", "Zoll", "das dritte Zollpaket", "Zoll"),
        ("de", "Sanktion", "die Sanktionslisten wachsen", "Sanktions"),
        ("ko", "관세", "관세정책을 바꿨다", "관세"),
        ("de", "Marine", "die Schiffe der Marine", "Marine"),
        ("de", "Marines", "US-Marines landeten", "Marines"),
        ("ko", "중국", "중국은 말했다", "중국"),
        ("ko", "중국공산당", "중국 공산당에서는", "중국 공산당"),
        ("vi", "thoả thuận", "Thỏa thuận mới", "Thỏa thuận"),
        ("zh", "中国共产党", "中國共產黨今天", "中國共產黨"),
        ("zh-Hant", "中共", "中共今天", "中共"),
        ("zh", "IMF", "ＩＭＦ说", "ＩＭＦ"),
        ("ja", "サン・マリノ", "サンマリノは", "サンマリノ"),
    ],
)
def test_a_term_is_found_in_any_form(language: str, term: str, text: str, found: str) -> None:
    assert _found([term], text, language) == [found]


@pytest.mark.parametrize(
    ("language", "term", "text"),
    [
        ("en", "WHO", "the man who came"),
        ("en", "developing country", "a developed country"),
        ("en", "aid", "her aides"),
        ("en", "plan", "the plane"),
        ("en", "Congress", "a congress of doctors"),
        ("en", "tax", "a taxi"),
        ("en", "Marines", "Marine Le Pen spoke"),
        ("de", "Marine", "Die Marines landeten."),
        ("de", "Bild", "das Bildungsministerium"),
        ("de", "Pass", "die Passagierzahlen"),
        ("de", "Zoll", "der zollfreie Laden"),
        ("ar", "حكومة", "الحكم"),
        ("ko", "중국", "중국어를 배운다"),
        ("ko", "국", "중국은"),
        ("zh", "EU", "NEUN字"),
        ("ja", "アメリカ", "アメリカンフットボール"),
    ],
)
def test_what_only_looks_like_it_is_not_the_term(language: str, term: str, text: str) -> None:
    assert _found([term], text, language) == []


def test_the_longest_term_counts() -> None:
    terms = ["China", "Communist Party of China", "Party"]
    text = "the Communist Party of China"
    assert _found(terms, text, "en") == ["Communist Party of China"]
    assert _found(terms, text, "en", nested=True) == ["Party", "China"]
    assert _found(["中国", "中国共产党"], "中国共产党和中国", "zh") == ["中国共产党", "中国"]
    assert _found(["制裁", "反制裁"], "反制裁法", "zh") == ["反制裁"]


def test_case_matters_where_the_glossary_says_so() -> None:
    index = TermIndex([Rendering("apple tree", case_sensitive=True)], "en")
    assert index.find("an apple tree")
    assert not index.find("Apple Tree Ltd")


@given(st.text(), st.sampled_from(["en", "zh", "ja", "ko", "ru", "ar", "vi", "de"]))
def test_folding_keeps_every_offset(text: str, language: str) -> None:
    assert len(fold(text, language)) == len(text)


@given(st.text(alphabet="ab中国-’ İßﬁé\u0301"), st.sampled_from(["en", "zh", "ko", "ar"]))
def test_hits_lie_inside_the_text(text: str, language: str) -> None:
    index = TermIndex([Rendering("a b"), Rendering("中国"), Rendering("ab-a"), Rendering("-")], language)
    for hit in index.find(text):
        assert 0 <= hit.start < hit.end <= len(text)


def test_vietnamese_tone_marks_may_stand_on_either_vowel() -> None:
    index = TermIndex([Rendering("sức khỏe")], "vi")
    assert len(index.find("Bộ trưởng nói về sức khoẻ.")) == 1
