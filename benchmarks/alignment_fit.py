"""Fit the weights of the aligner's evidence, as a semi-Markov conditional random field, and print them.

The likelihood of the hand-made beads is maximised, together with that of the same texts and of articles from which
runs of sentences were deleted on one side: one bead in twenty in all. The articles are aligned first.
Each feature has two weights, for free translations and for faithful ones; a text has its share in both, as far as a
first alignment shows it to be faithful. Beads of sizes that the programme does not know are left open. Texts are cut
into pieces, so that a pass is quick.

    python benchmarks/alignment_fit.py DATA/alignment fixtures/articles DATA/news
"""

from __future__ import annotations

import argparse
import json
import random
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tqcheck.alignment import align, lexicon, surface
from tqcheck.alignment.evidence import SIZES, Block, Pair, Size, alone_features, features, nearest
from tqcheck.alignment.faithfulness import faithfulness
from tqcheck.alignment.programme import full
from tqcheck.alignment.weights import WEIGHTS
from tqcheck.embedding import USE, Encoder, choose, load
from tqcheck.embedding.cache import CachedEncoder
from tqcheck.embedding.windows import embed
from tqcheck.model import Document, Text
from tqcheck.splitting import split

_NAMES = tuple(WEIGHTS)
_NEVER = -1e4
_PIECE = 40  # source sentences
_ARTICLES = 0.3  # weight of a bead of the articles, against one of the hand-aligned texts
_SHORTENED = 0.12  # the same of a hand-aligned text with deletions
_ROUNDS_OF_DELETIONS = 3
_RUNS = (1, 1, 1, 1, 2, 2, 3, 5)  # beads that are deleted together
_RUN = sum(_RUNS) / len(_RUNS)
_RIDGE, _TIE = 0.02, 0.12  # on the weights, and on the difference of both columns, against the log-likelihood of a bead
_RATE = 0.05

Beads = list[tuple[tuple[int, ...], tuple[int, ...]]]
Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Piece:
    """A piece of a pair: features of beads by size, of lone sentences by side, and what the gold beads allow."""

    beads: dict[Size, NDArray[np.float32]]  # shape (rows + 1, columns + 1, features), by first sentences
    alone: tuple[Numbers, Numbers]  # shape (sentences, features)
    allowed: dict[Size, NDArray[np.bool_]]
    alone_allowed: tuple[NDArray[np.bool_], NDArray[np.bool_]]
    gold: int
    share: float
    columns: Numbers  # how far it is free and how far it is faithful, shape (2,)


def main() -> None:
    """Fit and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", type=Path)
    parser.add_argument("articles", type=Path, nargs="+")
    parser.add_argument("--rounds", type=int, default=250)
    parser.add_argument("--leave-out", type=int, help="number of a hand-aligned text, from 0")
    parser.add_argument("--from-zero", action="store_true", help="begin without weights, not with the shipped ones")
    args = parser.parse_args()
    pieces = [*_hand_aligned(args.texts, args.leave_out)]
    for folder in args.articles:
        pieces += _with_deletions(folder)
    shipped = np.array([WEIGHTS[name] for name in _NAMES]).T
    weights = _fit(pieces, np.zeros_like(shipped) if args.from_zero else shipped, rounds=args.rounds)
    for name, (free, faithful) in zip(_NAMES, weights.T, strict=True):
        print(f'    "{name}": ({free:.2f}, {faithful:.2f}),')


def _fit(pieces: Sequence[Piece], weights: Numbers, *, rounds: int) -> Numbers:
    """Return the weights that explain the pieces best, shape (2, features).

    By Rprop (Riedmiller and Braun 1993): steps by the gradient's sign.
    """
    step, before = np.full(weights.shape, 0.1), np.zeros(weights.shape)
    for k in range(rounds):
        apart = weights[1] - weights[0]
        loss = _RIDGE * float((weights[0] ** 2).sum()) + _TIE * float((apart**2).sum())
        gradient = 2 * np.array([_RIDGE * weights[0] - _TIE * apart, _TIE * apart])
        for piece in pieces:
            more, slope = _loss(piece, piece.columns @ weights)
            loss += piece.share * more
            gradient += piece.share * piece.columns[:, None] * slope
        turn = gradient * before
        step = np.clip(np.where(turn > 0, step * 1.2, np.where(turn < 0, step * 0.5, step)), 1e-4, 0.5)
        before = np.where(turn < 0, 0, gradient)
        weights = weights - np.sign(before) * step
        if k % 10 == 0:
            print(f"round {k}: {loss:.2f}", flush=True)
    return weights


def _cached() -> Encoder:
    """Return the encoder with a cache of this script's own: most sentences come many times."""
    return CachedEncoder(load(USE), Path(tempfile.gettempdir()) / "tqcheck-alignment-fit")


