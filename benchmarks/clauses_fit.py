"""Fit what says how surely a clause is missing, and write tqcheck/evidence/clauses/weights.json.

Clauses are deleted from either side of good translations. Of the clauses of the other side that may be missing, the
one nearest in meaning to the deleted one is; none is in the pairs as they came. Weights are those of a logistic
regression, with its constant moved to what is to be expected of a text (King and Zeng 2001, “Logistic Regression in
Rare Events Data”). Prints, too, what is found by weights fitted without the article in question.

    python benchmarks/clauses_fit.py fixtures/articles DATA/demetr
"""

from __future__ import annotations

import argparse
import json
import random
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from deletions import Translation, shortened, translations, without
from numpy.typing import NDArray

from tqcheck.embedding.clauses import candidates
from tqcheck.embedding.windows import simplified
from tqcheck.evidence.beads import document
from tqcheck.evidence.clauses.contents import contents, features
from tqcheck.model import Side
from tqcheck.pipeline import Options, read_resources

_DATA = Path(__file__).parents[1] / "tqcheck" / "evidence" / "clauses" / "weights.json"
_RATE, _ROUNDS = 0.25, 4
_SAME = 0.35  # cosine that a clause must have with the deleted one to be taken for its counterpart
_EXPECTED = 0.01  # of all beads, in which a clause is missing: a careless translation
_RIDGE = 1e-3
_SIDES: tuple[Side, Side] = ("source", "target")

Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Row:
    """A clause with what speaks for its being missing."""

    group: str
    bead: tuple[object, ...]  # which of all, so that its clauses can be told from those of others
    features: dict[str, float]
    missing: bool


resources = cache(lambda: read_resources(Options()))


def main() -> None:
    """Fit, print and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path, nargs="+")
    parser.add_argument("--model", help="an encoder, in place of that which serves the languages best")
    args = parser.parse_args()
    rng = random.Random(0)  # noqa: S311 - a benchmark
    rows: list[Row] = []
    beads = deleted = 0
    for translation in translations(args.articles, model=args.model):
        if not translation.encoder.additive:
            continue
        clean = _rows(translation, {}, "source")
        rows += clean
        beads += 2 * len(translation.source.sentences)
        for _ in range(_ROUNDS):
            for side in _SIDES:
                gone = _delete(translation, side, rng)
                deleted += len(gone)
                rows += _rows(translation, gone, side)
    names = list(rows[0].features)
    x = np.array([[row.features[name] for name in names] for row in rows])
    y = np.array([row.missing for row in rows], dtype=float)
    _report(rows, x, y, beads, deleted)
    weights = fit(x, y)
    weights[names.index("constant")] += np.log(_EXPECTED / (1 - _EXPECTED)) - np.log(deleted / beads)
    data = {name: round(float(weight), 3) for name, weight in zip(names, weights, strict=True)}
    _DATA.write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")
    print(_DATA.read_text(encoding="utf-8"))


def _delete(translation: Translation, side: Side, rng: random.Random) -> dict[int, tuple[str, str]]:
    """Return which sentences of a side lose which clause, and what is left of each."""
    own = translation.source if side == "source" else translation.target
    found = {}
    for index, sentence in enumerate(own.sentences):
        ways = shortened(sentence.text, own.language)
        if ways and rng.random() < _RATE:
            found[index] = rng.choice(ways)
    return found


def _rows(translation: Translation, gone: dict[int, tuple[str, str]], side: Side) -> list[Row]:
    """Return the clauses of a pair as it came, or those that face a sentence that has lost one."""
    left = without(getattr(translation, side), {index: sentence for index, (_, sentence) in gone.items()})
    aligned = translation.align(**{side: left})
    pair = aligned.pair
    rows: dict[int, list[tuple[str, dict[str, float]]]] = defaultdict(list)
    words = cache(lambda bead, of: contents(pair, bead, of, resources()))
    lost = {k: gone[i][0] for k, bead in enumerate(pair.beads) for i in getattr(bead, side) if i in gone}
    for one in candidates(pair, aligned.source, aligned.target, translation.encoder):
        if gone and (one.bead not in lost or one.side == side):
            continue
        clause = document(pair, one.side).text[one.span.start : one.span.end]
        rows[one.bead].append((clause, {**one.features, **features(words(one.bead, one.side), one.span)}))
    found = []
    for bead, clauses in rows.items():
        key = (translation.data, translation.group, translation.language, side, frozenset(gone.items()), bead)
        right = _counterpart(translation, lost[bead], [clause for clause, _ in clauses], side) if gone else None
        found += [
            Row(translation.group, key, each, gone != {})
            for i, (_, each) in enumerate(clauses)
            if not gone or i == right
        ]
    return found


def _counterpart(translation: Translation, lost: str, clauses: list[str], side: Side) -> int | None:
    """Return which of the clauses of the other side says what was deleted."""
    sides = translation.source.language, translation.target.language
    mine, theirs = sides if side == "source" else sides[::-1]
    encoder = translation.encoder
    gone = encoder.vectors(encoder.states(simplified([lost], mine)))[0]
    cosines = encoder.vectors(encoder.states(simplified(clauses, theirs))) @ gone
    best = int(np.argmax(cosines))
    return best if cosines[best] > _SAME else None


def fit(x: Numbers, y: Numbers) -> Numbers:
    """Return the weights of a logistic regression with a small ridge, by Newton's method; the first is the constant."""
    scale = np.maximum(x.std(axis=0), 1e-9)
    scale[0] = 1
    scaled, weights = x / scale, np.zeros(x.shape[1])
    ridge = np.diag([0.0, *[_RIDGE] * (x.shape[1] - 1)])
    for _ in range(30):
        p = 1 / (1 + np.exp(-scaled @ weights))
        gradient = scaled.T @ (p - y) / len(y) + ridge @ weights
        curvature = (scaled * (p * (1 - p))[:, None]).T @ scaled / len(y) + ridge
        weights = weights - np.linalg.solve(curvature, gradient)
    return np.asarray(weights / scale)


def _report(rows: list[Row], x: Numbers, y: Numbers, beads: int, deleted: int) -> None:
    """Print the share that is found at some rates of false reports, by weights that were fitted without the article."""
    scores = np.zeros(len(rows))
    groups = np.array([row.group for row in rows])
    for group in sorted(set(groups)):
        scores[groups == group] = x[groups == group] @ fit(x[groups != group], y[groups != group])
    best: dict[tuple[object, ...], float] = {}
    for row, each in zip(rows, scores, strict=True):
        best[row.bead] = max(each, best.get(row.bead, -np.inf))
    missing = {row.bead for row in rows if row.missing}
    clean = sorted((s for bead, s in best.items() if bead not in missing), reverse=True)
    print(f"{beads} sides of beads as they came, {deleted} with a clause deleted; left out by article:")
    for rate in (0.15, 0.3, 0.5, 1.0):
        least = clean[int(rate / 100 * beads)]
        found = sum(best[bead] > least for bead in missing)
        print(f"at {rate} false per 100: {found / deleted:.1%} found")


if __name__ == "__main__":
    main()
