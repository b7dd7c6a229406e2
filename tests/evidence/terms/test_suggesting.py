from __future__ import annotations

from tqcheck.evidence.terms.suggesting import render_suggestions, suggest
from tqcheck.evidence.terms.tables import parse_table
from tqcheck.model import AlignedPair, Bead, Document, Sentence

ENGLISH = [
    "The Harbor Relief Fund opened in March.",
    "Donors gave the Harbor Relief Fund two million.",
    "A storm hit the coast.",
    "Critics say the Harbor Relief Fund is slow.",
    "The mayor spoke about the storm.",
    "Nobody expected such a storm.",
]
CHINESE = [
    "港口救济基金三月启用。",
    "捐助者向港口救济基金捐了两百万。",
    "风暴袭击了海岸。",
    "批评者说港口救济基金行动迟缓。",
    "市长谈到风暴。",
    "没有人预料到这样的风暴。",
]


def _document(lines: list[str], language: str) -> Document:
    sentences, offset = [], 0
    for number, line in enumerate(lines):
        sentences.append(Sentence(line, offset, offset + len(line), number + 1, number))
        offset += len(line) + 1
    return Document(f"{language}.txt", language, "\n".join(lines), tuple(sentences))


def _pair() -> AlignedPair:
    beads = tuple(Bead((i,), (i,)) for i in range(len(ENGLISH)))
    return AlignedPair(_document(ENGLISH, "en"), _document(CHINESE, "zh"), beads)


def test_frequent_terms_are_proposed_with_their_renderings() -> None:
    found = {suggestion.source: suggestion for suggestion in suggest([_pair()])}
    assert found["Harbor Relief Fund"].renderings[0].words == "港口救济基金"
    assert found["Harbor Relief Fund"].count == 3
    assert found["storm"].renderings[0].words == "风暴"


def test_the_proposal_can_be_read_as_a_glossary() -> None:
    text = render_suggestions(suggest([_pair()]), "en", "zh")
    entries = parse_table(text, path="suggested.tsv")
    assert {entry.renderings["en"][0].text for entry in entries} >= {"Harbor Relief Fund", "storm"}
    assert "3 times" in next(e.note for e in entries if e.renderings["en"][0].text == "storm")


def test_what_goes_together_twice_is_chance() -> None:
    few = AlignedPair(_document(ENGLISH[:4], "en"), _document(CHINESE[:4], "zh"), _pair().beads[:4])
    assert {suggestion.source for suggestion in suggest([few])} == {"Harbor Relief Fund"}
    assert all(partner.together >= 3 for found in suggest([_pair()]) for partner in found.renderings)
    assert suggest([few], least=4) == ()


def test_nothing_comes_of_nothing() -> None:
    assert suggest([]) == ()