def _hand_aligned(folder: Path, left_out: int | None) -> Iterator[Piece]:
    encoder = _cached()
    rng = random.Random(3)  # noqa: S311 - a benchmark
    for number, path in enumerate(sorted(folder.glob("*/gold.json"))):
        if number == left_out:
            continue
        files = [next(path.parent.glob(f"{side}.*.txt")) for side in ("source", "target")]
        texts = [Text(file.name, file.read_text(encoding="utf-8"), file.suffixes[0][1:]) for file in files]
        sides = [split(text, mode="lines") for text in texts]
        gold = [(tuple(a), tuple(b)) for a, b in json.loads(path.read_text(encoding="utf-8"))]
        yield from _pieces(sides[0], sides[1], gold, encoder, share=1.0)
        shorter, left = _deleted(sides, gold, rng)
        yield from _pieces(shorter[0], shorter[1], left, encoder, share=_SHORTENED)


def _with_deletions(folder: Path) -> Iterator[Piece]:
    encoder = _cached()
    rng = random.Random(1)  # noqa: S311 - a benchmark
    for path in sorted(folder.rglob("*.txt")):
        if path.name == "en.txt" or "." in path.stem or choose(["en", path.stem]) != USE:
            continue
        files = (path.with_name("en.txt"), path)
        sides = [split(Text(file.name, file.read_text(encoding="utf-8"), file.stem)) for file in files]
        found = align(embed(sides[0], encoder), embed(sides[1], encoder)).beads
        beads = [(bead.source, bead.target) for bead in found]
        for _ in range(_ROUNDS_OF_DELETIONS):
            shorter, gold = _deleted(sides, beads, rng)
            yield from _pieces(shorter[0], shorter[1], gold, encoder, share=_ARTICLES)


def _deleted(sides: Sequence[Document], beads: Beads, rng: random.Random) -> tuple[list[Document], Beads]:
    """Take runs of beads from either side, one bead in twenty in all; return what is left and its beads."""
    gone: tuple[set[int], set[int]] = (set(), set())
    left_of_run, side = 0, 0
    for bead in beads:
        if not left_of_run and rng.random() < _RATE / _RUN:
            left_of_run, side = rng.choice(_RUNS), rng.randrange(2)
        if left_of_run:
            gone[side].update(bead[side])
            left_of_run -= 1
    left = [[i for i in range(len(d.sentences)) if i not in g] for d, g in zip(sides, gone, strict=True)]
    place = [{i: k for k, i in enumerate(kept)} for kept in left]
    gold: Beads = []
    for bead in beads:
        a, b = (tuple(p[i] for i in run if i in p) for p, run in zip(place, bead, strict=True))
        gold += [(a, b)] if a and b else [((i,), ()) for i in a] + [((), (j,)) for j in b]
    shorter = [replace(d, sentences=tuple(d.sentences[i] for i in kept)) for d, kept in zip(sides, left, strict=True)]
    return shorter, gold


def _pieces(source: Document, target: Document, gold: Beads, encoder: Encoder, *, share: float) -> Iterator[Piece]:
    windows = embed(source, encoder), embed(target, encoder)
    words = lexicon.words(source), lexicon.words(target)
    first = align(*windows).beads
    around = nearest(*windows, full(len(source.sentences), len(target.sentences)))
    pair = Pair(*windows, (surface.read(source), surface.read(target)), lexicon.build(*words, first), around)
    steps = [(a[0], a[-1] + 1, b[0], b[-1] + 1) for bead in first for a, b in [(bead.source, bead.target)] if a and b]
    faithful = faithfulness(pair, steps)
    columns = np.array([1 - faithful, faithful])
    known, last = [], -1
    for a, b in sorted(bead for bead in gold if bead[0] and bead[1]):
        if (len(a), len(b)) in SIZES and a[-1] - a[0] == len(a) - 1 and b[-1] - b[0] == len(b) - 1 and b[0] > last:
            known.append((a, b))
            last = b[-1]
    i = j = 0
    for number, (a, b) in enumerate(known):
        is_last = number == len(known) - 1
        end, stop = (len(source.sentences), len(target.sentences)) if is_last else (a[-1] + 1, b[-1] + 1)
        if is_last or end - i >= _PIECE:
            inside = [bead for bead in known if i <= bead[0][0] < end]
            piece = _piece(pair, Block((i, end), (j, stop)), inside, gold)
            yield replace(piece, share=share, columns=columns)
            i, j = end, stop


