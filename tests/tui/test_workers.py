"""Work in threads: the newest answer arrives, late ones and failures do no harm."""

from __future__ import annotations

import asyncio
import threading

from textual.app import App

from idlib_tui.errors import QueryError
from idlib_tui.tui.workers import IsCancelled, Latest, idle


async def test_only_the_newest_answer_arrives() -> None:
    app: App[None] = App()
    async with app.run_test() as pilot:
        latest, answers = Latest(app, "test"), []
        go_on = threading.Event()

        def slow(_cancelled: IsCancelled) -> str:
            go_on.wait(5)
            return "old"

        latest.start(slow, answers.append, answers.append)
        latest.start(lambda _: "new", answers.append, answers.append)
        go_on.set()
        while latest.running:
            await pilot.pause()
        await pilot.pause()
        assert answers == ["new"]


async def test_an_expected_failure_is_delivered() -> None:
    app: App[None] = App()
    async with app.run_test() as pilot:
        latest, failures = Latest(app, "test"), []

        def fail(_cancelled: IsCancelled) -> None:
            raise QueryError("no")

        latest.start(fail, lambda _: None, failures.append)
        while latest.running:
            await pilot.pause()
        assert [str(each) for each in failures] == ["no"]


async def test_dropped_work_is_told_to_stop_and_answers_nobody() -> None:
    app: App[None] = App()
    async with app.run_test() as pilot:
        latest, answers = Latest(app, "test"), []
        started, stopped = threading.Event(), threading.Event()

        def patient(cancelled: IsCancelled) -> None:
            started.set()
            while not cancelled():
                pass
            stopped.set()

        latest.start(patient, answers.append, answers.append)
        while not started.is_set():
            await pilot.pause()
        latest.drop()
        while not stopped.is_set():
            await pilot.pause()
        await pilot.pause()
        assert answers == []
        assert not latest.running


async def test_an_answer_may_be_awaited() -> None:
    app: App[None] = App()
    async with app.run_test() as pilot:
        latest, answers = Latest(app, "test"), []

        async def receive(answer: int) -> None:
            await asyncio.sleep(0)
            answers.append(answer)

        latest.start(lambda _: 3, receive, answers.append)
        while not answers:
            await pilot.pause()
        assert answers == [3]


async def test_nobody_waits_for_a_thread_when_the_program_is_left() -> None:
    app: App[None] = App()
    go_on, started = threading.Event(), threading.Event()

    def stubborn(_cancelled: IsCancelled) -> None:
        started.set()
        go_on.wait(30)

    async with app.run_test() as pilot:
        Latest(app, "test").start(stubborn, lambda _: None, lambda _: None)
        while not started.is_set():
            await pilot.pause()
    assert not idle()
    left = [thread for thread in threading.enumerate() if thread.name == "idlib-tui test"]
    assert [thread.daemon for thread in left] == [True]
    go_on.set()
    left[0].join(30)
    assert idle()


async def test_a_mistake_is_delivered_as_one_sentence_that_can_be_shown() -> None:
    app: App[None] = App()
    async with app.run_test() as pilot:
        latest, failures = Latest(app, "quotes"), []
        latest.start(lambda _: {}["gone"], lambda _: None, failures.append)
        while latest.running:
            await pilot.pause()
        latest.start(lambda _: 0, lambda answer: 1 / answer, failures.append)
        while len(failures) < 2:
            await pilot.pause()
        assert "“quotes” failed: KeyError: 'gone'" in str(failures[0])
        assert "ZeroDivisionError" in str(failures[1]), "the answer could not be shown"
        assert app.is_running
