"""Work spread over processes: its order, and what is kept when one of them dies."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from idlib_tui.errors import ProcessDiedError
from idlib_tui.processes import workers

DEADLY = 50


def square(number: int) -> int:
    return number * number


def die_at_fifty(number: int) -> int:
    if number == DEADLY:
        os._exit(1)
    return number


def where(_: int) -> int:
    return os.getpid()


@pytest.mark.parametrize("batch", [1, 8])
def test_results_come_in_the_order_of_the_tasks(batch: int) -> None:
    with workers(2, batch) as pool:
        assert list(pool.run(square, range(100))) == [square(number) for number in range(100)]


def test_a_few_tasks_start_no_process() -> None:
    with workers(2) as pool:
        assert set(pool.run(where, range(3), 3)) == {os.getpid()}
        assert os.getpid() not in set(pool.run(where, range(3)))


def test_tasks_are_taken_as_they_are_needed() -> None:
    taken = 0

    def endless() -> Iterator[int]:
        nonlocal taken
        while True:
            taken += 1
            yield taken

    with workers(2, 1) as pool:
        results = pool.run(square, endless())
        assert [next(results) for _ in range(3)] == [1, 4, 9]
        assert taken < 1000


def test_a_process_that_dies_costs_what_it_was_doing() -> None:
    results: list[int] = []

    def run() -> None:
        with workers(2, 1) as pool:
            results.extend(pool.run(die_at_fifty, range(100)))

    with pytest.raises(ProcessDiedError, match="--processes 1"):
        run()
    assert results == sorted(results)
    assert DEADLY not in results
    # The other process is ended, with what it was doing just then.
    assert len(set(range(DEADLY)) - set(results)) <= 1


def stay(_: int) -> None:
    """Do what never ends by itself."""
    while True:
        pass


def _interrupted() -> Iterator[int]:
    yield from range(4)
    raise KeyboardInterrupt


def test_processes_are_not_waited_for_after_an_error() -> None:
    def run() -> None:
        with workers(2, 1) as pool:
            assert next(pool.run(square, range(5))) == 0
            list(pool.run(stay, _interrupted()))

    with pytest.raises(KeyboardInterrupt):
        run()
