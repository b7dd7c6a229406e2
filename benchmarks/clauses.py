"""How many clauses that are dropped from inside a sentence are found, and how often one is reported that is not.

From the translation of each article one clause is deleted in every fifth sentence that is aligned one to one and has
clauses, so that most of a text stays as it is. False: reports on the translations as they came.

    python benchmarks/clauses.py DATA/news
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
from tqcheck.embedding.clauses import clauses, find_uncovered
from tqcheck.embedding.windows import embed
from tqcheck.model import AlignedPair, Document, Text
from tqcheck.splitting import split

_RESULT = Path(__file__).parent / "results" / "clauses.md"
_RATE, _ROUNDS = 0.2, 3
_LEAST, _MOST = 0.15, 0.6  # share of the sentence that is deleted


def main() -> None:
    """Delete, compare, count, and write benchmarks/results/clauses.md."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path, nargs="+")
    args = parser.parse_args()
    tally: dict[str, Counter[str]] = defaultdict(Counter)
    rng = random.Random(0)  # noqa: S311 - a benchmark
    for path in sorted(path for folder in args.articles for path in folder.rglob("*.txt")):
        english = path.with_name("en.txt")
        if path.name == "en.txt" or "." in path.stem or not english.exists():
            continue
        encoder = CachedEncoder(load(choose(["en", path.stem])), Path(tempfile.gettempdir()) / "tqcheck-clauses")
        sides = [split(Text(p.name, p.read_text(encoding="utf-8"), p.stem)) for p in (english, path)]
        clean = _compare(sides[0], sides[1], encoder)
        tally[path.stem] += Counter(
            false=sum(bead.uncovered is not None for bead in clean.beads), sentences=len(sides[0].sentences)
        )
        for _ in range(_ROUNDS):
            tally[path.stem] += _round(clean, encoder, rng)
    lines = [
        "# Dropped clauses",
        "",
        "Made by `benchmarks/clauses.py`: a clause deleted in every fifth suitable sentence of the translations,",
        f"{_ROUNDS} rounds. False: reports on the translations as they came, per 100 source sentences.",
        "",
        "| language | deleted | found | false per 100 |",
        "|---|---|---|---|",
    ]
    for language, c in sorted(tally.items()):
        share, false = c["found"] / max(1, c["deleted"]), 100 * c["false"] / max(1, c["sentences"])
        lines.append(f"| {language} | {c['deleted']} | {share:.1%} | {false:.2f} |")
    _RESULT.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(_RESULT.read_text(encoding="utf-8"))


def _compare(source: Document, target: Document, encoder: Encoder) -> AlignedPair:
    return find_uncovered(align(embed(source, encoder), embed(target, encoder)), encoder)


def _round(clean: AlignedPair, encoder: Encoder, rng: random.Random) -> Counter[str]:
    sentences = list(clean.target.sentences)
    expected = set()
    for bead in clean.beads:
        if len(bead.source) != 1 or len(bead.target) != 1 or rng.random() >= _RATE:
            continue
        text = sentences[bead.target[0]].text
        parts = [part for part in clauses(text) if _LEAST <= (part[1] - part[0]) / len(text) <= _MOST]
        if parts and len(clauses(clean.source.sentences[bead.source[0]].text)) > 1:
            start, end = rng.choice(parts)
            sentences[bead.target[0]] = replace(sentences[bead.target[0]], text=text[:start] + text[end:].lstrip())
            expected.add(bead.source[0])
    found = _compare(clean.source, replace(clean.target, sentences=tuple(sentences)), encoder)
    reported = {bead.source[0] for bead in found.beads if bead.uncovered}
    return Counter(deleted=len(expected), found=len(expected & reported))


if __name__ == "__main__":
    main()
