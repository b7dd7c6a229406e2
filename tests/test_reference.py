"""A translation against a trusted one: which passages are compared, and what the figures are."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sacrebleu.metrics.chrf import CHRF
from support import FIXTURES

from tqcheck.checks.below_reference import BELOW_REFERENCE
from tqcheck.config import policy
from tqcheck.errors import TqcheckError
from tqcheck.model import (
    AlignedPair,
    Bead,
    Document,
    Metric,
    PairReport,
    ReferencePassage,
    ReferenceReport,
    Resources,
    Text,
)
from tqcheck.pipeline import Options, compare, compare_texts
from tqcheck.reading import from_string, read
from tqcheck.reference import measure
from tqcheck.splitting import split

ARTICLE = FIXTURES / "articles" / "central-bank"


def _document(*sentences: str, language: str = "en") -> Document:
    found = split(Text("t.txt", "\n".join(sentences), language), mode="lines")
    assert len(found.sentences) == len(sentences)
    return found


def _beads(*beads: tuple[tuple[int, ...], tuple[int, ...]]) -> tuple[Bead, ...]:
    return tuple(Bead(source, target) for source, target in beads)


def _scores(metrics: tuple[Metric, ...]) -> dict[str, float]:
    return {metric.name: metric.score for metric in metrics}


def test_beads_that_the_reference_does_not_tell_apart_share_a_passage() -> None:
    source, translation = _document("a", "b", "c"), _document("One thing.", "Two things.", "Three things.")
    reference = _document("One thing and two things.", "Three things.")
    pair = AlignedPair(source, translation, _beads(((0,), (0,)), ((1,), (1,)), ((2,), (2,))))
    trusted = AlignedPair(translation, reference, _beads(((0, 1), (0,)), ((2,), (1,))))
    first, second, third = measure(pair, trusted).passages
    assert first is second
    assert first
    assert third
    assert (first.text, third.text) == ("One thing and two things.", "Three things.")
    expected = CHRF().sentence_score("One thing. Two things.", [first.text]).score
    assert _scores(first.metrics)["chrF"] == pytest.approx(expected, abs=0.01)
    assert _scores(third.metrics) == {"BLEU": 100, "chrF": 100, "chrF++": 100, "TER": 0}


def test_what_was_left_out_has_its_reference_and_no_figures() -> None:
    source, translation = _document("a", "b", "c"), _document("One thing here.", "Three things here.")
    reference = _document("One thing here.", "Two things here.", "Three things here.")
    pair = AlignedPair(source, translation, _beads(((0,), (0,)), ((1,), ()), ((2,), (1,))))
    trusted = AlignedPair(translation, reference, _beads(((0,), (0,)), ((), (1,)), ((1,), (2,))))
    found = measure(pair, trusted)
    assert found.passages[1] == ReferencePassage("Two things here.", ())
    # What is missing counts: a third of the words.
    assert _scores(found.metrics)["TER"] == pytest.approx(100 / 3, abs=0.1)


def test_what_was_added_has_no_reference_and_counts_against_the_whole() -> None:
    source, translation = _document("a"), _document("One thing here.", "And one that is new.")
    pair = AlignedPair(source, translation, _beads(((0,), (0,)), ((), (1,))))
    trusted = AlignedPair(translation, _document("One thing here."), _beads(((0,), (0,)), ((1,), ())))
    found = measure(pair, trusted)
    assert found.passages[1] is None
    assert _scores(found.metrics)["BLEU"] < 60


@pytest.mark.parametrize(
    ("language", "tokenizer", "asian"),
    [("zh", "tok:zh", "asian:yes"), ("zh-Hant", "tok:zh", "asian:yes"), ("ja", "tok:char", "asian:yes"),
     ("ko", "tok:char", "asian:no"), ("de", "tok:13a", "asian:no")],
)  # fmt: skip
def test_the_tokenizer_is_that_of_the_language(language: str, tokenizer: str, asian: str) -> None:
    one = _document("1 2 3 4 5", language=language)
    pair = AlignedPair(one, one, _beads(((0,), (0,))))
    signatures = {metric.name: metric.signature for metric in measure(pair, pair).metrics}
    assert tokenizer in signatures["BLEU"]
    assert asian in signatures["TER"]
    assert all("version:" in signature for signature in signatures.values())


def test_ter_is_not_given_where_words_cannot_be_told() -> None:
    one = _document("ธนาคารกลางขึ้นดอกเบี้ย", language="th")
    pair = AlignedPair(one, one, _beads(((0,), (0,))))
    assert list(_scores(measure(pair, pair).metrics)) == ["BLEU", "chrF", "chrF++"]


def _against(reference: Text, options: Options | None = None) -> PairReport:
    source, target = read(str(ARTICLE / "en.txt")), read(str(ARTICLE / "ja.txt"))
    return compare_texts(
        source, [target], reference, options=options or Options(), policy=policy(), progress=lambda *_: None
    ).pairs[0]


def test_every_bead_finds_its_reference_although_that_is_cut_otherwise() -> None:
    """The reference has two sentences joined and one left out; the others are found word by word."""
    target = read(str(ARTICLE / "ja.txt"))
    sentences = [sentence.text for sentence in split(target).sentences]
    changed = [sentences[0], sentences[1].rstrip("。") + "、また、" + sentences[2], *sentences[3:9], *sentences[10:]]
    pair = _against(from_string("\n".join(changed), path="trusted.txt", language="ja"))
    assert pair.reference
    chrf = [_scores(passage.metrics).get("chrF") if passage else None for passage in pair.reference.passages]
    assert chrf.count(100.0) >= len(chrf) - 5
    assert chrf.count(None) <= 2
    assert not [finding for finding in pair.findings if finding.check == BELOW_REFERENCE.id]


def test_the_check_is_not_spoken_of_without_a_reference() -> None:
    found = compare(
        str(ARTICLE / "en.txt"),
        [str(ARTICLE / "fr.txt")],
        options=Options(),
        policy=policy(select=[BELOW_REFERENCE.id]),
        progress=lambda *_: None,
    )
    assert found.pairs[0].skipped == ()
    assert found.pairs[0].reference is None


def test_a_reference_in_another_language_is_refused() -> None:
    with pytest.raises(TqcheckError, match=r"is in French; a reference is a trusted translation into Japanese"):
        _against(read(str(ARTICLE / "fr.txt")))


def test_line_by_line_the_reference_has_as_many_lines() -> None:
    source = from_string("One thing happened.\nTwo men came.\n", path="en.txt", language="en")
    target = from_string("Eine Sache geschah.\nZwei Männer kamen.\n", path="de.txt", language="de")
    reference = from_string("Etwas ist geschehen.\n\n", path="trusted.txt", language="de")
    options = Options(align="lines", source_language="en", target_language="de")
    (pair,) = compare_texts(
        source, [target], reference, options=options, policy=policy(), progress=lambda *_: None
    ).pairs
    assert pair.reference
    assert [passage.text if passage else None for passage in pair.reference.passages] == ["Etwas ist geschehen.", None]
    short = replace(reference, text="Etwas ist geschehen.")
    with pytest.raises(TqcheckError, match=r"the reference trusted\.txt 1"):
        compare_texts(source, [target], short, options=options, policy=policy(), progress=lambda *_: None)


def _problems(chrf: list[float], *, words: str = "A sentence that is long enough to be judged.") -> list[float]:
    document = _document(*(words for _ in chrf))
    pair = AlignedPair(document, document, tuple(Bead((i,), (i,)) for i in range(len(chrf))))
    passages = tuple(ReferencePassage(words, (Metric("chrF", score, ""),)) for score in chrf)
    report = ReferenceReport("trusted.txt", "en", (), passages, chance=18.0)
    return [problem.confidence for problem in BELOW_REFERENCE.look(pair, Resources(reference=report))]


def test_far_below_is_measured_by_the_text_itself() -> None:
    usual = [55.0, 61.0, 64.0, 70.0, 48.0, 66.0]
    assert _problems([*usual, 15.0]) == [0.6]  # like passages that have nothing to do with each other
    assert _problems([*usual, 25.0]) == [0.35]
    assert _problems([*usual, 40.0]) == []
    assert _problems([28.0, 30.0, 24.0, 35.0, 20.0, 31.0, 18.0]) == []  # a free translation throughout
    assert _problems([*usual[:4], 15.0]) == []  # too few to tell
    assert _problems([*usual, 15.0], words="Too short.") == []
