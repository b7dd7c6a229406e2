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
    assert (len(flip.denials), len(flip.all), flip.answered) == (1, 2, 1)
    assert source[0][flip.denials[0].start : flip.denials[0].end] == "not"
    assert flip.denials[0].start > len(source[0]) / 2


@pytest.mark.parametrize(
    ("source", "target", "language"),
    [
        # the answer of another clause, and a word that says something else
        (
            "The port will not swap one partner for another.",
            "Der Hafen wird einen Partner gegen einen anderen tauschen.",
            "de",
        ),
        ("The fleet has yet to sail.", "La flotte a déjà appareillé.", "fr"),
        ("Voters said the mayor had not kept his word.", "Cử tri đi bỏ phiếu nói thị trưởng đã giữ lời.", "vi"),
        ("He said he would not rule out talks on deterrence.", "抑止力をめぐる協議も排除すると述べた。", "ja"),
        ("The rules no longer apply, but nobody complained.", "规则适用，但没有人抱怨。", "zh"),
        # another word of the sentence explains the only negator of the translation
        (
            "He did not expect a shortage this year, the minister said, but his colleague disagreed.",
            "Он ожидает дефицита в этом году, сказал министр, но коллега с ним не согласился.",
            "ru",
        ),
        # forbidden and allowed
        ("The law bars foreigners from owning land.", "该法律允许外国人拥有土地。", "zh"),
        ("The ministry banned exports of wheat.", "Министерство разрешило экспорт пшеницы.", "ru"),
    ],
)
def test_a_word_of_another_clause_or_sense_is_no_answer(source: str, target: str, language: str) -> None:
    assert _flips((source, "en"), (target, language))


@pytest.mark.parametrize(
    ("source", "target", "language"),
    [
        ("The court has yet to rule.", "Das Gericht hat noch nicht entschieden.", "de"),
        ("The court has yet to rule.", "La cour ne s'est pas encore prononcée.", "fr"),
        ("The firm received few orders.", "لم تتلق الشركة سوى طلبيات قليلة.", "ar"),
        ("The firm received only two orders.", "同社が受けた注文は2件しかなかった。", "ja"),
        ("The case is still under review.", "Sự việc chưa được xem xét xong.", "vi"),
        ("It was not the team's first defeat.", "Команда проиграла не впервые.", "ru"),
        ("It was the first time they had won.", "Nunca antes habían ganado.", "es"),
        ("The text does not ban protests.", "Le texte autorise les manifestations.", "fr"),
        ("The ban on flights ended on Friday.", "Les vols sont de nouveau autorisés depuis vendredi.", "fr"),
        ("There is no water and no power.", "Es gibt weder Wasser noch Strom.", "de"),
        ("We did not approve or endorse it.", "Мы этого не одобряем и не рекламируем.", "ru"),
        ("Bank officials held the rate at 5%.", "央行将利率维持在5%不变。", "zh"),
        ("He did not come because he was ill.", "وغاب بسبب مرضه.", "ar"),
    ],
)
def test_what_is_negated_in_another_way_is_no_flip(source: str, target: str, language: str) -> None:
    assert _flips((source, "en"), (target, language)) == []


def test_what_hardly_corresponds_is_not_compared() -> None:
    assert _flips(("The order did not mean a cut.", "en"), ("命令意味着减产。", "zh"), score=0.2) == []


def test_a_sentence_without_counterpart_is_passed_over() -> None:
    pair = AlignedPair(_document("He did not come.", "en"), _document("", "zh"), (Bead((0,), ()),))
    assert list(flips(pair)) == []
