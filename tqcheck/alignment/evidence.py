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
from tqcheck.alignment.programme import Step
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
_KNOWN: frozenset[Size] = frozenset(SIZES)
_HALO = 1, LONGEST + 1  # sentences that the features look at before and behind a block
_SMOOTHING = 0.15  # mean sentences added to each side, so that the ratio of two interjections says little
_LOW = 0.3  # cosine, below which less says little more
_WEAK = 0.6  # share of a bead's cosine that each of its sentences should have with the other side
_MOST_RATIO, _MOST_SHARED, _MOST_UNSHARED = 2.0, 2.0, 3.0


@dataclass(frozen=True, slots=True)
class Pair:
    """Both sides as the aligner sees them.

    The weights hold for cosines that are near 0 for unrelated texts; `floor` is what such texts have with an encoder
    that finds all texts alike, and `stretch` brings its cosines to the usual scale.
    """

    source: Windows
    target: Windows
    surfaces: tuple[Surface, Surface]
    lexicon: Lexicon
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


def alone(surface: Surface, weights: dict[str, float]) -> NDArray[np.float64]:
    """Return the score of leaving each sentence alone, shape (sentences,)."""
    total = np.zeros(len(surface.mark))
    for name, feature in alone_features(surface).items():
        total += weights[name] * feature
    return total


def alone_features(surface: Surface) -> dict[str, NDArray[np.float64]]:
    """Return the features of a 1-0 or 0-1 bead, shape (sentences,) each."""
    lengths = np.diff(surface.until)
    return {"alone": np.ones(len(lengths)), "alone length": np.minimum(lengths, 2.0)}


def features(pair: Pair, block: Block) -> Iterator[tuple[Size, dict[str, Matrix | np.float32]]]:
    """Yield for each size of bead its features, each of shape (rows, columns) or one number for all."""
    rows, columns = block.rows[1] - block.rows[0], block.columns[1] - block.columns[0]
    cosine = _cosines(pair, block)
    shared = _shared_words(pair.lexicon, block)

    def at(size: Size, down: int = 0, right: int = 0) -> Matrix:
        """Return the cosine of the bead of that size that begins so much further down and to the right."""
        return cosine(size)[_HALO[0] + down :, _HALO[0] + right :][:rows, :columns]

    for a, b in SIZES:
        here = at((a, b))
        outside = [at((a, 1), right=-1), at((a, 1), right=b), at((1, b), down=-1), at((1, b), down=a)]
        less = [
            *([at((a - 1, b)), at((a - 1, b), down=1)] if a > 1 else []),
            *([at((a, b - 1)), at((a, b - 1), right=1)] if b > 1 else []),
        ]
        more = [
            *([at((a + 1, b)), at((a + 1, b), down=-1)] if (a + 1, b) in _KNOWN else []),
            *([at((a, b + 1)), at((a, b + 1), right=-1)] if (a, b + 1) in _KNOWN else []),
        ]
        edges = [  # a side's first and last sentence against all of the other side
            *([at((1, b)), at((1, b), down=a - 1)] if a > 1 else []),
            *([at((a, 1)), at((a, 1), right=b - 1)] if b > 1 else []),
        ]
        weakest = np.minimum.reduce(edges) if edges else np.float32(0)
        aside = [at((a, b), down=1), at((a, b), down=-1), at((a, b), right=1), at((a, b), right=-1)]
        found: dict[str, Matrix | np.float32] = {
            _kind(a, b): np.float32(1),
            "cosine": here,
            "cosine squared": np.square(np.maximum(here, 0)),
            "cosine by sentence": here * np.float32(a + b - 2),
            "neighbours": np.maximum.reduce(outside),
            "aside": here - np.maximum.reduce(aside),
            "more": here - np.maximum.reduce(more) if more else np.float32(0),
            "less": here - np.maximum.reduce(less) if less else np.float32(0),
            "weakest edge": weakest,
            "weak edge": np.minimum(weakest - here * np.float32(_WEAK), 0) if edges else np.float32(0),
            "low cosine": np.maximum(np.float32(_LOW) - here, 0),
        }
        found |= _surface_features(pair.surfaces, block, (a, b), here)
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
    """Return the vectors from the halo before `first` to that behind `end`, zero outside the text."""
    out = np.zeros((end - first + sum(_HALO), vectors.shape[1]), dtype=np.float32)
    low, high = max(0, first - _HALO[0]), min(len(vectors), end + _HALO[1])
    if high > low:
        out[low - first + _HALO[0] : high - first + _HALO[0]] = vectors[low:high]
    return out


def _surface_features(surfaces: tuple[Surface, Surface], block: Block, size: Size, cosine: Matrix) -> dict[str, Matrix]:
    spans = (block.rows, block.columns)
    starts = [np.minimum(np.arange(*span), len(s.mark) - 1) for s, span in zip(surfaces, spans, strict=True)]
    ends = [np.minimum(start + k - 1, len(s.mark) - 1) for s, start, k in zip(surfaces, starts, size, strict=True)]
    lengths = [
        (s.until[end + 1] - s.until[start]).astype(np.float32)
        for s, start, end in zip(surfaces, starts, ends, strict=True)
    ]
    mine, yours = lengths[0][:, None], lengths[1][None]
    ratio = np.abs(np.log((mine + _SMOOTHING) / (yours + _SMOOTHING)))
    amount = (mine + yours) / 2
    one, other = surfaces
    quoting = one.quoting[ends[0]][:, None], other.quoting[ends[1]][None]
    marks = one.mark[ends[0]][:, None], other.mark[ends[1]][None]
    closing = one.paragraph_end[ends[0]][:, None], other.paragraph_end[ends[1]][None]
    breaks = [
        np.concatenate([[0], np.cumsum(s.paragraph_end)])[end]
        - np.concatenate([[0], np.cumsum(s.paragraph_end)])[start]
        for s, start, end in zip(surfaces, starts, ends, strict=True)
    ]
    both_tell = bool(one.paragraph_end.any() and other.paragraph_end.any())
    return {
        "length ratio": ratio,
        "length ratio squared": np.minimum(np.square(ratio), _MOST_RATIO),
        "amount": amount - np.float32(sum(size) / 2),
        "cosine by amount": cosine * amount,
        "both begin a quotation": _float(one.opens[starts[0]][:, None] & other.opens[starts[1]][None]),
        "both end a quotation": _float(one.closes[ends[0]][:, None] & other.closes[ends[1]][None]),
        "one is quoting": _float(quoting[0] ^ quoting[1]),
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
