"""Clauses that the other side of their bead may do without.

Where a clause was dropped, the other side is nearer to what is left than to the whole, the clause has little in common
with any part of it, and it is too short. None of it alone says much; how much all of it says together is fitted by
`benchmarks/clauses_fit.py`. The names and numbers of the clause are weighed later, by the checks.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from tqcheck.embedding import Encoder
from tqcheck.embedding.windows import joint_of, simplified
from tqcheck.evidence.beads import document, sentences, text
from tqcheck.evidence.clauses import Part, cut, letters, runs, weigh
from tqcheck.model import AlignedPair, Side, Span, Uncovered, Vectors, Windows

_BOTH_WAYS: tuple[tuple[Side, Side], ...] = (("source", "target"), ("target", "source"))
_TOO_LONG = 0.12  # logarithm of the lengths' ratio, against the document's median, below which nobody looks
_SMOOTHING = 8  # letters added to each side before lengths are compared
_GAIN = -0.03  # cosine that the other side may lose with a clause that it does without
_WORTH = -5.0  # log-odds below which names and numbers change nothing
_KEPT = 2  # clauses of a bead
_LEAST = 60  # letters of the side with the clause; in instructions and labels, too little is left to tell


@dataclass(frozen=True, slots=True)
class Candidate:
    """A clause of one side of a bead, and what speaks for and against the other side's doing without it."""

    bead: int
    side: Side
    span: Span
    features: dict[str, float]


@dataclass(frozen=True, slots=True)
class _Cut:
    """One side of a bead in parts, and how much it is too long for the other side."""

    bead: int
    side: Side
    text: str
    start: int  # of the text in the prose
    parts: list[Part]  # offsets into the text
    excess: float = 0.0  # as a logarithm

    def span(self, first: int, last: int) -> Span:
        """Return where a run of parts stands in the prose, without the spaces around it."""
        start, end = self.parts[first][0], self.parts[last - 1][1]
        words = self.text[start:end]
        return Span(self.start + start + len(words) - len(words.lstrip()), self.start + start + len(words.rstrip()))


@dataclass(frozen=True, slots=True)
class _Other:
    """Vectors of the other side of a bead."""

    whole: Vectors  # shape (dimension,)
    places: Vectors  # of all of it, of its parts and of neighbouring ones together, shape (places, dimension)


@dataclass(frozen=True, slots=True)
class _Compared:
    """The runs of parts of one side that may be missing, against the other side as a whole."""

    runs: list[Part]  # half-open ranges of parts
    clauses: Vectors  # shape (runs, dimension)
    parts: Vectors  # shape (parts, dimension)
    rest: Vectors  # cosine of what is left without each run, shape (runs,)
    gain: Vectors  # by which it is nearer than the whole, shape (runs,)


def find_uncovered(pair: AlignedPair, source: Windows, target: Windows, encoder: Encoder) -> AlignedPair:
    """Return the pair with the clauses that the other side of their bead may do without, the likeliest first.

    An encoder that does not add up over its words, as E5, is too blunt for parts of sentences: nothing is found.
    """
    found: dict[int, list[Uncovered]] = defaultdict(list)
    for candidate in candidates(pair, source, target, encoder):
        log_odds = weigh(candidate.features)
        if log_odds > _WORTH:
            found[candidate.bead].append(Uncovered(candidate.side, candidate.span, log_odds))
    likeliest = {index: sorted(clauses, key=lambda one: -one.log_odds)[:_KEPT] for index, clauses in found.items()}
    beads = (replace(bead, uncovered=tuple(likeliest.get(index, ()))) for index, bead in enumerate(pair.beads))
    return replace(pair, beads=tuple(beads))


def candidates(pair: AlignedPair, source: Windows, target: Windows, encoder: Encoder) -> Iterator[Candidate]:
    """Yield the clauses of the sides that are too long, with what speaks for their being missing on the other side."""
    if not encoder.additive:
        return
    windows: dict[Side, Windows] = {"source": source, "target": target}
    other_side = dict(_BOTH_WAYS)
    usual = float(np.median([bead.similarity for bead in pair.beads if bead.source and bead.target] or [0]))
    promising: list[tuple[_Cut, Vectors, _Compared]] = []
    long = [side for side in _long_sides(pair) if len(side.parts) > 1 and letters(side.text) >= _LEAST]
    for own, states in zip(long, _states(pair, long, encoder), strict=True):
        whole = _vector(windows[other_side[own.side]], pair, own)
        compared = _compare(own, states, whole, encoder, joint_of(encoder, document(pair, own.side).language))
        if compared.runs:
            promising.append((own, whole, compared))
    others = [_cut(pair, own.bead, other_side[own.side]) for own, _, _ in promising]
    for (own, whole, compared), other, states in zip(promising, others, _states(pair, others, encoder), strict=True):
        joint = joint_of(encoder, document(pair, other.side).language)
        places = np.vstack([whole[None], encoder.vectors(np.vstack([states, states[:-1] + states[1:] - joint]))])
        yield from _weighed(own, _Other(whole, places), compared, usual)


