"""How the report looks and loads: accessibility, widths, directions, speed."""

from __future__ import annotations

import time
from importlib.resources import files
from typing import Any

import pytest
from browser.pages import Open, Opened, build

from tqcheck.model import Report
from tqcheck.reports.html import render

_SECONDS = 3
_SERIOUS = {"serious", "critical"}


def _axe(told: Opened) -> list[tuple[str, list[str]]]:
    """Return the rules that the page breaks, with the places."""
    told.page.evaluate((files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8"))
    found: dict[str, Any] = told.page.evaluate(
        "axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']})"
    )
    return [
        (rule["id"], [node["html"][:200] for node in rule["nodes"][:3]])
        for rule in found["violations"]
        if rule["impact"] in _SERIOUS
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing_serious(open_report: Open, report: Report, scheme: str, width: int) -> None:
    told = open_report(report, color_scheme=scheme, viewport={"width": width, "height": 900})
    assert _axe(told) == []
    told.page.click("#help-button")
    assert _axe(told) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious_in_a_longer_pair(open_report: Open, scheme: str) -> None:
    assert _axe(open_report(build(60), color_scheme=scheme)) == []


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_no_width_scrolls_sideways(open_report: Open, report: Report, width: int) -> None:
    told = open_report(report, viewport={"width": width, "height": 800})
    assert told.page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_schemes_differ(open_report: Open, report: Report) -> None:
    ink = "getComputedStyle(document.body).backgroundColor"
    light, dark = (open_report(report, color_scheme=scheme).page.evaluate(ink) for scheme in ("light", "dark"))
    assert light != dark


def test_arabic_runs_from_right_to_left(open_report: Open, report: Report) -> None:
    told = open_report(report)
    cell = told.page.locator(".row p[lang=ar]").first
    assert cell.evaluate("e => getComputedStyle(e).direction") == "rtl"
    assert "Arabic" in cell.evaluate("e => getComputedStyle(e).fontFamily")


def test_gaps_and_marks_stand_in_place(open_report: Open, report: Report) -> None:
    told = open_report(report)
    assert told.page.inner_text("#p1r2 .gap") == "Nothing in the translation"
    assert told.page.inner_text("#p1r4 .gap") == "Nothing in the original"
    assert told.page.inner_text("#p1r1 mark.warning >> nth=0") == "today"
    signs = "getComputedStyle(document.querySelector('#p1r2 mark.error'), '::before').content"
    assert "✗" in told.page.evaluate(signs)


def test_five_thousand_sentences_open_quickly(open_report: Open) -> None:
    told = open_report(build(5000))
    assert told.page.locator(".row[id]").count() == 5000
    painted = told.page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd")
    assert painted < 1000 * _SECONDS
    begun = time.perf_counter()
    told.page.fill("[name=q]", "year 4999")
    told.wait("document.querySelectorAll('.row[id]:not([hidden])').length === 1")
    assert time.perf_counter() - begun < _SECONDS


def test_a_hundred_sentences_stay_under_a_megabyte() -> None:
    assert len(render(build(100, every=1)).encode()) < 1_000_000
