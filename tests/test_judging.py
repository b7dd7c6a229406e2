from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tqcheck.checks import ALL
from tqcheck.config import find_check, policy
from tqcheck.errors import TqcheckError
from tqcheck.judging import fails, fingerprint, judge, severity_of
from tqcheck.model import (
    SEVERITIES,
    AlignedPair,
    Bead,
    PairReport,
    Policy,
    Problem,
    Problems,
    Report,
    Severity,
    Span,
    Text,
)
from tqcheck.splitting import split

ENGLISH = "One thing happened here.\n\nAnother thing was\r\nsaid there.\n"
PAIR = AlignedPair(
    split(Text("en.txt", ENGLISH, "en")),
    split(Text("de.txt", "Eine Sache geschah hier.\n\nEine andere Sache wurde dort gesagt.\n", "de")),
    (Bead((0,), (0,), 0.8, 0.9), Bead((1, 2), (1,), 0.8, 0.9)),
)
CHECK = ALL[0]


def _judged(*problems: Problem, pair: AlignedPair = PAIR, wanted: Policy | None = None) -> PairReport:
    return judge(Problems(pair, tuple((CHECK, p) for p in problems), ()), wanted or policy())


@pytest.mark.parametrize(
    ("confidence", "severity"), [(0.95, "error"), (0.9, "error"), (0.7, "warning"), (0.5, "warning"), (0.49, "info")]
)
def test_confidence_makes_severity(confidence: float, severity: str) -> None:
    assert severity_of(CHECK, confidence, policy()) == severity


@given(st.floats(0, 1), st.sampled_from(SEVERITIES))
def test_no_finding_is_graver_than_its_check(confidence: float, most: Severity) -> None:
    found = severity_of(replace(CHECK, severity=most), confidence, policy())
    assert SEVERITIES.index(found) <= SEVERITIES.index(most)


def test_quotes_know_their_lines_also_inside_a_sentence() -> None:
    start = ENGLISH.index("said")
    (finding,) = _judged(Problem(1, "odd", 0.95, source=Span(start, start + 4))).findings
    assert finding.source is not None
    assert (finding.source.text, finding.source.line) == ("said", 4)


def test_findings_stand_in_reading_order_and_only_once() -> None:
    late, early = Problem(1, "late", 0.95), Problem(0, "early", 0.6)
    assert [f.message for f in _judged(late, early, late).findings] == ["early", "late"]


def test_a_fingerprint_survives_moves_and_lapses_with_the_text() -> None:
    moved = AlignedPair(
        split(Text("other.txt", "A new headline\n\n" + ENGLISH, "en")),
        PAIR.target,
        (Bead((0,), ()), Bead((1,), (0,), 0.8, 0.9), Bead((2, 3), (1,), 0.8, 0.9)),
    )
    changed = AlignedPair(split(Text("en.txt", ENGLISH.replace("One", "No"), "en")), PAIR.target, PAIR.beads)
    (here,) = _judged(Problem(0, "odd", 0.95)).findings
    (there,) = _judged(Problem(1, "odd", 0.95), pair=moved).findings
    (other,) = _judged(Problem(0, "odd", 0.95), pair=changed).findings
    assert here.fingerprint == there.fingerprint
    assert here.fingerprint != other.fingerprint


def test_a_fingerprint_does_not_mind_spacing_and_composition() -> None:
    assert fingerprint("c", "Ein  Café\n", "x") == fingerprint("c", "Ein Cafe\u0301", "x")
    assert fingerprint("c", "ab", "c") != fingerprint("c", "a", "bc")


def test_one_error_is_reported_once() -> None:
    name, term = find_check("name-mismatch"), find_check("term-mismatch")
    here, there = Span(4, 9), Span(5, 10)
    found = Problems(
        PAIR,
        (
            (term, Problem(0, "as a term", 0.95, source=here, target=there)),
            (name, Problem(0, "as a name", 0.95, source=Span(4, 12), target=Span(5, 8))),
            (term, Problem(0, "elsewhere", 0.95, source=Span(13, 20), target=there)),
        ),
        (),
    )
    assert [f.message for f in judge(found, policy()).findings] == ["as a name", "elsewhere"]


def test_a_missing_clause_tells_of_its_words_too() -> None:
    clause, number, name = find_check("clause-omitted"), find_check("number-missing"), find_check("name-missing")
    found = Problems(
        PAIR,
        (
            (clause, Problem(0, "the clause", 0.8, source=Span(4, 15), target=Span(0, 20))),
            (number, Problem(0, "its number", 0.8, source=Span(4, 9), target=Span(0, 20))),
            (name, Problem(0, "a name behind it", 0.8, source=Span(16, 20), target=Span(0, 20))),
        ),
        (),
    )
    assert [f.message for f in judge(found, policy()).findings] == ["the clause", "a name behind it"]
    sure = replace(policy(), severities=(("clause-omitted", "info"),))
    assert "its number" in [f.message for f in judge(found, sure).findings]


def test_unwanted_checks_leave_no_findings() -> None:
    other = policy(ignore=[CHECK.id])
    assert _judged(Problem(0, "odd", 0.95), wanted=other).findings == ()


@pytest.mark.parametrize(("threshold", "failing"), [("error", False), ("warning", True), ("info", True), (None, False)])
def test_the_policy_says_what_fails(threshold: str | None, failing: bool) -> None:  # noqa: FBT001 - a parameter of the test
    report = Report((_judged(Problem(0, "odd", 0.6)),), "")
    assert fails(report, policy(fail_on=threshold)) == failing  # type: ignore[arg-type]


def test_an_unknown_check_offers_the_nearest() -> None:
    with pytest.raises(TqcheckError, match=r"did you mean untranslated\?"):
        find_check("untranslatd")
    with pytest.raises(TqcheckError, match="no check is left to run"):
        policy(select=[CHECK.id], ignore=[CHECK.id])
