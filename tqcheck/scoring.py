"""Cosine → calibrated probability that both sides of a bead say the same.

What a cosine means depends on the encoder, the languages and the text. So it is first put on a scale on which 0 is the
cosine of neighbouring sentences that do not translate each other, and 1 that of good translations; a logistic
regression then weighs it together with what else tells a translation from a hard negative (Platt 1999, “Probabilistic
Outputs”). The scale is the one measured for the encoder and the languages, moved towards the document's own: free
translations of difficult sentences have lower cosines throughout. It is moved only so far that a text whose sentences
are no translations at all is still told.
`benchmarks/calibrate.py` measures both and writes `calibration.json`.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tqcheck.languages.codes import base
from tqcheck.model import AlignedPair, Bead, Windows

_PRIOR = 3  # beads that the usual width counts as, against a document's own
_PRIOR_KNOWN = 4  # the same of a measured scale
_FURTHEST = 0.2  # share of its width that a measured scale is moved by at most
_USUAL_WIDTH = 0.4  # from low to high, of an encoder that nothing is known about
_NARROWEST = 0.05
_MOST_RATIO = 1.5
_SMOOTHING = 0.15  # mean sentences added to each side before lengths are compared


@dataclass(frozen=True, slots=True)
class Scale:
    """The cosine of neighbouring sentences that do not translate each other, and that of good translations."""

    low: float
    high: float


def score(pair: AlignedPair, source: Windows, target: Windows, *, encoder: str) -> AlignedPair:
    """Return the pair with the score of each bead filled in."""
    linked = [bead for bead in pair.beads if bead.source and bead.target]
    if not linked:
        return pair
    found = measure(pair, linked, source, target)
    weights = _data()["weights"]
    odds = design(found, own_scale(found, _known_scale(encoder, pair))) @ np.array(weights.get(encoder, weights[""]))
    scores = iter(1 / (1 + np.exp(-odds)))
    beads = tuple(
        replace(bead, score=float(next(scores))) if bead.source and bead.target else bead for bead in pair.beads
    )
    return replace(pair, beads=beads)


def calibration_note(pair: AlignedPair, *, encoder: str) -> str | None:
    """Return a remark for the user where the scores rest on this document alone, else None."""
    if _known_scale(encoder, pair):
        return None
    languages = " and ".join(dict.fromkeys((pair.source.language, pair.target.language)))
    return (
        f"there is no calibration data for {encoder} with {languages}: the scores are calibrated from this document's "
        "own mismatched pairs, and a document that is badly translated throughout looks better than it is."
    )


def measure(pair: AlignedPair, beads: list[Bead], source: Windows, target: Windows) -> NDArray[np.float64]:
    """Return what tells about each bead: its cosine, that of its sides with the other's neighbours, its lengths.

    Returns:
        Shape (beads, 4): similarity; the highest cosine of one side with a sentence next to the other; the lengths of
        both sides in mean sentences of their text. The second is NaN where there are no neighbours.
    """
    lengths = [
        np.array([len(sentence.text) for sentence in document.sentences], dtype=np.float64)
        for document in (pair.source, pair.target)
    ]
    lengths = [side / side.mean() for side in lengths]
    rows = []
    for bead in beads:
        one, other = _vector(source, bead.source), _vector(target, bead.target)
        near = [float(one @ v) for v in _next_to(target, bead.target)] + [
            float(other @ v) for v in _next_to(source, bead.source)
        ]
        rows.append(
            (
                bead.similarity,
                max(near, default=np.nan),
                lengths[0][list(bead.source)].sum(),
                lengths[1][list(bead.target)].sum(),
            )
        )
    return np.array(rows, dtype=np.float64).reshape(-1, 4)


def design(measured: NDArray[np.float64], scale: Scale) -> NDArray[np.float64]:
    """Return the regressors of the logistic regression for what `measure` returns, shape (beads, 7)."""
    similarity, near, mine, yours = measured.T
    closeness = (similarity - scale.low) / (scale.high - scale.low)
    other = np.where(np.isnan(near), 0, (np.nan_to_num(near) - scale.low) / (scale.high - scale.low))
    ratio = np.abs(np.log((mine + _SMOOTHING) / (yours + _SMOOTHING)))
    amount = np.log((mine + yours) / 2 + _SMOOTHING)
    return np.column_stack(
        [
            np.ones(len(closeness)),
            closeness,
            np.minimum(other, closeness),
            ratio,
            np.square(np.minimum(ratio, _MOST_RATIO)),
            amount,
            closeness * amount,
        ]
    )


def own_scale(measured: NDArray[np.float64], known: Scale | None) -> Scale:
    """Return the scale of a document, most beads of which are taken to be right; few beads are trusted little.

    Args:
        measured: what `measure` returns.
        known: the scale that was measured for the encoder and the languages, if there is one.
    """
    near = measured[~np.isnan(measured[:, 1]), 1]
    high = float(np.median(measured[:, 0]))
    low = float(np.median(near)) if len(near) else high - _USUAL_WIDTH
    usual = known or Scale(high - _USUAL_WIDTH, high)
    share = len(near) / (len(near) + (_PRIOR_KNOWN if known else _PRIOR))
    moves = share * (low - usual.low), share * (high - usual.high)
    if known:
        furthest = _FURTHEST * (usual.high - usual.low)
        moves = _within(furthest, moves[0]), _within(furthest, moves[1])
    high = usual.high + moves[1]
    return Scale(min(usual.low + moves[0], high - _NARROWEST), high)


def _within(furthest: float, move: float) -> float:
    return max(-furthest, min(furthest, move))


def _vector(windows: Windows, run: tuple[int, ...]) -> NDArray[np.float32]:
    size = min(len(run), len(windows.vectors))
    vector: NDArray[np.float32] = windows.vectors[size - 1, run[0]].astype(np.float32)
    return vector


def _next_to(windows: Windows, run: tuple[int, ...]) -> list[NDArray[np.float32]]:
    count = windows.vectors.shape[1]
    return [windows.vectors[0, i].astype(np.float32) for i in (run[0] - 1, run[-1] + 1) if 0 <= i < count]


def _known_scale(encoder: str, pair: AlignedPair) -> Scale | None:
    """Return the measured scale of the encoder for the pair's languages (both through English), if there is one."""
    known: dict[str, list[float]] = _data()["scales"].get(encoder, {})
    sides = [
        known.get(language) or known.get(base(language))
        for language in (pair.source.language, pair.target.language)
        if base(language) != "en"
    ]
    if not sides or not all(sides):
        return None
    low, high = np.mean([side for side in sides if side], axis=0)
    return Scale(float(low), float(high))


@cache
def _data() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((files("tqcheck") / "calibration.json").read_text(encoding="utf-8"))
    return found
