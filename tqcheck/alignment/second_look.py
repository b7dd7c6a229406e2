"""Dropped sentences that the programme hid in a bead with their neighbours.

To the programme a bead of two sentences against one is cheaper than leaving a sentence alone. So in a text whose
translation follows its original closely each run in a bead is looked at again: where the bead says more nearly the
same without its first or last sentence, and its lengths fit better too, that sentence has no counterpart.
`benchmarks/omissions.py` measures the rules.
"""

from __future__ import annotations

import numpy as np

from tqcheck.alignment.evidence import Pair
from tqcheck.alignment.programme import Step

_GAIN, _CLOSE = 0.03, 0.6  # cosine that a bead must gain without the sentence; cosine of what is left
_PLAIN = 0.62  # lower quartile of the beads' cosines, from which the encoder sees the languages clearly
_PLAIN_GAIN, _PLAIN_CLOSE = 0.0, 0.5  # the same there
_NO_TRANSLATION = 0.5  # share of the median, below which the sides of a bead say different things
_LONG = 0.3  # mean sentences; the vectors of shorter sides say little


def split_off(pair: Pair, steps: list[Step]) -> list[Step]:
    """Return the steps with sentences that have no counterpart as steps of their own."""
    cosines = [pair.cosine(step) for step in steps if step[0] < step[1] and step[2] < step[3]]
    quartile, median = np.quantile(cosines, [0.25, 0.5]) if cosines else (0.0, 0.0)
    if quartile < _PLAIN:
        return [part for step in steps for part in _look(pair, step, _GAIN, _CLOSE)]
    looked = [part for step in steps for part in _look(pair, step, _PLAIN_GAIN, _PLAIN_CLOSE)]
    return [part for step in looked for part in _part(pair, step, _NO_TRANSLATION * float(median))]


def _part(pair: Pair, step: Step, least: float) -> list[Step]:
    """Part the sides of a bead that says different things: neighbours, one of which is missing on either side."""
    i0, i1, j0, j1 = step
    if i0 == i1 or j0 == j1 or pair.cosine(step) >= least or min(_lengths(pair, step)) < _LONG:
        return [step]
    return [(i, i + 1, j0, j0) for i in range(i0, i1)] + [(i1, i1, j, j + 1) for j in range(j0, j1)]


def _look(pair: Pair, step: Step, gain: float, close: float) -> list[Step]:
    i0, i1, j0, j1 = step
    if i0 == i1 or j0 == j1 or (i1 - i0 == 1 and j1 - j0 == 1):
        return [step]
    shorter = [
        *(
            [((i0 + 1, i1, j0, j1), (i0, i0 + 1, j0, j0)), ((i0, i1 - 1, j0, j1), (i1 - 1, i1, j1, j1))]
            if i1 - i0 > 1
            else []
        ),
        *(
            [((i0, i1, j0 + 1, j1), (i0, i0, j0, j0 + 1)), ((i0, i1, j0, j1 - 1), (i1, i1, j1 - 1, j1))]
            if j1 - j0 > 1
            else []
        ),
    ]
    least, misfit = max(close, pair.cosine(step) + gain), _misfit(pair, step)
    better = [
        (pair.cosine(rest), rest, lone)
        for rest, lone in shorter
        if pair.cosine(rest) > least and _misfit(pair, rest) < misfit
    ]
    if not better:
        return [step]
    _, rest, lone = max(better)
    return sorted([lone, *_look(pair, rest, gain, close)])


def _misfit(pair: Pair, step: Step) -> float:
    """Return how far the lengths of both sides are apart, as a logarithm of their ratio."""
    mine, yours = _lengths(pair, step)
    return abs(float(np.log(max(mine, 1e-3) / max(yours, 1e-3))))


def _lengths(pair: Pair, step: Step) -> tuple[float, float]:
    """Return the lengths of both sides in mean sentences of their texts."""
    i0, i1, j0, j1 = step
    one, other = (s.until for s in pair.surfaces)
    return float(one[i1] - one[i0]), float(other[j1] - other[j0])
