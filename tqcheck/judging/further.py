"""A later look at a judged pair, when the others of the run are known: what it adds to the report."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from tqcheck.checks.unused_suppression import UNUSED_SUPPRESSION
from tqcheck.judging import finding_of, fingerprint, reading_order, says_it_better
from tqcheck.judging.silencing import silence
from tqcheck.model import Check, Finding, PairReport, Policy, Problem, Suppressed
from tqcheck.places import lines_of


def undecided(report: PairReport, checks: Collection[str]) -> tuple[Finding, ...]:
    """Return the findings that a suppression of one of the checks is unused, which a later look may refute."""
    documents = (report.pair.source, report.pair.target)
    about = {
        fingerprint(UNUSED_SUPPRESSION.id, one.check, one.words)
        for document in documents
        for one in document.suppressions
        if one.check in checks
    }
    return tuple(f for f in report.findings if f.check == UNUSED_SUPPRESSION.id and f.fingerprint in about)


def set_aside(report: PairReport, findings: Collection[Finding]) -> PairReport:
    """Return the report without some of its findings."""
    return replace(report, findings=tuple(f for f in report.findings if f not in findings)) if findings else report


def judge_further(
    report: PairReport,
    found: Iterable[tuple[Check, Problem]],
    policy: Policy,
    *,
    known: Iterable[tuple[Check, Problem]] = (),
    waiting: Collection[Finding] = (),
) -> PairReport:
    """Return what a later look adds to a pair: the further findings only.

    What is told already, or told better, is left out; suppressions hold for these findings too.

    Args:
        report: of the pair.
        found: problems of the later look.
        policy: by which the report was made.
        known: likewise, but the earlier revision had them.
        waiting: what was `undecided` until now; what is not refuted is among the further findings.
    """
    new, old = (_untold(report, problems, policy) for problems in (found, known))
    loud, suppressed, _ = silence([*new, *old], report.pair, ran=())
    findings = [finding for finding in loud if finding not in old]
    findings += [finding for finding in waiting if not _is_refuted(finding, suppressed)]
    return replace(
        report,
        findings=tuple(sorted(findings, key=reading_order)),
        suppressed=tuple(suppressed),
        known=tuple(finding for finding in loud if finding in old),
        skipped=(),
        notes=(),
        reference=None,
    )


def join(report: PairReport, further: PairReport) -> PairReport:
    """Return the report of a pair with what a later look has added, in reading order."""
    return replace(
        report,
        pair=further.pair,
        findings=tuple(sorted((*report.findings, *further.findings), key=reading_order)),
        known=(*report.known, *further.known),
        suppressed=tuple(sorted((*report.suppressed, *further.suppressed), key=lambda one: reading_order(one.finding))),
    )


def _is_refuted(finding: Finding, suppressed: Iterable[Suppressed]) -> bool:
    """Say whether the suppression that a finding calls unused has silenced something after all."""
    return any(
        finding.fingerprint == fingerprint(UNUSED_SUPPRESSION.id, one.by.check, one.by.words) for one in suppressed
    )


def _untold(report: PairReport, found: Iterable[tuple[Check, Problem]], policy: Policy) -> list[Finding]:
    pair = report.pair
    lines = lines_of(pair.source), lines_of(pair.target)
    told = [*report.findings, *report.known, *(one.finding for one in report.suppressed)]
    fingerprints = {finding.fingerprint for finding in told}
    findings = [finding_of(pair, check, problem, policy, lines) for check, problem in found]
    return [
        finding
        for finding in findings
        if finding.fingerprint not in fingerprints
        and not any(one.bead == finding.bead and says_it_better(one, finding) for one in told)
    ]
