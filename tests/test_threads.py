"""Work in threads: the same results in the same order, and only as many threads as the environment allows."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from typing import NoReturn

import pytest
from threadpoolctl import threadpool_info

from tqcheck import threads
from tqcheck.threads import LIMITS, in_order, one_thread_a_product


@pytest.fixture
def _two_threads(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(threads, "cores", lambda: 2)
    for name in LIMITS:
        monkeypatch.delenv(name, raising=False)


@pytest.mark.usefixtures("_two_threads")
def test_results_come_in_the_order_of_the_items() -> None:
    def slow(item: int) -> int:
        time.sleep(0.02 if item % 2 else 0)  # the odd ones are ready after their successors
        return item * item

    assert list(in_order(slow, range(12))) == [item * item for item in range(12)]


@pytest.mark.usefixtures("_two_threads")
def test_two_items_are_worked_on_at_once() -> None:
    meeting = threading.Barrier(2, timeout=10)  # breaks unless two threads come
    assert sorted(in_order(lambda _: meeting.wait(), range(2))) == [0, 1]


@pytest.mark.usefixtures("_two_threads")
def test_only_some_items_are_taken_ahead() -> None:
    taken = []

    def items() -> Iterator[int]:
        for item in range(100):
            taken.append(item)
            yield item

    assert next(in_order(str, items())) == "0"
    assert len(taken) < 10


@pytest.mark.usefixtures("_two_threads")
def test_the_environment_can_forbid_threads(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OMP_NUM_THREADS", "1")
    assert set(in_order(lambda _: threading.get_ident(), range(4))) == {threading.get_ident()}


@pytest.mark.usefixtures("_two_threads")
def test_what_goes_wrong_in_a_thread_is_raised() -> None:
    def fail(item: int) -> NoReturn:
        raise ValueError(item)

    with pytest.raises(ValueError, match="0"):
        list(in_order(fail, range(8)))


def test_matrix_products_have_one_thread_for_a_while() -> None:
    def widths() -> list[int]:
        return [library["num_threads"] for library in threadpool_info() if library["user_api"] == "blas"]

    before = widths()
    during = one_thread_a_product(widths)()
    assert set(during) <= {1}
    assert widths() == before
