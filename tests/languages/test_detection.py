from __future__ import annotations

import pytest

from tqcheck.languages.codes import is_right_to_left, normalise, same_language
from tqcheck.languages.detection import detect, is_rather, to_simplified

SAMPLES = {
    "en": "The four ministers condemned the launch of the missiles.",
    "zh": "四位部长谴责发射导弹的行为，并强调维护和平。",
    "zh-Hant": "四位部長譴責發射飛彈的行為，並強調維護和平。",
    "ja": "四閣僚は北朝鮮による弾道ミサイル発射を非難した。",
    "ko": "네 장관은 미사일 발사를 규탄했다.",
    "de": "Die vier Minister verurteilten den Start der Raketen und forderten Frieden.",
    "fr": "Les quatre ministres ont condamné le lancement des missiles et demandé la paix.",
    "es": "Los cuatro ministros condenaron el lanzamiento de los misiles y pidieron la paz.",
    "ru": "Четыре министра осудили запуск ракет и призвали к миру.",
    "ar": "أدان الوزراء الأربعة إطلاق الصواريخ ودعوا إلى السلام.",
    "vi": "Bốn bộ trưởng lên án vụ phóng tên lửa và kêu gọi hòa bình.",
    "uk": "Чотири міністри засудили запуск ракет і закликали до миру у цій країні.",
}


@pytest.mark.parametrize("language", SAMPLES)
def test_languages_are_told(language: str) -> None:
    guess = detect(SAMPLES[language])
    assert guess is not None
    assert guess.language == language


def test_figures_have_no_language() -> None:
    assert detect("12 345 – 67 %") is None


def test_a_sentence_full_of_english_names_is_not_english() -> None:
    words = (
        "En Washington, el presidente Joe Biden dijo a los periodistas que Estados Unidos no apoya la independencia."
    )
    assert not is_rather(words, "en", "es")
    assert is_rather("The president told the reporters in the capital that he would not come.", "en", "es")


def test_simplified_text_keeps_its_offsets() -> None:
    words = "韓國國防部長官金龍顯，頭髮、皇后與乾燥。"
    assert len(to_simplified(words)) == len(words)
    assert to_simplified(words).startswith("韩国国防部长官金龙显")


@pytest.mark.parametrize(
    ("written", "canonical"),
    [("ZH", "zh"), ("zh-CN", "zh"), ("zh_TW", "zh-Hant"), ("zh-hant-hk", "zh-Hant"), ("pt-br", "pt-BR"), ("EN", "en")],
)
def test_codes_have_one_form(written: str, canonical: str) -> None:
    assert normalise(written) == canonical


def test_scripts_do_not_make_languages() -> None:
    assert same_language("zh", "zh-Hant")
    assert not same_language("zh", "ja")
    assert is_right_to_left("ar")
    assert not is_right_to_left("ru")
