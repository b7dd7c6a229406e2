"""The report for the browser: one self-contained file, made with the template `templates/report.html`."""

from __future__ import annotations

from dataclasses import dataclass

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from tqcheck.languages.codes import english_name, is_right_to_left
from tqcheck.model import SEVERITIES, Bead, Document, Finding, PairReport, Report, Side
from tqcheck.reports import summary


@dataclass(frozen=True, slots=True)
class _Row:
    """One bead as the table shows it."""

    source: Markup
    target: Markup
    bead: Bead
    findings: tuple[Finding, ...]


def render(report: Report) -> str:
    """Return the report as one HTML page without external resources."""
    environment = Environment(
        loader=PackageLoader("tqcheck.reports"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    template = environment.get_template("report.html")
    return template.render(
        report=report,
        summary=summary,
        rows_of=_rows,
        english_name=english_name,
        is_right_to_left=is_right_to_left,
    )


def _rows(pair: PairReport) -> list[_Row]:
    rows = []
    for index, bead in enumerate(pair.pair.beads):
        findings = tuple(finding for finding in pair.findings if finding.bead == index)
        source = _marked(pair.pair.source, bead.source, findings, "source")
        rows.append(_Row(source, _marked(pair.pair.target, bead.target, findings, "target"), bead, findings))
    return rows


def _marked(document: Document, indices: tuple[int, ...], findings: tuple[Finding, ...], side: Side) -> Markup:
    """Return the sentences with the quotes of the findings marked, each stretch by the gravest that covers it."""
    if not indices:
        return Markup()
    start, end = document.sentences[indices[0]].start, document.sentences[indices[-1]].end
    spans = []
    for finding in findings:
        quote = finding.source if side == "source" else finding.target
        if quote:
            spans.append((max(start, quote.start), min(end, quote.end), finding.severity))
    borders = sorted({start, end, *(a for a, _, _ in spans), *(b for _, b, _ in spans)})
    parts = []
    for first, last in zip(borders, borders[1:], strict=False):
        words = escape(document.text[first:last])
        covering = [severity for a, b, severity in spans if a <= first and last <= b]
        if covering:
            gravest = max(covering, key=SEVERITIES.index)
            words = Markup('<mark class="{}">{}</mark>').format(gravest, words)
        parts.append(words)
    return Markup().join(parts)
