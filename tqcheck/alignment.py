"""Windows × 2 → AlignedPair: which sentences translate each other."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from tqcheck.model import AlignedPair, Bead, Vectors, Windows

_TYPES = ((1, 1), *((a, 1) for a in range(2, 8)), *((1, b) for b in range(2, 8)), (2, 2), (1, 0), (0, 1))
_NEIGHBOURS = 0.7  # weight of the mean cosine with the neighbouring sentences
_ALONE = -0.1  # score of a 1-0 or 0-1 bead


def align(source: Windows, target: Windows) -> AlignedPair:
    """Return the beads, in order, that explain the pair best; both texts are covered exactly once."""
    n, m = source.vectors.shape[1], target.vectors.shape[1]
    best = np.full((n + 1, m + 1), -np.inf, dtype=np.float32)
    best[0] = _ALONE * np.arange(m + 1)
    move = np.full((n + 1, m + 1), len(_TYPES) - 1, dtype=np.int8)
    scores = [_scores(source, target, a, b) if a and b else None for a, b in _TYPES]
    for i in range(1, n + 1):
        for k, (a, b) in enumerate(_TYPES):
            score = scores[k]
            if a > i or b > m or a == 0:
                continue
            row = best[i - a, : m + 1 - b] + (score[i - a, : m + 1 - b] if score is not None else _ALONE)
            better = row > best[i, b:]
            best[i, b:][better] = row[better]
            move[i, b:][better] = k
        slope = _ALONE * np.arange(m + 1)
        level = np.maximum.accumulate(best[i] - slope) + slope
        move[i][level > best[i] + 1e-6] = len(_TYPES) - 1
        best[i] = level
    beads: list[Bead] = []
    i, j = n, m
    while i or j:
        a, b = _TYPES[move[i, j]]
        similarity = float(_cosine(source.vectors[a - 1, i - a], target.vectors[b - 1, j - b])) if a and b else 0.0
        beads.append(Bead(tuple(range(i - a, i)), tuple(range(j - b, j)), similarity))
        i, j = i - a, j - b
    return AlignedPair(source.document, target.document, tuple(reversed(beads)))


def align_lines(source: Windows, target: Windows) -> AlignedPair:
    """Return one bead a line: line i of one file translates line i of the other, an empty line stands for nothing."""
    here = {sentence.line: i for i, sentence in enumerate(source.document.sentences)}
    there = {sentence.line: i for i, sentence in enumerate(target.document.sentences)}
    beads = []
    for line in sorted(here.keys() | there.keys()):
        i, j = here.get(line), there.get(line)
        both = i is not None and j is not None
        similarity = float(_cosine(source.vectors[0, i], target.vectors[0, j])) if both else 0.0
        beads.append(Bead(() if i is None else (i,), () if j is None else (j,), similarity))
    return AlignedPair(source.document, target.document, tuple(beads))


def _cosine(one: Vectors, other: Vectors) -> float:
    return float(one.astype(np.float32) @ other.astype(np.float32))


def _scores(source: Windows, target: Windows, a: int, b: int) -> NDArray[np.float32]:
    """Return the score of each bead of `a` and `b` sentences, indexed by the first of them, shape (n + 1, m + 1)."""
    x, y = source.vectors.astype(np.float32), target.vectors.astype(np.float32)
    n, m = x.shape[1], y.shape[1]
    out = np.full((n + 1, m + 1), -np.inf, dtype=np.float32)
    if n < a or m < b:
        return out
    cos = x[a - 1, : n - a + 1] @ y[b - 1, : m - b + 1].T
    around = (_around(x[a - 1, : n - a + 1] @ y[0].T, b) + _around(y[b - 1, : m - b + 1] @ x[0].T, a).T) / 2
    lengths = [np.array([len(s.text) for s in w.document.sentences], dtype=float) for w in (source, target)]
    lengths[1] *= lengths[0].sum() / lengths[1].sum()
    mine = np.convolve(lengths[0], np.ones(a), "valid")[:, None]
    yours = np.convolve(lengths[1], np.ones(b), "valid")[None]
    ratio = np.minimum(mine, yours) / np.maximum(mine, yours)
    out[: n - a + 1, : m - b + 1] = (cos - _NEIGHBOURS * around) * np.log2(1 + ratio)
    return out


def _around(cos: NDArray[np.float32], size: int) -> NDArray[np.float32]:
    """Return the mean cosine with the sentences before and behind each run of `size` columns."""
    columns = cos.shape[1] - size + 1
    padded = np.pad(cos, ((0, 0), (1, 1)))
    return (padded[:, :columns] + padded[:, size + 1 : size + 1 + columns]) / 2
