"""Where the reader is: cursors, counts and names that follow, and keys that say why they do not."""

from datetime import date
from pathlib import Path

import pytest

from idlib_tui.tui.settings import Settings
from idlib_tui.tui.themes import ANSI, DARK
from idlib_tui.tui.widgets.chronology_query import Shape
from idlib_tui.tui.widgets.source_names import short_id
from idlib_tui.workspace import Workspace
from tests.tui.driving import NORMAL, Driver, opened


def open_row(driver: Driver) -> str:
    """The id of the article under the cursor of the list of sources."""
    row = driver.main.panes.sources.current_row
    assert row is not None
    assert row.article is not None
    return row.article.id


async def test_the_sources_follow_the_article_wherever_it_is_opened_from(bridge: Workspace) -> None:
    async with opened(bridge) as driver:
        await driver.press("4", "G", "enter")
        article = driver.main.reading.article
        assert article is not None
        assert open_row(driver) == article.id
        await driver.press("u")
        article = driver.main.reading.article
        assert article is not None
        assert open_row(driver) == article.id


async def test_the_frame_tells_the_place_in_the_list_and_its_filter(bridge: Workspace) -> None:
    async with opened(bridge) as driver:
        await driver.press("j")
        assert "2 of 4" in driver.text()
        await driver.press("f")
        await driver.type("ferry")
        await driver.press("enter")
        assert "1 of 1 · “ferry”" in driver.text()
        await driver.press("escape")
        assert "“ferry”" not in driver.text()


async def test_words_are_found_in_the_article(bridge: Workspace) -> None:
    async with opened(bridge) as driver:
        await driver.search("bridge")
        await driver.press("enter", "escape", "2", "f")
        await driver.type("field")
        await driver.press("enter")
        assert "hit 1 of 2" in driver.text()
        await driver.press("n")
        assert "hit 2 of 2" in driver.text()
        await driver.press("escape")
        assert driver.main.reading.finding == ""
        assert "of 2" not in driver.main.status.place


async def test_words_that_are_not_in_the_article_are_told(bridge: Workspace) -> None:
    async with opened(bridge) as driver:
        await driver.press("enter", "f")
        await driver.type("zebra")
        await driver.settle()
        assert "“zebra” is not in this article" in driver.text()
        await driver.press("escape")
        assert "zebra" not in driver.text()


async def test_the_pins_are_listed_and_open_at_their_words(bridge: Workspace) -> None:
    async with opened(bridge) as driver:
        await driver.press("4", "j", "p")
        passage = driver.main.collecting.passage()
        assert passage is not None
        await driver.press("1", "P")
        assert passage.text[:20] in driver.text()
        await driver.press("enter")
        assert driver.main.reading.article is not None
        assert driver.main.reading.article.id == passage.article
        assert driver.main.panes.reader.mark == (passage.start, passage.end)


@pytest.mark.parametrize(
    ("key", "told"),
    [
        ("n", "Next hit: search for something first"),
        ("P", "Pins: nothing is pinned yet."),
        ("U", "Undo: you have changed nothing yet."),
        ("backspace", "Go back: you are where you began."),
    ],
)
async def test_a_key_with_nothing_to_act_on_says_so(bridge: Workspace, key: str, told: str) -> None:
    async with opened(bridge) as driver:
        await driver.press(key)
        assert any(told in each for each in driver.notices())


async def test_one_sentence_is_told_at_a_time(bridge: Workspace) -> None:
    async with opened(bridge) as driver:
        await driver.press("n", "P", "U")
        assert len(driver.notices()) == 1


async def test_the_story_and_the_outlets_go_by_their_names(bridge: Workspace) -> None:
    story = bridge.seeds / "story.yaml"
    text = story.read_text(encoding="utf-8")
    story.write_text(f"{text}files:\n  ferry.txt:\n    outlet: Harbour Post\n", encoding="utf-8")
    async with opened(bridge) as driver:
        # The names are read after the sync.
        await driver.settle()
        assert "The bridge · 3 articles" in driver.text()
        await driver.press("5")
        assert "Harbour Post" in driver.text()


async def test_the_active_pane_is_named_however_narrow_the_screen(bridge: Workspace) -> None:
    async with opened(bridge, (40, 12)) as driver:
        await driver.press("5")
        assert "5 Figures" in driver.text()


async def test_what_was_before_the_story_is_folded_until_it_is_asked_for(bridge: Workspace) -> None:
    async with opened(bridge, NORMAL) as driver:
        await driver.press("3")
        listed = driver.main.panes.chronology.list.count
        first = driver.main.panes.chronology.day
        assert first is not None
        assert first >= date(2021, 1, 1)
        assert "Background (1)" in driver.text()
        await driver.press("B")
        assert driver.main.panes.chronology.list.count == listed + 1
        await driver.press("B", "d")
        await driver.type("2018")
        await driver.press("enter")
        assert driver.main.panes.chronology.day == date(2018, 1, 1)


def test_a_chronology_that_is_all_background_is_listed() -> None:
    shape = Shape([("1990-01-01", 3)], begins=date(2020, 1, 1))
    assert shape.count == 3
    assert shape.background == 0


def test_a_date_in_a_file_name_is_not_taken_for_its_name() -> None:
    assert short_id("2012-03-14_reuters_12") == "reuters"
    assert short_id("003_64197da7831f2480") == "003"


@pytest.mark.parametrize(("colours", "theme"), [("standard", ANSI), ("truecolor", DARK.name)])
async def test_a_terminal_of_sixteen_colours_keeps_its_own(
    bridge: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, colours: str, theme: str
) -> None:
    monkeypatch.setattr("textual.constants.COLOR_SYSTEM", colours)
    async with opened(bridge, settings=Settings(tmp_path)) as driver:
        assert driver.app.theme == theme
