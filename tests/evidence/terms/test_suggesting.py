from __future__ import annotations

import pytest
from support import FIXTURES

from tqcheck.evidence.terms.association import Phrasebook, phrases
from tqcheck.evidence.terms.suggesting import render_suggestions, suggest
from tqcheck.evidence.terms.tables import parse_table
from tqcheck.model import AlignedPair, Bead, Document, Sentence
from tqcheck.pipeline import Options, align_files

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


def _articles(language: str) -> list[AlignedPair]:
    """Return the article of the seeds and the others of the fixtures with their translations, aligned for real."""
    folders = [FIXTURES / "articles" / "seed", *sorted((FIXTURES / "articles").iterdir())]
    files = {folder / f"{language}.txt": folder / "en.txt" for folder in folders}
    return [
        align_files(str(source), str(target), options=Options(), progress=lambda *_: None)
        for target, source in files.items()
        if source.exists() and target.exists()
    ]


@pytest.mark.parametrize(
    ("language", "renderings"),
    [
        ("zh", {"China": "中国", "North Korea": "朝鲜", "US": "美国", "Blinken": "布林肯", "Wilder": "韦德宁"}),
        ("ja", {"China": "中国", "North Korea": "北朝鮮", "Russia": "ロシア", "US": "米国", "Blinken": "ブリンケン"}),
        ("ko", {"China": "중국", "Russia": "러시아", "US": "미국", "Russia-Ukraine": "우크라이나", "Wilder": "와일더"}),
        (
            "de",
            {"China": "China", "North Korea": "Nordkorea", "Russia": "Russland", "CCP": "KPCh", "troops": "Truppen"},
        ),
        ("ru", {"China": "Китай", "North Korea": "Северной Кореи", "Beijing": "Пекин", "CCP": "КПК", "US": "США"}),
    ],
)
def test_what_is_proposed_is_whole_in_short_texts_and_in_long_ones(language: str, renderings: dict[str, str]) -> None:
    articles = _articles(language)
    for pairs in (articles[:1], articles):
        found = {one.source: "|".join(partner.words for partner in one.renderings) for one in suggest(pairs)}
        assert {term: found.get(term) for term in renderings} == renderings
        assert not {"Korea", "North"} & set(found)  # parts of North Korea
        told = {partner.words for one in suggest(pairs) for partner in one.renderings}
        assert not told & {"国国", "美国国", "우크라", "우크라이", "말했", "Северной", "оборонно"}


def test_a_frequent_term_of_a_language_without_capitals_is_proposed_too() -> None:
    (pair,) = _articles("zh")[:1]
    turned = AlignedPair(pair.target, pair.source, tuple(Bead(bead.target, bead.source) for bead in pair.beads))
    found = {one.source: one.renderings[0].words for one in suggest([turned])}
    assert found["中国"] == "China"
    assert found["朝鲜"] == "North Korea"
    assert "国国" not in found


@pytest.mark.parametrize(
    ("word", "bare"),
    [
        ("미국은", "미국"),
        ("러시아는", "러시아"),
        ("우크라이나", "우크라이"),
        ("정부와", "정부"),
        ("가족과", "가족"),
        ("사과", "사과"),
    ],
)
def test_a_korean_particle_has_the_form_that_its_word_asks_for(word: str, bare: str) -> None:
    assert bare in {key for key, _ in phrases(word, "ko")}


def test_an_ending_that_is_the_nouns_own_is_left_to_it() -> None:
    book = Phrasebook(["국민당은 이겼다", "국민당이 말했다", "국민당 대표", "우크라이나 전쟁"], "ko", least=1)
    assert len(book.beads["국민당"]) == 3
    assert "우크라이나" in book.beads
    assert "우크라이" not in book.beads


def test_nothing_comes_of_nothing() -> None:
    assert suggest([]) == ()
