"""How much each piece of evidence says for a clause's being missing: a logistic regression.

`weights.json` is written by `benchmarks/clauses_fit.py`, which deletes clauses from translations.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


def weigh(features: Mapping[str, float]) -> float:
    """Return the log-odds that features add up to; “constant” is one that always holds."""
    weights = _weights()
    return sum(weights[name] * value for name, value in features.items())


def probability(log_odds: float) -> float:
    """Return the probability that belongs to log-odds."""
    return 1 / (1 + math.exp(-log_odds))


@cache
def _weights() -> dict[str, float]:
    text = (files(__package__) / "weights.json").read_text(encoding="utf-8")
    found: dict[str, float] = json.loads(text)
    return found
