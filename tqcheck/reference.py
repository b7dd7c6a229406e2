"""A translation measured against a trusted one, by sacreBLEU with its signatures.

Both are texts of one language that need not be cut into the same sentences. What is compared are the shortest
passages that begin and end with a bead on either side: beads of source and translation, and beads of translation
and reference. Figures of the whole text are corpus figures over these passages, as is usual for test sets.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from tqcheck.languages.codes import base, writes_spaces
from tqcheck.model import AlignedPair, Bead, Document, Metric, ReferencePassage, ReferenceReport

if TYPE_CHECKING:
    from sacrebleu.metrics.base import Metric as SacreMetric

# Words of these languages are not told by spaces (Post 2018, “A Call for Clarity in Reporting BLEU Scores”).
# Chinese: sacreBLEU's own tokenizer, which keeps Latin words and numbers whole. Japanese and Korean: characters.
# Its ja-mecab and ko-mecab cut into words, but need dictionaries besides, and a score must not depend on what
# happens to be installed.
_TOKENIZERS = {"zh": "zh", "ja": "char", "ko": "char", "th": "char", "lo": "char", "km": "char", "my": "char"}
# TER counts words; sacreBLEU can tell Chinese and Japanese characters apart in it, but not those of these scripts.
_WITHOUT_TER = frozenset({"th", "lo", "km", "my"})
_SAMPLE = 200  # passages that are enough to tell how alike unlike ones are


@dataclass(frozen=True, slots=True)
class _Passage:
    """The shortest run of beads whose translation and reference are told apart from what stands around them."""

    beads: tuple[int, ...]  # of source and translation
    translation: str
    reference: str


def measure(pair: AlignedPair, trusted: AlignedPair) -> ReferenceReport:
    """Return BLEU, chrF, chrF++ and TER of a translation against a trusted one, as a whole and by bead.

    Args:
        pair: the source and the translation.
        trusted: the translation and the reference, aligned with each other.
    """
    passages = list(_passages(pair, trusted))
    metrics = _metrics(pair.target.language, whole=True)
    whole = tuple(
        _named(metric.corpus_score([p.translation for p in passages], [[p.reference for p in passages]]), metric)
        for metric in metrics
    )
    by_bead: list[ReferencePassage | None] = [None] * len(pair.beads)
    single = _metrics(pair.target.language, whole=False)
    for passage in passages:
        if not passage.reference:
            continue
        scores = tuple(
            _named(metric.sentence_score(passage.translation, [passage.reference]), metric)
            for metric in (single if passage.translation else ())
        )
        shared = ReferencePassage(passage.reference, scores)
        for bead in passage.beads:
            by_bead[bead] = shared
    return ReferenceReport(trusted.target.path, trusted.target.language, whole, tuple(by_bead), _chance(passages))


def chrf(translation: str, reference: str) -> Metric:
    """Return the chrF of one passage against another."""
    from sacrebleu.metrics.chrf import CHRF  # noqa: PLC0415 - only where there is something to measure

    metric = CHRF()
    return _named(metric.sentence_score(translation, [reference]), metric)


def _metrics(language: str, *, whole: bool) -> tuple[SacreMetric, ...]:
    from sacrebleu.metrics.bleu import BLEU  # noqa: PLC0415 - only where a reference is given
    from sacrebleu.metrics.chrf import CHRF  # noqa: PLC0415
    from sacrebleu.metrics.ter import TER  # noqa: PLC0415

    tokenizer = _TOKENIZERS.get(base(language), "13a")
    found: tuple[SacreMetric, ...] = (
        # A passage shorter than four words has no run of four: only those that it has are counted.
        BLEU(tokenize=tokenizer, effective_order=not whole),
        CHRF(),
        CHRF(word_order=2),
    )
    if base(language) in _WITHOUT_TER:
        return found
    return (*found, TER(normalized=True, asian_support=base(language) in {"zh", "ja"}))


def _named(score: object, metric: SacreMetric) -> Metric:
    # chrF2 is chrF with the usual weight of recall; “++” adds word pairs
    name = str(getattr(score, "name", "")).replace("chrF2", "chrF")
    return Metric(name, round(float(getattr(score, "score", 0.0)), 2), str(metric.get_signature()))


def _passages(pair: AlignedPair, trusted: AlignedPair) -> Iterator[_Passage]:
    """Yield the passages in order; together they hold every sentence of the translation and of the reference once."""
    ends = _ends([bead.target for bead in pair.beads])
    trusted_ends = _ends([bead.source for bead in trusted.beads])
    first = other = 0
    for cut in sorted(set(ends) & set(trusted_ends)):
        here = _until(ends, first, cut)
        there = _until(trusted_ends, other, cut)
        beads = [(index, pair.beads[index]) for index in range(first, here)]
        opposite = trusted.beads[other:there]
        yield from _cut(pair, trusted, beads, opposite)
        first, other = here, there


def _cut(
    pair: AlignedPair, trusted: AlignedPair, beads: Sequence[tuple[int, Bead]], opposite: Sequence[Bead]
) -> Iterator[_Passage]:
    """Yield the passage of some beads, and apart from it what was left out of the translation there."""
    told = [index for index, bead in beads if bead.target]
    omitted = [index for index, bead in beads if not bead.target]
    translation = _words(pair.target, [i for _, bead in beads for i in bead.target])
    for indices, words, those in (
        (told, translation, [bead for bead in opposite if bead.source]),
        (omitted, "", [bead for bead in opposite if not bead.source]),
    ):
        reference = _words(trusted.target, [i for bead in those for i in bead.target])
        if words or reference:
            yield _Passage(tuple(indices), words, reference)


def _ends(sides: Sequence[tuple[int, ...]]) -> list[int]:
    """Return, for each bead, how many sentences of that side stand before its end."""
    ends, count = [], 0
    for side in sides:
        count += len(side)
        ends.append(count)
    return ends


def _until(ends: Sequence[int], first: int, cut: int) -> int:
    """Return the index behind the last bead, from `first` on, that ends at the cut or before it."""
    index = first
    while index < len(ends) and ends[index] <= cut:
        index += 1
    return index


def _words(document: Document, indices: Sequence[int]) -> str:
    joint = " " if writes_spaces(document.language) else ""
    return joint.join(" ".join(document.sentences[i].text.split()) for i in indices)


def _chance(passages: Sequence[_Passage]) -> float:
    """Return the chrF that a passage usually has against the reference of its neighbour, which says something else."""
    both = [p for p in passages if p.translation and p.reference][: _SAMPLE + 1]
    found = [chrf(p.translation, q.reference).score for p, q in pairwise(both)]
    return round(median(found), 2) if found else 0.0
