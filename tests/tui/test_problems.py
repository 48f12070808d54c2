"""What is in the way is said clearly, with the way out, and the rest stays readable."""

from __future__ import annotations

from errno import ENOSPC
from pathlib import Path

import pytest

from idlib_tui.library import Library, SearchResult
from idlib_tui.model import Annotations
from idlib_tui.tui.panes import Pane
from idlib_tui.workspace import Workspace
from tests.tui.driving import NARROW, WIDE, opened

HOSTILE = (
    "date 2021-03-04 [/b] [red]x[/blue] [UPDATE] price [$5] [@click=app.quit]here[/] "
    "\x1b[31mred\x1b[0m \x9b2J \u202eback\u2066 \x00nul \ud7ff\n\n"
    + "“unbalanced " * 2_000
    + "\n\n"
    + "x" * 200_000
    + "\n\n漢字 e\u0301\u0301 \u200d end\n"
)


async def test_an_empty_workspace_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "empty" / "seeds").mkdir(parents=True)
    workspace = Workspace.at(tmp_path / "empty")
    async with opened(workspace) as driver:
        assert "Nothing to read yet." in driver.text()
        assert "0 articles" in driver.text()
        await driver.press("1", "2", "3", "4", "5", "slash", "escape", "j", "enter", "p", "n")
        (workspace.seeds / "first.txt").write_text(
            "The first article has come.\n\nIt is short.\n", encoding="utf-8"
        )
        await driver.press("ctrl+r")
        assert driver.main.reading.article is not None
        assert "1 article" in driver.text()


async def test_a_broken_story_names_file_and_line_and_the_way_out(tmp_path: Path) -> None:
    seeds = tmp_path / "broken" / "seeds"
    seeds.mkdir(parents=True)
    (seeds / "one.txt").write_text("An article about a bridge.\n", encoding="utf-8")
    (seeds / "story.yaml").write_text("title: Bridge\nactor:\n  - name: X\n", encoding="utf-8")
    async with opened(Workspace.at(seeds.parent)) as driver:
        said = " ".join(driver.text().split())
        assert "story.yaml:2" in said
        assert "then press ^r to try again" in said
        assert driver.main.has_class("-nothing-to-read")
        (seeds / "story.yaml").write_text("title: Bridge\n", encoding="utf-8")
        await driver.press("ctrl+r")
        assert not driver.main.has_class("-problem")
        assert driver.main.article_count == 1
        assert driver.app.focused is driver.main.panes.sources


async def test_a_story_broken_later_leaves_the_articles_readable(bridge: Workspace) -> None:
    bridge.story_file.write_text("titel: Bridge\n", encoding="utf-8")
    async with opened(bridge) as driver:
        assert driver.main.has_class("-problem")
        assert not driver.main.has_class("-nothing-to-read")
        await driver.press("j", "enter")
        assert driver.main.reading.article is not None
        assert driver.main.reading.article.id == "ferry"


async def test_a_damaged_desk_is_said_and_read_on(bridge: Workspace) -> None:
    bridge.briefs.mkdir(exist_ok=True)
    (bridge.briefs / "desk.yaml").write_text("pins: [", encoding="utf-8")
    async with opened(bridge) as driver:
        await driver.press("j", "enter", "p", "m")
        assert driver.main.reading.article is not None
        assert any("desk.yaml" in notice for notice in driver.notices())


async def test_a_file_with_a_problem_is_last_and_says_why(bridge: Workspace) -> None:
    async with opened(bridge) as driver:
        await driver.press("G")
        row = driver.main.panes.sources.current_row
        assert row is not None
        assert row.problem is not None
        assert row.problem.file == "empty.txt"
        assert "! empty.txt" in driver.text()
        await driver.press("enter")
        assert driver.main.pane is Pane.SOURCES, "there is nothing to open"


async def test_hostile_text_is_shown_as_text(bridge: Workspace) -> None:
    (bridge.seeds / "hostile.txt").write_text(HOSTILE, encoding="utf-8")
    for size in (WIDE, NARROW):
        async with opened(bridge, size) as driver:
            driver.main.reading.open("hostile")
            await driver.settle()
            await driver.press("j", "y", "p", "i", "escape", "r", "r", "3", "4", "G", "5")
            await driver.search("unbalanced")
            await driver.press("enter", "n", "n")
            assert driver.main.reading.article is not None
            assert driver.main.reading.article.id == "hostile"
            await driver.press("2", "g")
            shown = driver.text()
            assert "\x1b" not in shown
            assert "\u202e" not in shown
            assert driver.app.is_running


async def test_markup_in_an_article_stays_on_the_screen_letter_by_letter(
    bridge: Workspace,
) -> None:
    (bridge.seeds / "markup.txt").write_text(
        "date 2021-05-01 [/b] [red]x[/blue] [UPDATE] price [$5] is up.\n", encoding="utf-8"
    )
    async with opened(bridge) as driver:
        assert driver.text().count("[red]x[/blue] [UPDATE] price [$5]") >= 1
        await driver.press("ctrl+p")
        await driver.type("update")
        assert "[UPDATE]" in driver.text()
        await driver.press("escape", "y")
        assert driver.app.is_running


def full_disk(path: Path, _text: str) -> None:
    raise OSError(ENOSPC, "No space left on device", str(path))


async def test_a_desk_that_cannot_be_written_is_said_once(
    bridge: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("idlib_tui.brief.desk_file.write_atomically", full_disk)
    async with opened(bridge) as driver:
        for article in ("bridge", "ferry", "council", "bridge"):
            driver.main.reading.open(article)
            await driver.settle()
        assert sum("desk.yaml" in notice for notice in driver.notices()) == 1
        await driver.press("p")
        assert sum("desk.yaml" in notice for notice in driver.notices()) == 2, "a pin was asked for"


class Faulty(Library):
    """A library with a mistake in it."""

    def quote_count(self, *_args: object, **_kwargs: object) -> int:
        raise KeyError("a mistake in the quotes")

    def search(self, *_args: object, **_kwargs: object) -> SearchResult:
        raise ZeroDivisionError("a mistake in the search")

    def annotations(self, article_id: str) -> Annotations:
        if article_id == "ferry":
            raise TypeError("a mistake in the annotations")
        return super().annotations(article_id)


async def test_a_mistake_in_the_library_does_not_end_the_program(
    bridge: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("idlib_tui.library.Library", Faulty)
    for size in (WIDE, NARROW):
        async with opened(bridge, size, fails=True) as driver:
            await driver.press("1", "g", "j", "enter")
            assert any("a mistake in the annotations" in notice for notice in driver.notices())
            await driver.press("4")
            said = " ".join(driver.text().split())
            assert "a mistake in the quotes" in said
            await driver.search("bridge")
            said = " ".join(driver.text().split())
            assert "a mistake in the search" in said
            assert "This is a mistake in the program" in said
            await driver.press("escape", "1", "G", "k", "enter")
            assert driver.main.reading.article is not None
            assert driver.main.reading.article.id == "bridge"


async def test_the_library_is_closed_when_the_reader_is_left(
    bridge: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed: list[Library] = []

    def close(library: Library) -> None:
        closed.append(library)

    monkeypatch.setattr(Library, "close", close)
    async with opened(bridge) as driver:
        library = driver.main.library
        main = driver.main
    main.close()
    assert closed == [library]
