"""All cores for one text: NumPy lets go of the interpreter while it reckons, so threads suffice for large matrices."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cache, wraps
from typing import ParamSpec, TypeVar

from threadpoolctl import ThreadpoolController

# What the libraries of linear algebra ask for; read when they are loaded.
LIMITS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")
Arguments = ParamSpec("Arguments")
Item = TypeVar("Item")
Result = TypeVar("Result")

_AHEAD = 2  # results a thread that wait for their turn


def cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def in_order(function: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
    """Yield the function's results in the order of the items, computed by as many threads as there are cores.

    Only so many results are computed ahead that memory stays small.
    """
    threads = _allowed()
    if threads == 1:
        yield from map(function, items)
        return
    with ThreadPoolExecutor(threads) as executor:
        waiting: deque[Future[Result]] = deque()
        for item in items:
            waiting.append(executor.submit(function, item))
            if len(waiting) > _AHEAD * threads:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def one_thread_a_product(function: Callable[Arguments, Result]) -> Callable[Arguments, Result]:
    """Let each matrix product of a function have one thread.

    The products here are small: shared by several threads, each of them mostly waits for the others, and for all the
    longer where the cores have other work too.
    """

    @wraps(function)
    def limited(*args: Arguments.args, **kwargs: Arguments.kwargs) -> Result:
        with _libraries().limit(limits=1, user_api="blas"):
            return function(*args, **kwargs)

    return limited


def _allowed() -> int:
    """Return the number of threads: the cores, unless the environment allows the libraries fewer."""
    limits = [int(os.environ[name]) for name in LIMITS if os.environ.get(name, "").isdecimal()]
    return max(1, min([cores(), *limits]))


@cache
def _libraries() -> ThreadpoolController:
    return ThreadpoolController()
