"""Clauses of the source that the translation of their sentence does without.

The translation of a sentence that lost a clause is nearer to the rest of the sentence than to all of it, has little in
common with the clause, and is too short. All three together are rare where nothing is missing;
`benchmarks/clauses.py` measures how rare.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from tqcheck.embedding import Encoder
from tqcheck.embedding.windows import simplified
from tqcheck.model import AlignedPair, Bead, Document, Span, Vectors

_BREAK = re.compile(r"(?<=[,;:،؛])\s+|\s+[—–-]\s+|(?<=[，；：])|(?<=——)")
_GAIN = 0.05  # cosine that the translation must be nearer to the sentence without the clause
_CLOSE = 0.6  # cosine of that rest, below which the whole sentence may be translated otherwise
_COMMON = 0.55  # share of it that the clause itself may have
_TOO_SHORT = 0.25  # how much the translation is too short, as a logarithm of the lengths' ratio
_LEAST, _MOST = 0.12, 0.7  # share of the sentence that a clause can be
_SMOOTHING = 0.15  # mean sentences added to each side before lengths are compared
_TOKEN = re.compile(r"\d{2,}|[A-Za-z]{4,}")  # what a translation may take over as it is


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A clause of a bead's only source sentence, as offsets into the sentence."""

    bead: int
    start: int
    end: int
    clause: str
    rest: str
    whole: str
    translation: str


def find_uncovered(pair: AlignedPair, encoder: Encoder) -> AlignedPair:
    """Return the pair with the source's clauses that the target does without, for beads of one sentence a side.

    An encoder that does not add up over its words, as E5, is too blunt for parts of sentences: nothing is found.
    """
    if not encoder.additive or not pair.source.sentences or not pair.target.sentences:
        return pair
    totals = _total_length(pair.source), _total_length(pair.target)
    candidates = [found for index, bead in enumerate(pair.beads) for found in _candidates(pair, index, bead, totals)]
    if not candidates:
        return pair
    clause, rest, whole = (
        _vectors([getattr(c, part) for c in candidates], pair.source.language, encoder)
        for part in ("clause", "rest", "whole")
    )
    translation = _vectors([c.translation for c in candidates], pair.target.language, encoder)
    near, left, common = (np.einsum("ij,ij->i", part, translation) for part in (whole, rest, clause))
    missing = (left > near + _GAIN) & (left > _CLOSE) & (common < _COMMON * left)
    best: dict[int, tuple[float, Span]] = {}
    for candidate, is_missing, gain in zip(candidates, missing, left - near, strict=True):
        if is_missing and gain > best.get(candidate.bead, (0.0,))[0]:
            origin = pair.source.sentences[pair.beads[candidate.bead].source[0]].start
            best[candidate.bead] = float(gain), Span(origin + candidate.start, origin + candidate.end)
    beads = tuple(
        replace(bead, uncovered=best[index][1]) if index in best else bead for index, bead in enumerate(pair.beads)
    )
    return replace(pair, beads=beads)


def _candidates(pair: AlignedPair, index: int, bead: Bead, totals: tuple[int, int]) -> Iterator[_Candidate]:
    if len(bead.source) != 1 or len(bead.target) != 1:
        return
    whole, translation = pair.source.sentences[bead.source[0]].text, pair.target.sentences[bead.target[0]].text
    usual = _mean_of_others(pair.source, totals[0], whole), _mean_of_others(pair.target, totals[1], translation)
    misfit = _misfit(len(whole), len(translation), usual)
    if misfit < _TOO_SHORT:
        return
    spans = clauses(whole)
    for start, end in spans if len(spans) > 1 else ():
        clause, rest = whole[start:end].strip(), " ".join((whole[:start].strip(), whole[end:].strip())).strip()
        if not _LEAST <= len(clause) / len(whole) <= _MOST:
            continue
        if abs(_misfit(len(rest), len(translation), usual)) >= misfit:
            continue
        if any(token in translation and token not in rest for token in _TOKEN.findall(clause)):
            continue
        yield _Candidate(index, start, start + len(whole[start:end].rstrip()), clause, rest, whole, translation)


def clauses(sentence: str) -> list[tuple[int, int]]:
    """Return the parts of a sentence between commas, dashes and the like, as offsets."""
    breaks = [(found.start(), found.end()) for found in _BREAK.finditer(sentence)]
    starts = [0, *(end for _, end in breaks)]
    ends = [*(start for start, _ in breaks), len(sentence)]
    return [(start, end) for start, end in zip(starts, ends, strict=True) if end > start]


def _total_length(document: Document) -> int:
    return sum(len(sentence.text) for sentence in document.sentences)


def _mean_of_others(document: Document, total: int, sentence: str) -> float:
    """Return the mean length of the other sentences: what one that lost a clause should be compared with."""
    others = len(document.sentences) - 1
    return max(1.0, (total - len(sentence)) / others) if others else float(len(sentence))


def _misfit(mine: int, yours: int, usual: tuple[float, float]) -> float:
    """Return the logarithm of the ratio of both lengths, each in mean sentences of its text."""
    return float(np.log((mine / usual[0] + _SMOOTHING) / (yours / usual[1] + _SMOOTHING)))


def _vectors(texts: Sequence[str], language: str, encoder: Encoder) -> Vectors:
    return encoder.vectors(encoder.states(simplified(list(texts), language)))
