"""Each format against its golden file, its standard, and a reader of its own."""

from __future__ import annotations

import csv
import io
import json
import os
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from jsonschema import Draft202012Validator
from rich.cells import cell_len

from tqcheck.errors import TqcheckError
from tqcheck.model import Report
from tqcheck.reports import FORMATS, destination, format_of, renderer
from tqcheck.reports.json import schema
from tqcheck.reports.text import render as render_text

GOLDEN = Path(__file__).parent.parent.parent / "fixtures" / "reports"


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "html"])
def test_the_golden_file_is_met(report: Report, name: str) -> None:
    """A change of a format shows in its golden file; UPDATE_GOLDEN=1 writes the files anew, to be read in the diff."""
    path = GOLDEN / f"report.{name}"
    found = renderer(name)(report).encode()
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_bytes(found)
    assert found == path.read_bytes()


def test_json_keeps_to_its_schema(report: Report) -> None:
    validator = Draft202012Validator(json.loads(schema()))
    found = json.loads(renderer("json")(report))
    assert list(validator.iter_errors(found)) == []
    found["pairs"][0]["findings"][0]["severity"] = "grave"
    assert list(validator.iter_errors(found)) != []


def test_json_offsets_point_into_the_text(report: Report) -> None:
    found = json.loads(renderer("json")(report))
    for pair, told in zip(report.pairs, found["pairs"], strict=True):
        for side, document in (("source", pair.pair.source), ("target", pair.pair.target)):
            for sentence in told[side]["sentences"]:
                assert document.text[sentence["start"] : sentence["end"]] == sentence["text"]


def test_csv_has_a_row_a_finding_and_no_formulas(report: Report) -> None:
    rows = list(csv.DictReader(io.StringIO(renderer("csv")(report), newline="")))
    assert [row["check"] for row in rows] == ["low-similarity", "sentence-omitted", "sentence-added", "low-similarity"]
    assert rows[2]["target_quote"] == "'=1+1。"
    assert rows[0]["source_line"] == "1"


def test_markdown_shows_markup_as_text(report: Report) -> None:
    found = renderer("markdown")(report)
    assert "\\*Nobody\\* spoke." in found
    assert re.search(r"^\| ❌ error \| en.txt:3 \|", found, re.MULTILINE)
    rows = [line for line in found.splitlines() if line.startswith(("| ❌", "| ⚠️", "| ℹ️"))]
    assert rows
    assert all(line.count("|") - line.count("\\|") == 6 for line in rows)


def test_sarif_points_to_the_translation_and_names_its_rules(report: Report) -> None:
    run = json.loads(renderer("sarif")(report))["runs"][0]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    for result in run["results"]:
        assert rules[result["ruleIndex"]] == result["ruleId"]
        assert result["partialFingerprints"]
        for place in result["locations"]:
            _assert_region(report, place["physicalLocation"])
    assert run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "zh.txt"


def _assert_region(report: Report, place: dict[str, Any]) -> None:
    documents = {d.path: d for pair in report.pairs for d in (pair.pair.source, pair.pair.target)}
    text = documents[place["artifactLocation"]["uri"]].text
    region = place["region"]
    line = text.splitlines()[region["startLine"] - 1]
    assert line[region["startColumn"] - 1 :].startswith(region["snippet"]["text"])


def test_junit_counts_what_it_holds(report: Report) -> None:
    suites = ET.fromstring(renderer("junit")(report))  # noqa: S314 - our own output
    for suite in suites:
        assert int(suite.get("tests", "")) == len(suite.findall("testcase"))
        assert int(suite.get("failures", "")) == len(suite.findall("testcase/failure"))
        assert int(suite.get("skipped", "")) == len(suite.findall("testcase/skipped"))


def test_github_commands_stay_on_one_line(report: Report) -> None:
    lines = renderer("github")(report).splitlines()
    assert lines[0].startswith("::error file=en.txt,line=3,title=sentence-omitted::")
    assert sum(line.startswith("::") for line in lines) == 4


def test_text_fits_80_columns_and_has_no_colour_codes(report: Report) -> None:
    found = renderer("text")(report)
    assert "\x1b" not in found
    wide = [line for line in found.splitlines() if cell_len(line) > 80]
    # Only lines that hold a path, a count or the signature may be longer: they are for searching, not for reading.
    assert all(".txt" in line or "|" in line or "score" in line for line in wide)
    assert "▸昨天◂" in found


def test_text_shows_hints_on_request(report: Report) -> None:
    assert "This sentence is new" not in renderer("text")(report)
    assert "1 hint (--hints shows them)" in renderer("text")(report)
    assert "This sentence is new" in render_text(report, hints=True)


def test_text_isolates_right_to_left_passages(report: Report) -> None:
    assert "\u2067▸لم يتكلم أحد.◂\u2069" in renderer("text")(report)


def test_text_on_a_terminal_is_coloured_and_as_wide_as_it(report: Report) -> None:
    found = render_text(report, width=120, color=True)
    assert "\x1b[1;31m" in found


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.external: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in {"meta", "link", "br", "img", "input", "hr"}:
            self.open.append(tag)
        self.external += [v for k, v in attrs if k in {"src", "href"} and v and not v.startswith("#")]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_html_is_whole_escaped_and_self_contained(report: Report) -> None:
    found = renderer("html")(report)
    tags = _Tags()
    tags.feed(re.sub(r"<svg.*?</svg>", "", found, flags=re.DOTALL))
    assert tags.open == []
    assert tags.external == []
    assert "Talks &lt;began&gt; |" in found
    assert '<td lang="ar" dir="rtl">' in found or 'lang="ar" dir="rtl"' in found


def test_an_unknown_suffix_is_refused() -> None:
    assert format_of("out/report.HTML") == "html"
    with pytest.raises(TqcheckError, match=r"no report format ends in “\.pdf”"):
        format_of("report.pdf")


def test_gitlab_has_what_the_merge_request_needs(report: Report) -> None:
    """The fields and their values: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format."""
    issues = json.loads(renderer("gitlab")(report))
    assert len(issues) == sum(len(pair.findings) for pair in report.pairs)
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)
    for issue in issues:
        assert issue["description"]
        assert issue["check_name"]
        assert issue["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert issue["location"]["lines"]["begin"] >= 1
        assert not issue["location"]["path"].startswith("./")


def test_rdjson_columns_are_bytes_and_suggestions_replace_the_right_words(report: Report) -> None:
    diagnostics = json.loads(renderer("rdjson")(report))["diagnostics"]
    texts = {d.path: d.text for pair in report.pairs for d in (pair.pair.source, pair.pair.target)}
    quotes = {q.text for pair in report.pairs for f in pair.findings for q in (f.source, f.target) if q}
    assert any("suggestions" in diagnostic for diagnostic in diagnostics)
    for diagnostic in diagnostics:
        place = diagnostic["location"]
        if "range" not in place:
            continue
        start, end = place["range"]["start"], place["range"]["end"]
        assert start["line"] == end["line"]
        line = texts[place["path"]].splitlines()[start["line"] - 1].encode()
        assert line[start["column"] - 1 : end["column"] - 1].decode() in quotes
        for suggestion in diagnostic.get("suggestions", ()):
            assert suggestion["range"] == place["range"]


def test_a_file_to_write_may_name_its_format() -> None:
    assert destination("out/report.html") == ("out/report.html", "html")
    assert destination("gitlab:gl-code-quality-report.json") == ("gl-code-quality-report.json", "gitlab")
    assert destination("C:report.json") == ("C:report.json", "json")
    with pytest.raises(TqcheckError, match=r"-o gitlab:report\.log"):
        destination("report.log")
