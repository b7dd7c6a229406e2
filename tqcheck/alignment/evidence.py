"""What speaks for and against a bead, and how much.

A bead's score is a weighted sum of the features below: the log-odds of a semi-Markov conditional random field
(Sarawagi and Cohen 2004) whose weights `benchmarks/alignment_fit.py` fits on hand-aligned texts. All features
are symmetrical in source and target.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tqcheck.alignment.lexicon import Lexicon
from tqcheck.alignment.programme import Band, Step
from tqcheck.alignment.surface import Surface
from tqcheck.model import Halves, Vectors, Windows

Matrix = NDArray[np.float32]
Size = tuple[int, int]  # sentences of a bead on each side

LONGEST = 6
SIZES: tuple[Size, ...] = (
    (1, 1),
    *((a, 1) for a in range(2, LONGEST + 1)),
    *((1, b) for b in range(2, LONGEST + 1)),
    (2, 2),
    (2, 3),
    (3, 2),
    (3, 3),
)
_HALO = LONGEST  # sentences that the features look at behind a block
_SMOOTHING = 0.15  # mean sentences added to each side, so that the ratio of two interjections says little
_LOW = 0.3  # cosine, below which less says little more
_WEAK = 0.6  # share of a bead's cosine that each of its sentences should have with the other side
_MOST_QUOTATIONS = 3
_MOST_RATIO, _MOST_SHARED, _MOST_UNSHARED = 2.0, 2.0, 3.0
_ROWS_AT_ONCE = 64
_RUN = 3  # sentences of the longest run that a sentence is held against when its nearest is looked for


@dataclass(frozen=True, slots=True)
class Pair:
    """Both sides as the aligner sees them.

    The weights hold for cosines that are near 0 for unrelated texts; `floor` is what such texts have with an encoder
    that finds all texts alike, and `stretch` brings its cosines to the usual scale. `nearest` is what the function of
    that name returns.
    """

    source: Windows
    target: Windows
    surfaces: tuple[Surface, Surface]
    lexicon: Lexicon
    nearest: tuple[Vectors, Vectors]
    floor: float = 0.0
    stretch: float = 1.0

    def cosine(self, step: Step) -> float:
        """Return the cosine of both sides of a bead, on the usual scale."""
        i0, i1, j0, j1 = step
        one, other = self.source.vectors[i1 - i0 - 1, i0], self.target.vectors[j1 - j0 - 1, j0]
        return (float(one.astype(np.float32) @ other.astype(np.float32)) - self.floor) * self.stretch


@dataclass(frozen=True, slots=True)
class Block:
    """The beads that begin with source sentences `rows` and target sentences `columns` (half-open ranges)."""

    rows: tuple[int, int]
    columns: tuple[int, int]


def scores(pair: Pair, block: Block, weights: dict[str, float]) -> dict[Size, Matrix]:
    """Return the score of each bead of the block by its size, indexed by its first sentences, shape (rows, columns)."""
    out = {}
    for size, found in features(pair, block):
        total = np.zeros((block.rows[1] - block.rows[0], block.columns[1] - block.columns[0]), dtype=np.float32)
        for name, feature in found.items():
            if name in weights:
                total += np.float32(weights[name]) * feature
        out[size] = total
    return out


def alone(pair: Pair, side: int, weights: dict[str, float]) -> NDArray[np.float64]:
    """Return the score of leaving each sentence of a side alone, shape (sentences,)."""
    total = np.zeros(len(pair.surfaces[side].mark))
    for name, feature in alone_features(pair, side).items():
        total += weights[name] * feature
    return total


def alone_features(pair: Pair, side: int) -> dict[str, NDArray[np.float64]]:
    """Return the features of a 1-0 or 0-1 bead, shape (sentences,) each."""
    lengths = np.diff(pair.surfaces[side].until)
    return {
        "alone": np.ones(len(lengths)),
        "alone length": np.minimum(lengths, 2.0),
        "alone nearest squared": np.square(np.maximum(pair.nearest[side], 0)).astype(np.float64),
    }


def nearest(
    source: Windows, target: Windows, band: Band, *, floor: float = 0.0, stretch: float = 1.0
) -> tuple[Vectors, Vectors]:
    """Return for each sentence the highest cosine with a run of the other side within the band, on the usual scale.

    Returns:
        Shape (source sentences,) and (target sentences,).
    """
    rows, columns = source.vectors.shape[1], target.vectors.shape[1]
    best = np.full(rows, -1, dtype=np.float32), np.full(columns, -1, dtype=np.float32)
    for top in range(0, rows, _ROWS_AT_ONCE):
        bottom = min(rows, top + _ROWS_AT_ONCE)
        left, right = int(band.first[top]), min(int(band.last[bottom]) + 1, columns)
        for k in range(min(_RUN, rows, columns)):
            for a, b in {(0, k), (k, 0)}:
                one = source.vectors[a, top:bottom].astype(np.float32)
                other = target.vectors[b, left:right].astype(np.float32)
                cosine = one @ other.T
                if a == 0:
                    best[0][top:bottom] = np.maximum(best[0][top:bottom], cosine.max(axis=1, initial=-1))
                if b == 0:
                    best[1][left:right] = np.maximum(best[1][left:right], cosine.max(axis=0, initial=-1))
    mine, yours = ((side - np.float32(floor)) * np.float32(stretch) for side in best)
    return mine, yours


def features(pair: Pair, block: Block) -> Iterator[tuple[Size, dict[str, Matrix | np.float32]]]:
    """Yield for each size of bead its features, each of shape (rows, columns) or one number for all."""
    rows, columns = block.rows[1] - block.rows[0], block.columns[1] - block.columns[0]
    cosine = _cosines(pair, block)
    shared = _shared_words(pair.lexicon, block)
    near = [
        np.pad(values[first : end + LONGEST], (0, max(0, end + LONGEST - len(values))))
        for values, (first, end) in zip(pair.nearest, (block.rows, block.columns), strict=True)
    ]

    def at(size: Size, down: int = 0, right: int = 0) -> Matrix:
        """Return the cosine of the bead of that size that begins so much further down and to the right."""
        return cosine(size)[down : down + rows, right : right + columns]

    for a, b in SIZES:
        here = at((a, b))
        edges = [  # a side's first and last sentence against all of the other side
            *([at((1, b)), at((1, b), down=a - 1)] if a > 1 else []),
            *([at((a, 1)), at((a, 1), right=b - 1)] if b > 1 else []),
        ]
        found: dict[str, Matrix | np.float32] = {
            _kind(a, b): np.float32(1),
            "cosine": here,
            "cosine by sentence": here * np.float32(a + b - 2),
            "weak edge": np.minimum(np.minimum.reduce(edges) - here * np.float32(_WEAK), 0) if edges else np.float32(0),
            "low cosine": np.maximum(np.float32(_LOW) - here, 0),
        }
        # How much nearer each sentence is to something else within the band than to the bead's other side.
        neglected = np.zeros((rows, columns), dtype=np.float32)
        for k in range(a):
            neglected += np.maximum(near[0][k : k + rows, None] - at((1, b), down=k), 0)
        for k in range(b):
            neglected += np.maximum(near[1][None, k : k + columns] - at((a, 1), right=k), 0)
        found["neglected"] = neglected
        found |= _surface_features(pair.surfaces, block, (a, b))
        found["shared words"], found["unshared words"] = shared(a, b)
        yield (a, b), found


def _kind(a: int, b: int) -> str:
    low, high = sorted((a, b))
    return f"{low}-{high}" if low > 1 or high <= 3 else "1-n"  # noqa: PLR2004


def _cosines(pair: Pair, block: Block) -> Callable[[Size], Matrix]:
    """Return a function that gives the cosines of all beads of one size within the block and its halo."""
    sides = [
        [
            _slice(windows.vectors[k] if k < len(windows.vectors) else windows.vectors[0] * 0, *span)
            for k in range(LONGEST)
        ]
        for windows, span in ((pair.source, block.rows), (pair.target, block.columns))
    ]
    known: dict[Size, Matrix] = {}

    def cosine(size: Size) -> Matrix:
        if size not in known:
            found = sides[0][size[0] - 1] @ sides[1][size[1] - 1].T
            known[size] = (found - np.float32(pair.floor)) * np.float32(pair.stretch) if pair.floor else found
        return known[size]

    return cosine


def _slice(vectors: Halves, first: int, end: int) -> Vectors:
    """Return the vectors from `first` to the halo behind `end`, zero behind the text."""
    out = np.zeros((end - first + _HALO, vectors.shape[1]), dtype=np.float32)
    found = vectors[first : end + _HALO]
    out[: len(found)] = found
    return out


def _surface_features(surfaces: tuple[Surface, Surface], block: Block, size: Size) -> dict[str, Matrix]:
    spans = (block.rows, block.columns)
    starts = [np.minimum(np.arange(*span), len(s.mark) - 1) for s, span in zip(surfaces, spans, strict=True)]
    ends = [np.minimum(start + k - 1, len(s.mark) - 1) for s, start, k in zip(surfaces, starts, size, strict=True)]
    lengths = [
        (s.until[end + 1] - s.until[start]).astype(np.float32)
        for s, start, end in zip(surfaces, starts, ends, strict=True)
    ]
    mine, yours = lengths[0][:, None], lengths[1][None]
    ratio = np.abs(np.log((mine + _SMOOTHING) / (yours + _SMOOTHING)))
    one, other = surfaces
    quoting = one.quoting[ends[0]][:, None], other.quoting[ends[1]][None]
    marks = one.mark[ends[0]][:, None], other.mark[ends[1]][None]
    closing = one.paragraph_end[ends[0]][:, None], other.paragraph_end[ends[1]][None]
    breaks = [
        np.concatenate([[0], np.cumsum(s.paragraph_end)])[end]
        - np.concatenate([[0], np.cumsum(s.paragraph_end)])[start]
        for s, start, end in zip(surfaces, starts, ends, strict=True)
    ]
    quoted = [
        np.minimum(s.quotations[end + 1] - s.quotations[start], _MOST_QUOTATIONS)
        for s, start, end in zip(surfaces, starts, ends, strict=True)
    ]
    both_tell = bool(one.paragraph_end.any() and other.paragraph_end.any())
    return {
        "length ratio squared": np.minimum(np.square(ratio), _MOST_RATIO),
        "both begin a quotation": _float(one.opens[starts[0]][:, None] & other.opens[starts[1]][None]),
        "both end a quotation": _float(one.closes[ends[0]][:, None] & other.closes[ends[1]][None]),
        "one is quoting": _float(quoting[0] ^ quoting[1]),
        "quotes shared": np.minimum(quoted[0][:, None], quoted[1][None]).astype(np.float32),
        "marks differ": _float(marks[0] != marks[1]),
        "one ends a paragraph": _float((closing[0] ^ closing[1]) & both_tell),
        "breaks inside": _float(np.abs(breaks[0][:, None] + breaks[1][None])) * np.float32(both_tell),
    }


def _float(flags: NDArray[np.bool_] | NDArray[np.int64]) -> Matrix:
    return flags.astype(np.float32)


def _shared_words(lexicon: Lexicon, block: Block) -> Callable[[int, int], tuple[Matrix, Matrix]]:
    """Return a function that weighs, for beads of a size, the shared words found on both sides and on one side only."""
    spans = [range(first, end + LONGEST) for first, end in (block.rows, block.columns)]
    numbers = [
        [side[i] if i < len(side) else np.zeros(0, dtype=np.int64) for i in span]
        for side, span in zip((lexicon.source, lexicon.target), spans, strict=True)
    ]
    used = np.unique(np.concatenate([np.zeros(0, dtype=np.int64), *numbers[0], *numbers[1]]))
    weights = lexicon.weights[used]
    held = []
    for side in numbers:
        matrix = np.zeros((len(side), len(used)), dtype=np.float32)
        for i, found in enumerate(side):
            matrix[i, np.searchsorted(used, found)] = 1
        held.append(_any_of(matrix))
    mine = [side * weights for side in held[0]]
    totals = [[side @ weights for side in sides] for sides in held]

    def weigh(a: int, b: int) -> tuple[Matrix, Matrix]:
        both = mine[a - 1] @ held[1][b - 1].T
        total = totals[0][a - 1][:, None] + totals[1][b - 1][None]
        return np.minimum(both, _MOST_SHARED), np.minimum(total - 2 * both, _MOST_UNSHARED)

    return weigh


def _any_of(matrix: Matrix) -> list[Matrix]:
    """Return what is held in any of the 1 to `LONGEST` sentences from each on."""
    rows = len(matrix) - LONGEST
    out = [matrix[:rows]]
    for k in range(1, LONGEST):
        out.append(np.maximum(out[-1], matrix[k : k + rows]))
    return out
