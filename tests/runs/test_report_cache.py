"""The cache of reports: the same as a fresh report, never stale, and never in the way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tqcheck import runs
from tqcheck.config import policy
from tqcheck.model import (
    NameUse,
    PairReport,
    Policy,
    ReferencePassage,
    ReferenceReport,
    Report,
    Span,
    TermUse,
    Usage,
)
from tqcheck.pipeline import Options
from tqcheck.runs import Input, Job, cache
from tqcheck.runs.jobs import LoadedJob, Setting, run_job, setting_of
from tqcheck.runs.wire import decode, encode

NUMBERS = policy(select=["number-*"])
SOURCE, TARGET = b"It has 20 members.", b"Er hat 70 Mitglieder."
JOB = Job(Input("a.txt", SOURCE), Input("b.txt", TARGET), "en", "de")


@pytest.fixture(name="compared")
def counted_comparisons(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The pairs that were really compared."""
    found: list[str] = []

    def counting(job: LoadedJob, setting: Setting) -> PairReport:
        found.append(job.name)
        return run_job(job, setting)

    monkeypatch.setattr(runs, "run_job", counting)
    return found


def _run(job: Job, folder: Path, *, options: Options | None = None, policy: Policy = NUMBERS) -> PairReport:
    options = options or Options()
    (report,) = runs.run([job], options=options, policy=policy, progress=lambda *_: None, workers=1, cache=folder)
    return report


def test_a_cached_report_equals_a_fresh_one(tmp_path: Path, compared: list[str]) -> None:
    fresh = _run(JOB, tmp_path)
    assert fresh.findings
    assert _run(JOB, tmp_path) == fresh
    assert len(compared) == 1


def test_every_kind_of_value_survives(report: Report) -> None:
    passage = ReferencePassage("He left.", ())
    reference = ReferenceReport("r.txt", "en", (), (passage, passage, None))
    term = TermUse(7, "中共", 2, 0, Span(4, 7), Span(0, 2), "CCP", "中共", known=True)
    usage = Usage((term,), (NameUse("Ivor Brandt", 1, None, "Айвор Брандт"),))
    for pair in (*report.pairs, replace(report.pairs[0], reference=reference, usage=usage)):
        found = decode(encode(pair))
        assert found == pair
        if found.reference and found.reference.passages:
            assert found.reference.passages[0] is found.reference.passages[1]


@pytest.mark.parametrize(
    "change",
    [
        lambda job: replace(job, source=Input("a.txt", SOURCE + b" ")),
        lambda job: replace(job, target=Input("c.txt", TARGET)),
        lambda job: replace(job, target_language="nl"),
        lambda job: replace(job, before=(Input("a.txt", SOURCE), None)),
        lambda job: replace(job, reference=Input("r.txt", TARGET)),
    ],
)
def test_a_change_of_the_pair_is_compared_anew(
    tmp_path: Path, compared: list[str], change: Callable[[Job], Job]
) -> None:
    _run(JOB, tmp_path)
    _run(change(JOB), tmp_path)
    assert len(compared) == 2


def test_a_change_of_the_setting_is_compared_anew(tmp_path: Path, compared: list[str]) -> None:
    glossary = tmp_path / "terms.tsv"
    glossary.write_text("member\tMitglied\n", encoding="utf-8")
    with_glossary = Options(glossaries=(str(glossary),))
    _run(JOB, tmp_path)
    _run(JOB, tmp_path, options=Options(split="lines"))
    _run(JOB, tmp_path, policy=policy(select=["number-mismatch"]))
    _run(JOB, tmp_path, policy=replace(NUMBERS, error_from=0.99))
    _run(JOB, tmp_path, options=with_glossary)
    glossary.write_text("member\tAngehöriger\n", encoding="utf-8")
    _run(JOB, tmp_path, options=with_glossary)
    assert len(compared) == 6
    _run(JOB, tmp_path, options=with_glossary)
    assert len(compared) == 6


def test_another_program_compares_anew(tmp_path: Path, compared: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    _run(JOB, tmp_path)
    monkeypatch.setattr(cache, "code_fingerprint", lambda: "another")
    _run(JOB, tmp_path)
    assert len(compared) == 2


def test_a_file_of_suppressions_that_comes_later_counts(tmp_path: Path, compared: list[str]) -> None:
    for name, content in (("a.txt", SOURCE), ("b.txt", TARGET)):
        (tmp_path / name).write_bytes(content)
    job = Job(Input(str(tmp_path / "a.txt")), Input(str(tmp_path / "b.txt")), "en", "de")
    assert _run(job, tmp_path).findings
    (tmp_path / "b.txt.tqcheck-ignore").write_text('number-mismatch "70": a joke\n', encoding="utf-8")
    assert not _run(job, tmp_path).findings
    assert len(compared) == 2


@pytest.mark.parametrize("damage", [b"", b"no database at all, but long enough to be read as one" * 100])
def test_a_damaged_file_is_begun_anew(tmp_path: Path, compared: list[str], damage: bytes) -> None:
    fresh = _run(JOB, tmp_path)
    (file,) = tmp_path.glob("*.sqlite")
    file.write_bytes(damage)
    assert _run(JOB, tmp_path) == fresh
    _run(JOB, tmp_path)
    assert _run(JOB, tmp_path) == fresh
    assert len(compared) in {2, 3}


def test_a_damaged_row_is_compared_anew(tmp_path: Path, compared: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "encode", lambda report: encode(report)[:-20])
    fresh = _run(JOB, tmp_path)
    monkeypatch.undo()
    assert _run(JOB, tmp_path) == fresh
    assert compared


def test_the_file_does_not_grow_without_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    limit = 200_000
    monkeypatch.setattr(cache, "_LIMIT", limit)
    fresh = _run(JOB, tmp_path)
    store = cache.ReportCache(tmp_path, setting_of(Options(), NUMBERS))
    for number in range(600):
        store.write(number.to_bytes(20), fresh)
    (file,) = tmp_path.glob("*.sqlite")
    assert file.stat().st_size < 2 * limit
    assert store.read((599).to_bytes(20)) == fresh


def test_a_folder_that_cannot_be_written_is_no_obstacle(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    assert _run(JOB, blocked).findings
