"""What a reader does with the report: filter, step through, follow links, copy, print."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from browser.pages import Open, build

from tqcheck.model import Report, Text
from tqcheck.splitting import split

_IN_VIEW = "e => { const r = e.getBoundingClientRect(); return r.top > 0 && r.bottom < innerHeight }"


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [("category", "term", 1), ("check", "number-mismatch", 2), ("category", "", 3)],
)
def test_lists_filter_the_findings(open_report: Open, name: str, value: str, expected: int) -> None:
    told = open_report(build(40))
    told.page.select_option(f"[name={name}]", value)
    told.wait(f"document.querySelectorAll('.card:not([hidden])').length === {expected}")
    assert len(told.cards()) == expected
    assert told.fragment() == (f"{name}={value}" if value else "")
    assert told.page.inner_text("#shown") == f"{expected} of 4 findings"


def test_severities_filter_cards_and_contents(open_report: Open) -> None:
    told = open_report(build(40))
    told.page.uncheck("[name=severity][value=error]")
    told.wait("location.hash !== ''")
    assert told.cards() == ["Row 11 says something else"]
    assert told.fragment() == "severity=warning"
    assert told.page.locator(".contents li:visible").count() == 1
    told.page.click(".tile.error")
    assert told.cards() == ["Row 1 says something else", "Row 31 says something else"]
    told.page.go_back()
    assert told.cards() == ["Row 11 says something else"]


def test_hints_are_shown_on_request(open_report: Open) -> None:
    told = open_report(build(40))
    hint = "getComputedStyle(document.querySelector('mark.info'), '::before').display"
    assert len(told.cards()) == 3
    assert told.page.evaluate(hint) == "none"
    told.page.keyboard.press("h")
    assert len(told.cards()) == 4
    assert told.page.evaluate(hint) != "none"
    assert told.fragment() == "severity=error,warning,info"


def test_search_looks_into_texts_and_findings(open_report: Open) -> None:
    told = open_report(build(40))
    told.page.fill("[name=q]", "第30年")
    told.wait("location.hash !== ''")
    assert told.page.locator(".row[id]:visible").count() == 1
    assert told.cards() == ["Row 31 says something else"]
    told.page.fill("[name=q]", "nowhere to be found")
    told.page.wait_for_selector("#nothing:visible")
    told.page.click("#nothing button")
    assert len(told.cards()) == 4


def test_rows_without_findings_can_be_hidden(open_report: Open) -> None:
    told = open_report(build(40))
    told.page.keyboard.press("o")
    assert told.page.locator(".row[id]:visible").count() == 3
    assert told.fragment() == "rows=findings"


def test_the_keyboard_steps_through_what_is_shown(open_report: Open) -> None:
    told = open_report(build(40), "#severity=error")
    press, fragment = told.page.keyboard.press, told.fragment
    press("j")
    assert fragment().startswith("f-000000000000&")
    press("j")
    second = fragment()
    assert second != "f-000000000000&severity=error"
    assert told.page.evaluate("document.activeElement.querySelector('h4').innerText") == "Row 31 says something else"
    press("j")
    assert fragment().startswith("f-000000000000&")
    press("k")
    assert fragment() == second


def test_the_finding_gone_to_is_in_view(open_report: Open) -> None:
    told = open_report(build(800))
    for _ in range(30):
        told.page.keyboard.press("j")
    told.page.wait_for_timeout(100)
    assert told.page.locator(".card.at").evaluate(_IN_VIEW)


def test_help_opens_with_a_key_and_closes_with_escape(open_report: Open) -> None:
    told = open_report(build(10))
    told.page.keyboard.press("?")
    assert told.page.is_visible("#help")
    told.page.keyboard.press("j")
    assert told.fragment() == ""
    told.page.keyboard.press("Escape")
    assert not told.page.is_visible("#help")


def test_shortcuts_can_be_turned_off_and_do_not_disturb_typing(open_report: Open) -> None:
    told = open_report(build(10))
    told.page.keyboard.press("/")
    told.page.keyboard.type("jk")
    assert told.page.input_value("[name=q]") == "jk"
    told.page.click("#help-button")
    told.page.uncheck("#keys")
    told.page.keyboard.press("Escape")
    told.page.focus("#next")
    told.page.keyboard.press("x")
    assert told.page.input_value("[name=q]") == "jk"


def test_a_deep_link_leads_to_its_finding(open_report: Open) -> None:
    report = build(400)
    anchor = f"f-{report.pairs[0].findings[20].fingerprint[:12]}"
    unique = replace(report.pairs[0].findings[20], fingerprint="abcdef0123456789abcd")
    findings = (*report.pairs[0].findings[:20], unique, *report.pairs[0].findings[21:])
    report = Report((replace(report.pairs[0], findings=findings),), report.signature)
    told = open_report(report, "#f-abcdef012345&severity=info")
    assert anchor != "f-abcdef012345"
    told.page.wait_for_timeout(100)
    assert told.page.locator("#f-abcdef012345").evaluate(_IN_VIEW)
    assert told.page.is_checked("[name=severity][value=info]")
    assert not told.page.is_checked("[name=severity][value=error]")


def test_going_to_a_hidden_finding_shows_it(open_report: Open) -> None:
    told = open_report(build(40), "#f-000000000000&severity=warning")
    assert "Row 1 says something else" in told.cards()
    assert told.page.locator(".card.at").count() == 1


def test_a_mark_leads_to_its_card(open_report: Open) -> None:
    told = open_report(build(40))
    told.page.click("mark.warning a >> nth=0")
    assert told.page.text_content(".card.at h4") == "Row 11 says something else"


def test_a_card_links_to_its_check(open_report: Open) -> None:
    told = open_report(build(10))
    told.page.click(".card a[href^='#check-']")
    told.page.wait_for_selector("#check-term-mismatch:visible")


def test_a_finding_can_be_copied_as_issue_text(open_report: Open) -> None:
    told = open_report(build(10), permissions=["clipboard-read", "clipboard-write"])
    told.page.click(".copy")
    told.page.wait_for_selector("text=Copied")
    text = told.page.evaluate("navigator.clipboard.readText()")
    assert text.splitlines()[0] == "**Row 1 says something else**"
    assert "(`en.txt:1`): bank" in text
    assert "(`zh.txt:1`): 利率" in text  # without the reading
    assert "Suggestion: 银行" in text


def test_the_table_of_pairs_sorts_and_remembers(open_report: Open, report: Report) -> None:
    told = open_report(report)
    languages = "[...document.querySelectorAll('#pair-table tbody th a')].map(a => a.innerText.split(':')[0].trim())"
    assert told.page.evaluate(languages) == ["Simplified Chinese", "Arabic"]
    told.page.click("#pair-table th[data-key=language] button")
    assert told.page.evaluate(languages) == ["Arabic", "Simplified Chinese"]
    assert told.page.get_attribute("#pair-table th[data-key=language]", "aria-sort") == "ascending"
    assert told.fragment() == "sort=language"
    told.page.reload()
    assert told.page.evaluate(languages) == ["Arabic", "Simplified Chinese"]
    told.page.select_option("[name=pair]", "2")
    told.wait("location.hash.includes('pair=2')")
    assert told.page.locator(".pair:visible").count() == 1


def test_markup_in_a_text_is_shown_not_run(open_report: Open) -> None:
    evil = "<script>document.title = 'run'</script><img src=x onerror=\"document.title = 'run'\">"
    report = build(4)
    pair = report.pairs[0]
    document = split(Text(f"{evil}.txt", f"{evil} He left.\n" * 4, "en"))
    findings = tuple(replace(f, message=evil, evidence=(evil,), suggestion=evil, source=None) for f in pair.findings)
    aligned = replace(pair.pair, source=replace(document, sentences=document.sentences[:4]))
    told = open_report(Report((replace(pair, pair=aligned, findings=findings, notes=(evil,)),), evil))
    assert "run" not in told.page.title()
    assert evil in told.page.inner_text(".card h4")
    assert evil in told.page.inner_text(".note")
    assert told.page.locator("script").count() == 1
    assert told.page.locator("img").count() == 0


def test_without_scripts_everything_can_be_read(open_report: Open, report: Report) -> None:
    told = open_report(report, java_script_enabled=False)
    assert told.page.locator(".card:visible").count() == 4
    assert told.page.locator("#filters:visible, .copy:visible, #help:visible").count() == 0
    told.page.click(".card a[href='#check-sentence-omitted']")
    assert told.page.is_visible("#check-sentence-omitted")


def test_paper_shows_all_rows_and_no_buttons(open_report: Open) -> None:
    told = open_report(build(60))
    assert re.search(rb"/Count (\d+)", told.page.pdf())
    told.page.emulate_media(media="print")
    assert told.page.locator("#filters:visible, .copy:visible").count() == 0
    assert told.page.locator(".row[id]:visible").count() == 60
