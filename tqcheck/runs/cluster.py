"""Many machines: the jobs as tasks of a Dask cluster, which finds workers, survives their loss and balances the load.

A task carries the contents of its files, so that workers need no file system in common; they need tqcheck.
"""

from __future__ import annotations

import pickle
from dataclasses import dataclass, replace
from functools import lru_cache
from threading import Lock
from typing import Any, Self

from tqcheck.errors import TqcheckError
from tqcheck.evidence.terms import builtin_glossary
from tqcheck.model import PairReport
from tqcheck.runs.cache import code_fingerprint
from tqcheck.runs.jobs import LoadedJob, Setting, run_job
from tqcheck.runs.wire import decode, encode

_AHEAD = 4  # jobs a thread of the cluster that are on their way at once
_LEAST_AHEAD = 32  # while the cluster is still growing
_PATIENCE = 20  # seconds to wait for the scheduler

_one_at_a_time = Lock()  # the encoders are not made for several threads of one process


class Cluster:
    """The workers of a Dask scheduler."""

    def __init__(self, address: str, setting: Setting) -> None:
        try:
            from distributed import Client  # noqa: PLC0415 - an extra
            from distributed.comm.addressing import get_address_host_port  # noqa: PLC0415 - likewise
        except ImportError:
            raise TqcheckError("--dask needs Dask on this machine: pip install 'tqcheck[dask]'.") from None
        try:
            # A client of an address without a port, or of an unknown kind, hangs when it is closed.
            if not address.startswith("inproc://"):
                get_address_host_port(address)
            self._client = Client(address, timeout=_PATIENCE, set_as_default=False)
        except (OSError, ValueError) as error:
            reason = str(error).splitlines()[0].rstrip(".") if str(error) else type(error).__name__
            raise TqcheckError(f"--dask {address}: no scheduler answers there ({reason}).") from None
        self._setting = _pack(setting)

    def __enter__(self) -> Self:
        return self

    @property
    def window(self) -> int:
        """How many jobs may be on their way at once."""
        threads: dict[str, int] = self._client.nthreads()  # by worker
        return max(_LEAST_AHEAD, _AHEAD * sum(threads.values()))

    def submit(self, job: LoadedJob) -> Ticket:
        """Hand a job to the cluster."""
        # Pure tasks of one content would be one task; a job is worth no hash of its own.
        return Ticket(job, self._client.submit(_work, job, self._setting, code_fingerprint(), pure=False))

    def __exit__(self, *_: object) -> None:
        self._client.close()  # and with it all tasks that nobody waits for


@dataclass(frozen=True, slots=True)
class Ticket:
    """The promise of a pair's report."""

    job: LoadedJob
    future: Any  # a future of Dask

    def result(self) -> PairReport:
        """Wait for the report; a task whose worker is lost is done again by another.

        Raises:
            TqcheckError: if the pair cannot be compared, or it cost one worker after another.
        """
        from distributed import CancelledError, KilledWorker  # noqa: PLC0415 - an extra

        try:
            report, complaint = self.future.result()
        except KilledWorker:
            raise TqcheckError(f"{self.job.name}: every worker that compared this pair died.") from None
        except CancelledError:
            raise TqcheckError(f"{self.job.name}: the cluster was lost while this pair was compared.") from None
        if complaint:
            raise TqcheckError(complaint)
        return decode(report)


def _work(job: LoadedJob, setting: bytes, code: str) -> tuple[bytes, str]:
    """Compare a pair on a worker; what is wrong with it is told as a value, for an exception would be tried again."""
    if code != code_fingerprint():
        return b"", "a worker of the cluster has another tqcheck, or other packages under it, than this machine."
    try:
        with _one_at_a_time:
            return encode(run_job(job, _unpack(setting))), ""
    except TqcheckError as error:
        return b"", str(error)


def _pack(setting: Setting) -> bytes:
    """Return the setting without what every worker has itself."""
    resources = setting.resources
    users = tuple(glossary for glossary in resources.glossaries if not glossary.builtin)
    slim = replace(setting.options, cache=None)  # a folder of this machine
    return pickle.dumps(Setting(slim, setting.policy, replace(resources, glossaries=users)))


@lru_cache(maxsize=4)
def _unpack(data: bytes) -> Setting:
    setting: Setting = pickle.loads(data)  # noqa: S301 - sent by the user's own client, as every task of Dask is
    glossaries = (builtin_glossary(), *setting.resources.glossaries)
    return replace(setting, resources=replace(setting.resources, glossaries=glossaries))
