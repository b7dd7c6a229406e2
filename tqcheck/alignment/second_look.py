"""Dropped sentences that the programme hid in a bead with their neighbours.

To the programme a bead of two sentences against one is cheaper than leaving a sentence alone. So each run in a bead is
looked at again: where the bead says more nearly the same without its first or last sentence, and its lengths fit
better too, that sentence has no counterpart. `benchmarks/omissions.py` measures the rule.
"""

from __future__ import annotations

import numpy as np

from tqcheck.alignment.evidence import Pair
from tqcheck.alignment.programme import Step

_GAIN = 0.03  # cosine that a bead must gain without the sentence
_CLOSE = 0.6  # cosine of what is left: only where the rest is clearly a translation


def split_off(pair: Pair, steps: list[Step]) -> list[Step]:
    """Return the steps with sentences that have no counterpart as steps of their own."""
    return [part for step in steps for part in _look(pair, step)]


def _look(pair: Pair, step: Step) -> list[Step]:
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
    whole, misfit = _cosine(pair, step), _misfit(pair, step)
    better = [
        (_cosine(pair, rest), rest, lone)
        for rest, lone in shorter
        if _cosine(pair, rest) > max(_CLOSE, whole + _GAIN) and _misfit(pair, rest) < misfit
    ]
    if not better:
        return [step]
    _, rest, lone = max(better)
    return sorted([lone, *_look(pair, rest)])


def _cosine(pair: Pair, step: Step) -> float:
    i0, i1, j0, j1 = step
    one, other = pair.source.vectors[i1 - i0 - 1, i0], pair.target.vectors[j1 - j0 - 1, j0]
    return pair.rescale(float(one.astype(np.float32) @ other.astype(np.float32)))


def _misfit(pair: Pair, step: Step) -> float:
    """Return how far the lengths of both sides are apart, as a logarithm of their ratio."""
    i0, i1, j0, j1 = step
    mine, yours = (
        float(s.until[b] - s.until[a]) for s, (a, b) in zip(pair.surfaces, ((i0, i1), (j0, j1)), strict=True)
    )
    return abs(float(np.log(max(mine, 1e-3) / max(yours, 1e-3))))
