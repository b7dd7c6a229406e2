"""The report for the terminal: what is wrong, where, why, and how sure the tool is."""

from __future__ import annotations

import io

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from tqcheck.evidence.beads import shorten
from tqcheck.languages.codes import english_name, is_right_to_left
from tqcheck.model import Document, Finding, PairReport, Quote, ReferenceReport, Report
from tqcheck.reports import summary
from tqcheck.reports.totals import Totals, totals_of

_STYLES = {"error": "bold red", "warning": "yellow", "info": "cyan"}
_SIGNS = {"error": "✗", "warning": "!", "info": "·"}
_OPEN, _CLOSE = "▸", "◂"  # around the wrong words: colour alone would be lost in a pipe
_CONTEXT = 70  # code points of the sentence that are shown on either side of the quote
_RIGHT_TO_LEFT_ISOLATE, _POP_ISOLATE = "\u2067", "\u2069"


def render(report: Report, *, width: int = 80, color: bool = False, hints: bool = False) -> str:
    """Return the report as text.

    Args:
        report: what to show.
        width: columns of the terminal; Chinese characters take two.
        color: whether to add ANSI colour codes.
        hints: whether to show the findings of severity info; they are counted in any case.
    """
    pairs = [render_pair(pair, width=width, color=color, hints=hints) for pair in report.pairs]
    return "".join(pairs) + render_totals(totals_of(report.pairs), report.signature, width=width, color=color)


def render_pair(pair: PairReport, *, width: int = 80, color: bool = False, hints: bool = False) -> str:
    """Return what the text says of one pair; the arguments are those of `render`."""
    console, out = _console(width, color=color)
    _print_pair(console, pair, hints=hints)
    return _printed(out)


def render_further(pair: PairReport, *, width: int = 80, color: bool = False, hints: bool = False) -> str:
    """Return what a later look has added to a pair that is told already; empty if there is nothing to show."""
    shown = [finding for finding in pair.findings if hints or finding.severity != "info"]
    if not shown:
        return ""
    console, out = _console(width, color=color)
    _print_title(console, pair, ", held against the other pairs:")
    console.print()
    for finding in shown:
        _print_finding(console, finding, pair)
    return _printed(out)


def render_totals(totals: Totals, signature: str, *, width: int = 80, color: bool = False) -> str:
    """Return what stands below the pairs: the figures of all, where there are several, and the signature."""
    console, out = _console(width, color=color)
    if totals.whole.pairs > 1:
        _print_line(console, Text.assemble(("All pairs: ", "bold"), summary.verdict(totals.whole.summary())))
        console.print()
        _print_totals(console, totals)
    _print_line(console, Text(signature, style="dim"))
    return _printed(out)


def _console(width: int, *, color: bool) -> tuple[Console, io.StringIO]:
    out = io.StringIO()
    console = Console(
        file=out, width=width, force_terminal=color, no_color=not color, color_system="standard" if color else None,
        highlight=False, emoji=False, legacy_windows=False,
    )  # fmt: skip
    return console, out


def _printed(out: io.StringIO) -> str:
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n"


def _print_totals(console: Console, totals: Totals) -> None:
    """Print the figures by language and by check."""
    table = _table("translation", "pairs", "sentences", "errors", "warnings", "hints", "score")
    for language, told in totals.by_language():
        score = "–" if told.score is None else f"{told.score:.0%}"
        counts = [_number(number, severity) for severity, number in told.by_severity.items()]
        table.add_row(english_name(language) or language, str(told.pairs), str(told.source_sentences), *counts, score)
    console.print(table)
    console.print()
    checks = _table("check", "errors", "warnings", "hints")
    for check, numbers in totals.by_check():
        checks.add_row(check, *(_number(number, severity) for severity, number in numbers.items()))
    if checks.row_count:
        console.print(checks)
        console.print()


def _table(first: str, *others: str) -> Table:
    table = Table(box=None, pad_edge=False, header_style="dim", padding=(0, 2, 0, 0))
    table.add_column(first, no_wrap=True)
    for name in others:
        table.add_column(name, justify="right", no_wrap=True)
    return table


def _number(number: int, severity: str) -> Text:
    return Text(str(number), style=_STYLES[severity] if number else "dim")


def _print_pair(console: Console, pair: PairReport, *, hints: bool) -> None:
    _print_title(console, pair)
    for note in pair.notes:
        _print_line(console, Text(f"note: {note}", style="dim"))
    console.print()
    for finding in pair.findings:
        if hints or finding.severity != "info":
            _print_finding(console, finding, pair)
    _print_summary(console, pair, hints=hints)


def _print_title(console: Console, pair: PairReport, rest: str = "") -> None:
    source, target = pair.pair.source, pair.pair.target
    title = Text.assemble(
        (source.path, "bold"),
        f" ({english_name(source.language)}) → ",
        (target.path, "bold"),
        f" ({english_name(target.language)}){rest}",
    )
    _print_line(console, title)


def _print_finding(console: Console, finding: Finding, pair: PairReport) -> None:
    places = [f"{document.path}:{quote.line}" for quote, document in _sides(finding, pair) if quote]
    head = Text.assemble(
        (f"{_SIGNS[finding.severity]} {finding.severity}", _STYLES[finding.severity]),
        f" {finding.check} ({finding.confidence:.0%} sure) ",
        (" ".join(places), "bold"),
    )
    _print_line(console, head)
    console.print(Padding(Text(finding.message), (0, 0, 0, 2)))
    for fact in finding.evidence:
        console.print(Padding(Text(fact, style="dim"), (0, 0, 0, 2)))
    if finding.suggestion:
        console.print(Padding(Text.assemble("Suggestion: ", (finding.suggestion, "green")), (0, 0, 0, 2)))
    console.print(Padding(_quotes(console, finding, pair), (0, 0, 1, 4)))


