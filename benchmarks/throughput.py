"""Pairs and sentences a second by workers, on this machine and on a local Dask cluster.

    python benchmarks/throughput.py [--copies 2] > benchmarks/results/throughput.md

The pairs are the clean translations of `fixtures/articles`, several times over; nothing comes from a cache. The first
pairs, with which workers start and load the encoder, are told apart: with a million pairs they do not count.
"""

from __future__ import annotations

import argparse
import os
import platform
import resource
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tqcheck.config import policy
from tqcheck.pipeline import Options
from tqcheck.runs import Input, Job, run

ARTICLES = Path(__file__).parent.parent / "fixtures" / "articles"
WARM_UP = 8  # pairs


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--copies", type=int, default=2, help="how often each pair is compared")
    parser.add_argument("--at-most", type=int, default=1000, help="how many pairs at the most")
    arguments = parser.parse_args()
    jobs = (list(_pairs()) * arguments.copies)[: arguments.at_most]
    rows = [(f"{n} process{'es' if n > 1 else ''}", *_measure(jobs, workers=n)) for n in (1, 2)]
    for workers in (1, 2):
        with _dask(workers) as address:
            rows.append((f"Dask, {workers} worker{'s' if workers > 1 else ''}", *_measure(jobs, scheduler=address)))
    load = os.getloadavg()[0]
    print("# Throughput\n")
    print(
        f"{len(jobs)} pairs, the clean translations of `fixtures/articles` over and over, all checks, "
        f"no cache; after the first {WARM_UP} pairs. {platform.machine()}, {os.cpu_count()} cores, "
        f"Python {platform.python_version()}; load of the machine at the end {load:.1f}. "
        f"Made by `python benchmarks/throughput.py`.\n"
    )
    print("| workers | pairs/s | sentences/s, both sides | seconds for the first pairs |")
    print("|---|--:|--:|--:|")
    for name, pairs, sentences, first in rows:
        print(f"| {name} | {pairs:.2f} | {sentences:.0f} | {first:.1f} |")
    # Kilobytes on Linux, bytes on macOS.
    unit = 2**20 if sys.platform == "darwin" else 2**10
    print(f"\nLargest process: {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / unit:.0f} MB.")


def _pairs() -> Iterator[Job]:
    for source in sorted(ARTICLES.glob("*/en.txt")):
        for target in sorted(source.parent.glob("*.txt")):
            if target != source and ".planted" not in target.name:
                yield Job(Input(str(source)), Input(str(target)), "en", target.stem)


def _measure(
    jobs: list[Job], *, workers: int | None = None, scheduler: str | None = None
) -> tuple[float, float, float]:
    """Return pairs a second, sentences a second, and the seconds until the first pairs were done."""
    start = begun = time.perf_counter()
    sentences = 0
    reports = run(jobs, options=Options(), policy=policy(), progress=_tell_nobody, workers=workers, scheduler=scheduler)
    for number, report in enumerate(reports, 1):
        if number == WARM_UP:
            begun = time.perf_counter()
        elif number > WARM_UP:
            sentences += len(report.pair.source.sentences) + len(report.pair.target.sentences)
    took = time.perf_counter() - begun
    return (len(jobs) - WARM_UP) / took, sentences / took, begun - start


@contextmanager
def _dask(workers: int) -> Iterator[str]:
    from distributed import LocalCluster  # noqa: PLC0415 - the worker processes need none of it

    # fmt: off
    with LocalCluster(n_workers=workers, threads_per_worker=1, processes=True, dashboard_address=":0") as cluster:  # type: ignore[no-untyped-call]
        yield cluster.scheduler_address
    # fmt: on


def _tell_nobody(what: str, done: int, total: int) -> None:
    del what, done, total


if __name__ == "__main__":
    main()
