"""The reader on an archive, with the answers that a real cluster gave."""

import json
import socket
import threading
from pathlib import Path

import pytest

from idlib_tui.archive import ArchiveSettings
from idlib_tui.library import Library
from idlib_tui.settings_file import SETTINGS_FILE
from idlib_tui.tui.screens.archive import ArchiveScreen
from idlib_tui.workspace import Workspace, create_workspace
from tests.archive.answering import answering
from tests.archive.conftest import Story
from tests.tui.conftest import _own_settings, _unwatched
from tests.tui.driving import NARROW, Driver, opened

__all__ = ["_own_settings", "_unwatched"]


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's settings; there are none yet."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    folder = tmp_path / "config" / "idlib-tui"
    folder.mkdir(parents=True)
    return folder / SETTINGS_FILE


def set_up(config: Path, *urls: str, timeout: float = 10) -> None:
    config.write_text(
        f'[archives.desk]\nurl = {json.dumps(urls)}\nindex = "idlib-story"\ntimeout = {timeout}\n',
        encoding="utf-8",
    )


@pytest.fixture
def desk(config: Path, story: Story) -> ArchiveSettings:
    """The archive of the story, as the settings name it."""
    settings = story.archive.settings
    set_up(config, *settings.urls)
    return settings


@pytest.fixture
def own(tmp_path: Path) -> Workspace:
    """A story of one article, already synced."""
    workspace = create_workspace(tmp_path / "own")
    (workspace.seeds / "quay.txt").write_text(
        "The quay\n\nThe quay was closed, the harbour said.\n", encoding="utf-8"
    )
    with Library.open(workspace) as library:
        library.sync(processes=1)
    return workspace


def screen_of(driver: Driver) -> ArchiveScreen:
    screen = driver.app.screen
    assert isinstance(screen, ArchiveScreen)
    return screen


@pytest.mark.usefixtures("desk")
async def test_there_and_back(own: Workspace) -> None:
    async with opened(own) as driver:
        assert "The quay" in driver.text()
        await driver.press("Z")
        screen = screen_of(driver)
        assert "archive desk · 5 articles" in driver.text()
        assert "The quay" not in driver.text()
        await driver.search("ceasefire")
        await driver.press("tab", "Z")
        assert driver.app.screen is driver.main
        assert "The quay" in driver.text()
        await driver.press("Z")
        assert screen_of(driver) is screen
        assert screen.searching.query == "ceasefire"


@pytest.mark.usefixtures("desk")
async def test_search_and_read(own: Workspace) -> None:
    async with opened(own, archive="desk") as driver:
        screen = screen_of(driver)
        await driver.search("ceasefire")
        assert "2 of 5" in driver.text()
        await driver.press("enter")
        article = screen.reading.article
        assert article is not None
        assert screen.panes.reader.hit[0] == 1
        assert screen.panes.reader.annotations is not None
        assert screen.panes.reader.annotations.quotes
        await driver.press("escape", "n")
        await driver.press("1", "j", "enter", "backspace")
        assert screen.reading.article == article


@pytest.mark.usefixtures("desk")
async def test_quotes_of_an_actor(own: Workspace) -> None:
    async with opened(own, archive="desk") as driver:
        screen = screen_of(driver)
        await driver.press("a")
        await driver.type("kalin")
        await driver.press("enter")
        shown = driver.text()
        assert screen.panes.quotes.actor == "Ibrahim Kalin"
        first = screen.panes.quotes.list.current_row
        assert first is not None
        assert first.quote.text[:20] in shown
        await driver.press("enter")
        assert screen.reading.article is not None
        assert screen.reading.article.text[slice(*screen.panes.reader.mark)] == first.quote.text
        await driver.press("3", "G")
        last = screen.panes.chronology.list.current_row
        assert last is not None
        assert last.text[:20] in driver.text()


async def test_copying_into_the_story(own: Workspace, desk: ArchiveSettings) -> None:
    async with opened(own, archive="desk") as driver:
        await driver.press("L")
        assert driver.notices() == ["1 article copied; Z shows the story."]
        await driver.press("L")
        assert driver.notices() == ["The story has it already."]
        await driver.search("ceasefire")
        await driver.press("tab", "F")
        record = json.loads((own.briefs / "pulled.json").read_text("utf-8"))
        assert {facts["archive"] for facts in record["files"].values()} == {
            f"{desk.urls[0]}/idlib-story"
        }
        copied = len(record["files"])
        assert copied in {2, 3}
        await driver.press("Z")
        assert f"{copied + 1} articles" in driver.text()
        await driver.press("Z", "escape")
        assert driver.text().count("• ") == 5 - copied


@pytest.mark.usefixtures("desk")
async def test_what_needs_a_story_says_so(own: Workspace) -> None:
    async with opened(own, archive="desk") as driver:
        await driver.press("5")
        assert "Figures are compared within a story" in driver.text()
        await driver.press("p")
        assert driver.notices() == ["Pin: only in a story; copy the article there first."]
        await driver.press("Z", "L")
        assert "Z shows an archive" in driver.notices()[-1]


async def test_a_cluster_that_is_gone(own: Workspace, config: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    set_up(config, f"http://127.0.0.1:{port}")
    async with opened(own, archive="desk") as driver:
        assert "cannot be reached" in driver.text()
        await driver.press("Z")
        await driver.search("harbour")
        await driver.press("enter")
        assert driver.main.reading.article is not None


async def test_a_cluster_that_does_not_answer(own: Workspace, config: Path) -> None:
    with answering({}, released=threading.Event()) as url:
        set_up(config, url, timeout=0.2)
        async with opened(own, NARROW, archive="desk") as driver:
            assert "within 0.2 seconds" in driver.text().replace("\n", " ")
            await driver.press("ctrl+r", "Z")
            assert "The quay" in driver.text()


@pytest.mark.usefixtures("config")
async def test_settings_without_archives(own: Workspace) -> None:
    async with opened(own) as driver:
        await driver.press("Z")
        assert "No archive is set up" in driver.notices()[0]
        assert driver.app.screen is driver.main


@pytest.fixture
def two_desks(desk: ArchiveSettings, config: Path) -> None:
    """The archive under two names."""
    assert desk.name == "desk"
    told = config.read_text("utf-8")
    config.write_text(told + told.replace("archives.desk", "archives.other"), "utf-8")


@pytest.mark.usefixtures("two_desks")
async def test_several_archives(own: Workspace) -> None:
    async with opened(own) as driver:
        await driver.press("Z")
        await driver.type("other")
        await driver.press("enter")
        assert "archive other" in driver.text()