def _weighed(own: _Cut, other: _Other, compared: _Compared, usual: float) -> Iterator[Candidate]:
    """Yield the candidates of one side."""
    nearest = (compared.parts @ other.places.T).max(axis=1)
    size = letters(own.text)
    for i, (first, last) in enumerate(compared.runs):
        span = own.span(first, last)
        rest, common = float(compared.rest[i]), float(compared.clauses[i] @ other.whole)
        best = float((other.places @ compared.clauses[i]).max())
        features = {
            "constant": 1.0,
            "gain": float(compared.gain[i]),
            "rest": rest,
            "rest against the usual": rest - usual,
            "common share": common / max(0.2, rest),
            "best": best,
            "best against other parts": best - float(np.mean(np.delete(nearest, slice(first, last)))),
            "excess": own.excess,
            "share": letters(own.text[span.start - own.start : span.end - own.start]) / size,
            "parts": last - first - 1.0,
        }
        yield Candidate(own.bead, own.side, span, features)


def _compare(own: _Cut, states: Vectors, whole: Vectors, encoder: Encoder, joint: Vectors) -> _Compared:
    """Compare the other side, `whole`, with one side as it is and without each of its clauses."""
    sums = np.vstack([np.zeros_like(joint), np.cumsum(states - joint, axis=0)])
    found = runs(own.text, own.parts)
    clauses = np.array([sums[last] - sums[first] for first, last in found]).reshape(-1, len(joint))
    near = float(encoder.vectors(sums[-1] + joint) @ whole)
    rest = encoder.vectors(sums[-1] - clauses + joint) @ whole
    kept = [i for i, cosine in enumerate(rest) if cosine - near > _GAIN]
    return _Compared(
        [found[i] for i in kept],
        encoder.vectors(clauses[kept] + joint),
        encoder.vectors(states),
        rest[kept],
        rest[kept] - near,
    )


def _long_sides(pair: AlignedPair) -> Iterator[_Cut]:
    """Yield, of each bead one side of which is too long by what is usual in the pair, that side."""
    sizes = {
        index: [letters(text(pair, bead, side)) + _SMOOTHING for side, _ in _BOTH_WAYS]
        for index, bead in enumerate(pair.beads)
        if bead.source and bead.target
    }
    ratios = {index: float(np.log(source / target)) for index, (source, target) in sizes.items()}
    usual = float(np.median(list(ratios.values()) or [0]))
    for index, ratio in ratios.items():
        side: Side = "source" if ratio > usual else "target"
        if abs(ratio - usual) > _TOO_LONG and not _has_become_a_sentence(pair, index, side):
            yield _cut(pair, index, side, abs(ratio - usual))


def _has_become_a_sentence(pair: AlignedPair, index: int, side: Side) -> bool:
    """Say whether the other side has a sentence beside the bead that nothing on this side faces: a clause, perhaps."""
    return any(
        not (bead.source if side == "source" else bead.target) for bead in pair.beads[max(0, index - 1) : index + 2]
    )


def _cut(pair: AlignedPair, index: int, side: Side, excess: float = 0.0) -> _Cut:
    words, found = text(pair, pair.beads[index], side), sentences(pair, pair.beads[index], side)
    start, language = found[0].start, document(pair, side).language
    parts = [
        (sentence.start - start + first, sentence.start - start + last)
        for sentence in found
        for first, last in cut(sentence.text, language)
    ]
    return _Cut(index, side, words, start, parts, excess)


def _vector(windows: Windows, pair: AlignedPair, own: _Cut) -> Vectors:
    """Return the vector of the other side of a bead, shape (dimension,); zero where it is longer than any window."""
    bead = pair.beads[own.bead]
    indices = bead.target if own.side == "source" else bead.source
    if len(indices) > len(windows.vectors):
        return np.zeros(windows.vectors.shape[-1], dtype=np.float32)
    found: Vectors = windows.vectors[len(indices) - 1, indices[0]].astype(np.float32)
    return found


def _states(pair: AlignedPair, sides: Sequence[_Cut], encoder: Encoder) -> Iterator[Vectors]:
    """Yield the states of the parts of each side, shape (parts, state size)."""
    texts: dict[Side, list[str]] = {
        side: [one.text[start:end].strip() for one in sides if one.side == side for start, end in one.parts]
        for side, _ in _BOTH_WAYS
    }
    states = {
        side: encoder.states(simplified(words, document(pair, side).language)) for side, words in texts.items() if words
    }
    at: dict[Side, int] = {"source": 0, "target": 0}
    for one in sides:
        first = at[one.side]
        at[one.side] += len(one.parts)
        yield states[one.side][first : at[one.side]]
