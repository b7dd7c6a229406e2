from __future__ import annotations

import pytest

from tqcheck.evidence.drift import find_drift
from tqcheck.evidence.drift.editing import Change, weigh
from tqcheck.evidence.drift.matching import trace
from tqcheck.model import AlignedPair, Bead, Document, Text
from tqcheck.splitting import split


@pytest.mark.parametrize(
    ("language", "old", "new", "weight"),
    [
        ("en", "He left on Tuesday.", "He left on Wednesday.", "substance"),
        ("en", "He left on Tuesday.", "He left - on tuesday!", "none"),
        ("en", "They recieve a letter.", "They receive a letter.", "none"),
        ("en", "They could leave.", "They would leave.", "substance"),
        ("en", "Shi Yanhong spoke.", "Shi Yinhong spoke.", "substance"),
        ("en", "The colour is organised.", "The color is organized.", "none"),
        ("en", "Four men left.", "For men left.", "substance"),
        ("en", "A man left.", "The man left.", "light"),
        ("en", "It rose by 5%.", "It rose by 5.", "substance"),
        ("en", "It rose by 1.5 points.", "It rose by 15 points.", "substance"),
        ("en", "He did leave.", "He did not leave.", "substance"),
        ("en", "an e-mail", "an email", "none"),
        ("de", "daß er ging", "dass er ging", "none"),
        ("de", "Er ging am Dienstag.", "Er ging am Mittwoch.", "substance"),
        ("zh", "他周二离开了。", "他周三离开了。", "substance"),
        ("zh", "他周二离开了。", "他周二离开。", "light"),
        ("zh", "2024年", "2025年", "substance"),
        ("ja", "彼は火曜日に去った。", "彼は火曜日に去った！", "none"),
        ("ru", "Он ещё ушёл.", "Он еще ушел.", "none"),
        ("ar", "غادر يوم الثلاثاء.", "غادر يوم الأربعاء.", "substance"),
    ],
)
def test_an_edit_weighs_what_it_changes(language: str, old: str, new: str, weight: str) -> None:
    assert weigh(old, new, language).weight == weight


def test_the_changes_are_named_in_their_own_words() -> None:
    assert weigh("He left on Tuesday, the fifth.", "He left the town on Friday, the fifth.", "en").changes == (
        Change("", "the town"),
        Change("Tuesday", "Friday"),
    )


def _document(language: str, *sentences: str) -> Document:
    return split(Text(f"{language}.txt", "\n".join(sentences) + "\n", language), mode="lines")


def _pair(source: tuple[str, ...], target: tuple[str, ...], beads: str) -> AlignedPair:
    made = [
        Bead(tuple(map(int, one)), tuple(map(int, other)), 0.8, 0.9)
        for one, other in (bead.split("-") for bead in beads.split())
    ]
    return AlignedPair(_document("en", *source), _document("de", *target), tuple(made))


def test_moved_and_edited_sentences_are_followed() -> None:
    old = _document("en", "One came.", "Two went home early.", "Three stayed.", "Four slept.")
    new = _document("en", "Three stayed.", "One came.", "Two went home late.", "Quite new, this.", "Four slept.")
    history = trace(old, new)
    assert history.same == (2, 0, None, None, 3)
    assert history.edited == (None, None, 1, None, None)


BEFORE = _pair(("He came.", "Two men left.", "She slept."), ("Er kam.", "Zwei gingen.", "Sie schlief."), "0-0 1-1 2-2")


def _drift(
    source: tuple[str, ...], target: tuple[str, ...], beads: str, before: AlignedPair = BEFORE
) -> list[tuple[int, str, str]]:
    return [(d.bead, d.old, d.new) for d in find_drift(before, _pair(source, target, beads), changed="source")]


TARGET = ("Er kam.", "Zwei gingen.", "Sie schlief.")


def test_a_source_that_changed_alone_is_found() -> None:
    assert _drift(("He came.", "Three men left.", "She slept."), TARGET, "0-0 1-1 2-2") == [
        (1, "Two men left.", "Three men left.")
    ]


def test_both_sides_changed_is_no_drift() -> None:
    target = ("Er kam.", "Drei gingen.", "Sie schlief.")
    assert _drift(("He came.", "Three men left.", "She slept."), target, "0-0 1-1 2-2") == []


def test_other_beads_alone_are_no_drift() -> None:
    source = ("He came.", "Two men left.", "She slept.")
    assert _drift(source, TARGET, "01-01 2-2") == []
    assert _drift(("He came. ", "Two men left.", "She slept."), TARGET, "0-0 12-12") == []


def test_a_sentence_put_in_or_taken_out_of_a_passage_is_found() -> None:
    assert _drift(("He came.", "Two men left.", "They took it all.", "She slept."), TARGET, "0-0 12-1 3-2") == [
        (1, "", "They took it all.")
    ]
    before = _pair(("He came.", "Two men left.", "And a dog.", "She slept."), TARGET, "0-0 12-1 3-2")
    assert _drift(("He came.", "Two men left.", "She slept."), TARGET, "0-0 1-1 2-2", before) == [(1, "And a dog.", "")]


def test_a_shift_of_the_beads_tells_one_edit_once() -> None:
    before = _pair(("A b c.", "Two men left early.", "She slept."), ("Abc.", "Sie schlief."), "01-0 2-1")
    found = _drift(("A b c.", "Three men left early.", "She slept."), ("Abc.", "Sie schlief."), "0-0 12-1", before)
    assert found == [(1, "Two men left early.", "Three men left early.")]
