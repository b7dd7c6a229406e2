"""Windows × 2 → AlignedPair: which sentences translate each other.

A dynamic programme chooses the beads (Thompson and Koehn 2019, “Vecalign”, and Liu and Zhu 2022, “Bertalign”, on the
use of vectors of runs of sentences), coarse to fine, so that time and memory grow with the length of the text and
not with its square. Once a first alignment stands, the words that it shows to belong together join the evidence, it
tells how closely the translation follows its original, and the programme runs again.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from tqcheck.alignment import evidence, lexicon, programme, second_look, surface, units
from tqcheck.alignment.evidence import Block, Pair, Size
from tqcheck.alignment.faithfulness import faithfulness
from tqcheck.alignment.programme import Band, Step
from tqcheck.alignment.weights import weights
from tqcheck.model import AlignedPair, Bead, Halves, Vectors, Windows
from tqcheck.threads import one_thread_a_product

_SMALL = 20_000  # nodes; a programme of so many needs no band
_ZOOM = 4  # sentences that are one on the next coarser level
_HALF_WIDTH = 16  # coarse sentences on either side of the coarse path
_SECOND_HALF_WIDTH = 24  # sentences on either side of the first path
_COARSE_ALONE = 0.0
_ALIKE = 0.4  # mean cosine of all sentences, above which an encoder finds all texts alike, as E5 does
# The mean cosine of all sentences and of the closest, where the weights were fitted.
_USUAL_FLOOR, _USUAL_MATCH = 0.13, 0.65
_TOO_FEW = 4  # sentences, of which no scale can be told
_NARROWEST = 0.01
_FIRST_FAITHFULNESS = 0.0  # of any text, until a first alignment shows better
_FAITHFUL = 0.5
_SAMPLE = 256  # sentences a side are enough to tell


@one_thread_a_product
def align(source: Windows, target: Windows) -> AlignedPair:
    """Return the beads, in order, that explain the pair best; both texts are covered exactly once."""
    rows, columns = source.vectors.shape[1], target.vectors.shape[1]
    if not rows or not columns:
        return _pair(
            source, target, [(i, i + 1, 0, 0) for i in range(rows)] + [(0, 0, j, j + 1) for j in range(columns)]
        )
    words = lexicon.words(source.document), lexicon.words(target.document)
    surfaces = surface.read(source.document), surface.read(target.document)
    band = _band(source.vectors[0], target.vectors[0])
    floor, stretch = _scale(source.vectors[0], target.vectors[0])
    nearest = evidence.nearest(source, target, band, floor=floor, stretch=stretch)
    pair = Pair(source, target, surfaces, lexicon.build(*words), nearest, floor, stretch)
    steps = _solve(pair, band, weights(_FIRST_FAITHFULNESS))
    pair = replace(pair, lexicon=lexicon.build(*words, _pair(source, target, steps).beads))
    is_small = (rows + 1) * (columns + 1) <= _SMALL
    near = programme.around(steps, rows, columns, zoom=1, half_width=_SECOND_HALF_WIDTH)
    band = programme.full(rows, columns) if is_small else near
    steps = _solve(pair, band, weights(faithfulness(pair, steps)))
    if faithfulness(pair, steps) > _FAITHFUL:
        steps = second_look.split_off(pair, steps)
    return _pair(source, target, steps)


def align_lines(source: Windows, target: Windows) -> AlignedPair:
    """Return one bead a line: line i of one file translates line i of the other, an empty line stands for nothing."""
    here = {sentence.line: i for i, sentence in enumerate(source.document.sentences)}
    there = {sentence.line: i for i, sentence in enumerate(target.document.sentences)}
    steps = []
    i = j = 0
    for line in sorted(here.keys() | there.keys()):
        a, b = int(line in here), int(line in there)
        steps.append((i, i + a, j, j + b))
        i, j = i + a, j + b
    return _pair(source, target, steps)


def align_units(source: Windows, target: Windows) -> AlignedPair:
    """Return one bead a unit: units of one key translate each other.

    Both documents have their common messages in the same order, as `tqcheck.reading.units.arrange` puts them.
    """
    return _pair(source, target, units.steps(source.document.sentences, target.document.sentences))


def _solve(pair: Pair, band: Band, weighing: dict[str, float]) -> list[Step]:
    def scorer(rows: tuple[int, int], columns: tuple[int, int]) -> dict[Size, evidence.Matrix]:
        return evidence.scores(pair, Block(rows, columns), weighing)

    return programme.solve(band, scorer, (evidence.alone(pair, 0, weighing), evidence.alone(pair, 1, weighing)))


def _scale(source: Halves, target: Halves) -> tuple[float, float]:
    """Return the floor of the cosines and what to stretch them by; (0, 1) for an encoder that tells texts apart."""
    some = [side[:: max(1, len(side) // _SAMPLE)].astype(np.float32) for side in (source, target)]
    cosine = some[0] @ some[1].T
    floor, match = float(cosine.mean()), float(np.median(cosine.max(axis=1)))
    if floor < _ALIKE or min(cosine.shape) < _TOO_FEW or match - floor < _NARROWEST:
        return 0.0, 1.0
    stretch = (_USUAL_MATCH - _USUAL_FLOOR) / (match - floor)
    return floor - _USUAL_FLOOR / stretch, stretch


def _band(source: Halves | Vectors, target: Halves | Vectors) -> Band:
    """Return the nodes worth looking at: those near the best path through the texts as they look from afar."""
    rows, columns = len(source), len(target)
    if (rows + 1) * (columns + 1) <= _SMALL:
        return programme.full(rows, columns)
    coarse = _coarser(source), _coarser(target)
    centred = _centred(coarse[0]), _centred(coarse[1])

    def scorer(down: tuple[int, int], right: tuple[int, int]) -> dict[Size, evidence.Matrix]:
        return {(1, 1): centred[0][down[0] : down[1]] @ centred[1][right[0] : right[1]].T}

    alone = np.full(len(coarse[0]), _COARSE_ALONE), np.full(len(coarse[1]), _COARSE_ALONE)
    steps = programme.solve(_band(*coarse), scorer, alone)
    return programme.around(steps, rows, columns, zoom=_ZOOM, half_width=_HALF_WIDTH)


def _coarser(vectors: Halves | Vectors) -> Vectors:
    """Return the unit means of each `_ZOOM` neighbouring vectors."""
    starts = np.arange(0, len(vectors), _ZOOM)
    return _unit(np.add.reduceat(vectors.astype(np.float32), starts, axis=0))


def _centred(vectors: Vectors) -> Vectors:
    """Return the vectors without what they have in common: from afar every part of a text looks like the others."""
    return _unit(vectors - vectors.mean(axis=0))


def _unit(vectors: Vectors) -> Vectors:
    found: Vectors = vectors / np.maximum(np.linalg.norm(vectors, axis=-1, keepdims=True), 1e-9)
    return found


def _pair(source: Windows, target: Windows, steps: list[Step]) -> AlignedPair:
    beads = tuple(
        Bead(tuple(range(i0, i1)), tuple(range(j0, j1)), _similarity(source, target, step))
        for step in steps
        for i0, i1, j0, j1 in (step,)
    )
    return AlignedPair(source.document, target.document, beads)


def _similarity(source: Windows, target: Windows, step: Step) -> float:
    i0, i1, j0, j1 = step
    if i0 == i1 or j0 == j1:
        return 0.0
    return float(
        source.vectors[i1 - i0 - 1, i0].astype(np.float32) @ target.vectors[j1 - j0 - 1, j0].astype(np.float32)
    )
