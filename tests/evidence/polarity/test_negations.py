"""What is read as a denial, and what only looks like one."""

from __future__ import annotations

import pytest

from tqcheck.evidence.polarity import DATA, denials, negator, phrase
from tqcheck.evidence.polarity.pairing import read_senses
from tqcheck.languages import section


def _certain(text: str, language: str) -> list[str]:
    return [text[d.start : d.end] for d in denials(text, language) if d.certain]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "He did not come and she can’t.", ["not", "can’t"]),
        ("zh", "官员并未证实，也不打算调查。", ["并未", "不"]),
        ("zh-Hant", "官員沒有證實。", ["沒有"]),
        ("ja", "公開しなかった。", ["なかった"]),
        ("ko", "기억하지 못했다.", ["기억하지 못했다"]),
        ("de", "Niemand hat kein Geld.", ["Niemand", "kein"]),
        ("fr", "Il ne l'a jamais vu.", ["ne l'a jamais"]),
        ("es", "No vino nadie.", ["No", "nadie"]),
        ("ru", "Он не пришёл.", ["не"]),
        ("ar", "لم يصل الوفد ولن يصل.", ["لم", "ولن"]),
        ("vi", "Ông không bao giờ trả lời.", ["không bao giờ"]),
        ("fr", "Aucune date n'a été fixée.", ["Aucune date n'"]),
        ("fr", "Il n'aurait pas dû attendre que tout change.", ["n'aurait pas dû attendre que"]),
        ("ar", "ولم يعلن الموعد بعد.", ["ولم يعلن الموعد بعد"]),
        ("en", "The court has yet to rule, but it no longer sits.", ["has yet to", "no longer"]),
        ("hi", "वह नहीं आया।", ["नहीं"]),
        ("it", "Non è venuto nessuno.", ["Non", "nessuno"]),
        ("pt", "Ninguém respondeu.", ["Ninguém"]),
        ("nl", "Zij hebben geen huis.", ["geen"]),
        ("pl", "Nie przyszedł nikt.", ["Nie", "nikt"]),
        ("cs", "Nikdo nebyl zraněn.", ["Nikdo", "nebyl"]),
        ("uk", "Він не прийшов.", ["не"]),
    ],
)
def test_negators_are_certain(language: str, text: str, expected: list[str]) -> None:
    assert _certain(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Not only the roof but the walls burned."),
        ("en", "Isn't it late?"),
        ("zh", "这座桥不仅老旧，而且非常危险，不得不拆除。"),
        ("ja", "家屋だけでなく港も被害を受け、避難しなければならない。"),
        ("ko", "집뿐만 아니라 항구도 피해를 입을 수밖에 없었다."),
        ("de", "Nicht nur die Schüler waren da, auch nichts anderes als Lehrer."),
        ("fr", "Le musée n'ouvre que le samedi."),
        ("es", "No solo los alumnos vinieron."),
        ("ru", "Тем не менее, несмотря на дождь, не только дети гуляли."),
        ("ar", "لا يزال العمال ينتظرون."),
        ("vi", "Không quân không chỉ mất máy bay."),
        ("ja", "注文は2件しか受けられなかった。"),
        ("zh", "这不是进步，而是倒退；利率维持不变。"),
    ],
)
def test_what_holds_a_negator_without_denying_is_not_certain(language: str, text: str) -> None:
    assert _certain(text, language) == []


def test_words_inside_other_words_are_not_read() -> None:
    assert denials("The notary knew the United Nations.", "en") == ()
    assert denials("特别是南非的无人机", "zh") == ()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("vi", "Cử tri bỏ phiếu, thiếu tướng rời khỏi hầu hết các thành phố."),
        ("ja", "未明に生まれた子が含まれている。出席しなければならない。"),
        ("ko", "오늘 하늘에서 영향을 미쳤다고 비판했다."),
        ("zh", "零售额反弹，逆差按兵不动。"),
        ("en", "Until Friday the bar association met."),
        ("es", "La independencia de las entidades privadas y sus desafíos."),
    ],
)
def test_words_that_hold_a_listed_one_are_passed_over(language: str, text: str) -> None:
    assert denials(text, language) == ()


def test_a_conjunction_may_be_written_on_to_the_word() -> None:
    (denial,) = denials("وغاب الرئيس.", "ar")
    assert (denial.start, denial.sense) == (1, "lack")


def test_negators_over_a_line_break_are_read() -> None:
    text = "Le maire ne répond\npas."
    assert _certain(text, "fr") == ["ne répond\npas"]


@pytest.mark.parametrize("language", DATA)
def test_every_language_has_what_is_needed(language: str) -> None:
    data = section(language, "negation")
    assert set(data) >= {"around", "joining", "allowing", "enabling", "idle", "certain", "possible"}
    certain = [words for listed in data["certain"].values() for words in listed]
    possible = [words for listed in data["possible"].values() for words in listed]
    assert not set(certain) & set(possible)
    assert len(set(possible)) == len(possible)
    assert not set(data["idle"]) & {*certain, *possible}


def test_every_sense_has_a_reach() -> None:
    senses = {sense for language in DATA for sense in section(language, "negation")["possible"]}
    assert senses <= set(read_senses())


def test_a_negator_is_quoted_with_its_surroundings_and_its_meaning() -> None:
    text = "Das Gutachten ist rechtlich nicht bindend."
    (denial,) = denials(text, "de")
    start, end = phrase(text, denial, "de")
    assert text[start:end] == "rechtlich nicht bindend"
    assert negator(text, denial, "de") == "“nicht” (not)"


def test_a_quotation_ends_at_punctuation() -> None:
    text = "他表示，不。"
    (denial,) = denials(text, "zh")
    start, end = phrase(text, denial, "zh")
    assert text[start:end] == "不"