def _quotes(console: Console, finding: Finding, pair: PairReport) -> RenderableType:
    """Return both passages side by side; one below the other where a side runs from right to left."""
    style = _STYLES[finding.severity]
    cells = [_passage(document, quote, finding, pair, style) for quote, document in _sides(finding, pair)]
    right_to_left = [is_right_to_left(document.language) for _, document in _sides(finding, pair)]
    if any(right_to_left):
        # A terminal that orders the line as a whole would mix the columns up.
        return Group(
            *(_isolated(console, cell) if rtl else cell for cell, rtl in zip(cells, right_to_left, strict=True))
        )
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(ratio=1, overflow="fold")
    table.add_column(ratio=1, overflow="fold")
    table.add_row(*cells)
    return table


def _sides(finding: Finding, pair: PairReport) -> tuple[tuple[Quote | None, Document], ...]:
    return (finding.source, pair.pair.source), (finding.target, pair.pair.target)


def _passage(document: Document, quote: Quote | None, finding: Finding, pair: PairReport, style: str) -> Text:
    """Return the quote, marked, with some of its bead around it; or the bead's beginning where nothing is quoted."""
    bead = pair.pair.beads[finding.bead]
    indices = bead.source if document is pair.pair.source else bead.target
    if quote is None and not indices:
        return Text("(nothing)", style="dim italic")
    start, end = (document.sentences[indices[0]].start, document.sentences[indices[-1]].end) if indices else (0, 0)
    if quote is None:
        return Text(
            _flat(document.text[start : min(end, start + 2 * _CONTEXT)]) + ("…" if end - start > 2 * _CONTEXT else "")
        )
    start, end = min(start, quote.start) if indices else quote.start, max(end, quote.end)
    before, after = document.text[start : quote.start], document.text[quote.end : end]
    inside = _flat(quote.text)
    if len(inside) > 3 * _CONTEXT:
        inside = f"{inside[: 2 * _CONTEXT]} … {inside[-_CONTEXT:]}"
    return Text.assemble(
        ("…" if len(before) > _CONTEXT else "") + _flat(before[-_CONTEXT:], keep_end=True),
        (f"{_OPEN}{inside}{_CLOSE}", style),
        _flat(after[:_CONTEXT], keep_start=True) + ("…" if len(after) > _CONTEXT else ""),
    )


def _isolated(console: Console, words: Text) -> Text:
    """Wrap right-to-left words into lines and isolate each, so that their order is their own affair."""
    lines = words.wrap(console, max(20, console.width - 6))
    joined = Text()
    for line in lines:
        line.rstrip()
        joined.append(_RIGHT_TO_LEFT_ISOLATE).append_text(line).append(f"{_POP_ISOLATE}\n")
    joined.rstrip()
    return joined


def _flat(words: str, *, keep_start: bool = False, keep_end: bool = False) -> str:
    """Return the words on one line; a space at a kept end stays one space."""
    flat = " ".join(words.split())
    lead = " " if keep_start and words[:1].isspace() and flat else ""
    trail = " " if keep_end and words[-1:].isspace() and flat else ""
    return lead + flat + trail


def _print_summary(console: Console, pair: PairReport, *, hints: bool) -> None:
    figures = summary.of_pair(pair)
    style = next((_STYLES[s] for s in ("error", "warning") if figures.by_severity[s]), "green")
    _print_line(console, Text(summary.verdict(figures), style=style))
    counts = ", ".join(summary.count(number, name) for name, number in figures.by_severity.items() if name != "info")
    counts += f", {summary.count(figures.by_severity['info'], 'hint')}"
    counts += " (--hints shows them)" if figures.by_severity["info"] and not hints else ""
    score = "no score" if figures.score is None else f"score {figures.score:.0%}"
    sentences = f"{summary.count(figures.source_sentences, 'sentence')} against {figures.target_sentences}"
    _print_line(console, Text(f"{counts}; {sentences}; {score} (how probably both sides say the same)"))
    if pair.reference:
        _print_reference(console, pair, pair.reference)
    if pair.suppressed:
        _print_line(console, Text(f"{summary.count(len(pair.suppressed), 'finding')} suppressed", style="dim"))
    for skipped in pair.skipped:
        _print_line(console, Text(f"not run: {skipped.check} ({skipped.reason})", style="dim"))
    console.print()


def _print_reference(console: Console, pair: PairReport, reference: ReferenceReport) -> None:
    _print_line(console, Text(f"against {reference.path}: {summary.told(reference.metrics)}"))
    farthest = summary.farthest(reference)
    if farthest:
        _print_line(console, Text("farthest from it:", style="dim"))
    for index, score in farthest:
        target, passage = pair.pair.target, reference.passages[index]
        first, last = pair.pair.beads[index].target[0], pair.pair.beads[index].target[-1]
        words = shorten(target.text[target.sentences[first].start : target.sentences[last].end], 3 * _CONTEXT)
        place = f"{target.path}:{target.sentences[first].line}"
        _print_line(console, Text(f"  chrF {score:.0f}  {place}", style="dim"))
        for part, shown in (
            ("translation", words),
            ("reference", shorten(passage.text if passage else "", 3 * _CONTEXT)),
        ):
            console.print(Padding(Text(f"{part}: {shown}"), (0, 0, 0, 4)))


def _print_line(console: Console, words: Text) -> None:
    """Print one line that is not wrapped when piped, so that paths can be searched and clicked."""
    console.print(words, soft_wrap=True)
