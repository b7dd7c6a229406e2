"""Sentences left alone that the neighbouring bead says after all: parts of a sentence that the translator made several.

To the aligner the second half of a sentence that became two is hard to tell from an addition: the first half explains
the whole sentence nearly as well. Encoded anew as one text, both halves say more nearly what the whole sentence says,
where an addition leads away from it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from tqcheck.embedding import Encoder
from tqcheck.embedding.windows import simplified
from tqcheck.languages.codes import writes_spaces
from tqcheck.model import AlignedPair, Bead, Document, Vectors

# On articles with sentences cut in two and with sentences dropped (`benchmarks/omissions.py`), these join half of the
# parts that were left alone, and two in a hundred of the sentences whose counterpart was really dropped.
_GAIN = 0.01  # cosine of the bead with the sentences joined, above that without them
_MOST = 3  # sentences that are joined to one bead at once


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A run of lone sentences next to a bead, as the half-open range of all beads that would become one."""

    first: int
    end: int
    joined: str
    own: str
    other: str  # the bead's other side


@dataclass(frozen=True, slots=True)
class _Joint:
    """A run of beads that should be one: the cosine of its sides, and what that is above the bead's own."""

    first: int
    end: int
    similarity: float
    gain: float


def rejoin(pair: AlignedPair, encoder: Encoder) -> AlignedPair:
    """Return the pair with lone sentences joined to the bead beside them where its other side says them too.

    An encoder that does not add up over its words, as E5, is too blunt for parts of sentences: nothing is joined.
    """
    if not encoder.additive:
        return pair
    chosen = [found for side in (0, 1) for found in _joinable(pair, side, encoder)]
    beads: dict[int, Bead] = dict(enumerate(pair.beads))
    for joint in sorted(chosen, key=lambda joint: (-joint.gain, joint.first)):
        if all(beads.get(k) is pair.beads[k] for k in range(joint.first, joint.end)):
            parts = [beads.pop(k) for k in range(joint.first, joint.end)]
            beads[joint.first] = Bead(
                tuple(i for bead in parts for i in bead.source),
                tuple(j for bead in parts for j in bead.target),
                joint.similarity,
            )
    return replace(pair, beads=tuple(beads[k] for k in sorted(beads)))


def _joinable(pair: AlignedPair, side: int, encoder: Encoder) -> Iterator[_Joint]:
    """Yield the runs of beads that should be one, with lone sentences of that side."""
    candidates = list(_candidates(pair, side))
    if not candidates:
        return
    here, there = (document.language for document in _sides(pair, side))
    joined, own = (_vectors([getattr(c, part) for c in candidates], here, encoder) for part in ("joined", "own"))
    other = _vectors([c.other for c in candidates], there, encoder)
    after, before = (np.einsum("ij,ij->i", part, other) for part in (joined, own))
    for candidate, similarity, gain in zip(candidates, after, after - before, strict=True):
        if gain >= _GAIN:
            yield _Joint(candidate.first, candidate.end, float(similarity), float(gain))


def _candidates(pair: AlignedPair, side: int) -> Iterator[_Candidate]:
    """Yield for each bead the runs of lone sentences of a side before it and behind it."""
    runs = [(bead.source, bead.target) for bead in pair.beads]
    here, there = _sides(pair, side)
    for k, bead in enumerate(runs):
        if not (bead[0] and bead[1]):
            continue
        other = _text(there, bead[1 - side])
        for step in (-1, 1):
            for count in range(1, _MOST + 1):
                place = k + step * count
                if not 0 <= place < len(runs) or runs[place][1 - side] or not runs[place][side]:
                    break
                first, end = min(k, place), max(k, place) + 1
                every = tuple(i for run in runs[first:end] for i in run[side])
                yield _Candidate(first, end, _text(here, every), _text(here, bead[side]), other)


def _sides(pair: AlignedPair, side: int) -> tuple[Document, Document]:
    """Return the document of that side, then the other."""
    return (pair.source, pair.target) if side == 0 else (pair.target, pair.source)


def _text(document: Document, run: Sequence[int]) -> str:
    return (" " if writes_spaces(document.language) else "").join(document.sentences[i].text for i in run)


def _vectors(texts: Sequence[str], language: str, encoder: Encoder) -> Vectors:
    """Return the texts' unit vectors, shape (texts, dimension); equal texts are encoded once."""
    number = {text: k for k, text in enumerate(dict.fromkeys(texts))}
    vectors = encoder.vectors(encoder.states(simplified(list(number), language)))
    return vectors[[number[text] for text in texts]]
