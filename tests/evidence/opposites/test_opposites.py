"""Which words contradict each other, and what explains that they need not."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest

from tqcheck.evidence.opposites import DATA, Reversal, axes, poles, reversals
from tqcheck.model import AlignedPair, Bead, Document, Sentence

TABLES = sorted(
    (file for file in (files("tqcheck.evidence.opposites") / "data").iterdir() if file.name.endswith(".tsv")),
    key=lambda file: file.name,
)


def _document(text: str, language: str) -> Document:
    return Document(f"{language}.txt", language, text, (Sentence(text, 0, len(text), 1, 0),))


def _reversals(source: tuple[str, str], target: tuple[str, str], score: float = 0.95) -> list[Reversal]:
    bead = Bead((0,), (0,), similarity=0.8, score=score)
    return list(reversals(AlignedPair(_document(*source), _document(*target), (bead,))))


def _strong(text: str, language: str) -> list[tuple[str, str]]:
    return [(text[p.start : p.end], p.says) for p in poles(text, language) if not p.weak]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_axis_has_words_of_all_languages_at_both_ends(table: object) -> None:
    header, *rows = [line.split("\t") for line in table.read_text(encoding="utf-8").splitlines()]  # type: ignore[attr-defined]
    assert set(DATA) <= set(header)
    assert all(len(row) == len(header) for row in rows)
    for axis in {row[0] for row in rows} - {"idle"}:
        ends = {row[1] for row in rows if row[0] == axis}
        assert len(ends) >= 2, axis
        for end in ends:
            cells = [row[3:] for row in rows if (row[0], row[1]) == (axis, end)]
            assert all(any(column) for column in zip(*cells, strict=True)), (axis, end)


def test_no_word_stands_at_two_ends_of_an_axis() -> None:
    seen: dict[tuple[str, str, str], str] = {}
    for table in TABLES:
        header, *rows = [line.split("\t") for line in table.read_text(encoding="utf-8").splitlines()]
        for row in rows:
            for language, cell in zip(header[3:], row[3:], strict=True):
                for word in filter(None, cell.split("|")):
                    if not word.startswith("~"):
                        assert seen.setdefault((row[0], language, word), row[1]) == row[1], (row[0], language, word)


def test_no_word_is_listed_as_idle_and_as_a_word_of_an_axis() -> None:
    idle: set[tuple[str, str]] = set()
    words: set[tuple[str, str]] = set()
    for table in TABLES:
        header, *rows = [line.split("\t") for line in table.read_text(encoding="utf-8").splitlines()]
        for row in rows:
            listed = {
                (language, word.removeprefix("~"))
                for language, cell in zip(header[3:], row[3:], strict=True)
                for word in filter(None, cell.split("|"))
            }
            (idle if row[0] == "idle" else words).update(listed)
    assert sorted(idle & words) == []


def test_there_are_as_many_axes_as_promised() -> None:
    assert len(axes()) >= 140


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("Prices climbed.", "en", ("climbed", "rise")),
        ("Die Preise nahmen um 3,5 Prozent zu.", "de", ("nahmen um 3,5 Prozent zu", "increase")),
        ("Цены снизились.", "ru", ("снизились", "fall")),
        ("وارتفعت الأسعار.", "ar", ("وارتفعت", "rise")),
        ("물가가 상승했다고 한다.", "ko", ("상승", "rise")),
        ("警報級別已經上調。", "zh-Hant", ("上調", "increase")),
        ("物価が下落した。", "ja", ("下落", "fall")),
        ("Giá gạo giảm mạnh.", "vi", ("giảm mạnh", "fall")),
    ],
)
def test_words_are_found_in_their_forms(text: str, language: str, found: tuple[str, str]) -> None:
    assert found in _strong(text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The prize went to Rose Miller.", "en"),  # a name
        ("Sie nahmen den Zug, das gab Ärger zu hören.", "de"),  # “zu” stands in another clause
        ("Heavy snow is rare, but his sister party won.", "en"),  # an idiom
        ("明天有强降雨。", "zh"),
    ],
)
def test_what_only_looks_like_such_a_word(text: str, language: str) -> None:
    assert not {"rise", "increase", "fall", "sister"} & {says for _, says in _strong(text, language)}


def test_the_opposite_on_the_other_side_is_a_reversal() -> None:
    (reversal,) = _reversals(("The court rejected the appeal.", "en"), ("法院支持了上诉。", "zh"))
    assert (reversal.source.says, reversal.target.says, reversal.number, reversal.alone) == (
        "reject",
        "support",
        "",
        True,
    )


def test_a_number_ties_two_words_though_others_stand_beside_them() -> None:
    source = ("The cut was denied, while exports fell 3.1% in June.", "en")
    (reversal,) = _reversals(source, ("Die Kürzung wurde bestritten, während die Exporte um 3,1 % stiegen.", "de"))
    assert (reversal.source.says, reversal.target.says, reversal.number) == ("fall", "rise", "3.1")


def test_one_word_too_many_at_the_other_pole_is_a_reversal() -> None:
    source = ("When wages rose, prices fell.", "en")
    (reversal,) = _reversals(source, ("Als die Löhne fielen, fielen die Preise.", "de"))
    assert (reversal.source.says, reversal.target.says) == ("rise", "fall")


def test_a_number_that_stands_twice_ties_nothing() -> None:
    source = ("Wheat fell 3%, and maize rose 3%.", "en")
    assert _reversals(source, ("Weizen stieg um 3 %, und Mais fiel um 3 %.", "de")) == []


@pytest.mark.parametrize(
    ("source", "target", "language"),
    [
        ("Prices did not fall.", "Die Preise stiegen.", "de"),
        ("The party failed to win.", "Партия проиграла.", "ru"),
        ("The rear never faces the square.", "背面始终背对广场。", "zh"),
        ("Exports rose and imports fell.", "进口下降，出口增长。", "zh"),
        ("It is rising but low.", "Es steigt, ist aber niedrig.", "de"),
    ],
)
def test_what_is_explained_is_no_reversal(source: str, target: str, language: str) -> None:
    assert _reversals((source, "en"), (target, language)) == []


@pytest.mark.parametrize(
    ("text", "language", "word"),
    [
        ("The road is not safe.", "en", "safe"),
        ("محادثات غير مباشرة", "ar", "مباشرة"),
        ("非公式の訪問", "ja", "公式"),
        ("Con đường không an toàn.", "vi", "an toàn"),
        ("Дорога не опасна.", "ru", "опасна"),
    ],
)
def test_a_word_behind_a_negator_accuses_nobody(text: str, language: str, word: str) -> None:
    assert all(p.weak for p in poles(text, language) if text[p.start : p.end] == word)


def test_a_lessened_word_stands_for_the_other_end() -> None:
    assert ("upbeat", "less optimistic") in _strong("He was less upbeat.", "en")
    assert ("upbeat", "less optimistic") not in _strong("He was no less upbeat.", "en")


def test_the_axes_that_turn_are_axes() -> None:
    listed = tomllib.loads((files("tqcheck.evidence.opposites") / "firmness.toml").read_text(encoding="utf-8"))
    assert {axis for names in listed.values() for axis in names.split()} <= axes()


def test_what_may_turn_is_told_from_what_is_firm() -> None:
    (before,) = _reversals(("They ate before the concert.", "en"), ("Danach aßen sie.", "de"))
    (rose,) = _reversals(("Prices rose.", "en"), ("Die Preise sanken.", "de"))
    (rate,) = _reversals(("The won fell against the dollar.", "en"), ("환율은 상승했다.", "ko"))
    assert [found.firmness for found in (before, rose, rate)] == ["turning", "firm", "turning"]


def test_what_compares_has_to_stand_beside_a_number() -> None:
    (found,) = _reversals(("It cost more than 50 euros.", "en"), ("Es kostete weniger als 50 Euro.", "de"))
    assert (found.firmness, found.number) == ("bounding", "50")


def test_two_reversals_make_the_sense_right_again() -> None:
    source = ("The country reduced its dependence.", "en")
    found = _reversals(source, ("Das Land hat seine Unabhängigkeit gesteigert.", "de"))
    assert found
    assert not any(reversal.complete for reversal in found)


def test_words_of_different_statements_do_not_answer_each_other() -> None:
    source = ("Barley ended 2% lower, while oats gained 3%.", "en")
    assert _reversals(source, ("Gerste ließ um 2 % Federn, Hafer stieg um 3 %.", "de")) == []


def test_what_hardly_corresponds_is_not_compared() -> None:
    assert _reversals(("Prices rose.", "en"), ("Die Preise fielen.", "de"), score=0.05) == []
