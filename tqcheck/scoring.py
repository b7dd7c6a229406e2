"""Cosine → calibrated probability that both sides of a bead say the same."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from tqcheck.model import AlignedPair, Windows


def score(pair: AlignedPair, source: Windows, target: Windows, *, encoder: str) -> AlignedPair:  # noqa: ARG001
    """Return the pair with the score of each bead filled in."""
    beads = tuple(
        replace(bead, score=float(1 / (1 + np.exp(-(bead.similarity - 0.4) * 12))))
        if bead.source and bead.target
        else bead
        for bead in pair.beads
    )
    return AlignedPair(pair.source, pair.target, beads)


def calibration_note(pair: AlignedPair, *, encoder: str) -> str | None:  # noqa: ARG001
    """Return a remark for the user where the scores rest on this document alone, else None."""
    return None
