"""Reports in a real browser. Without one the tests skip; TQCHECK_REQUIRE_BROWSER=1 makes that a failure."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from browser.pages import Open, Opened

from tqcheck.model import Report
from tqcheck.reports.html import render

if TYPE_CHECKING:
    from playwright.sync_api import Browser

_NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
_FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
NOW = datetime(2024, 5, 17, 9, 30, tzinfo=UTC)


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
