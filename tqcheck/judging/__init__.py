"""Problems + Policy → Report: how grave each problem is, and which the user wants to see.

The only place that turns confidence into severity.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable

from tqcheck.checks.unused_suppression import UNUSED_SUPPRESSION
from tqcheck.judging.silencing import Unused, silence
from tqcheck.model import (
    SEVERITIES,
    AlignedPair,
    Category,
    Check,
    Document,
    Finding,
    PairReport,
    Place,
    Policy,
    Problem,
    Problems,
    Quote,
    ReferenceReport,
    Report,
    Severity,
    Span,
)
from tqcheck.places import Lines, lines_of, locate

# Categories whose findings may speak of the same words, the most specific evidence first.
_EVIDENCE: tuple[Category, ...] = ("date", "unit", "number", "title", "name", "term", "consistency")
_WHOLE: tuple[Category, ...] = ("omission", "addition")


def judge(
    problems: Problems, policy: Policy, *, notes: Iterable[str] = (), reference: ReferenceReport | None = None
) -> PairReport:
    """Turn the problems of one pair into findings in reading order.

    Those that the policy leaves out are dropped, those that the user has silenced are set apart; a suppression
    that silences nothing becomes a finding itself.
    """
    wanted = {check.id for check in policy.checks}
    lines = lines_of(problems.pair.source), lines_of(problems.pair.target)
    findings = [
        finding_of(problems.pair, check, problem, policy, lines)
        for check, problem in problems.found
        if check.id in wanted
    ]
    unique = {_identity(finding): finding for finding in findings}
    loud, suppressed, unused = silence(
        _without_doubles(list(unique.values())), problems.pair, ran=wanted - {s.check for s in problems.skipped}
    )
    if UNUSED_SUPPRESSION.id in wanted:
        loud += [_about_suppression(problems.pair, one, policy) for one in unused]
    return PairReport(
        problems.pair,
        tuple(sorted(loud, key=reading_order)),
        problems.skipped,
        tuple(notes),
        reference,
        tuple(sorted(suppressed, key=lambda one: reading_order(one.finding))),
    )


def fails(report: Report, policy: Policy) -> bool:
    """Say whether the report has a finding at or above the severity that fails the run."""
    if policy.fail_on is None:
        return False
    threshold = SEVERITIES.index(policy.fail_on)
    return any(SEVERITIES.index(f.severity) >= threshold for pair in report.pairs for f in pair.findings)


def severity_of(check: Check, confidence: float, policy: Policy) -> Severity:
    """Return the severity of a problem of that confidence, never graver than the check and the policy allow."""
    by_confidence: Severity = (
        "error" if confidence >= policy.error_from else "warning" if confidence >= policy.warning_from else "info"
    )
    gravest = dict(policy.severities).get(check.id, check.severity)
    return min(by_confidence, gravest, key=SEVERITIES.index)


def fingerprint(check: str, source: str, target: str) -> str:
    """Return what identifies a finding across runs: the check and the normalised texts of both sides.

    Line numbers and paths have no part in it: it survives moves and renames, and lapses when either text changes.
    """
    normal = (" ".join(unicodedata.normalize("NFC", words).split()) for words in (source, target))
    return hashlib.sha256("\0".join((check, *normal)).encode("utf-8", "surrogatepass")).hexdigest()[:20]


def finding_of(
    pair: AlignedPair, check: Check, problem: Problem, policy: Policy, lines: tuple[Lines, Lines]
) -> Finding:
    """Return what the user reads of a problem."""
    source = _quote(pair.source, problem.source, lines[0])
    target = _quote(pair.target, problem.target, lines[1])
    bead = pair.beads[problem.bead]
    texts = (
        " ".join(pair.source.sentences[i].text for i in bead.source),
        " ".join(pair.target.sentences[i].text for i in bead.target),
    )
    # Two findings of one check in one bead differ in what they point to.
    quoted = "\0".join(quote.text if quote else "" for quote in (source, target))
    return Finding(
        check=check.id,
        category=check.category,
        severity=severity_of(check, problem.confidence, policy),
        confidence=round(problem.confidence, 3),
        mqm=check.mqm,
        message=problem.message,
        bead=problem.bead,
        source=source,
        target=target,
        suggestion=problem.suggestion,
        evidence=problem.evidence,
        fingerprint=fingerprint(f"{check.id}\0{quoted}", *texts),
    )


def _about_suppression(pair: AlignedPair, unused: Unused, policy: Policy) -> Finding:
    """Return the finding that a suppression silences nothing, at its own line where it stands in the text."""
    check, suppression = UNUSED_SUPPRESSION, unused.suppression
    document = pair.source if unused.side == "source" else pair.target
    quote = None
    if suppression.path == document.path:
        start = suppression.start or 0
        place = lines_of(document).start_of(suppression.line)
        quote = Quote("", start, start, Place(place, place, suppression.line, 1))
    return Finding(
        check=check.id,
        category=check.category,
        severity=severity_of(check, unused.confidence, policy),
        confidence=unused.confidence,
        mqm=check.mqm,
        message=unused.message,
        bead=unused.bead,
        source=quote if unused.side == "source" else None,
        target=quote if unused.side == "target" else None,
        suggestion=None,
        evidence=(f"its reason was: {suppression.reason}",),
        fingerprint=fingerprint(check.id, suppression.check, suppression.words),
    )


def reading_order(finding: Finding) -> tuple[object, ...]:
    """Return by what the findings of a pair are sorted."""
    return (finding.bead, -SEVERITIES.index(finding.severity), -finding.confidence, finding.check)


def _quote(document: Document, span: Span | None, lines: Lines) -> Quote | None:
    if span is None:
        return None
    return Quote(document.text[span.start : span.end], span.start, span.end, locate(document, span, lines))


def _without_doubles(findings: list[Finding]) -> list[Finding]:
    """Leave out what another check says of the same words with better evidence: one error is reported once."""
    by_bead: dict[int, list[Finding]] = {}
    for finding in findings:
        by_bead.setdefault(finding.bead, []).append(finding)
    return [f for f in findings if not any(says_it_better(other, f) for other in by_bead[f.bead])]


def says_it_better(one: Finding, other: Finding) -> bool:
    """Say whether one finding speaks of the same words as the other, with better evidence."""
    if _tells_all(one, other):
        return True
    if one.check == other.check or one.category not in _EVIDENCE or other.category not in _EVIDENCE:
        return False
    overlaps = [_overlap(one.source, other.source), _overlap(one.target, other.target)]
    if False in overlaps or True not in overlaps:
        return False
    return _weight(one) > _weight(other)


def _tells_all(one: Finding, other: Finding) -> bool:
    """Say whether the second misses a word, a number or a name, of a clause that the first misses as a whole."""
    if one.category not in _WHOLE or other.category not in _EVIDENCE or one.mqm != other.mqm:
        return False
    clause, word = (one.source, other.source) if one.category == "omission" else (one.target, other.target)
    is_inside = clause is not None and word is not None and clause.start <= word.start and word.end <= clause.end
    return is_inside and SEVERITIES.index(one.severity) >= SEVERITIES.index(other.severity)


def _weight(finding: Finding) -> tuple[int, int]:
    return SEVERITIES.index(finding.severity), -_EVIDENCE.index(finding.category)


def _overlap(one: Quote | None, other: Quote | None) -> bool | None:
    """Say whether two quotes of one side share words; None where one of them is missing."""
    if one is None or other is None:
        return None
    return one.start < other.end and other.start < one.end


def _identity(finding: Finding) -> tuple[object, ...]:
    return (finding.check, finding.bead, finding.source, finding.target, finding.message)
