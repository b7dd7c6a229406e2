"""How closely a translation follows its original, sentence by sentence.

In news, hardly a sentence is much further from its translation than the closest ones are; in fiction, and where
sentences are recast, many are. What a low cosine or a superfluous sentence means depends on it.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from tqcheck.alignment.evidence import Pair
from tqcheck.alignment.programme import Step

_POOR, _GOOD = 0.25, 0.9  # quantiles of the beads' cosines that are compared
# Their ratio in free translations and in faithful ones: six chapters of fiction and a book of alpine reports have .58
# to .74, thirty-five news articles in nine languages .77 to .88.
_FREE, _FAITHFUL = 0.72, 0.78
_PRIOR = 3  # beads that an open verdict counts as, so that a text of few sentences is called neither


def faithfulness(pair: Pair, steps: Sequence[Step]) -> float:
    """Return how closely the target follows the source by a first alignment, 0 to 1."""
    cosines = [pair.cosine(step) for step in steps if step[0] < step[1] and step[2] < step[3]]
    if not cosines:
        return 0.5
    poor, good = np.quantile(cosines, [_POOR, _GOOD])
    verdict = float(np.clip((poor / max(float(good), 1e-6) - _FREE) / (_FAITHFUL - _FREE), 0, 1))
    return (len(cosines) * verdict + _PRIOR * 0.5) / (len(cosines) + _PRIOR)
