"""JUnit XML, what CI servers show as test results: a suite a pair, a case a check."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement, indent, tostring

from tqcheck.checks import ALL
from tqcheck.model import Finding, PairReport, Report
from tqcheck.reports.xml import clean


def render(report: Report) -> str:
    """Return the report as JUnit XML; errors and warnings fail a case, hints stand in its output."""
    suites = Element("testsuites", name="tqcheck")
    for pair in report.pairs:
        _suite(suites, pair)
    indent(suites)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(suites, encoding="unicode") + "\n"


def _suite(suites: Element, pair: PairReport) -> None:
    name = clean(f"{pair.pair.source.path} → {pair.pair.target.path}")
    suite = SubElement(suites, "testsuite", name=name)
    skipped = {skip.check: skip.reason for skip in pair.skipped}
    cases = [check for check in ALL if check.id in skipped or any(f.check == check.id for f in pair.findings)]
    cases = cases or list(ALL[:1])  # a suite without cases is taken for one that did not run
    failures = 0
    for check in cases:
        case = SubElement(suite, "testcase", name=check.id, classname=name)
        if check.id in skipped:
            SubElement(case, "skipped", message=clean(skipped[check.id]))
        findings = [f for f in pair.findings if f.check == check.id]
        grave = [f for f in findings if f.severity != "info"]
        if grave:
            failures += 1
            failure = SubElement(
                case, "failure", type=grave[0].severity, message=clean(f"{len(grave)} × {check.summary}")
            )
            failure.text = clean("\n".join(_line(f, pair) for f in grave))
        hints = [f for f in findings if f.severity == "info"]
        if hints:
            SubElement(case, "system-out").text = clean("\n".join(_line(f, pair) for f in hints))
    suite.set("tests", str(len(cases)))
    suite.set("failures", str(failures))
    suite.set("skipped", str(sum(check.id in skipped for check in cases)))


def _line(finding: Finding, pair: PairReport) -> str:
    places = []
    if finding.source:
        places.append(f"{pair.pair.source.path}:{finding.source.line}")
    if finding.target:
        places.append(f"{pair.pair.target.path}:{finding.target.line}")
    return f"{' '.join(places)} {finding.severity}: {finding.message}"
