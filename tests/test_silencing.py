"""Which findings a suppression silences, and which suppressions are told to be of no use."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tqcheck.config import find_check, policy
from tqcheck.judging import judge
from tqcheck.judging.history import leave_out_known
from tqcheck.model import AlignedPair, Bead, PairReport, Problem, Problems, Span, Suppression, Text
from tqcheck.splitting import split

ENGLISH = "Minister Suh Wook spoke to 15 men.\n\nHe left.\n"
GERMAN = "Minister Kim sprach zu 50 Leuten.\n\nEr ging.\n"
NAME = find_check("name-mismatch")
PAIR = AlignedPair(
    split(Text("en.txt", ENGLISH, "en")), split(Text("de.txt", GERMAN, "de")), (Bead((0,), (0,)), Bead((1,), (1,)))
)


def _judged(quoted: str, *written: Suppression, side: str = "target", pair: AlignedPair = PAIR) -> PairReport:
    document = replace(getattr(pair, side), suppressions=written)
    pair = replace(pair, **{side: document})
    start = pair.source.text.index(quoted)
    problem = Problem(0, "odd", 0.95, source=Span(start, start + len(quoted)))
    return judge(Problems(pair, ((NAME, problem),), ()), policy())


@pytest.mark.parametrize(
    ("quoted", "words", "silenced"),
    [
        ("Suh Wook", "Suh Wook", True),
        ("Minister Suh Wook", "Suh Wook", True),
        ("Minister Suh Wook spoke to 15 men.", "Minister Suh", True),
        ("Minister Suh Wook spoke to 15 men.", "men.", False),
        ("Suh Wook", "Suh", True),
        ("Suh Wook", "Su", False),
        ("15 men", "5 men", False),
        ("15", "1", False),
        ("Suh Wook", "suh wook", False),
    ],
)
def test_words_are_those_of_the_quote(quoted: str, words: str, silenced: bool) -> None:  # noqa: FBT001 - a parameter of the cases
    report = _judged(quoted, Suppression("name-mismatch", "so", words))
    assert len(report.suppressed) == silenced
    assert {f.check for f in report.findings} == (set() if silenced else {"name-mismatch", "unused-suppression"})


def test_a_fingerprint_is_enough_and_another_check_is_not() -> None:
    found = _judged("Suh Wook").findings[0].fingerprint
    (one,) = _judged("Suh Wook", Suppression("name-mismatch", "so", found[:8])).suppressed
    assert one.by.reason == "so"
    assert _judged("Suh Wook", Suppression("term-mismatch", "so", found[:8])).suppressed == ()


def test_a_stretch_covers_what_is_in_it() -> None:
    near = Suppression("name-mismatch", "so", "Suh Wook", start=0, end=20)
    assert _judged("Suh Wook", near, side="source").suppressed
    assert _judged("Suh Wook", near).suppressed
    far = replace(near, start=ENGLISH.index("He"), end=len(ENGLISH))
    assert _judged("Suh Wook", far, side="source").suppressed == ()


def test_a_suppression_of_the_source_may_serve_another_translation() -> None:
    other = Suppression("name-mismatch", "so", "15 men")
    assert _judged("Suh Wook", other, side="source").findings[-1].severity == "info"
    gone = Suppression("name-mismatch", "so", "Lee")
    assert "warning" in {f.severity for f in _judged("Suh Wook", gone, side="source").findings}


def test_a_suppression_of_a_check_that_did_not_run_is_left_alone() -> None:
    written = replace(PAIR.target, suppressions=(Suppression("number-mismatch", "so", "15"),))
    problems = Problems(replace(PAIR, target=written), (), ())
    assert judge(problems, policy(ignore=["number-*"])).findings == ()
    assert len(judge(problems, policy()).findings) == 1


def test_what_was_there_before_is_known_and_a_copy_of_it_is_new() -> None:
    before = _judged("Suh Wook")
    assert leave_out_known(_judged("Suh Wook"), before).findings == ()
    assert len(leave_out_known(_judged("15 men"), before).findings) == 1
    now = _judged("Suh Wook")
    twice = replace(now, findings=(*now.findings, replace(now.findings[0])))
    assert len(leave_out_known(twice, before).known) == 1


def test_an_edit_of_other_words_makes_an_old_finding_no_new_one() -> None:
    edited = replace(PAIR, source=split(Text("en.txt", ENGLISH.replace("spoke", "talked"), "en")))
    before, now = _judged("Suh Wook"), _judged("Suh Wook", pair=edited)
    assert before.findings[0].fingerprint != now.findings[0].fingerprint
    assert leave_out_known(now, before).findings == ()
