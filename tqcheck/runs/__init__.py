"""Many pairs in one go: jobs in, their reports out, in order and as they are done."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sized
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from tqcheck.errors import TqcheckError, WorkersLostError
from tqcheck.model import PairReport, Policy
from tqcheck.pipeline import Options, Progress
from tqcheck.runs.cache import ReportCache
from tqcheck.runs.jobs import Input, Job, LoadedJob, Setting, load_job, run_job, setting_of
from tqcheck.runs.local import Pool
from tqcheck.threads import cores

if TYPE_CHECKING:
    from tqcheck.runs.cluster import Cluster

__all__ = ["Input", "Job", "run"]

_AHEAD = 16  # jobs that are read ahead where no workers run
_WORTH_WORKERS = 100_000  # bytes of text: with fewer, one process is done before another has started


class Engine(Protocol):
    """Something that compares pairs elsewhere."""

    @property
    def window(self) -> int:
        """How many jobs may be on their way at once."""

    def submit(self, job: LoadedJob) -> Ticket:
        """Hand a job over."""


class Ticket(Protocol):
    """The promise of a pair's report."""

    def result(self) -> PairReport:
        """Wait for the report."""


@dataclass(slots=True)
class _Waiting:
    """A job that has been taken up."""

    job: LoadedJob
    key: bytes | None  # in the cache
    report: PairReport | None  # from the cache
    ticket: Ticket | None = None


def run(
    jobs: Iterable[Job],
    *,
    options: Options,
    policy: Policy,
    progress: Progress,
    workers: int | None = None,
    cache: Path | None = None,
    scheduler: str | None = None,
    failed: Callable[[TqcheckError], None] | None = None,
) -> Iterator[PairReport]:
    """Compare many pairs; jobs are taken up as reports are taken, so that memory does not grow with their number.

    Args:
        jobs: what to compare; where their number is known, the progress tells it.
        options: how texts are read, split, embedded and aligned.
        policy: what is looked for.
        progress: told how many pairs are done.
        workers: how many processes; 1 for this one alone, None for as many as there are cores. They start only
            where there is enough to do.
        cache: folder of the cache of reports; None: no cache.
        scheduler: address of a Dask scheduler whose workers compare the pairs in place of this machine's.
        failed: told what is wrong with a pair that cannot be compared, which is then passed over; None: it ends the
            run.

    Yields:
        The report of each job, in the order of the jobs, but for those that have `failed`.

    Raises:
        TqcheckError: if a file, an option or their combination is wrong; the message names the path.
    """
    setting = setting_of(options, policy)
    reports = ReportCache(cache, setting) if cache else None
    with ExitStack() as stack:
        engine: Engine | None = stack.enter_context(_cluster(scheduler, setting)) if scheduler else None
        count = workers or cores()
        total = len(jobs) if isinstance(jobs, Sized) else 0
        coming = iter(jobs)
        waiting: deque[_Waiting] = deque()
        done = to_do = 0
        while True:
            while len(waiting) < (engine.window if engine else _AHEAD) and (job := next(coming, None)):
                with _told_to(failed) as taking:
                    taken = _take_up(job, reports)
                if taking.failed:
                    continue
                to_do += 0 if taken.report else taken.job.size
                waiting.append(taken)
            if not waiting:
                return
            undone = [one for one in waiting if not one.report and not one.ticket]
            if not engine and count > 1 and len(undone) > 1 and to_do >= _WORTH_WORKERS:
                engine = stack.enter_context(Pool(setting, count))
            for one in undone:
                if engine:
                    one.ticket = engine.submit(one.job)
            with _told_to(failed) as finishing:
                report = _finish(waiting.popleft(), setting, reports)
            if not finishing.failed:
                yield report
            done += 1
            progress("comparing pairs", done, max(total, done + len(waiting)))


@dataclass(slots=True)
class _Attempt:
    """Something tried with one pair."""

    failed: bool = False


@contextmanager
def _told_to(failed: Callable[[TqcheckError], None] | None) -> Iterator[_Attempt]:
    """Pass over what is wrong with one pair, where somebody wants to be told of it."""
    attempt = _Attempt()
    try:
        yield attempt
    except WorkersLostError:
        raise
    except TqcheckError as error:
        if failed is None:
            raise
        attempt.failed = True
        failed(error)


def _take_up(job: Job, reports: ReportCache | None) -> _Waiting:
    loaded = load_job(job)
    key = reports.key(loaded) if reports else None
    report = reports.read(key) if reports and key else None
    return _Waiting(loaded, key, report)


def _finish(one: _Waiting, setting: Setting, reports: ReportCache | None) -> PairReport:
    if one.report:
        return one.report
    report = one.ticket.result() if one.ticket else run_job(one.job, setting)
    if reports and one.key:
        reports.write(one.key, report)
    return report


def _cluster(address: str, setting: Setting) -> Cluster:
    from tqcheck.runs.cluster import Cluster  # noqa: PLC0415 - an extra

    return Cluster(address, setting)
