"""The report as Markdown, for pull-request comments and job summaries."""

from __future__ import annotations

from tqcheck.languages.codes import english_name
from tqcheck.model import Finding, PairReport, Quote, Report
from tqcheck.reports import summary

_SIGNS = {"error": "❌", "warning": "⚠️", "info": "ℹ️"}


def render(report: Report) -> str:
    """Return the findings as Markdown: a verdict, a table a pair, the signature."""
    figures = summary.of_report(report)
    parts = [
        f"## tqcheck: {summary.verdict(figures)}",
        *(_pair(pair) for pair in report.pairs),
        f"<sub>{_escape(report.signature)}</sub>",
    ]
    return "\n\n".join(parts) + "\n"


def _pair(pair: PairReport) -> str:
    source, target = pair.pair.source, pair.pair.target
    figures = summary.of_pair(pair)
    score = "–" if figures.score is None else f"{figures.score:.0%}"
    title = " → ".join(f"{_escape(side.path)} ({english_name(side.language)})" for side in (source, target))
    sentences = summary.count(figures.source_sentences, "source sentence")
    head = f"### {title}\n\n{summary.verdict(figures)} Document score {score}, {sentences}."
    if pair.reference:
        head += f" Against the reference: {summary.told(pair.reference.metrics)}."
    if not pair.findings:
        return head
    rows = [_row(finding, pair) for finding in pair.findings]
    table = "\n".join(["| | where | what | source | translation |", "|---|---|---|---|---|", *rows])
    return f"{head}\n\n{table}"


def _row(finding: Finding, pair: PairReport) -> str:
    where = f"{_place(finding.source, pair.pair.source.path)} {_place(finding.target, pair.pair.target.path)}".strip()
    advice = f" Suggestion: {_escape(finding.suggestion)}." if finding.suggestion else ""
    cells = (
        f"{_SIGNS[finding.severity]} {finding.severity}",
        where,
        f"{_escape(finding.message)}.{advice} `{finding.check}`, {finding.confidence:.0%} sure",
        _quote(finding.source),
        _quote(finding.target),
    )
    return "| " + " | ".join(cells) + " |"


def _place(quote: Quote | None, path: str) -> str:
    return f"{_escape(path)}:{quote.line}" if quote else ""


def _quote(quote: Quote | None) -> str:
    return _escape(quote.text) if quote else ""


def _escape(words: str) -> str:
    """Return the words on one line, with nothing in them that Markdown or HTML would act on."""
    flat = " ".join(words.split())
    for mark in "\\`*_{}[]#|~":
        flat = flat.replace(mark, f"\\{mark}")
    return flat.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("@", "&#64;")
