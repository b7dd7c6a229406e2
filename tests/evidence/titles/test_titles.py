from __future__ import annotations

from itertools import chain

import pytest

from tqcheck.evidence.titles.dropping import wrong_modifiers
from tqcheck.evidence.titles.judgements import wrong_titles
from tqcheck.evidence.titles.modifiers import GROUPS, has, hinted
from tqcheck.evidence.titles.offices import modifiers, offices
from tqcheck.evidence.titles.sightings import finder
from tqcheck.model import AlignedPair, Bead, Document, Sentence


def pair(source: str, target: str, language: str) -> AlignedPair:
    documents = [
        Document(path, code, text, (Sentence(text, 0, len(text), 1, 0),))
        for path, code, text in (("s", "en", source), ("t", language, target))
    ]
    return AlignedPair(documents[0], documents[1], (Bead((0,), (0,), 0.8, 0.9),))


def test_the_tables_are_as_large_as_promised_and_hold_together() -> None:
    assert len(offices()) >= 250
    assert all(other in offices() for office in offices().values() for other in office.neighbours)
    assert set(chain.from_iterable(GROUPS.values())) <= set(modifiers())


@pytest.mark.parametrize(
    ("source", "target", "language", "found"),
    [
        ("The foreign minister spoke.", "国防部长发表讲话。", "zh", "国防部长"),
        ("The foreign minister spoke.", "Die Verteidigungsministerin sprach.", "de", "Verteidigungsministerin"),
        ("The deputy prime minister spoke.", "Премьер-министр выступил.", "ru", "Премьер-министр"),
    ],
)
def test_another_office(source: str, target: str, language: str, found: str) -> None:
    assert [wrong.found for wrong in wrong_titles(pair(source, target, language))] == [found]


@pytest.mark.parametrize(
    ("source", "target", "language"),
    [
        ("The foreign minister spoke.", "外长发表讲话。", "zh"),
        ("The defense minister spoke.", "국방부 장관이 말했다.", "ko"),
        ("The deputy oil minister spoke.", "石油部副部长发表讲话。", "zh"),
        ("The monarch waved.", "Die Monarchin winkte.", "de"),
    ],
)
def test_the_same_office(source: str, target: str, language: str) -> None:
    assert not list(wrong_titles(pair(source, target, language)))


def test_modifiers_are_found_at_their_office() -> None:
    text = "former Taipei Mayor Ko Wen-je"
    sighting = next(s for s in finder("en").find(text) if s.words == "Mayor")
    assert has("former", text, "en", sighting)
    assert not has("acting", text, "en", sighting)
    assert hinted("former", "前台北市長", "zh-Hant")
    assert not hinted("former", "目前的台北市長", "zh-Hant")


def test_a_dropped_and_an_added_modifier() -> None:
    dropped = list(wrong_modifiers(pair("The former foreign minister spoke.", "外交部长发表讲话。", "zh")))
    assert [(wrong.modifier, wrong.dropped) for wrong in dropped] == [("former", True)]
    added = list(wrong_modifiers(pair("The foreign minister spoke.", "Der ehemalige Außenminister sprach.", "de")))
    assert [(wrong.modifier, wrong.dropped) for wrong in added] == [("former", False)]
