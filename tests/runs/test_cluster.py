"""The same jobs on a real Dask cluster of several processes: the same report, also when a worker is lost."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from support import Run

from tqcheck import runs
from tqcheck.config import policy
from tqcheck.errors import TqcheckError
from tqcheck.model import PairReport, Report
from tqcheck.pipeline import Options
from tqcheck.reports import renderer
from tqcheck.runs import Input, Job
from tqcheck.runs.jobs import setting_of

# Dask's own processes and sockets are closed in their own time.
pytestmark = [
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]

CHECKS = policy(select=["number-*", "term-*", "sentence-*"])


@pytest.fixture(name="cluster", scope="module")
def local_cluster() -> Iterator[Any]:
    from distributed import LocalCluster  # noqa: PLC0415 - it takes long to load

    with LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=":0") as cluster:  # type: ignore[no-untyped-call]
        yield cluster


@pytest.fixture(name="jobs")
def small_jobs(tmp_path: Path) -> list[Job]:
    found = []
    for number in range(20):
        target = f"Der Rat trat am Montag zusammen. Er hat {number + (700 if number % 3 else 20)} Mitglieder."
        path = tmp_path / f"{number}.de.txt"
        path.write_text(target, encoding="utf-8")
        source = f"The council met on Monday. It has {number + 20} members.".encode()
        found.append(Job(Input(f"{number}.en.txt", source), Input(str(path)), "en", "de"))
    return found


def _run(jobs: list[Job], options: Options | None = None, **how: Any) -> Iterator[PairReport]:
    return runs.run(jobs, options=options or Options(), policy=CHECKS, progress=lambda *_: None, **how)


def test_a_lost_worker_is_survived_and_the_report_is_the_same(cluster: Any, jobs: list[Job], tmp_path: Path) -> None:
    glossary = tmp_path / "terms.tsv"  # workers get its content, not its path
    glossary.write_text("council\tGremium\n", encoding="utf-8")
    options = Options(glossaries=(str(glossary),))
    alone = tuple(_run(jobs, options, workers=1))
    assert any(finding.check.startswith("term") for report in alone for finding in report.findings)
    reports = _run(jobs, options, scheduler=cluster.scheduler_address)
    found = [next(reports)]
    victim = next(iter(cluster.workers.values()))
    os.kill(victim.process.pid, signal.SIGKILL if sys.platform != "win32" else signal.SIGTERM)
    found += reports
    render = renderer("json")
    assert render(Report(tuple(found), alone[0].signature)) == render(Report(alone, alone[0].signature))


def test_what_is_wrong_with_a_pair_is_told_as_on_this_machine(cluster: Any, jobs: list[Job]) -> None:
    wrong = [Job(Input("a.txt", b"He left."), Input("b.txt", b"\0\1\2binary"), "en", "de")]
    told = []
    for how in ({"workers": 1}, {"scheduler": cluster.scheduler_address}):
        with pytest.raises(TqcheckError) as error:
            list(_run([*jobs[:2], *wrong], **how))
        told.append(str(error.value))
    assert "b.txt" in told[0]
    assert told[0] == told[1]


def test_only_so_many_jobs_are_on_their_way(cluster: Any, jobs: list[Job]) -> None:
    taken = 0

    def endless() -> Iterator[Job]:
        nonlocal taken
        while True:
            taken += 1
            yield jobs[taken % len(jobs)]

    reports = runs.run(
        endless(), options=Options(), policy=CHECKS, progress=lambda *_: None, scheduler=cluster.scheduler_address
    )
    for _ in range(3):
        next(reports)
    assert taken <= 3 + 32
    reports.close()  # type: ignore[attr-defined] # it is a generator


def test_a_worker_with_another_program_is_refused(
    cluster: Any, jobs: list[Job], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tqcheck.runs.cluster.code_fingerprint", lambda: "another")
    with pytest.raises(TqcheckError, match="a worker of the cluster has another tqcheck"):
        list(_run(jobs[:1], scheduler=cluster.scheduler_address))


@pytest.mark.parametrize("address", ["scheduler", "tcp://scheduler", "htp://scheduler:8786"])
def test_an_address_that_is_none_is_told_at_once(tqcheck: Run, tmp_path: Path, address: str) -> None:
    for folder, text in (("en", "It has 20 members."), ("de", "Er hat 20 Mitglieder.")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "one.txt").write_text(text, encoding="utf-8")
    done = tqcheck("compare", "en", "de", "--no-cache", "--dask", address, cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr.startswith(f"tqcheck: --dask {address}: no scheduler answers there (")
    assert done.stderr.count("\n") == 1


def test_without_dask_the_option_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    from tqcheck.runs.cluster import Cluster  # noqa: PLC0415 - as the run loads it

    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(TqcheckError, match=r"pip install 'tqcheck\[dask\]'"):
        Cluster("tcp://127.0.0.1:1", setting_of(Options(), CHECKS))
