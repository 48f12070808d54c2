"""The next run begins where the last one ended."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from idlib_tui.tui.panes import Pane
from idlib_tui.tui.session import Session, session_file
from idlib_tui.workspace import Workspace
from tests.tui.driving import NARROW, opened

LONG = "date 2021-03-12 The river rose again.\n\n" + "\n\n".join(
    f"Paragraph {number} tells of the river and of the people at gauge {number}."
    for number in range(1, 61)
)


async def test_article_place_pane_and_day_are_there_again(bridge: Workspace) -> None:
    (bridge.seeds / "river.txt").write_text(LONG, encoding="utf-8")
    async with opened(bridge) as driver:
        driver.main.reading.open("river")
        await driver.press("space", "space", "j", "3", "G")
        before = driver.main.reading.here
        day = driver.main.panes.chronology.day
    assert before is not None
    assert before.scroll > 0
    async with opened(bridge) as driver:
        assert driver.main.reading.here == before
        assert driver.main.pane is Pane.CHRONOLOGY
        assert driver.app.focused is driver.main.panes.chronology.list
        assert driver.main.panes.chronology.day == day
        driver.main.reading.open("bridge")
        assert driver.main.reading.places.behind == [before]


async def test_a_search_is_there_again_and_moves_nothing(bridge: Workspace) -> None:
    async with opened(bridge, NARROW) as driver:
        await driver.search("ferry")
        await driver.press("enter")
        assert driver.main.pane is Pane.ARTICLE
        found = driver.main.reading.article
    async with opened(bridge, NARROW) as driver:
        assert driver.main.searching.query == "ferry"
        assert driver.main.searching.has_hits
        assert driver.main.pane is Pane.ARTICLE
        assert driver.main.reading.article == found
        await driver.press("1", "escape")
        assert driver.main.searching.query == ""
        assert driver.main.panes.sources.count == 4, "every article, and the file with a problem"


async def test_the_chosen_actor_is_there_again(bridge: Workspace) -> None:
    async with opened(bridge) as driver:
        driver.main.choose_actor("Tom Reed")
        await driver.settle()
    async with opened(bridge) as driver:
        assert driver.main.panes.quotes.actor == "Tom Reed"
        assert driver.main.pane is Pane.QUOTES


async def test_an_article_that_is_gone_gives_way_to_the_newest(bridge: Workspace) -> None:
    async with opened(bridge) as driver:
        driver.main.reading.open("ferry")
        await driver.settle()
    (bridge.seeds / "ferry.txt").unlink()
    async with opened(bridge) as driver:
        assert driver.main.reading.article is not None
        assert driver.main.reading.article.id == "council"
        assert "ferry.txt is gone." in driver.notices()


@pytest.mark.parametrize("written", ["{", "[]", '{"article": 7, "pane": "attic"}', "\x00", ""])
async def test_a_broken_file_stands_for_a_first_visit(bridge: Workspace, written: str) -> None:
    file = session_file(bridge)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(written, encoding="utf-8")
    async with opened(bridge) as driver:
        assert driver.main.reading.article is not None
        assert driver.main.reading.article.id == "council"
        assert driver.main.pane is Pane.SOURCES
        assert driver.notices() == []


def test_each_workspace_has_a_file_of_its_own_outside_of_it(tmp_path: Path) -> None:
    here, there = Workspace.at(tmp_path / "here"), Workspace.at(tmp_path / "there")
    assert session_file(here) != session_file(there)
    assert not session_file(here).is_relative_to(here.root)


def test_a_session_comes_back_as_it_was_written(tmp_path: Path) -> None:
    session = Session("a/b", 3, 120, Pane.QUOTES, "“söz”", "Anna Field", date(2021, 3, 4))
    session.save(tmp_path / "session.json")
    assert Session.load(tmp_path / "session.json") == session


def test_a_folder_that_cannot_be_written_costs_only_the_memory(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    Session("a").save(tmp_path / "file" / "session.json")
    assert Session.load(tmp_path / "file" / "session.json") == Session()


@pytest.mark.parametrize(
    "kept",
    [
        {"article": "\ud800", "query": "\udcff", "actor": "\ud800"},
        {"article": "bridge", "query": "x" * 100_000, "paragraph": 10**300, "top": 10**18},
        {"article": ["bridge"], "pane": {}, "day": 10**9, "paragraph": True},
        {
            "article": "bridge",
            "actor": "[/b] nobody",
            "query": "[/b] \x1b[31m",
            "day": "0001-01-01",
        },
    ],
)
async def test_a_session_that_nobody_can_have_had(
    bridge: Workspace, kept: dict[str, object]
) -> None:
    file = session_file(bridge)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(kept), encoding="utf-8")
    async with opened(bridge) as driver:
        assert driver.main.reading.article is not None
        await driver.press("3", "4", "1", "j", "enter")
        assert driver.app.is_running
