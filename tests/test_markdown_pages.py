"""Pages of documentation with all that Markdown has: right translations are left in peace, broken markup is found."""

from __future__ import annotations

from pathlib import Path

import pytest
from support import FIXTURES

from tqcheck.config import policy
from tqcheck.model import Finding
from tqcheck.pipeline import Options, compare_texts
from tqcheck.reading import from_bytes

PAGES = FIXTURES / "formats" / "markdown"
TRANSLATIONS = sorted(path for path in PAGES.glob("*/*.md") if path.stem != "en")

# What somebody breaks: page, what stands there, what comes of it, what the finding says, and how grave it is.
PLANTED = (
    ("backup/de.md", "--exclude PATTERN", "--exlude PATTERN", "“--exlude PATTERN” should be “--exclude", "warning"),
    ("backup/zh.md", "![Kiste 的主窗口](images/main-window.zh.png)\n", "", "main-window.en.png", "warning"),
    ("backup/ja.md", "`/var/log/kiste.log`", "ログファイル", "“/var/log/kiste.log” is missing", "warning"),
    ("backup/ar.md", "(requirements.md)", "(install.md)", "“install.md”, that of the source", "warning"),
    ("gateway/de.md", "${GATEWAY_ENV}", "${GATEWAY_UMGEBUNG}", "“${GATEWAY_UMGEBUNG}” should be", "warning"),
    ("gateway/ja.md", "{date}", "{日付}", "“{date}” is missing", "error"),
    (
        "gateway/zh.md",
        "[RFC 6585](https://www.rfc-editor.org/rfc/rfc6585)",
        "RFC 6585",
        "rfc6585” is missing",
        "warning",
    ),
    ("templates/ar.md", "{order_id} هو", "{رقم} هو", "“{order_id}” is missing", "error"),
    ("templates/zh.md", "{{ shop.name }}", "{{ 商店.名称 }}", "“{{ 商店.名称 }}” should be", "error"),
    ("templates/ja.md", "%d は", "%s は", "“%s” should be “%d”", "error"),
    ("templates/de.md", "%s durch", "% durch", "“%s” is missing", "error"),
    (
        "templates/de.md",
        "https://github.com/example/templates",
        "https://github.com/example/issues",
        "issues”",
        "warning",
    ),
)


def findings(translation: Path, content: str) -> tuple[Finding, ...]:
    source = from_bytes((translation.parent / "en.md").read_bytes(), path="en.md", language="en")
    target = from_bytes(content.encode(), path=translation.name, language=translation.stem)
    report = compare_texts(source, [target], options=Options(), policy=policy(), progress=lambda *_: None)
    return tuple(finding for finding in report.pairs[0].findings if finding.severity != "info")


def test_there_are_pages_in_four_languages() -> None:
    assert {path.stem for path in TRANSLATIONS} == {"zh", "de", "ja", "ar"}


@pytest.mark.parametrize("path", TRANSLATIONS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_right_translation_is_left_in_peace(path: Path) -> None:
    assert [f"{f.check}: {f.message}" for f in findings(path, path.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize("page", sorted({page for page, *_ in PLANTED}))
def test_broken_markup_is_found(page: str) -> None:
    content = (PAGES / page).read_text(encoding="utf-8")
    planted = [case[1:] for case in PLANTED if case[0] == page]
    for right, wrong, _, _ in planted:
        assert right in content
        content = content.replace(right, wrong, 1)
    found = [f for f in findings(PAGES / page, content) if f.check == "markup-mismatch"]
    messages = [f.message for f in found]
    for _, _, message, severity in planted:
        assert [f.severity for f in found if message in f.message] == [severity], messages
    assert len(found) == len(planted), messages
