"""Which words say how certain something is, and where the two sides differ in it."""

from __future__ import annotations

from importlib.resources import files

import pytest

from tqcheck.evidence.modality import DATA, Shift, modals, shifts
from tqcheck.model import AlignedPair, Bead, Document, Sentence

TABLE = (files("tqcheck.evidence.modality") / "data" / "modality.tsv").read_text(encoding="utf-8")


def _document(text: str, language: str) -> Document:
    return Document(f"{language}.txt", language, text, (Sentence(text, 0, len(text), 1, 0),))


def _shifts(source: tuple[str, str], target: tuple[str, str], score: float = 0.95) -> list[Shift]:
    bead = Bead((0,), (0,), similarity=0.8, score=score)
    return list(shifts(AlignedPair(_document(*source), _document(*target), (bead,))))


def _strong(text: str, language: str) -> list[tuple[str, str]]:
    return [(text[m.start : m.end], m.kind) for m in modals(text, language) if not m.weak]


@pytest.mark.parametrize("language", DATA)
def test_every_language_can_hedge_and_be_certain(language: str) -> None:
    header, *rows = [line.split("\t") for line in TABLE.splitlines()]
    assert all(len(row) == len(header) for row in rows)
    cells = {row[0]: row[header.index(language)].split("|") for row in rows}
    for kind in ("possible", "expected", "certain", "decided", "must"):
        assert any(word and not word.startswith("~") for word in cells[kind]), kind


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("It may rain.", "en", ("may", "possible")),
        ("She could come.", "en", ("could", "able")),
        ("El precio subirá.", "es", ("subirá", "will")),
        ("Il pourrait pleuvoir.", "fr", ("pourrait", "possible")),
        ("Им необходимо, они должны платить.", "ru", ("должны", "must")),
        ("價格可能上漲。", "zh-Hant", ("可能", "possible")),
        ("払わなければならない。", "ja", ("なければならな", "must")),
        ("오를 수 있다.", "ko", ("수 있", "possible")),
        ("Giá có thể tăng.", "vi", ("có thể", "possible")),
        ("ربما تمطر.", "ar", ("ربما", "possible")),
    ],
)
def test_modal_words_are_found(text: str, language: str, found: tuple[str, str]) -> None:
    assert found in _strong(text, language)


@pytest.mark.parametrize("text", ["May sales rose.", "Will Turner came in May.", "The ill will is gone."])
def test_months_and_names_are_no_modals(text: str) -> None:
    assert _strong(text, "en") == []


def test_a_hedge_that_became_a_certainty_is_asserted() -> None:
    (shift,) = _shifts(("Prices may rise.", "en"), ("价格必将上涨。", "zh"))
    assert (shift.side, shift.kind, shift.modal.says, shift.against and shift.against.says) == (
        "source",
        "asserted",
        "may",
        "certainly will",
    )


def test_a_hedge_without_counterpart_is_unhedged() -> None:
    (shift,) = _shifts(("Talks may follow.", "en"), ("Последуют переговоры.", "ru"))
    assert (shift.kind, shift.against) == ("unhedged", None)


def test_a_duty_that_became_a_possibility_is_released() -> None:
    (shift,) = _shifts(("It must be paid.", "en"), ("Quizás se pague.", "es"))
    assert shift.kind == "released"


@pytest.mark.parametrize(
    ("source", "target", "kind"),
    [
        ("You can pay later.", "Sie müssen später zahlen.", "bound"),
        ("You must pay at once.", "Sie können sofort zahlen.", "released"),
        ("He may not pay.", "Er wird niemals zahlen.", "asserted"),
    ],
)
def test_leave_and_duty_change_places(source: str, target: str, kind: str) -> None:
    (shift,) = _shifts((source, "en"), (target, "de"))
    assert shift.kind == kind


def test_a_condition_of_one_side_alone_explains_leave_and_duty() -> None:
    assert _shifts(("You can be fined if you do not pay.", "en"), ("Sie müssen zahlen.", "de")) == []


def test_the_target_may_be_the_one_that_hedges() -> None:
    (shift,) = _shifts(("Die Fähre kommt zweifellos.", "de"), ("The ferry may come.", "en"))
    assert (shift.side, shift.kind) == ("target", "asserted")


@pytest.mark.parametrize(
    ("source", "target", "language"),
    [
        ("Talks may follow.", "Weitere Gespräche sind möglich.", "de"),
        ("Talks may follow.", "Il y aurait d'autres discussions.", "fr"),
        ("You may not smoke.", "Fumar está prohibido.", "es"),
        ("It must be paid.", "必须付款。", "zh"),
        ("He was expected to win.", "Ожидалось, что он победит.", "ru"),
        ("He will come.", "Er wird kommen.", "de"),
    ],
)
def test_what_both_sides_say_is_no_shift(source: str, target: str, language: str) -> None:
    assert _shifts((source, "en"), (target, language)) == []


def test_what_answers_to_another_word_of_the_source_excuses_nothing() -> None:
    """“Said” and “заявил” are of a kind that may hedge, but they translate each other."""
    source = ("The minister said further measures may follow.", "en")
    assert _shifts(source, ("Министр заявил, что последуют новые меры.", "ru"))


def test_what_hardly_corresponds_is_not_compared() -> None:
    assert _shifts(("Prices may rise.", "en"), ("价格必将上涨。", "zh"), score=0.05) == []
