"""How many dropped sentences surface, and how often one is reported that is not missing.

From each side of each article one sentence in twenty is deleted at random, among those that the clean texts align one
to one. A deletion is found when its counterpart stands alone; any other lone sentence that did not stand alone in the
clean texts is false.

    python benchmarks/omissions.py DATA/news
"""

from __future__ import annotations

import argparse
import random
import tempfile
from collections import Counter, defaultdict
from dataclasses import replace
from pathlib import Path

from tqcheck.alignment import align
from tqcheck.embedding import Encoder, choose, load
from tqcheck.embedding.cache import CachedEncoder
from tqcheck.embedding.windows import embed
from tqcheck.model import AlignedPair, Document, Text
from tqcheck.splitting import split

_RESULT = Path(__file__).parent / "results" / "omissions.md"
_RATE, _ROUNDS = 0.05, 10

Lone = set[tuple[str, int]]  # side, and where the sentence starts in its file


def main() -> None:
    """Delete, align, count, and write benchmarks/results/omissions.md."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path, nargs="+")
    args = parser.parse_args()
    tally: dict[str, Counter[str]] = defaultdict(Counter)
    rng = random.Random(0)  # noqa: S311 - a benchmark
    for path in sorted(path for folder in args.articles for path in folder.rglob("*.txt")):
        english = path.with_name("en.txt")
        if path.name == "en.txt" or "." in path.stem or not english.exists():
            continue
        encoder = CachedEncoder(load(choose(["en", path.stem])), Path(tempfile.gettempdir()) / "tqcheck-omissions")
        sides = [split(Text(p.name, p.read_text(encoding="utf-8"), p.stem)) for p in (english, path)]
        clean = _align(sides[0], sides[1], encoder)
        for _ in range(_ROUNDS):
            tally[path.stem] += _round(clean, encoder, rng)
    lines = [
        "# Dropped sentences",
        "",
        "Made by `benchmarks/omissions.py`: one sentence in twenty deleted at random from either side of",
        f"professionally translated news, {_ROUNDS} rounds. False: others left alone, per 100 source sentences.",
        "",
        "| language | deleted | found | false per 100 |",
        "|---|---|---|---|",
    ]
    for language, c in sorted(tally.items()):
        share, false = c["found"] / max(1, c["deleted"]), 100 * c["false"] / max(1, c["sentences"])
        lines.append(f"| {language} | {c['deleted']} | {share:.1%} | {false:.2f} |")
    _RESULT.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(_RESULT.read_text(encoding="utf-8"))


def _align(source: Document, target: Document, encoder: Encoder) -> AlignedPair:
    return align(embed(source, encoder), embed(target, encoder))


def _lone(pair: AlignedPair) -> Lone:
    return {
        ("source", pair.source.sentences[i].start) for bead in pair.beads if not bead.target for i in bead.source
    } | {("target", pair.target.sentences[j].start) for bead in pair.beads if not bead.source for j in bead.target}


def _round(clean: AlignedPair, encoder: Encoder, rng: random.Random) -> Counter[str]:
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
    found = _lone(_align(left[0], left[1], encoder))
    return Counter(
        deleted=len(expected),
        found=len(expected & found),
        false=len(found - expected - _lone(clean)),
        sentences=len(left[0].sentences),
    )


if __name__ == "__main__":
    main()
