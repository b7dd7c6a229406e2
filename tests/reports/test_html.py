"""The HTML report without a browser: what it holds, and how its parts are made; see tests/browser for the rest."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from tqcheck.checks import ALL
from tqcheck.model import AlignedPair, Document, Finding, PairReport, Report, Text
from tqcheck.reports import summary
from tqcheck.reports.html import charts, readings, render, wording
from tqcheck.reports.html.marking import Mark, marked, marks_by_row, prose
from tqcheck.reports.html.overview import matrix
from tqcheck.reports.html.readings import with_readings
from tqcheck.reports.html.views import view
from tqcheck.splitting import split

_NOW = datetime(2024, 5, 17, 9, 30, tzinfo=UTC)


def _text(html: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", html).split())


def test_the_head_says_verdict_counts_score_and_time(report: Report) -> None:
    found = _text(render(report, now=_NOW).partition("<body>")[2])
    for words in (
        "Not ready: 1 error to mend, 2 warnings to look at.",
        "Do not publish it yet.",
        "17 May 2024, 09:30 UTC",
        "1 Error",
        "2 Warnings",
        "Left out 1",
        report.signature,
    ):
        assert words in found


def test_the_same_report_at_the_same_time_is_the_same_page(report: Report) -> None:
    assert render(report, now=_NOW) == render(report, now=_NOW)


def test_only_the_pages_own_style_and_script_are_allowed(report: Report) -> None:
    found = render(report, now=_NOW)
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', found)
    assert policy
    assert "unsafe" not in policy[1]
    for tag in ("style", "script"):
        content = re.search(f"<{tag}>(.*?)</{tag}>", found, re.DOTALL)
        assert content
        digest = base64.b64encode(hashlib.sha256(content[1].encode()).digest()).decode()
        assert f"{tag}-src &#39;sha256-{digest}&#39;" in policy[1]
    assert not re.search(r'\sstyle="|\son[a-z]+="', found.partition("<body>")[2].partition("<script>")[0])


def test_every_link_leads_somewhere(report: Report) -> None:
    found = render(report, now=_NOW)
    ids = re.findall(r'\sid="([^"]*)"', found)
    assert len(ids) == len(set(ids))
    links = set(re.findall(r'href="#([^"]*)"', found))
    assert links <= set(ids)
    assert {f"check-{check.id}" for check in ALL} <= set(ids)


def test_findings_with_one_fingerprint_have_their_own_anchors(report: Report) -> None:
    taken: set[str] = set()
    first, second = (view(report.pairs[0], number, taken) for number in (1, 2))
    assert first.cards[0].anchor == "f-aaaaaaaaaaaa"
    assert second.cards[0].anchor == "f-aaaaaaaaaaaa-2"


def test_an_unknown_check_and_an_empty_pair_are_shown(report: Report) -> None:
    pair = report.pairs[0]
    odd = replace(pair.findings[0], check="from-the-future")
    empty = Document("empty.txt", "zh", "", ())
    nothing = PairReport(AlignedPair(empty, empty, ()), (), ())
    found = render(Report((replace(pair, findings=(odd,)), nothing), "none"), now=_NOW)
    assert "from-the-future" in found
    assert "No errors found." in found


def test_notes_skipped_checks_and_metrics_are_told(report: Report) -> None:
    found = _text(render(report, now=_NOW))
    assert report.pairs[0].notes[0] in found
    assert report.pairs[0].skipped[0].reason in found
    assert "BLEU 41.2 (of 100), TER 50.0 (0 is the same)." in found


@pytest.mark.parametrize(
    ("words", "language", "expected"),
    [
        ("时殷弘", "zh", ["shí", "yīn", "hóng"]),
        ("賴清德", "zh-Hant", ["lài", "qīng", "dé"]),
        ("120亿", "zh", ["yì"]),
        ("トランプ大統領", "ja", ["toranpu"]),
        ("コール", "ja", ["kōru"]),
        ("시진핑", "ko", ["sijinping"]),
        ("Владимир Путин", "ru", ["Vladimir", "Putin"]),
        ("المناخ", "ar", ["almnakh"]),
        ("Nguyễn Phú Trọng", "vi", []),
        ("Müller", "de", []),
        ("时" * 31, "zh", []),
    ],
)
def test_readings_stand_above_words_of_other_scripts(words: str, language: str, expected: list[str]) -> None:
    found = with_readings(words, language)
    assert re.findall("<rt>(.*?)</rt>", found) == expected
    assert re.sub("<rp>.*?</rp>|<rt>.*?</rt>|<[^>]*>", "", found) == words


def test_readings_are_left_out_where_their_packages_are_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readings, "find_spec", lambda _: None)
    assert with_readings("时殷弘<", "zh") == "时殷弘&lt;"
    assert with_readings("Путин", "ru") == "Путин"


def test_prose_tells_words_of_another_script_apart() -> None:
    assert prose("“x” is 时殷弘, not <习近平>", "zh") == (
        '“x” is <bdi lang="zh">时殷弘</bdi>, not &lt;<bdi lang="zh">习近平</bdi>&gt;'
    )
    assert prose("found “تغير المناخ”.", "ar") == 'found “<bdi lang="ar">تغير المناخ</bdi>”.'


def test_overlapping_marks_look_like_the_gravest() -> None:
    document = split(Text("a.txt", "One two three four.", "en"))
    marks = [Mark(0, 13, "warning", "a", 1), Mark(8, 18, "error", "b", 2)]
    assert marked(document, (0,), marks) == (
        '<mark class="warning" data-n="!\u202f1"><a href="#a">One two </a></mark>'
        '<mark class="error" data-n="✗\u202f2"><a href="#b">three</a></mark>'
        '<mark class="error"><a href="#b"> four</a></mark>.'
    )


def test_a_quote_over_several_rows_is_marked_in_each() -> None:
    document = split(Text("a.txt", "He came. He saw. He won.", "en"))
    mark = Mark(3, 15, "error", "a", 1)
    assert marks_by_row(document, [(0,), (), (1,), (2,)], [mark]) == {0: [mark], 2: [mark]}


def test_a_paragraph_break_within_a_row_is_seen() -> None:
    document = split(Text("a.txt", "He came back.\n \nHe saw.", "en"))
    assert marked(document, (0, 1), []) == 'He came back.<span class="pilcrow">¶</span><br>He saw.'


def test_rows_are_grouped_by_paragraph(report: Report) -> None:
    rows = [[row.number for row in paragraph] for paragraph in view(report.pairs[0], 1, set()).paragraphs]
    assert rows == [[1], [2, 3, 4]]


def test_the_map_shows_findings_in_order_of_gravity(report: Report) -> None:
    ticks = charts.map_ticks(view(report.pairs[0], 1, set()))
    assert [tick.severity for tick in ticks] == ["info", "warning", "error"]
    assert ticks[0].height < ticks[1].height < ticks[2].height
    assert all(0 <= tick.x <= charts.MAP_WIDTH - tick.width for tick in ticks)


def test_the_histogram_counts_the_rows_with_both_sides(report: Report) -> None:
    bars = charts.histogram(view(report.pairs[0], 1, set()))
    assert [bar.count for bar in bars] == [0, 0, 0, 0, 0, 0, 1, 0, 0, 1]


def test_the_dot_plot_shows_gaps(report: Report) -> None:
    paths = charts.dots(view(report.pairs[0], 1, set()))
    assert set(paths) == {"fair", "good", "gap"}
    assert paths["gap"].count("M") == 2


def test_the_matrix_stands_only_for_several_articles(report: Report) -> None:
    pairs = [view(pair, number, set()) for number, pair in enumerate(report.pairs, 1)]
    assert matrix(pairs) is None
    other = replace(report.pairs[1].pair.source, path="other.txt")
    moved = replace(report.pairs[1], pair=replace(report.pairs[1].pair, source=other))
    found = matrix([pairs[0], view(moved, 2, set())])
    assert found
    assert found.languages == ("zh", "ar")
    assert [[len(cell) for cell in cells] for _, _, cells in found.articles] == [[1, 0], [0, 1]]
    assert "Articles and languages" in render(Report((report.pairs[0], moved), "none"), now=_NOW)


def test_every_verdict_and_band_has_its_words(report: Report) -> None:
    clean = summary.of_pair(replace(report.pairs[0], findings=()))
    doubtful = summary.of_pair(report.pairs[1])
    grave = summary.of_pair(report.pairs[0])
    assert [wording.state(figures) for figures in (clean, doubtful, grave)] == ["good", "warning", "error"]
    assert len({wording.advice(figures) for figures in (clean, doubtful, grave)}) == 3
    assert len({wording.score_means(score) for score in (0.9, 0.6, 0.1)}) == 3
    assert wording.confidence_means(0.9) == "of 100 findings like this, about 90 are real"


def test_a_side_that_quotes_nothing_says_why(report: Report) -> None:
    warning, omission, addition = report.pairs[0].findings[:3]
    assert wording.nothing(omission) == "left out"
    assert wording.nothing(addition) == "not there"
    whole: Finding = replace(warning, source=None, target=None)
    assert wording.nothing(whole) == "the text as a whole"
    assert wording.nothing(replace(warning, source=None)) == "nothing that corresponds"


def test_english_left_in_an_arabic_text_runs_from_left_to_right(report: Report) -> None:
    arabic = report.pairs[1].pair.target
    assert wording.direction(arabic, "لم يتكلم أحد في NATO") == "rtl"
    assert wording.direction(arabic, "He left.") == "ltr"
    assert wording.direction(report.pairs[0].pair.target, "没有人讲话") == "ltr"
