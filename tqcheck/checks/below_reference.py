"""A passage that is much farther from the trusted translation than the rest of the text."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median

from tqcheck.evidence.beads import shorten, span
from tqcheck.languages.codes import writes_spaces
from tqcheck.model import AlignedPair, Check, Problem, ReferencePassage, ReferenceReport, Resources

_FEWEST = 6  # passages, of which a usual level can be told
_LETTERS, _IDEOGRAMS = 30, 12  # in the reference; chrF of shorter passages is a matter of luck
# Robust deviations below the median (Iglewicz and Hoaglin 1993 take 3.5 for an outlier; the sample is one-sided here).
_FAR = 2.5
_TO_SIGMA = 1.4826  # the median absolute deviation of a normal distribution, times this, is its standard deviation
_NARROWEST = 6.0  # points of chrF: in a text that follows the reference closely, a small difference is none
_HALF = 0.5  # of the usual level; a passage above it shares much of its wording with the reference
_OF_CHANCE = 1.25  # times the chrF of passages that have nothing to do with each other
_LIKE_CHANCE, _FREE = 0.6, 0.35  # how often it is an error: no more alike than by chance; merely far off


def _look(pair: AlignedPair, resources: Resources) -> Iterator[Problem]:
    reference = resources.reference
    if reference is None:
        return
    scores = {
        index: score
        for index, passage in enumerate(reference.passages)
        if passage and (score := _chrf(passage)) is not None and _is_long_enough(passage, reference)
    }
    # Beads that the reference does not tell apart share one passage, which counts once.
    level = list({id(reference.passages[index]): score for index, score in scores.items()}.values())
    if len(level) < _FEWEST:
        return
    usual = median(level)
    spread = max(_NARROWEST, _TO_SIGMA * median(abs(score - usual) for score in level))
    told: set[int] = set()
    for index, score in scores.items():
        passage = reference.passages[index]
        if passage is None or id(passage) in told or score >= min(usual - _FAR * spread, _HALF * usual):
            continue
        told.add(id(passage))
        yield _problem(pair, index, passage, score, usual, like_chance=score <= _OF_CHANCE * reference.chance)


def _problem(
    pair: AlignedPair, index: int, passage: ReferencePassage, score: float, usual: float, *, like_chance: bool
) -> Problem:
    far = "has hardly a word in common with" if like_chance else "is far from"
    return Problem(
        bead=index,
        message=f"The passage {far} the trusted translation: chrF {score:.0f}, while {usual:.0f} is usual in this text",
        confidence=_LIKE_CHANCE if like_chance else _FREE,
        source=span(pair, pair.beads[index], "source"),
        target=span(pair, pair.beads[index], "target"),
        evidence=(f"the trusted translation has “{shorten(passage.text, 300)}”",),
    )


def _chrf(passage: ReferencePassage) -> float | None:
    return next((metric.score for metric in passage.metrics if metric.name == "chrF"), None)


def _is_long_enough(passage: ReferencePassage, reference: ReferenceReport) -> bool:
    needed = _LETTERS if writes_spaces(reference.language) else _IDEOGRAMS
    return sum(c.isalnum() for c in passage.text) >= needed


BELOW_REFERENCE = Check(
    id="below-reference",
    category="meaning",
    severity="warning",
    mqm="accuracy/mistranslation",
    summary="A passage is much farther from the trusted translation than the rest of the text.",
    why="Where most of a text is close to a translation that is known to be right, a passage that is not may say "
    "something else.",
    fires="“警方在机场逮捕了三名走私象牙的嫌疑人。” where the reference has “工会争取到1991年以来最大幅度的加薪。”",
    quiet="“工会赢得1991年以来最大的加薪。” where the reference has “工会争取到1991年以来最大幅度的加薪。”",
    limits="It runs only with --reference, and compares letters, not meaning (chrF): a free but right rendering is far "
    "off too, a wrong name or number is not. A text of fewer than six passages has no usual level to compare with.",
    look=_look,
    needs="reference",
)
