"""Who holds which office, as both sides say it."""

from __future__ import annotations

import pytest

from tqcheck.evidence.titles.holders import swaps
from tqcheck.model import AlignedPair, Bead, Document, Sentence


def _document(language: str, lines: tuple[str, ...]) -> Document:
    starts = [sum(len(line) + 1 for line in lines[:i]) for i in range(len(lines))]
    sentences = (
        Sentence(line, s, s + len(line), i + 1, 0) for i, (line, s) in enumerate(zip(lines, starts, strict=True))
    )
    return Document(language, language, "\n".join(lines), tuple(sentences))


def _pair(source: tuple[str, ...], target: tuple[str, ...], language: str) -> AlignedPair:
    beads = tuple(Bead((i,), (i,), 0.8, 0.9) for i in range(len(source)))
    return AlignedPair(_document("en", source), _document(language, target), beads)


@pytest.mark.parametrize(
    ("source", "target", "language", "people"),
    [
        (
            "Secretary of State Antony Blinken met Defense Secretary Lloyd Austin in Tokyo.",
            "ブリンケン国防長官は東京でオースティン国務長官と会談した。",
            "ja",
            ("Antony Blinken", "Lloyd Austin"),
        ),
        (
            "Cho Tae-yul, the foreign minister, and Kim Yong-hyun, the defense minister, resigned.",
            "조태열 국방부 장관과 김용현 외교부 장관이 사임했다.",
            "ko",
            ("Cho Tae-yul", "Kim Yong-hyun"),
        ),
        (
            "Foreign Minister Stéphane Séjourné and Defence Minister Sébastien Lecornu spoke.",
            "Le ministre de la Défense, Stéphane Séjourné, et le ministre des Affaires étrangères, Sébastien Lecornu.",
            "fr",
            ("Stéphane Séjourné", "Sébastien Lecornu"),
        ),
        (
            "Foreign Minister Badr Abdelatty and Defence Minister Abdel Mageed Saqr spoke.",
            "تحدث وزير الدفاع بدر عبد العاطي ووزير الخارجية عبد المجيد صقر.",
            "ar",
            ("Badr Abdelatty", "Abdel Mageed Saqr"),
        ),
    ],
)
def test_a_swap_in_one_sentence(source: str, target: str, language: str, people: tuple[str, str]) -> None:
    (swap,) = swaps(_pair((source,), (target,), language))
    assert swap.people == people
    assert target[swap.target.start : swap.target.end] == swap.found


def test_a_swap_in_neighbouring_sentences_but_not_in_distant_ones() -> None:
    source = ("President Tomas Varholt spoke.", "Rain fell.", "Prime Minister Jana Kubalek spoke.")
    target = ("Ministerpräsident Tomas Varholt sprach.", "Es regnete.", "Präsidentin Jana Kubalek sprach.")
    assert list(swaps(_pair(source[::2], target[::2], "de")))
    assert not list(swaps(_pair(source, target, "de")))


def test_one_office_of_which_both_sides_tell_the_same_is_no_swap() -> None:
    source = "President Tomas Varholt met President Jana Kubalek and Foreign Minister Rolf Eder."
    target = "Präsidentin Jana Kubalek und Präsident Tomas Varholt trafen Außenminister Rolf Eder."
    assert not list(swaps(_pair((source,), (target,), "de")))
