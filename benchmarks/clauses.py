"""How many clauses that are dropped or added inside a sentence are found, and how often one is reported that is not.

In each pair one clause is deleted in every fifth sentence that has clauses, so that most of a text stays as it is: from
the translation, as if it had been dropped, or from the original, as if it had been added. Then the texts are aligned
anew. False: reports on the pairs as they came.

    python benchmarks/clauses.py fixtures/articles DATA/demetr DATA/planted DATA/news
"""

from __future__ import annotations

import argparse
import random
from collections import Counter, defaultdict
from functools import cache
from pathlib import Path

from deletions import Aligned, Translation, shortened, table, translations, without

from tqcheck.checks.clause_added import CLAUSE_ADDED
from tqcheck.checks.clause_omitted import CLAUSE_OMITTED
from tqcheck.embedding.clauses import find_uncovered
from tqcheck.judging import severity_of
from tqcheck.model import Check, Policy, Resources, Side
from tqcheck.pipeline import Options, read_resources

_RESULT = Path(__file__).parent / "results" / "clauses.md"
_RATE, _ROUNDS = 0.2, 3
_CHECKS: tuple[tuple[Check, Side], ...] = ((CLAUSE_OMITTED, "target"), (CLAUSE_ADDED, "source"))

resources = cache(lambda: read_resources(Options()))


def main() -> None:
    """Delete, compare, count, and write benchmarks/results/clauses.md."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path, nargs="+")
    args = parser.parse_args()
    tally: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    rng = random.Random(0)  # noqa: S311 - a benchmark
    for translation in translations(args.articles):
        clean = translation.align()
        for check, side in _CHECKS:
            counts = Counter(false=len(_reported(check, clean, translation)), sentences=len(clean.pair.beads))
            for _ in range(_ROUNDS):
                counts += _round(check, side, clean, translation, rng)
            tally[check.id, translation.data, translation.language] += counts
            tally[check.id, translation.data, "all"] += counts
    made = [
        "Made by `benchmarks/clauses.py`: a clause deleted in every fifth suitable sentence, of the translation for",
        f"`clause-omitted` and of the original for `clause-added`, {_ROUNDS} rounds. False: reports on the texts as",
        "they came, per 100 beads. The weights were fitted on `articles` and `demetr`; the other texts were held out.",
    ]
    table(_RESULT, "Dropped and added clauses", made, tally, "check | texts | language")


def _reported(check: Check, aligned: Aligned, translation: Translation) -> set[int]:
    """Return the beads of which the check reports a clause, at least as a warning."""
    pair = find_uncovered(aligned.pair, aligned.source, aligned.target, translation.encoder)
    found = check.look(pair, Resources(resources().glossaries))
    return {p.bead for p in found if severity_of(check, p.confidence, Policy(())) != "info"}


def _round(check: Check, side: Side, clean: Aligned, translation: Translation, rng: random.Random) -> Counter[str]:
    document = clean.pair.source if side == "source" else clean.pair.target
    gone = {}
    for bead in clean.pair.beads:
        if not (bead.source and bead.target) or rng.random() >= _RATE:
            continue
        index = rng.choice(bead.source if side == "source" else bead.target)
        ways = shortened(document.sentences[index].text, document.language)
        if ways:
            _, gone[index] = rng.choice(ways)
    found = translation.align(**{side: without(document, gone)})
    reported = _reported(check, found, translation)
    beads = {k for k, b in enumerate(found.pair.beads) if gone.keys() & {*(b.source if side == "source" else b.target)}}
    return Counter(deleted=len(gone), found=len(beads & reported))


if __name__ == "__main__":
    main()
