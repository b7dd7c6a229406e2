"""What the tests in a browser share: a page that has been opened, and a report as long as wanted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from tqcheck.model import AlignedPair, Bead, Finding, PairReport, Place, Quote, Report, Severity, Text
from tqcheck.splitting import split

if TYPE_CHECKING:
    from playwright.sync_api import Page


@dataclass
class Opened:
    """A page with what went on behind it."""

    page: Page
    errors: list[str]  # what the console and the scripts complained of
    requests: list[str]  # addresses, the file itself left out

    def cards(self) -> list[str]:
        """Return the titles of the findings that can be seen."""
        return [card.text_content() or "" for card in self.page.locator(".card h4").all() if card.is_visible()]

    def wait(self, condition: str) -> None:
        """Wait until the JavaScript condition holds; Playwright's own way needs eval, which the page forbids."""
        for _ in range(200):
            if self.page.evaluate(condition):
                return
            self.page.wait_for_timeout(20)
        pytest.fail(f"waited in vain for {condition}")

    def fragment(self) -> str:
        """Return the address behind the #."""
        return str(self.page.evaluate("decodeURIComponent(location.hash.slice(1))"))


Open = Callable[..., Opened]


def build(rows: int, *, every: int = 10) -> Report:
    """Return a report on made-up sentences; each `every`th row has a finding, in turn of each severity."""
    english = Text("en.txt", "".join(f"The bank left rates alone in year {i}.{_gap(i)}" for i in range(rows)), "en")
    chinese = Text("zh.txt", "".join(f"第{i}年央行维持利率不变。{_gap(i)}" for i in range(rows)), "zh")
    beads = tuple(Bead((i,), (i,), 0.8, 0.3 + i % 70 / 100) for i in range(rows))
    pair = AlignedPair(split(english), split(chinese), beads)
    assert len(pair.source.sentences) == len(pair.target.sentences) == rows
    kinds: tuple[Severity, ...] = ("error", "warning", "info")
    findings = tuple(
        _finding(pair, i, kinds[i // every % 3], english.text, chinese.text) for i in range(0, rows, every)
    )
    return Report((PairReport(pair, findings, ()),), "tqcheck 0.1.0 | model:none")


def _finding(pair: AlignedPair, row: int, severity: Severity, english: str, chinese: str) -> Finding:
    source, target = pair.source.sentences[row], pair.target.sentences[row]
    start, begin = english.index("bank", source.start), chinese.index("利率", target.start)
    check, category = ("number-mismatch", "number") if row % 4 else ("term-mismatch", "term")
    return Finding(
        check, category, severity, 0.8, "accuracy/mistranslation", f"Row {row + 1} says something else", row,  # type: ignore[arg-type]
        Quote("bank", start, start + 4, Place(start, start + 4, source.line, 1)),
        Quote("利率", begin, begin + 2, Place(begin, begin + 2, target.line, 1)),
        "银行", ("利率 is the interest rate",), f"{row:020d}",
    )  # fmt: skip


def _gap(i: int) -> str:
    return "\n\n" if i % 4 == 3 else "\n"  # a paragraph has four sentences
