"""Which beads are flips."""

from __future__ import annotations

import pytest

from tqcheck.evidence.polarity import Flip, flips
from tqcheck.model import AlignedPair, Bead, Document, Sentence


def _document(text: str, language: str) -> Document:
    return Document(f"{language}.txt", language, text, (Sentence(text, 0, len(text), 1, 0),))


def _flips(source: tuple[str, str], target: tuple[str, str], score: float = 0.95) -> list[Flip]:
    bead = Bead((0,), (0,), similarity=0.8, score=score)
    return list(flips(AlignedPair(_document(*source), _document(*target), (bead,))))


def test_a_lost_negation_is_a_flip() -> None:
    (flip,) = _flips(("The order did not mean a cut.", "en"), ("命令意味着减产。", "zh"))
    assert (flip.side, len(flip.denials), flip.answered, flip.doubtful) == ("source", 1, 0, 0)


def test_an_added_negation_is_a_flip() -> None:
    (flip,) = _flips(("The order applies to boats.", "en"), ("Der Befehl gilt nicht für Boote.", "de"))
    assert flip.side == "target"


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("The plan did not succeed.", "计划失败了。"),  # negative by meaning
        ("The plan did not succeed.", "计划没有成功。"),
        ("The plan succeeded.", "计划成功了。"),
    ],
)
def test_what_both_sides_say_is_no_flip(source: str, target: str) -> None:
    assert _flips((source, "en"), (target, "zh")) == []


def test_a_word_that_both_sides_have_does_not_stand_for_a_negation() -> None:
    source = ("Without a permit the boats did not sail.", "en")
    assert _flips(source, ("Ohne Genehmigung fuhren die Boote.", "de"))
    assert _flips(("The boats did not have a permit.", "en"), ("Die Boote fuhren ohne Genehmigung.", "de")) == []


def test_negators_of_one_clause_count_once_where_the_language_doubles_them() -> None:
    assert _flips(("Nobody said a word.", "en"), ("Никто ничего не сказал.", "ru")) == []
    assert _flips(("Their plan was unusual.", "en"), ("Никто не удивился их плану.", "ru")) == []


def test_one_of_two_negations_of_an_english_sentence_may_be_lost() -> None:
    source = ("The rules do not apply here and they were not published.", "en")
    (flip,) = _flips(source, ("Die Regeln gelten hier nicht und wurden veröffentlicht.", "de"))
    assert (len(flip.denials), flip.answered) == (2, 1)


def test_what_hardly_corresponds_is_not_compared() -> None:
    assert _flips(("The order did not mean a cut.", "en"), ("命令意味着减产。", "zh"), score=0.2) == []


def test_a_sentence_without_counterpart_is_passed_over() -> None:
    pair = AlignedPair(_document("He did not come.", "en"), _document("", "zh"), (Bead((0,), ()),))
    assert list(flips(pair)) == []
