from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from tqcheck.errors import TqcheckError
from tqcheck.gate.baseline import Baseline, entries_of, read_baseline, render
from tqcheck.model import Report


def test_a_baseline_is_read_as_it_was_written(report: Report, tmp_path: Path) -> None:
    entries = entries_of(report.pairs, mildest="info")
    path = tmp_path / "b.json"
    path.write_text(render(reversed(entries)), encoding="utf-8")
    assert read_baseline(str(path)) == entries
    assert path.read_text(encoding="utf-8") == render(entries)
    assert len(json.loads(render(entries))["findings"]) == 4


def test_hints_are_no_debt(report: Report) -> None:
    assert {entry.check for entry in entries_of(report.pairs, mildest="warning")} == {
        "low-similarity",
        "sentence-omitted",
    }


def test_each_entry_accounts_for_one_finding(report: Report) -> None:
    pair = report.pairs[0]
    use = Baseline(entries_of([pair], mildest="error"))
    doubled = replace(pair, findings=pair.findings + pair.findings)
    left = use.leave_out(doubled)
    assert [finding.check for finding in left.known] == ["sentence-omitted"]
    assert sum(finding.check == "sentence-omitted" for finding in left.findings) == 1


def test_entries_lapse_only_in_texts_that_were_read(report: Report) -> None:
    use = Baseline(entries_of(report.pairs, mildest="warning"))
    use.leave_out(replace(report.pairs[0], findings=report.pairs[0].findings[:1]))
    assert [entry.check for entry in use.lapsed(["zh.txt"])] == ["sentence-omitted"]
    assert len(use.lapsed(["zh.txt", "ar.txt"])) == 2


def test_what_the_earlier_revision_had_does_not_lapse(report: Report) -> None:
    pair = report.pairs[0]
    use = Baseline(entries_of([pair], mildest="info"))
    use.leave_out(replace(pair, findings=(), known=pair.findings))
    assert use.lapsed(["zh.txt"]) == ()


@pytest.mark.parametrize(
    "content",
    ["", "[]", "{}", '{"schema": "tqcheck-baseline/9"}', '{"schema": "tqcheck-baseline/1", "findings": [{}]}'],
)
def test_what_is_no_baseline_is_told(content: str, tmp_path: Path) -> None:
    path = tmp_path / "b.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(TqcheckError, match=r"b\.json"):
        read_baseline(str(path))


def test_a_baseline_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(TqcheckError, match="no such baseline"):
        read_baseline(str(tmp_path / "b.json"))
