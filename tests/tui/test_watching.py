"""A folder that lives: articles appear as they are read, and new files are noticed."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest

from idlib_tui.library import SyncReport
from idlib_tui.tui.controllers.opening import Opening
from idlib_tui.tui.controllers.watching import Watching
from idlib_tui.workspace import Workspace
from tests.tui.driving import Driver, opened

BEGIN = Watching.begin
"""The real one, which the other tests do without."""

PATIENCE = 30
"""Seconds until a test gives up."""

NEW = "date 2021-03-22 HARBOUR – The ferry broke down, Captain Tom Reed said.\n"


async def until(driver: Driver, condition: Callable[[], bool]) -> None:
    async with asyncio.timeout(PATIENCE):
        while not condition():
            await driver.settle()


async def test_a_new_file_is_noticed_and_moves_nothing(
    bridge: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Watching, "begin", BEGIN)
    async with opened(bridge) as driver:
        await driver.press("j", "enter")
        on_show = driver.main.reading.article
        (bridge.seeds / "new.txt").write_text(NEW, encoding="utf-8")
        await until(driver, lambda: driver.main.article_count == 4)
        assert "4 articles, 1 problem · 1 new" in driver.text()
        assert driver.main.reading.article == on_show

        await driver.press("1", "g", "enter")
        assert " new" not in driver.text().splitlines()[-2]


async def test_a_removed_file_is_noticed(
    bridge: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Watching, "begin", BEGIN)
    async with opened(bridge) as driver:
        (bridge.seeds / "ferry.txt").unlink()
        await until(driver, lambda: driver.main.article_count == 2)


async def test_a_change_during_a_sync_is_not_missed(bridge: Workspace) -> None:
    async with opened(bridge) as driver:
        driver.main.opening.reload()
        (bridge.seeds / "new.txt").write_text(NEW, encoding="utf-8")
        driver.main.opening.look()
        await driver.settle()
        assert driver.main.article_count == 4


async def test_the_first_articles_appear_before_all_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seeds = tmp_path / "many" / "seeds"
    seeds.mkdir(parents=True)
    for number in range(40):
        (seeds / f"{number:02}.txt").write_text(f"Report {number}\n\n{NEW}", encoding="utf-8")
    listed: list[int] = []
    synced = Opening._synced

    def watched(self: Opening, report: SyncReport, *, asked: bool) -> None:
        listed.append(self._host.article_count)
        synced(self, report, asked=asked)

    monkeypatch.setattr(Opening, "_synced", watched)
    async with opened(Workspace.at(seeds.parent)) as driver:
        assert driver.main.article_count == 40
        assert listed[0] > 0
        # What comes with the first reading is not new.
        assert " new" not in driver.text().splitlines()[-2]
