"""The report as Markdown, for pull-request comments and job summaries."""

from __future__ import annotations

from collections.abc import Iterator

from tqcheck.languages.codes import english_name
from tqcheck.model import Finding, PairReport, Quote, Report
from tqcheck.reports import summary
from tqcheck.reports.totals import Totals, totals_of

SIGNS = {"error": "❌", "warning": "⚠️", "info": "ℹ️"}


def render(report: Report) -> str:
    """Return the findings as Markdown: a verdict, a table a pair, the signature."""
    figures = summary.of_report(report)
    parts = [
        f"## tqcheck: {summary.verdict(figures)}",
        *(_totals(totals_of(report.pairs)) if len(report.pairs) > 1 else ()),
        *(_pair(pair) for pair in report.pairs),
        f"<sub>{escape(report.signature)}</sub>",
    ]
    return "\n\n".join(parts) + "\n"


def _totals(totals: Totals) -> Iterator[str]:
    """Yield the tables of the figures by language and by check."""
    rows = ["| translation | pairs | sentences | errors | warnings | hints | score |", "|---|--:|--:|--:|--:|--:|--:|"]
    for language, told in totals.by_language():
        score = "–" if told.score is None else f"{told.score:.0%}"
        counts = (told.pairs, told.source_sentences, *told.by_severity.values(), score)
        rows.append(" | ".join([f"| {english_name(language) or language}", *map(str, counts)]) + " |")
    yield "\n".join(rows)
    rows = ["| check | errors | warnings | hints |", "|---|--:|--:|--:|"]
    rows += [" | ".join([f"| {check}", *map(str, told.values())]) + " |" for check, told in totals.by_check()]
    if totals.whole.findings:
        yield "\n".join(rows)


def _pair(pair: PairReport) -> str:
    source, target = pair.pair.source, pair.pair.target
    figures = summary.of_pair(pair)
    score = "–" if figures.score is None else f"{figures.score:.0%}"
    title = " → ".join(f"{escape(side.path)} ({english_name(side.language)})" for side in (source, target))
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
    advice = f" Suggestion: {escape(finding.suggestion)}." if finding.suggestion else ""
    cells = (
        f"{SIGNS[finding.severity]} {finding.severity}",
        where,
        f"{escape(finding.message)}.{advice} `{finding.check}`, {finding.confidence:.0%} sure",
        _quote(finding.source),
        _quote(finding.target),
    )
    return "| " + " | ".join(cells) + " |"


def _place(quote: Quote | None, path: str) -> str:
    return f"{escape(path)}:{quote.line}" if quote else ""


def _quote(quote: Quote | None) -> str:
    return escape(quote.text) if quote else ""


def escape(words: str, *, keep_spaces: bool = False) -> str:
    """Return the words on one line, with nothing in them that Markdown or HTML would act on.

    Args:
        words: to show.
        keep_spaces: whether white space at the ends stays, as between the pieces of a sentence.
    """
    flat = words.replace("\n", " ") if keep_spaces else " ".join(words.split())
    for mark in "\\`*_{}[]#|~":
        flat = flat.replace(mark, f"\\{mark}")
    return flat.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("@", "&#64;")
