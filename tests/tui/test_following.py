"""A changed file is shown anew at the words that were being read."""

from __future__ import annotations

import os

from idlib_tui.tui.controllers.following import find_again
from idlib_tui.workspace import Workspace
from tests.tui.driving import Driver, opened
from tests.tui.test_session import LONG


def rewrite(workspace: Workspace, text: str) -> None:
    """Change river.txt, with a time of its own however coarse the file system's clock is."""
    file = workspace.seeds / "river.txt"
    file.write_text(text, encoding="utf-8")
    changed = file.stat().st_mtime_ns + 10_000_000_000
    os.utime(file, ns=(changed, changed))


def cursor_text(driver: Driver) -> str:
    reader = driver.main.panes.reader
    return reader.paragraph_texts[reader.cursor]


async def test_the_words_under_the_cursor_stay_where_they_are(bridge: Workspace) -> None:
    rewrite(bridge, LONG)
    async with opened(bridge) as driver:
        driver.main.reading.open("river")
        await driver.press("space", "space", "j")
        words, row = cursor_text(driver), driver.main.panes.reader.cursor_row
        first, rest = LONG.split("\n\n", 1)
        news = "\n\n".join(f"A new paragraph, the {n} of five." for n in range(5))
        rewrite(bridge, f"{first}\n\n{news}\n\n{rest}")
        await driver.press("ctrl+r")
        assert "A new paragraph" in " ".join(driver.main.panes.reader.paragraph_texts)
        assert cursor_text(driver) == words
        assert driver.main.panes.reader.cursor_row == row
        assert driver.notices() == ["river.txt has changed; this is its new text."]


async def test_coming_back_to_the_window_does_it_too(bridge: Workspace) -> None:
    rewrite(bridge, LONG)
    async with opened(bridge) as driver:
        driver.main.reading.open("river")
        rewrite(bridge, LONG.replace("Paragraph 7 ", "Another paragraph "))
        driver.main.look_for_changes()
        await driver.settle()
        assert "Another paragraph tells" in " ".join(driver.main.panes.reader.paragraph_texts)


async def test_nothing_is_said_where_another_file_changed(bridge: Workspace) -> None:
    async with opened(bridge) as driver:
        driver.main.reading.open("ferry")
        rewrite(bridge, LONG)
        await driver.press("ctrl+r")
        assert driver.main.article_count == 4
        assert driver.main.reading.article is not None
        assert driver.main.reading.article.id == "ferry"
        assert driver.notices() == []


async def test_a_reload_that_finds_nothing_new_says_so(bridge: Workspace) -> None:
    async with opened(bridge) as driver:
        assert driver.notices() == []
        await driver.press("ctrl+r")
        assert driver.notices() == ["Nothing has changed."]


async def test_a_changed_story_reaches_the_panes(bridge: Workspace) -> None:
    async with opened(bridge) as driver:
        await driver.press("4")
        story = bridge.story_file.read_text("utf-8")
        assert "mayor  " in driver.text()
        bridge.story_file.write_text(story.replace("roles: [mayor]", "roles: [lady]"), "utf-8")
        await driver.press("ctrl+r")
        assert "lady  " in driver.text()


def test_a_paragraph_is_found_by_its_words() -> None:
    texts = ["The river rose.", "Nobody was hurt.", "The ferry will run again on Monday."]
    assert find_again("Nobody was hurt.", 0, texts) == 1
    assert find_again("The ferry will run on Monday again.", 0, texts) == 2
    assert find_again("Something else entirely", 1, texts) == 1
    assert find_again("Something else entirely", 9, texts) == 2
    assert find_again("Anything", 4, []) == 0


def test_of_equal_paragraphs_the_nearest_is_taken() -> None:
    texts = ["Read more.", "One.", "Two.", "Read more.", "Three."]
    assert find_again("Read more.", 4, texts) == 3
