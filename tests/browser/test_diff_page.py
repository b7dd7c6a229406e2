"""The page of two revisions in a browser: accessible, as narrow as a telephone, and markup in a text is only shown."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tqcheck.model import AlignedPair, Bead, Finding, PairReport, Place, Quote, Text
from tqcheck.revisions import contrast
from tqcheck.revisions.html import render
from tqcheck.splitting import split

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

_EVIL = "<img src=x onerror=\"document.title = 'run'\">"


def _page() -> str:
    source = split(Text("en.txt", f"He left {_EVIL} today.\nNobody spoke.\n", "en"), mode="lines")
    reports = []
    for number, words in enumerate(
        (
            "غادر الوزير العاصمة مع أعضاء الوفد كلهم مساء أمس.\nلم يتكلم أحد.\n",
            f"غادر الوزير العاصمة مع أعضاء الوفد كلهم مساء اليوم {_EVIL}.\nلم يتكلم أحد.\n",
        )
    ):
        target = split(Text(f"{number}.txt", words, "ar"), mode="lines")
        pair = AlignedPair(source, target, (Bead((0,), (0,), 0.8, 0.5 + number / 4), Bead((1,), (1,), 0.8, 0.9)))
        place = Quote("He left", 0, 7, Place(0, 7, 1, 1))
        findings = tuple(
            Finding(
                f"check-{number}", "name", severity, 0.8, "accuracy/mistranslation", f"{severity} {_EVIL}", 0,
                place, None, _EVIL, (), f"{number}{severity}",
            )
            for severity in ("error", "info")
        )  # fmt: skip
        reports.append(PairReport(pair, findings, ()))
    return render(contrast(*reports, signature="tqcheck"))


@pytest.fixture(params=[("light", 1280), ("dark", 390)], ids=str)
def page(browser: Browser, tmp_path: Path, request: pytest.FixtureRequest) -> Page:
    scheme, width = request.param
    path = tmp_path / "diff.html"
    path.write_text(_page(), encoding="utf-8")
    page = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 900}).new_page()
    page.goto(path.as_uri())
    return page


def test_the_page_is_accessible_narrow_and_safe(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert "run" not in page.title()
    assert page.locator("img").count() == 0
    assert page.locator(".rewritten").count() == 1
    assert page.locator(".rewritten ins").first.is_visible()
    assert page.locator(".rewritten p[dir=rtl]").count() == 1
    assert page.locator(".card.info").first.is_hidden()  # hints are folded away
    page.click("summary >> nth=0")
    assert page.locator(".card.info").first.is_visible()
    page.evaluate((files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8"))
    broken = page.evaluate("axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']})")["violations"]
    assert [
        (rule["id"], rule["nodes"][0]["html"]) for rule in broken if rule["impact"] in {"serious", "critical"}
    ] == []
