"""Take the picture of the HTML report that stands in the README: docs/images/report.png.

    python benchmarks/report_picture.py [SOURCE TARGET]

It needs Chromium and the development extra.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import sync_playwright

from tqcheck import pipeline
from tqcheck.checks import ALL
from tqcheck.model import Policy
from tqcheck.reports.html import render

ROOT = Path(__file__).parent.parent
PICTURE = ROOT / "docs" / "images" / "report.png"
PAIR = ("fixtures/articles/elections/en.txt", "fixtures/articles/elections/zh-Hant.planted.txt")
WIDTH, HEIGHT = 1280, 1300


def main(source: str, target: str) -> None:
    """Compare the pair and take the picture of the top of its report."""
    report = pipeline.compare(
        source, [target], options=pipeline.Options(), policy=Policy(ALL), progress=lambda _what, _done, _total: None
    )
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        page_file = Path(folder) / "report.html"
        page_file.write_text(render(report), encoding="utf-8")
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, color_scheme="light")
        page.goto(page_file.as_uri())
        PICTURE.parent.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=PICTURE)
        browser.close()
    print(f"{PICTURE.relative_to(ROOT)}: {PICTURE.stat().st_size // 1000} kB")


if __name__ == "__main__":
    main(*(sys.argv[1:] or PAIR))
