"""The screens over the main one: help, pickers, prompts, the brief, the palette."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from textual.command import CommandPalette
from textual.widgets import Static

from idlib_tui.brief import Desk
from idlib_tui.brief.verifying import verify_manifest
from idlib_tui.model import Annotations, Article, Event, Published, PublishedFrom, Relation
from idlib_tui.tui.dialogs import brief as brief_dialog
from idlib_tui.tui.dialogs.article_info import ArticleInfo, in_words
from idlib_tui.tui.dialogs.brief import BriefScreen
from idlib_tui.tui.dialogs.help import HelpScreen
from idlib_tui.tui.dialogs.picker import Picker
from idlib_tui.tui.dialogs.prompt import Prompt
from idlib_tui.tui.panes import Pane
from idlib_tui.tui.widgets.key_hints import KeyHints
from idlib_tui.workspace import Workspace
from tests.tui.driving import NARROW, NORMAL, WIDE, opened


async def test_help_lists_what_works_here_and_nothing_else(bridge: Workspace) -> None:
    async with opened(bridge) as driver:
        live = set(driver.main.active_bindings)
        await driver.press("question_mark")
        screen = driver.app.screen
        assert isinstance(screen, HelpScreen)
        said = screen.text().plain
        assert "Open what is under the cursor" in said
        assert "next hit" not in said, "there is no search"
        assert "n" not in live
        await driver.press("escape")
        await driver.press("3", "question_mark")
        assert isinstance(driver.app.screen, HelpScreen)
        assert "Group the chronology" in driver.app.screen.text().plain
        await driver.press("q")
        assert driver.app.screen is driver.main


@pytest.mark.parametrize("size", [WIDE, NORMAL, NARROW])
async def test_every_hint_shown_is_a_live_binding(bridge: Workspace, size: tuple[int, int]) -> None:
    async with opened(bridge, size) as driver:
        hints = driver.main.query_one(KeyHints)
        for pane in Pane:
            await driver.press(str(pane.number))
            live = {
                driver.app.get_key_display(each.binding)
                for each in driver.main.active_bindings.values()
            }
            shown = str(hints.render())
            assert {hint.key for hint in hints.hints()} <= live
            assert "? Keys" in shown
            assert len(shown) <= size[0]


async def test_hints_are_the_dialogs_own_while_one_is_open(bridge: Workspace) -> None:
    async with opened(bridge) as driver:
        await driver.press("d")
        assert str(driver.main.query_one(KeyHints).render()) == ""
        assert "Cancel" in str(driver.app.screen.query_one(KeyHints).render())


async def test_an_actor_is_found_by_a_part_of_the_name(bridge: Workspace) -> None:
    async with opened(bridge) as driver:
        await driver.press("a")
        assert isinstance(driver.app.screen, Picker)
        await driver.type("capt")
        await driver.press("enter")
        assert driver.main.pane is Pane.QUOTES
        assert driver.main.panes.quotes.actor == "Tom Reed"
        assert driver.main.panes.chronology.actor == "Tom Reed"


async def test_a_picker_says_when_nothing_fits(bridge: Workspace) -> None:
    async with opened(bridge) as driver:
        await driver.press("a")
        await driver.type("zzz")
        assert "Nothing goes by that name." in driver.text()
        await driver.press("enter")
        assert isinstance(driver.app.screen, Picker), "there is nothing to take"


async def test_going_to_a_date(bridge: Workspace) -> None:
    async with opened(bridge) as driver:
        await driver.press("d")
        await driver.type("never")
        await driver.press("enter")
        assert isinstance(driver.app.screen, Prompt), "a wrong date is not taken"
        assert "That is not a date" in driver.text()
        for _ in "never":
            await driver.press("backspace")
        await driver.type("2018")
        await driver.press("enter")
        assert driver.main.pane is Pane.CHRONOLOGY
        entry = driver.main.panes.chronology.list.current_row
        assert entry is not None
        assert entry.first.year == 2018


async def test_a_note_pins_what_it_is_about(bridge: Workspace) -> None:
    async with opened(bridge) as driver:
        await driver.press("2", "j", "c")
        await driver.type("ask her")
        await driver.press("enter")
        pins = Desk(bridge.briefs / "desk.yaml").pins
        assert [pin.note for pin in pins] == ["ask her"]
        await driver.press("c")
        assert "ask her" in driver.text(), "the note can be changed"


async def test_info_tells_how_the_date_is_known(bridge: Workspace) -> None:
    async with opened(bridge) as driver:
        await driver.press("i")
        screen = driver.app.screen
        assert isinstance(screen, ArticleInfo)
        said = screen.text().plain
        assert "the file says so" in said
        assert "20 Mar 2021" in said
        assert "utf-8 (certain)" in said


async def test_the_brief_is_written_and_never_over_another_unasked(bridge: Workspace) -> None:
    async with opened(bridge) as driver:
        await driver.press("e")
        assert isinstance(driver.app.screen, BriefScreen)
        await driver.press("w")
        written = list(bridge.briefs.glob("*.md"))
        assert len(written) == 1
        written[0].write_text("mine", encoding="utf-8")
        await driver.press("e", "w", "escape")
        assert written[0].read_text("utf-8") == "mine"
        await driver.press("w", "k")
        assert len(list(bridge.briefs.glob("*.md"))) == 2
        assert written[0].read_text("utf-8") == "mine"
        await driver.press("e", "w", "r")
        assert written[0].read_text("utf-8") != "mine"


async def test_the_palette_finds_commands_articles_and_actors(bridge: Workspace) -> None:
    async with opened(bridge) as driver:
        await driver.press("ctrl+p")
        assert isinstance(driver.app.screen, CommandPalette)
        await driver.type("council voted")
        await driver.press("enter")
        assert driver.app.screen is driver.main
        assert driver.main.pane is Pane.ARTICLE
        await driver.press("ctrl+p")
        await driver.type("tom reed")
        await driver.press("enter")
        assert driver.main.panes.quotes.actor == "Tom Reed"
        await driver.press("ctrl+p")
        await driver.type("zen")
        await driver.press("enter")
        assert driver.main.zen


@pytest.mark.parametrize(
    ("typed", "name", "begins"),
    [("csv", "chronology.csv", "first,last,"), ("calendar", "chronology.ics", "BEGIN:VCALENDAR")],
)
async def test_the_chronology_is_exported_to_a_new_file(
    bridge: Workspace, typed: str, name: str, begins: str
) -> None:
    async with opened(bridge) as driver:
        await driver.press("x")
        await driver.type(typed)
        await driver.press("enter")
        assert (bridge.briefs / name).read_text("utf-8").startswith(begins)
        await driver.press("x")
        await driver.type(typed)
        await driver.press("enter")
        assert len(list(bridge.briefs.glob("chronology*"))) == 2, "none is replaced"


async def test_info_is_about_the_row_under_the_cursor(bridge: Workspace) -> None:
    async with opened(bridge) as driver:
        await driver.press("1", "g", "j", "i")
        info = driver.app.screen
        assert isinstance(info, ArticleInfo)
        assert "ferry.txt" in str(info.text())


def test_info_counts_dated_events_and_says_how_sure_a_date_is() -> None:
    published = Published(date(2021, 3, 4), PublishedFrom.INFERRED, "It says so.", 0.5)
    day = date(2021, 3, 4)
    event = Event(0, 7, "One two", 0, 3, "2021-03-04", day, day, next(iter(Relation)))
    article = Article("a", "a.txt", "A title", "One two", published=published)
    found = Annotations(events=(event, replace(event, dated=False)))
    said = str(ArticleInfo(article, found).text())
    assert "1 dated event," in said
    assert "likely, but look at the reason (50%)" in said
    assert "It says so." in said
    assert in_words(0.95) == "as good as certain"
    assert in_words(0.0) == "a guess: look at the reason"


async def test_the_brief_can_be_left_while_it_is_composed(
    bridge: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    composing, left = threading.Event(), threading.Event()
    compose = brief_dialog.compose

    def slow(*args: Any) -> Any:
        composing.set()
        left.wait()
        return compose(*args)

    monkeypatch.setattr(brief_dialog, "compose", slow)
    async with opened(bridge) as driver:
        await driver.pilot.press("e")
        assert composing.wait(20)
        await driver.pilot.press("escape")
        try:
            assert driver.app.screen is driver.main
        finally:
            left.set()


async def test_copying_the_brief_leaves_it_open(bridge: Workspace) -> None:
    async with opened(bridge) as driver:
        await driver.press("e", "y")
        assert isinstance(driver.app.screen, BriefScreen)
        assert any("Copied to" in each for each in driver.notices())


async def test_a_key_adds_the_appendix_to_the_brief_and_takes_it_away(bridge: Workspace) -> None:
    async with opened(bridge) as driver:
        await driver.press("e")
        shown = driver.app.screen.query_one("#brief-target", Static)
        assert "one page on the story" in str(shown.render())
        await driver.press("a")
        assert "with an appendix" in str(shown.render())
        await driver.press("a")
        assert "one page on the story" in str(shown.render())


async def test_the_layout_of_the_brief_is_chosen(bridge: Workspace) -> None:
    own = bridge.briefs / "templates" / "mine.md.j2"
    own.parent.mkdir(parents=True)
    own.write_text("{# My own. #}\nOnly {{ title }}.\n", encoding="utf-8")
    async with opened(bridge) as driver:
        await driver.press("e", "t", *"mine", "enter", "w")
    [written] = bridge.briefs.glob("*.md")
    assert written.read_text("utf-8").startswith("Only ")


async def test_a_written_brief_has_its_manifest_and_new_is_told_since_it(
    bridge: Workspace,
) -> None:
    async with opened(bridge) as driver:
        await driver.press("e", "w")
        [manifest] = bridge.briefs.glob("*.manifest.json")
        assert verify_manifest(manifest).disagreements == ()
        assert list(bridge.briefs.glob("*.sha256"))
        await driver.press("S", "enter")
        assert "Nothing is new." in driver.notices()
        await driver.press("e", "a", "w", "r")
        assert verify_manifest(manifest).disagreements == ()


async def test_a_brief_is_written_without_a_manifest_where_a_source_has_changed(
    bridge: Workspace,
) -> None:
    async with opened(bridge) as driver:
        for file in bridge.seeds.glob("*.txt"):
            file.write_text("Something else.\n", encoding="utf-8")
        await driver.press("e", "w")
        assert any("has no manifest" in each for each in driver.notices())
        assert [path.suffix for path in bridge.briefs.glob("2*")] == [".md"]


async def test_a_file_of_the_users_where_the_manifest_would_be_is_kept(bridge: Workspace) -> None:
    async with opened(bridge) as driver:
        await driver.press("e", "w")
        [manifest] = bridge.briefs.glob("*.manifest.json")
        manifest.write_text("mine", encoding="utf-8")
        await driver.press("e", "w", "r")
        assert manifest.read_text("utf-8") == "mine"
        assert "exists already" in driver.text()
        await driver.press("k")
        assert len(list(bridge.briefs.glob("*.manifest.json"))) == 2


async def test_an_edited_brief_is_brought_up_to_date(bridge: Workspace) -> None:
    async with opened(bridge) as driver:
        await driver.press("e", "w")
        [path] = bridge.briefs.glob("*.md")
        text = path.read_text("utf-8").replace("## Positions", "Mine.\n\n## Positions")
        path.write_text(text, encoding="utf-8")
        await driver.press("e", "w")
        assert "what you wrote in it stays" in driver.text()
        await driver.press("u")
        assert any("Brought up to date" in each for each in driver.notices())
    assert "Mine.\n\n## Positions" in path.read_text("utf-8")
