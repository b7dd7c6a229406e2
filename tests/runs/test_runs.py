"""Many pairs: in order, lazily, the same whoever compares them, and clear about what goes wrong."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator
from multiprocessing import connection
from multiprocessing.process import BaseProcess
from pathlib import Path

import pytest

from tqcheck import runs
from tqcheck.config import policy
from tqcheck.errors import TqcheckError
from tqcheck.model import PairReport
from tqcheck.pipeline import Options
from tqcheck.runs import Input, Job, jobs

CHECKS = policy(select=["number-*", "sentence-*", "unused-suppression"])


@pytest.fixture(name="pairs")
def many_pairs(tmp_path: Path) -> list[Job]:
    """Small pairs that differ: in the odd ones, the number is wrong."""
    found = []
    for number in range(10):
        source, target = tmp_path / f"{number}.en.txt", tmp_path / f"{number}.de.txt"
        source.write_text(f"The council met on Monday. It has {number + 20} members.", encoding="utf-8")
        wrong = 700 if number % 2 else 20
        target.write_text(f"Der Rat trat am Montag zusammen. Er hat {number + wrong} Mitglieder.", encoding="utf-8")
        found.append(Job(Input(str(source)), Input(str(target)), "en", "de"))
    return found


def _run(pairs: list[Job], **how: object) -> Iterator[PairReport]:
    return runs.run(pairs, options=Options(), policy=CHECKS, progress=lambda *_: None, **how)  # type: ignore[arg-type]


def _begun(pairs: list[Job], **how: object) -> tuple[Iterator[PairReport], list[BaseProcess]]:
    """Begin a run that is long enough to be disturbed; return it and the workers that it has started."""
    others = multiprocessing.active_children()
    reports = _run(pairs * 20, workers=2, **how)
    next(reports)
    workers = [worker for worker in multiprocessing.active_children() if worker not in others]
    assert workers
    return reports, workers


def test_reports_come_in_the_order_of_the_jobs(pairs: list[Job]) -> None:
    found = list(_run(pairs, workers=1))
    assert [report.pair.source.path for report in found] == [job.source.path for job in pairs]
    assert [bool(report.findings) for report in found] == [False, True] * 5
    assert all(report.signature.startswith("tqcheck ") for report in found)


def test_workers_find_what_one_process_finds(pairs: list[Job], monkeypatch: pytest.MonkeyPatch) -> None:
    alone = list(_run(pairs, workers=1))
    monkeypatch.setattr(runs, "_WORTH_WORKERS", 0)
    assert list(_run(pairs, workers=2)) == alone
    assert multiprocessing.active_children() == []


def test_few_pairs_start_no_worker(pairs: list[Job], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runs, "Pool", None)  # to start it would fail
    assert len(list(_run(pairs, workers=2))) == len(pairs)


def test_jobs_are_taken_up_as_reports_are_taken(pairs: list[Job], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runs, "_AHEAD", 3)
    taken = 0

    def endless() -> Iterator[Job]:
        nonlocal taken
        while True:
            taken += 1
            yield pairs[taken % len(pairs)]

    reports = runs.run(endless(), options=Options(), policy=CHECKS, progress=lambda *_: None, workers=1)
    next(reports)
    next(reports)
    assert taken <= 5


def test_a_worker_that_dies_is_told(pairs: list[Job], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runs, "_WORTH_WORKERS", 0)
    reports, workers = _begun(pairs)
    workers[0].kill()
    with pytest.raises(TqcheckError, match=r"a worker process died while .* --jobs 1"):
        list(reports)


def test_whoever_stops_early_leaves_no_worker_behind(pairs: list[Job], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runs, "_WORTH_WORKERS", 0)
    reports, workers = _begun(pairs)
    reports.close()  # type: ignore[attr-defined] # it is a generator
    # Sentinels tell the end itself; `is_alive` may miss it, as the pool's own thread asks for the exit code as well.
    waiting = {worker.sentinel for worker in workers}
    while waiting and (ended := connection.wait(waiting, timeout=60)):
        waiting.difference_update(ended)
    assert not waiting


def test_what_is_wrong_with_a_pair_is_told_with_its_path(pairs: list[Job]) -> None:
    missing = Job(Input("no.txt"), pairs[0].target, "en", "de")
    with pytest.raises(TqcheckError, match=r"no\.txt: there is no such file"):
        list(_run([missing]))
    long = Input("long.txt", b"Und noch ein Satz, der nichts sagt. " * 200)
    with pytest.raises(TqcheckError, match=r"long\.txt"):
        list(_run([Job(pairs[0].source, long, "en", "de")]))


def test_what_fails_is_passed_over_where_somebody_is_told(pairs: list[Job], monkeypatch: pytest.MonkeyPatch) -> None:
    long = Input("long.txt", b"Und noch ein Satz, der nichts sagt. " * 200)
    bad = [Job(pairs[0].source, long, "en", "de"), Job(Input("no.txt"), pairs[0].target, "en", "de")]
    jobs = [bad[0], *pairs[:3], bad[1], *pairs[3:], bad[1]]
    monkeypatch.setattr(runs, "_WORTH_WORKERS", 0)
    for workers in (1, 2):
        told: list[TqcheckError] = []
        found = list(_run(jobs, workers=workers, failed=told.append))
        assert [report.pair.source.path for report in found] == [job.source.path for job in pairs]
        assert sorted(str(error).split(" ")[0] for error in told) == ["long.txt", "no.txt:", "no.txt:"]


def test_a_dead_worker_ends_the_run_all_the_same(pairs: list[Job], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runs, "_WORTH_WORKERS", 0)
    reports, workers = _begun(pairs, failed=lambda _: None)
    workers[0].kill()
    with pytest.raises(TqcheckError, match="a worker process died"):
        list(reports)


def test_content_that_is_given_is_not_read_from_the_disk(pairs: list[Job]) -> None:
    given = Job(Input("a.txt", b"It has 20 members."), Input("b.txt", b"Er hat 70 Mitglieder."), "en", "de")
    (report,) = _run([given])
    assert [finding.check for finding in report.findings] == ["number-mismatch"]
    assert report.pair.target.path == "b.txt"
    assert pairs


def test_what_an_earlier_revision_had_is_known(pairs: list[Job]) -> None:
    wrong = pairs[1]
    assert wrong.target
    earlier = Job(wrong.source, wrong.target, "en", "de", before=(wrong.source, wrong.target))
    (report,) = _run([earlier])
    assert report.findings == ()
    assert [finding.check for finding in report.known] == ["number-mismatch"]


def test_a_file_of_suppressions_is_part_of_the_pair(pairs: list[Job]) -> None:
    target = pairs[1].target
    assert target
    Path(target.path + ".tqcheck-ignore").write_text('number-mismatch "701": a joke\n', encoding="utf-8")
    loaded = jobs.load_job(pairs[1])
    assert loaded.target
    assert loaded.target.beside
    (report,) = _run([pairs[1]])
    assert report.findings == ()
    assert len(report.suppressed) == 1
