"""Reports in a real browser. Without one the tests skip; TQCHECK_REQUIRE_BROWSER=1 makes that a failure."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tqcheck.model import AlignedPair, Bead, Finding, PairReport, Quote, Report, Severity, Text
from tqcheck.reports.html import render
from tqcheck.splitting import split

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

_NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
_FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
NOW = datetime(2024, 5, 17, 9, 30, tzinfo=UTC)


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


def _unavailable(reason: str) -> None:
    if os.environ.get("TQCHECK_REQUIRE_BROWSER") == "1":
        pytest.fail(f"TQCHECK_REQUIRE_BROWSER is set, but {reason}")
    pytest.skip(f"{reason}; the tests in a real browser did not run")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The machine's own Chromium; nothing is downloaded."""
    try:
        from playwright.sync_api import sync_playwright  # noqa: PLC0415 - not on every machine
    except ImportError:
        _unavailable("Playwright is not installed")
    path = next(filter(None, map(shutil.which, _NAMES)), None)
    if not path:
        _unavailable(f"none of {', '.join(_NAMES)} is installed")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=[*_FLAGS])
        yield browser
        browser.close()


@pytest.fixture
def open_report(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Open a report in a fresh profile; at the end nothing may have been complained of or asked of the network."""
    opened: list[Opened] = []
    contexts = []

    def open_(report: Report, fragment: str = "", **options: Any) -> Opened:
        path = tmp_path / "report.html"
        path.write_text(render(report, now=NOW), encoding="utf-8")
        context = browser.new_context(**options)
        contexts.append(context)
        page = context.new_page()
        told = Opened(page, [], [])
        opened.append(told)
        page.on("console", lambda message: told.errors.append(message.text))
        page.on("pageerror", lambda error: told.errors.append(str(error)))
        page.on("request", lambda request: told.requests.append(request.url))
        page.goto(f"{path.as_uri()}{fragment}")
        told.requests = [url for url in told.requests if not url.startswith(path.as_uri())]
        return told

    yield open_
    for told in opened:
        assert told.errors == []
        assert [url for url in told.requests if not url.startswith(("file:", "data:"))] == []
    for context in contexts:
        context.close()


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
        Quote("bank", start, start + 4, source.line), Quote("利率", begin, begin + 2, target.line),
        "银行", ("利率 is the interest rate",), f"{row:020d}",
    )  # fmt: skip


def _gap(i: int) -> str:
    return "\n\n" if i % 4 == 3 else "\n"  # a paragraph has four sentences
