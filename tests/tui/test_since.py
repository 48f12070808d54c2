"""The list of what is new, from the day or brief to the words."""

from __future__ import annotations

from datetime import date

from idlib_tui.brief import Desk, Selection, compose, make_manifest, write_out
from idlib_tui.brief.desk import Pin, PinKind
from idlib_tui.library import Library
from idlib_tui.workspace import Workspace
from tests.tui.driving import opened


async def test_what_is_new_since_a_day_opens_at_its_words(bridge: Workspace) -> None:
    async with opened(bridge) as driver:
        await driver.press("S")
        await driver.type("20 mar 2021")
        await driver.press("enter")
        await driver.settle()
        assert "new article" in driver.text()
        await driver.type("good day statement")
        await driver.press("enter")
        article = driver.main.reading.article
        assert article is not None
        assert article.id == "council"
        mark = driver.main.panes.reader.mark
        assert mark is not None
        assert "a good day for the river" in article.text[slice(*mark)]


async def test_nothing_is_new_since_a_brief_that_knew_everything(bridge: Workspace) -> None:
    with Library.open(bridge) as library:
        desk = Desk(bridge.briefs / "desk.yaml")
        made = compose(library, desk, Selection(everything=True), date(2021, 3, 21))
        manifest, _ = make_manifest(library, made, write_out(made), "b.md", "../seeds")
    bridge.briefs.mkdir(exist_ok=True)
    (bridge.briefs / "b.manifest.json").write_text(manifest, encoding="utf-8")
    async with opened(bridge) as driver:
        await driver.press("S", "enter")
        await driver.settle()
        assert any("Nothing is new." in each for each in driver.notices())


async def test_a_stale_pin_is_listed_and_says_that_its_words_are_gone(bridge: Workspace) -> None:
    Desk(bridge.briefs / "desk.yaml").toggle(
        Pin(PinKind.PARAGRAPH, "0" * 64, "bridge", 0, "words that were here once")
    )
    async with opened(bridge) as driver:
        await driver.press("S")
        await driver.type("2022")
        await driver.press("enter")
        await driver.settle()
        assert "stale pin" in driver.text()
        await driver.press("enter")
        assert any("in no article now" in each for each in driver.notices())
