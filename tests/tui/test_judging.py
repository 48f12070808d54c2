"""Grading sources and marking facts in the reader, and what the panes show of it."""

from __future__ import annotations

import pytest

from idlib_tui.brief import Desk
from idlib_tui.model import FactStatus, Reliability
from idlib_tui.workspace import Workspace
from tests.tui.driving import NARROW, NORMAL, Driver, opened


def desk_of(workspace: Workspace) -> Desk:
    return Desk(workspace.briefs / "desk.yaml")


async def test_a_source_is_graded_and_the_grade_is_shown_and_taken_back(bridge: Workspace) -> None:
    async with opened(bridge) as driver:
        await driver.press("3", "A")
        assert "How reliable is" in driver.text()
        await driver.type("usually")
        await driver.press("enter")
        [(source, grade)] = desk_of(bridge).content().grades.items()
        assert grade is Reliability.B
        assert source == "ferry"
        assert "“The ferry began to run on Monday”: B." in driver.notices()
        assert "B6" in driver.text(), "nobody is named as the source"
        await driver.press("enter", "i")
        assert "B, usually reliable" in driver.text()
        await driver.press("q", "U", "3")
        assert desk_of(bridge).content().grades == {}
        assert "credibility 6" in driver.text()


@pytest.mark.parametrize("size", [NARROW, NORMAL])
async def test_a_fact_is_marked_in_a_list(bridge: Workspace, size: tuple[int, int]) -> None:
    async with opened(bridge, size=size) as driver:
        await driver.press("4", "D")
        await driver.type("needs")
        await driver.press("enter")
        [fact] = desk_of(bridge).content().facts
        assert fact.status is FactStatus.NEEDS_SOURCE
        assert "needs a source" in driver.text()
        await driver.press("D")
        await driver.type("no mark")
        await driver.press("enter")
        assert desk_of(bridge).content().facts == ()
        await driver.press("U")
        assert desk_of(bridge).content().facts == (fact,)


async def test_a_peek_says_why(bridge: Workspace) -> None:
    async with opened(bridge) as driver:
        await driver.press("3", "semicolon")
        assert "Nobody is named who reports it." in joined(driver)


async def test_escape_leaves_everything_as_it_was(bridge: Workspace) -> None:
    async with opened(bridge) as driver:
        await driver.press("1", "A", "escape", "4", "D", "escape")
        assert not (bridge.briefs / "desk.yaml").exists()


def joined(driver: Driver) -> str:
    return " ".join(driver.text().replace("│", " ").split())
