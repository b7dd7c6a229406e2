"""Two judged revisions of a pair → what the later one has brought about, and what the earlier one had already."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from tqcheck.checks.translation_stale import TRANSLATION_STALE
from tqcheck.evidence.drift.matching import History, trace
from tqcheck.model import AlignedPair, Finding, PairReport, Quote

_MENDED = 0.3  # how often a translation is stale where the edit took an error away


def leave_out_known(report: PairReport, before: PairReport) -> PairReport:
    """Move the findings that the earlier revision had already to those that are known.

    A finding is the same if its fingerprint is; or, where other words of the passage were edited, if the same check
    quotes the same words in the passage that it came from. What stood once before and stands twice now is new once.

    Args:
        report: of the pair as it is.
        before: of the same pair at an earlier revision, judged by the same policy.
    """
    ancestry = _Ancestry(before.pair, report.pair)
    old = [*before.findings, *(one.finding for one in before.suppressed)]
    new = list(report.findings)
    for is_same in (lambda one, other: one.fingerprint == other.fingerprint, ancestry.is_same):
        new, old = _without(new, old, is_same)
    gone = [finding for finding in old if finding.severity != "info"]
    known = [finding for finding in report.findings if not any(finding is one for one in new)]
    judged = [_demoted(finding) if ancestry.has_mended(finding, gone) else finding for finding in new]
    return replace(report, findings=tuple(judged), known=(*report.known, *known))


def _without(
    new: list[Finding], old: list[Finding], is_same: Callable[[Finding, Finding], bool]
) -> tuple[list[Finding], list[Finding]]:
    """Return the new findings that no old one accounts for, and the old ones that account for none."""
    left, waiting = [], list(old)
    for finding in new:
        index = next((i for i, one in enumerate(waiting) if is_same(one, finding)), None)
        if index is None:
            left.append(finding)
        else:
            del waiting[index]
    return left, waiting


def _demoted(finding: Finding) -> Finding:
    return replace(
        finding,
        severity="info",
        confidence=_MENDED,
        evidence=(*finding.evidence, "the change took away what had been reported of this passage"),
    )


class _Ancestry:
    """Which passage of a pair came from which of its earlier revision."""

    def __init__(self, before: AlignedPair, pair: AlignedPair) -> None:
        self._before, self._pair = before, pair
        self._histories: tuple[History, History] = (
            trace(before.source, pair.source),
            trace(before.target, pair.target),
        )

    def is_same(self, old: Finding, new: Finding) -> bool:
        return (
            old.check == new.check
            and (_words(old.source), _words(old.target)) == (_words(new.source), _words(new.target))
            and self._descends(new.bead, old.bead)
        )

    def has_mended(self, new: Finding, gone: list[Finding]) -> bool:
        """Say whether a stale passage had a finding that it does not have any more: the source was what was wrong."""
        return new.check == TRANSLATION_STALE.id and any(self._descends(new.bead, old.bead) for old in gone)

    def _descends(self, new: int, old: int) -> bool:
        bead, earlier = self._pair.beads[new], self._before.beads[old]
        sides = ((bead.source, earlier.source), (bead.target, earlier.target))
        return any(
            history.before(i) in indices
            for history, (now, indices) in zip(self._histories, sides, strict=True)
            for i in now
        )


def _words(quote: Quote | None) -> str | None:
    return " ".join(quote.text.split()) if quote else None
