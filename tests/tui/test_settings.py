"""Reading what the user wrote and keeping what the program remembers."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from idlib_tui.settings_file import SETTINGS_FILE
from idlib_tui.tui.settings import STATE_FILE, Settings
from idlib_tui.tui.themes import DARK
from idlib_tui.workspace import Workspace
from tests.tui.driving import NARROW, opened


def test_nothing_written_yet(tmp_path: Path) -> None:
    assert Settings.load(tmp_path / "none") == Settings(tmp_path / "none", toured=False)


def test_the_theme_is_kept_in_a_file_of_its_own(tmp_path: Path) -> None:
    (tmp_path / SETTINGS_FILE).write_text('# mine\n[keys]\nzen = "f11"\n', encoding="utf-8")
    before = (tmp_path / SETTINGS_FILE).read_bytes()
    Settings.load(tmp_path).with_theme("nord")
    again = Settings.load(tmp_path)
    assert again.theme == "nord"
    assert again.keymap == {"zen": "f11"}
    assert (tmp_path / SETTINGS_FILE).read_bytes() == before


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("[keys\n", "ignored until it is mended"),
        ('colour = "red"\n', "unknown key 'colour'"),
        ("[keys]\nzen = 3\n", "the key of 'zen' must be written in quotation marks"),
        ('keys = "x"\n', "must be a table"),
        ("[keys]\nzen = " + "[" * 5_000 + "\n", "ignored until it is mended"),
        ("[keys]\nzen = " + "9" * 5_000 + "\n", "ignored until it is mended"),
        ("# " + "x" * 100_000 + "\n", "it is too large"),
    ],
)
def test_mistakes_are_named_with_the_file(tmp_path: Path, written: str, said: str) -> None:
    (tmp_path / SETTINGS_FILE).write_text(written, encoding="utf-8")
    settings = Settings.load(tmp_path)
    assert settings.keymap == {}
    assert len(settings.complaints) == 1
    assert said in settings.complaints[0]
    assert SETTINGS_FILE in settings.complaints[0]


def test_bytes_that_are_no_text_are_a_complaint(tmp_path: Path) -> None:
    (tmp_path / SETTINGS_FILE).write_bytes(b"\xff\xfe\x00")
    assert len(Settings.load(tmp_path).complaints) == 1


@pytest.mark.parametrize(
    "state", ["", "[]", '{"theme": 3}', "{", "[" * 60_000, '{"theme": "' + "x" * 100_000 + '"}']
)
def test_a_damaged_state_costs_only_the_memory(tmp_path: Path, state: str) -> None:
    (tmp_path / STATE_FILE).write_text(state, encoding="utf-8")
    assert Settings.load(tmp_path).theme == ""


def test_a_folder_that_cannot_be_written_is_no_failure(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder", encoding="utf-8")
    assert Settings(blocked).with_theme("nord").theme == "nord"


def test_a_pipe_in_place_of_a_file_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / SETTINGS_FILE)
    os.mkfifo(tmp_path / STATE_FILE)
    settings = Settings.load(tmp_path)
    assert settings.theme == ""
    assert "it is no plain file" in settings.complaints[0]


async def test_the_tour_of_the_first_start_is_seen_once(bridge: Workspace, tmp_path: Path) -> None:
    async with opened(bridge, NARROW, settings=Settings.load(tmp_path)) as driver:
        assert "Whatever you see stands in an article" in driver.text()
        assert "?  Keys" in driver.text()
        await driver.press("j")
        assert "Whatever you see" not in driver.text()
        assert driver.main.panes.sources.cursor == 1, "the key does its work, too"
    async with opened(bridge, NARROW, settings=Settings.load(tmp_path)) as driver:
        assert "Whatever you see" not in driver.text()


@pytest.mark.parametrize("key", ["escape", "space"])
async def test_a_key_that_only_leaves_things_just_ends_the_tour(
    bridge: Workspace, tmp_path: Path, key: str
) -> None:
    async with opened(bridge, NARROW, settings=Settings.load(tmp_path)) as driver:
        await driver.press(key)
        assert "Whatever you see" not in driver.text()
        assert driver.main.panes.sources.cursor == 0


async def test_a_theme_that_is_gone_is_told_and_another_is_taken(
    bridge: Workspace, tmp_path: Path
) -> None:
    async with opened(bridge, settings=Settings(tmp_path, theme="[/b] gone")) as driver:
        assert driver.app.theme == DARK.name
        assert any("no theme '[/b] gone'" in notice for notice in driver.notices())


async def test_an_absurd_keymap_is_told_in_a_few_sentences(
    bridge: Workspace, tmp_path: Path
) -> None:
    keymap = {f"command-{number}": "[" * 1_000 for number in range(500)}
    keymap |= {"zen": "ctrl+" * 500, "help": ",,,", "quit": "", "next-hit": "\x1b"}
    async with opened(bridge, settings=Settings(tmp_path, keymap=keymap)) as driver:
        told = " ".join(driver.notices())
        assert "more settings are invalid" in told
        assert len(told) < 1_500
        await driver.press("3", "question_mark", "escape")
        assert driver.app.is_running
