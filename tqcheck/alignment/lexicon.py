"""Words of both texts that belong together: the same on both sides, or always found in the same beads.

Names, numbers and loan words stay the same; other words give themselves away once a first alignment stands: in one
document “Trinket” and 小宝 occur in the same beads or not at all (Melamed 2000, “Models of Translational
Equivalence among Words”, on why the mutually best associations suffice).
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tqcheck.model import Bead, Document, Vectors

_WORD = re.compile(r"[^\W\d_]{2,}|\d+")
_IDEOGRAMS = re.compile(r"[\u3400-\u9fff]+")
_STEM = 6  # letters of a word that count; inflection changes the end
_TOGETHER = 3  # beads in which two words must meet
_DICE = 0.5
_WORDS_A_BEAD = 80  # a longer bead says little about which of its words belong together
_LEAST_IDENTICAL = 4  # letters: shorter words look alike by chance


Numbers = tuple[NDArray[np.int64], ...]  # of words, a sentence each


@dataclass(frozen=True, slots=True)
class Lexicon:
    """For each sentence the numbers of the shared words in it, and each shared word's weight, 0 to 1."""

    source: Numbers
    target: Numbers
    weights: Vectors


def words(document: Document) -> list[frozenset[str]]:
    """Return each sentence's words, cut to their stems; of a run of ideograms all pairs of neighbours."""
    return [_words(unicodedata.normalize("NFKC", sentence.text).lower()) for sentence in document.sentences]


def _words(text: str) -> frozenset[str]:
    found = {word[:_STEM] for word in _WORD.findall(text) if not _IDEOGRAMS.search(word)}
    for run in _IDEOGRAMS.findall(text):
        found |= {run[i : i + 2] for i in range(len(run) - 1)}
    return frozenset(found)


def build(source: Sequence[frozenset[str]], target: Sequence[frozenset[str]], beads: Sequence[Bead] = ()) -> Lexicon:
    """Return the words that both texts share; with the beads of a first alignment also those that it shows."""
    here, there = Counter(word for s in source for word in s), Counter(word for t in target for word in t)
    pairs = {
        (word, word): 1.0 for word in here.keys() & there.keys() if word.isdecimal() or len(word) >= _LEAST_IDENTICAL
    }
    pairs = _associations(source, target, beads) | pairs
    size = np.log(max(len(source), len(target)) + 1)
    weights = [
        # Frequent words that look alike are often none of a kind; words that were seen together are.
        1 / np.sqrt(here[word] * there[other])
        if word == other
        else strength * max(0.0, 1 - 0.5 * np.log(here[word] * there[other]) / size)
        for (word, other), strength in pairs.items()
    ]
    number: tuple[dict[str, list[int]], dict[str, list[int]]] = ({}, {})
    for i, pair in enumerate(pairs):
        for side in (0, 1):
            number[side].setdefault(pair[side], []).append(i)
    sides = _numbered(source, number[0]), _numbered(target, number[1])
    merged, together = _merged(*sides, np.array(weights))
    return Lexicon(*merged, weights=together)


def _merged(source: Numbers, target: Numbers, weights: NDArray[np.float64]) -> tuple[tuple[Numbers, Numbers], Vectors]:
    """Make one of the words that always stand together, as the pairs of ideograms of a name do, with all their weight.

    There are many, and the aligner's time grows with the number of words.
    """
    places: list[tuple[list[int], list[int]]] = [([], []) for _ in weights]
    for side, sentences in enumerate((source, target)):
        for k, found in enumerate(sentences):
            for word in found:
                places[word][side].append(k)
    groups: dict[tuple[tuple[int, ...], tuple[int, ...]], int] = {}
    group = np.array([groups.setdefault((tuple(a), tuple(b)), len(groups)) for a, b in places], dtype=np.int64)
    merged = tuple(tuple(np.unique(group[found]) for found in sentences) for sentences in (source, target))
    return (merged[0], merged[1]), np.bincount(group, weights, minlength=len(groups)).astype(np.float32)


def _numbered(sentences: Sequence[frozenset[str]], number: dict[str, list[int]]) -> Numbers:
    return tuple(
        np.array(sorted(i for word in sentence if word in number for i in number[word]), dtype=np.int64)
        for sentence in sentences
    )


def _associations(
    source: Sequence[frozenset[str]], target: Sequence[frozenset[str]], beads: Sequence[Bead]
) -> dict[tuple[str, str], float]:
    """Return the pairs of different words that are each other's best partner, with their Dice coefficient."""
    here: Counter[str] = Counter()
    there: Counter[str] = Counter()
    sides = []
    for bead in beads:
        one = frozenset[str]().union(*(source[i] for i in bead.source))
        other = frozenset[str]().union(*(target[j] for j in bead.target))
        here.update(one)
        there.update(other)
        sides.append((one, other))
    together: Counter[tuple[str, str]] = Counter()
    for one, other in sides:
        if len(one) > _WORDS_A_BEAD or len(other) > _WORDS_A_BEAD:
            continue
        often = [word for word in other if there[word] >= _TOGETHER]
        together.update((word, partner) for word in one if here[word] >= _TOGETHER for partner in often)
    strong: dict[tuple[str, str], float] = {}
    best: tuple[dict[str, float], dict[str, float]] = ({}, {})
    for (word, partner), count in together.items():
        dice = 2 * count / (here[word] + there[partner] + 1)
        if count >= _TOGETHER and dice >= _DICE:
            strong[word, partner] = dice
            best[0][word] = max(dice, best[0].get(word, 0))
            best[1][partner] = max(dice, best[1].get(partner, 0))
    return {
        (word, partner): dice
        for (word, partner), dice in sorted(strong.items())
        if dice == best[0][word] == best[1][partner] and word != partner
    }
