"""The figures at the head of a report; every format takes them from here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tqcheck.model import SEVERITIES, Finding, Metric, PairReport, ReferencePassage, ReferenceReport, Report, Severity

_THE_SAME = 100  # chrF


@dataclass(frozen=True, slots=True)
class Summary:
    """Counts over one pair or over all pairs of a report."""

    pairs: int
    source_sentences: int
    target_sentences: int
    beads: int
    by_severity: dict[str, int]
    by_category: dict[str, int]
    by_check: dict[str, int]
    score: float | None  # mean calibrated score, weighted by the length of the source text; None without sentences


def of_pair(pair: PairReport) -> Summary:
    """Return the figures of one pair."""
    return _summary([pair])


def of_report(report: Report) -> Summary:
    """Return the figures over all pairs."""
    return _summary(report.pairs)


def verdict(summary: Summary) -> str:
    """Say in one short sentence what the findings mean for someone who must decide."""
    errors, warnings = summary.by_severity["error"], summary.by_severity["warning"]
    if errors:
        return f"Not ready: {count(errors, 'error')} to mend" + (
            f", {count(warnings, 'warning')} to look at." if warnings else "."
        )
    if warnings:
        return f"Nearly ready: no errors found, {count(warnings, 'warning')} to look at."
    return "No errors found."


def count(number: int, noun: str) -> str:
    """Return “1 error”, “2 errors”, “no errors”."""
    return f"{number or 'no'} {noun}{'' if number == 1 else 's'}"


def reaches(finding: Finding, threshold: Severity | None) -> bool:
    """Say whether a finding is at or above a severity; None is above all."""
    return threshold is not None and SEVERITIES.index(finding.severity) >= SEVERITIES.index(threshold)


def told(metrics: Iterable[Metric]) -> str:
    """Return “BLEU 41.2, chrF 66.0”."""
    return ", ".join(f"{metric.name} {metric.score:.1f}" for metric in metrics)


def farthest(report: ReferenceReport, number: int = 3) -> tuple[tuple[int, float], ...]:
    """Return the passages that are farthest from the reference: index of their first bead, and chrF, lowest first.

    None is told where all are the same as the reference.
    """
    found: dict[int, tuple[int, float]] = {}
    for index, passage in enumerate(report.passages):
        score = chrf_of(passage)
        if passage and score is not None and score < _THE_SAME:
            found.setdefault(id(passage), (index, score))
    return tuple(sorted(found.values(), key=lambda one: one[1])[:number])


def chrf_of(passage: ReferencePassage | None) -> float | None:
    """Return a passage's chrF, or None where either side has nothing."""
    metrics = passage.metrics if passage else ()
    return next((metric.score for metric in metrics if metric.name == "chrF"), None)


def weighted_score(pair: PairReport) -> tuple[float, int]:
    """Return the sum of the scores of a pair's beads, weighted by the length of the source text, and of the weights."""
    total, weight = 0.0, 0
    source, target = pair.pair.source.sentences, pair.pair.target.sentences
    for bead in pair.pair.beads:
        size = sum(len(source[i].text) for i in bead.source) or sum(len(target[i].text) for i in bead.target)
        total += size * bead.score
        weight += size
    return total, weight


def _summary(pairs: Sequence[PairReport]) -> Summary:
    findings = [finding for pair in pairs for finding in pair.findings]
    return Summary(
        pairs=len(pairs),
        source_sentences=sum(len(pair.pair.source.sentences) for pair in pairs),
        target_sentences=sum(len(pair.pair.target.sentences) for pair in pairs),
        beads=sum(len(pair.pair.beads) for pair in pairs),
        by_severity={severity: sum(f.severity == severity for f in findings) for severity in reversed(SEVERITIES)},
        by_category=_tally(findings, "category"),
        by_check=_tally(findings, "check"),
        score=_mean_score(pairs),
    )


def _tally(findings: Iterable[Finding], field: str) -> dict[str, int]:
    return dict(sorted(Counter(getattr(finding, field) for finding in findings).items()))


def _mean_score(pairs: Sequence[PairReport]) -> float | None:
    total, weight = 0.0, 0
    for pair in pairs:
        score, size = weighted_score(pair)
        total += score
        weight += size
    return total / weight if weight else None
