"""Corrections from the rows of the quotes and the chronology, shown everywhere, and undone."""

from __future__ import annotations

import pytest

from idlib_tui.brief import Desk
from idlib_tui.brief.correcting import speaker_of
from idlib_tui.filters import EntryFilter, QuoteFilter
from idlib_tui.library import Library
from idlib_tui.library.lock import exclusive
from idlib_tui.model import Statement
from idlib_tui.tui.widgets.key_hints import KeyHints
from idlib_tui.workspace import Workspace
from tests.tui.driving import NARROW, NORMAL, Driver, opened


def said(driver: Driver, words: str) -> Statement:
    [found] = driver.main.open_library.quotes(QuoteFilter(text=words))
    return found


async def to_quote(driver: Driver, words: str) -> None:
    await driver.press("4", "f")
    await driver.type(words)
    await driver.press("enter")
    assert driver.main.panes.quotes.list.count == 1


async def test_a_quote_gets_another_speaker_and_u_takes_it_back(bridge: Workspace) -> None:
    async with opened(bridge) as driver:
        before = driver.main.open_library.actor("Anna Field").quotes
        await to_quote(driver, "900 people")
        await driver.press("X", "enter")
        await driver.type("field")
        assert "a new name" in driver.text()
        await driver.press("enter")
        assert said(driver, "900 people").actor == "Anna Field"
        assert any("You said that Anna Field said" in each for each in driver.notices())
        await driver.press("v")
        assert "corrected by you" in driver.text()
        assert driver.main.open_library.actor("Anna Field").quotes == before + 1
        await driver.press("U")
        assert said(driver, "900 people").actor == "Tom Reed"
        assert any("Undone: you had said that" in each for each in driver.notices())


async def test_a_quote_is_corrected_where_it_is_read(bridge: Workspace) -> None:
    async with opened(bridge) as driver:
        await to_quote(driver, "900 people")
        await driver.press("enter")
        assert driver.main.in_article
        await driver.press("X", "enter")
        await driver.type("field")
        await driver.press("enter")
        assert said(driver, "900 people").actor == "Anna Field"
        assert "corrected by you" in " ".join(driver.main.status.place)
        quote = driver.main.panes.reader.quote
        assert quote is not None
        assert quote.speaker_text == "Anna Field"


async def test_nobody_said_it(bridge: Workspace) -> None:
    async with opened(bridge) as driver:
        await to_quote(driver, "900 people")
        await driver.press("X", "enter", "enter")
        assert said(driver, "900 people").actor is None


async def test_an_actor_is_another_or_gets_a_new_name(bridge: Workspace) -> None:
    async with opened(bridge) as driver:
        await to_quote(driver, "900 people")
        await driver.press("X")
        await driver.type("same")
        await driver.press("enter")
        await driver.type("anna")
        await driver.press("enter")
        assert said(driver, "900 people").actor == "Anna Field"
        await driver.press("U")
        assert said(driver, "900 people").actor == "Tom Reed"


async def test_in_one_article_a_name_is_somebody_elses(bridge: Workspace) -> None:
    async with opened(bridge) as driver:
        await to_quote(driver, "good day")
        await driver.press("X")
        await driver.type("here")
        await driver.press("enter")
        await driver.type("Anna Field the elder")
        await driver.press("enter")
        assert said(driver, "good day").actor == "Anna Field the elder"
        assert said(driver, "is not safe").actor == "Anna Field"


async def test_an_event_gets_its_day_and_one_is_none(bridge: Workspace) -> None:
    async with opened(bridge) as driver:
        library = driver.main.open_library
        await driver.press("3", "f")
        await driver.type("refused")
        await driver.press("enter", "X", "enter", "ctrl+u")
        await driver.type("3 mar 2018")
        await driver.press("enter")
        [entry] = library.chronology(EntryFilter(text="refused"))
        assert (entry.value, entry.reports[0].corrected) == ("2018-03-03", True)
        await driver.press("v")
        assert "dated by you" in driver.text()
        await driver.press("X", "down", "enter")
        assert not library.chronology(EntryFilter(text="refused"))
        await driver.press("U", "U")
        [entry] = library.chronology(EntryFilter(text="refused"))
        assert (entry.value, entry.reports[0].corrected) == ("2018", False)


async def test_names_from_a_desk_of_somebody_else_are_data(bridge: Workspace) -> None:
    hostile = "[/b] \x1b[31m[@click=app.quit]\u202ered"
    with Library.open(bridge) as library:
        [reed] = library.quotes(QuoteFilter(text="900 people"))
        Desk(bridge.briefs / "desk.yaml").correct(speaker_of(library, reed, hostile))
    async with opened(bridge) as driver:
        await to_quote(driver, "900 people")
        assert said(driver, "900 people").actor == hostile
        assert "[/b]" in driver.text()
        assert "\x1b" not in driver.text()
        await driver.press("v", "X")
        assert "[/b]" in driver.text()
        await driver.press("escape", "M", "U")
        assert said(driver, "900 people").actor == hostile


async def test_a_day_that_is_none_is_refused(bridge: Workspace) -> None:
    async with opened(bridge) as driver:
        await driver.press("3", "X", "enter", "ctrl+u")
        await driver.type("soon")
        await driver.press("enter")
        assert "is not a date" in driver.text()
        await driver.press("escape")
        assert not (bridge.briefs / "desk.yaml").exists()


async def test_a_correction_during_a_sync_is_applied_at_its_end(bridge: Workspace) -> None:
    async with opened(bridge) as driver:
        await to_quote(driver, "900 people")
        with exclusive(bridge.index / "lock"):
            await driver.press("X", "enter", "enter")
            assert any("once the articles have been read" in each for each in driver.notices())
            assert said(driver, "900 people").actor == "Tom Reed"
        await driver.press("ctrl+r")
        assert said(driver, "900 people").actor is None


async def test_suggestions_are_joined_or_rejected(bridge: Workspace) -> None:
    said_there = "date 2021-03-{} RIVERTON – “We saw nothing of that kind,” {} said.\n"
    names = ("Kathleen Kessler", "Kathleen Kesler", "Musa Ibrahim", "Ibrahim Mussa")
    for day, name in enumerate(names, 10):
        file = bridge.seeds / f"{day}.txt"
        file.write_text(said_there.format(day, name), encoding="utf-8")
    async with opened(bridge) as driver:
        library = driver.main.open_library
        await driver.press("M")
        assert "Enter joins them, ^x keeps them apart" in driver.text()
        await driver.type("kesler")
        await driver.press("enter")
        assert library.actor("Kesler").aliases
        await driver.press("ctrl+x", "escape")
        assert any("is not" in each for each in driver.notices())
        await driver.press("M")
        assert any("No two actors look like one" in each for each in driver.notices())
        await driver.press("U", "M")
        assert "Ibrahim Mussa" in driver.text()


@pytest.mark.parametrize("size", [NORMAL, NARROW])
@pytest.mark.parametrize("pane", ["3", "4"])
async def test_the_key_is_told_where_it_works_and_only_there(
    bridge: Workspace, size: tuple[int, int], pane: str
) -> None:
    async with opened(bridge, size) as driver:
        await driver.press("1")
        hints = driver.main.query_one(KeyHints).hints()
        assert "Correct" not in [hint.label for hint in hints]
        await driver.press("X")
        assert any("go to a quote or to an entry" in each for each in driver.notices())
        await driver.press(pane)
        hints = driver.main.query_one(KeyHints).hints()
        assert ("X", "Correct") in [(hint.key, hint.label) for hint in hints]
        await driver.press("X")
        assert "What is wrong?" in driver.text()
