"""How many dropped sentences surface, and how often one is reported that is not missing.

From each side of each article one sentence in twenty is deleted at random, among those that the clean texts align one
to one. A deletion is found when its counterpart stands alone; any other lone sentence that did not stand alone in the
clean texts is false.

    python benchmarks/omissions.py DATA/news
"""

from __future__ import annotations

import argparse
import random
from collections import Counter, defaultdict
from dataclasses import replace
from pathlib import Path

from deletions import Translation, table, translations

from tqcheck.model import AlignedPair

_RESULT = Path(__file__).parent / "results" / "omissions.md"
_RATE, _ROUNDS = 0.05, 10

Lone = set[tuple[str, int]]  # side, and where the sentence starts in its file


def main() -> None:
    """Delete, align, count, and write benchmarks/results/omissions.md."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path, nargs="+")
    args = parser.parse_args()
    tally: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    rng = random.Random(0)  # noqa: S311 - a benchmark
    for translation in translations(args.articles):
        clean = translation.align().pair
        for _ in range(_ROUNDS):
            tally[(translation.language,)] += _round(clean, translation, rng)
    made = [
        "Made by `benchmarks/omissions.py`: one sentence in twenty deleted at random from either side of",
        f"professionally translated news, {_ROUNDS} rounds. False: others left alone, per 100 source sentences.",
    ]
    table(_RESULT, "Dropped sentences", made, tally, "language")


def _lone(pair: AlignedPair) -> Lone:
    return {
        ("source", pair.source.sentences[i].start) for bead in pair.beads if not bead.target for i in bead.source
    } | {("target", pair.target.sentences[j].start) for bead in pair.beads if not bead.source for j in bead.target}


def _round(clean: AlignedPair, translation: Translation, rng: random.Random) -> Counter[str]:
    expected: Lone = set()
    gone: Lone = set()
    for bead in clean.beads:
        if len(bead.source) == len(bead.target) == 1 and rng.random() < 2 * _RATE:
            both = [
                ("source", clean.source.sentences[bead.source[0]].start),
                ("target", clean.target.sentences[bead.target[0]].start),
            ]
            rng.shuffle(both)
            gone.add(both[0])
            expected.add(both[1])
    left = [
        replace(document, sentences=tuple(s for s in document.sentences if (side, s.start) not in gone))
        for side, document in (("source", clean.source), ("target", clean.target))
    ]
    found = _lone(translation.align(left[0], left[1]).pair)
    return Counter(
        deleted=len(expected),
        found=len(expected & found),
        false=len(found - expected - _lone(clean)),
        sentences=len(left[0].sentences),
    )


if __name__ == "__main__":
    main()
