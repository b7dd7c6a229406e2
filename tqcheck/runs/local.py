"""All cores of this machine: a pool of processes, each of which loads the encoder once."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from typing import Self

from tqcheck.errors import WorkersLostError
from tqcheck.model import PairReport
from tqcheck.runs.jobs import LoadedJob, Setting, run_job
from tqcheck.threads import LIMITS

_AHEAD = 4  # jobs a worker that are read ahead, so that none waits for work while a long one goes first

_setting: Setting | None = None  # of a worker, from its start to its end


class Pool:
    """Worker processes on this machine."""

    def __init__(self, setting: Setting, workers: int) -> None:
        self.window = _AHEAD * workers
        # A forked process would inherit locks of threads that it does not have; a spawned one begins afresh.
        self._executor = ProcessPoolExecutor(
            workers, mp_context=get_context("spawn"), initializer=_begin, initargs=(setting,)
        )

    def __enter__(self) -> Self:
        return self

    def submit(self, job: LoadedJob) -> Ticket:
        """Hand a job to the next free worker."""
        with _one_thread_each():  # workers are started here, as long as there are fewer than allowed
            try:
                return Ticket(job, self._executor.submit(_work, job))
            except BrokenProcessPool:
                raise _died(job) from None

    def __exit__(self, kind: object, *_: object) -> None:
        if kind is None:
            self._executor.shutdown()
            return
        # Nobody wants what the workers are at: an interrupt must not wait for it.
        workers = list((self._executor._processes or {}).values())  # noqa: SLF001 - public from Python 3.14 on only
        self._executor.shutdown(wait=False, cancel_futures=True)
        for worker in workers:
            worker.terminate()


@dataclass(frozen=True, slots=True)
class Ticket:
    """The promise of a pair's report."""

    job: LoadedJob
    future: Future[PairReport]

    def result(self) -> PairReport:
        """Wait for the report.

        Raises:
            TqcheckError: if the pair cannot be compared.
            WorkersLostError: if a worker died, and with it the pool.
        """
        try:
            return self.future.result()
        except BrokenProcessPool:
            raise _died(self.job) from None


def _died(job: LoadedJob) -> WorkersLostError:
    return WorkersLostError(
        f"a worker process died while {job.name} or a pair beside it was compared, perhaps for want of memory; "
        "--jobs 1 runs without workers."
    )


def _begin(setting: Setting) -> None:
    """Prepare a worker process."""
    global _setting  # noqa: PLW0603 - the one value that a worker has, set once
    _setting = setting
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's affair; it ends its workers


def _work(job: LoadedJob) -> PairReport:
    if _setting is None:
        raise RuntimeError("a worker was not prepared")
    return run_job(job, _setting)


@contextmanager
def _one_thread_each() -> Iterator[None]:
    """Let processes that are started here use one thread each; together they use all cores already."""
    missing = [name for name in LIMITS if name not in os.environ]
    os.environ.update(dict.fromkeys(missing, "1"))
    try:
        yield
    finally:
        for name in missing:
            os.environ.pop(name, None)