def _piece(pair: Pair, block: Block, known: Beads, gold: Beads) -> Piece:  # noqa: C901 - one table after another
    (i, end), (j, stop) = block.rows, block.columns
    rows, columns = end - i, stop - j
    free = [np.ones(rows, dtype=bool), np.ones(columns, dtype=bool)]
    for bead in known:
        for side, run, origin in zip(free, bead, (i, j), strict=True):
            side[[x - origin for x in run]] = False
    alone_allowed = free[0].copy(), free[1].copy()
    for bead in gold:
        if not (bead[0] and bead[1]):
            for side, run, origin in zip(free, bead, (i, j), strict=True):
                side[[x - origin for x in run if 0 <= x - origin < len(side)]] = False
    beads, allowed = {}, {}
    for (a, b), found in features(pair, Block((i, end + 1), (j, stop + 1))):
        stacked = np.zeros((rows + 1, columns + 1, len(_NAMES)), dtype=np.float32)
        for k, name in enumerate(_NAMES):
            if name in found:
                stacked[..., k] = found[name]
        beads[a, b] = stacked
        runs = [
            np.array([side[x : x + n].all() and x + n <= len(side) for x in range(len(side) + 1)])
            for side, n in zip(free, (a, b), strict=True)
        ]
        allowed[a, b] = runs[0][:, None] & runs[1][None]
    for source, target in known:
        allowed[len(source), len(target)][source[0] - i, target[0] - j] = True
    alone = []
    for which, (low, high) in enumerate((block.rows, block.columns)):
        matrix = np.zeros((high - low, len(_NAMES)))
        for name, values in alone_features(pair, which).items():
            matrix[:, _NAMES.index(name)] = values[low:high]
        alone.append(matrix)
    return Piece(beads, (alone[0], alone[1]), allowed, alone_allowed, len(known), 1.0, np.ones(2))


def _loss(piece: Piece, weights: Numbers) -> tuple[float, Numbers]:
    """Return minus the log-likelihood of the gold beads, and its gradient."""
    scores = {size: (found @ weights.astype(np.float32)).astype(np.float64) for size, found in piece.beads.items()}
    alone = piece.alone[0] @ weights, piece.alone[1] @ weights
    free, expected, expected_alone = _expect(scores, alone)
    masked = {size: np.where(piece.allowed[size], score, _NEVER) for size, score in scores.items()}
    masked_alone = [np.where(ok, score, _NEVER) for ok, score in zip(piece.alone_allowed, alone, strict=True)]
    held, found, found_alone = _expect(masked, (masked_alone[0], masked_alone[1]))
    gradient = np.zeros(len(weights))
    for size, matrix in piece.beads.items():
        gradient += np.tensordot(expected[size] - found[size], matrix, axes=2)
    for k in (0, 1):
        gradient += (expected_alone[k] - found_alone[k]) @ piece.alone[k]
    return free - held, gradient


def _expect(
    scores: dict[Size, Numbers], alone: tuple[Numbers, Numbers]
) -> tuple[float, dict[Size, Numbers], tuple[Numbers, Numbers]]:
    """Return the log of the sum over all paths, and how often each bead is expected (forward-backward)."""
    rows, columns = len(alone[0]), len(alone[1])
    sizes = [size for size in scores if size[0] <= rows and size[1] <= columns]
    along = np.concatenate([[0.0], np.cumsum(alone[1])])
    ahead, behind = np.full((rows + 1, columns + 1), -1e18), np.full((rows + 1, columns + 1), -1e18)
    ahead[0], behind[rows] = along, along[-1] - along
    for i in range(1, rows + 1):
        ways = [ahead[i - 1] + alone[0][i - 1]]
        for a, b in sizes:
            if a <= i:
                ways.append(np.full(columns + 1, -1e18))
                ways[-1][b:] = ahead[i - a, : columns + 1 - b] + scores[a, b][i - a, : columns + 1 - b]
        ahead[i] = np.logaddexp.accumulate(np.logaddexp.reduce(ways, axis=0) - along) + along
    for i in range(rows - 1, -1, -1):
        ways = [behind[i + 1] + alone[0][i]]
        for a, b in sizes:
            if i + a <= rows:
                ways.append(np.full(columns + 1, -1e18))
                ways[-1][: columns + 1 - b] = behind[i + a, b:] + scores[a, b][i, : columns + 1 - b]
        behind[i] = np.logaddexp.accumulate((np.logaddexp.reduce(ways, axis=0) + along)[::-1])[::-1] - along
    total = ahead[-1, -1]
    expected = {size: np.zeros((rows + 1, columns + 1)) for size in scores}
    for a, b in sizes:
        way = (
            ahead[: rows + 1 - a, : columns + 1 - b] + scores[a, b][: rows + 1 - a, : columns + 1 - b] + behind[a:, b:]
        )
        expected[a, b][: rows + 1 - a, : columns + 1 - b] = np.exp(np.minimum(way - total, 0))
    lone = (
        np.exp(np.minimum(np.logaddexp.reduce(ahead[:-1] + behind[1:], axis=1) + alone[0] - total, 0)),
        np.exp(np.minimum(np.logaddexp.reduce(ahead[:, :-1] + behind[:, 1:], axis=0) + alone[1] - total, 0)),
    )
    return float(total), expected, lone


if __name__ == "__main__":
    main()
