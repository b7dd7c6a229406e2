"""The dynamic programme: the best way to cover both texts with beads, within a band.

A node (i, j) stands before source sentence i and target sentence j; a bead leads from node to node. All of a
row's nodes are handled at once. Beads that leave a sentence alone run along a row on the target's side, where
a running maximum does what a loop would.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Size = tuple[int, int]
Step = tuple[int, int, int, int]  # first and end of the source sentences, first and end of the target's
Scorer = Callable[[tuple[int, int], tuple[int, int]], Mapping[Size, NDArray[np.float32]]]

_SKIP_TARGET, _SKIP_SOURCE = -1, 0  # moves; the sizes of beads count from 1
_ROWS_AT_ONCE = 64


@dataclass(frozen=True, slots=True)
class Band:
    """The nodes that are looked at: in row i those from `first[i]` to `last[i]`; both never fall."""

    first: NDArray[np.int64]
    last: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class _Bead:
    """One kind of bead as it leaves a row: its size, its score by the row's nodes, and the name of the move."""

    size: Size
    gain: NDArray[np.float32] | float
    name: int


def full(rows: int, columns: int) -> Band:
    """Return the band of all nodes, for texts of so many sentences."""
    return Band(np.zeros(rows + 1, dtype=np.int64), np.full(rows + 1, columns, dtype=np.int64))


def around(steps: Sequence[Step], rows: int, columns: int, *, zoom: int, half_width: int) -> Band:
    """Return the band around a path found on texts `zoom` times as coarse; `half_width` counts coarse sentences."""
    first = np.full(rows + 1, columns, dtype=np.int64)
    last = np.zeros(rows + 1, dtype=np.int64)
    for i0, i1, j0, j1 in steps:
        low, high = max(0, i0 - half_width) * zoom, min(rows, (i1 + half_width) * zoom)
        first[low : high + 1] = np.minimum(first[low : high + 1], max(0, j0 - half_width) * zoom)
        last[low : high + 1] = np.maximum(last[low : high + 1], min(columns, (j1 + half_width) * zoom))
    first[0], last[-1] = 0, columns
    return Band(np.minimum.accumulate(first[::-1])[::-1], np.maximum.accumulate(last))


def solve(band: Band, scorer: Scorer, alone: tuple[NDArray[np.float64], NDArray[np.float64]]) -> list[Step]:
    """Return the best path as steps, in order.

    Args:
        band: the nodes to look at.
        scorer: returns the scores of all beads that begin within a range of rows and one of columns.
        alone: the scores of leaving each source and each target sentence alone.
    """
    rows, columns = len(alone[0]), len(alone[1])
    along = np.concatenate([[0.0], np.cumsum(alone[1])])
    value = [np.full(band.last[i] - band.first[i] + 1, -np.inf) for i in range(rows + 1)]
    move = [np.zeros(len(row), dtype=np.int8) for row in value]
    value[0][0] = 0.0
    sizes: list[Size] = []
    for top in range(0, rows + 1, _ROWS_AT_ONCE):
        bottom = min(rows, top + _ROWS_AT_ONCE)
        left, right = int(band.first[top]), min(int(band.last[bottom]) + 1, columns)
        beads = scorer((top, bottom), (left, right)) if bottom > top and right > left else {}
        sizes = sizes or list(beads)
        for i in range(top, min(top + _ROWS_AT_ONCE, rows + 1)):
            _skip_target(value[i], move[i], along[band.first[i] : band.last[i] + 1])
            if i == rows:
                break
            _reach(value, move, band, i, _Bead((1, 0), float(alone[0][i]), _SKIP_SOURCE))
            for k, size in enumerate(sizes, start=1):
                if i + size[0] <= rows:
                    offset = int(band.first[i]) - left
                    _reach(value, move, band, i, _Bead(size, beads[size][i - top, offset:] if beads else -np.inf, k))
    return _trace(move, band, [(0, 1), (1, 0), *sizes], rows, columns)


def _skip_target(value: NDArray[np.float64], move: NDArray[np.int8], along: NDArray[np.float64]) -> None:
    """Let target sentences be left alone within a row."""
    reached = np.maximum.accumulate(value - along) + along
    move[reached > value + 1e-9] = _SKIP_TARGET
    np.maximum(value, reached, out=value)


def _reach(
    value: list[NDArray[np.float64]],
    move: list[NDArray[np.int8]],
    band: Band,
    i: int,
    bead: _Bead,
) -> None:
    """Carry row i's values on by one kind of bead."""
    j = i + bead.size[0]
    low = max(int(band.first[i]) + bead.size[1], int(band.first[j]))
    high = min(int(band.last[i]) + bead.size[1], int(band.last[j]))
    if high < low:
        return
    begin = low - bead.size[1] - int(band.first[i])
    end = begin + high - low + 1
    offered = value[i][begin:end] + (bead.gain[begin:end] if isinstance(bead.gain, np.ndarray) else bead.gain)
    place = slice(low - int(band.first[j]), high - int(band.first[j]) + 1)
    better = offered > value[j][place]
    value[j][place] = np.where(better, offered, value[j][place])
    move[j][place] = np.where(better, np.int8(bead.name), move[j][place])


def _trace(move: list[NDArray[np.int8]], band: Band, sizes: Sequence[Size], rows: int, columns: int) -> list[Step]:
    steps: list[Step] = []
    i, j = rows, columns
    while i or j:
        a, b = sizes[int(move[i][j - band.first[i]]) + 1] if i else (0, 1)
        steps.append((i - a, i, j - b, j))
        i, j = i - a, j - b
    return steps[::-1]
