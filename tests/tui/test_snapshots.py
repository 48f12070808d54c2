"""The main states as they look, letter by letter and colour by colour.

A snapshot is the text of the screen, and below it how many cells have which style. After a change
that is meant, write them anew with ``UPDATE_SNAPSHOTS=1 pytest tests/tui/test_snapshots.py`` and
read the difference before committing it.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from pathlib import Path

import pytest

from idlib_tui.tui.settings import Settings
from idlib_tui.tui.themes import DARK, LIGHT
from idlib_tui.workspace import Workspace
from tests.tui.driving import NARROW, NORMAL, WIDE, Driver, opened

SNAPSHOTS = Path(__file__).parent / "snapshots"
SIZES = {"wide": WIDE, "normal": NORMAL, "narrow": NARROW}


def compare(driver: Driver, name: str) -> None:
    """Compare the screen with its snapshot, or write the snapshot anew."""
    cells: Counter[str] = Counter()
    for strip in driver.app.screen._compositor.render_strips():
        for text, style, _control in strip:
            # A style's meta data, such as what a click does, is not to be seen.
            cells[str(style.clear_meta_and_links()) if style else "plain"] += len(text)
    styles = "\n".join(f"{count:6} {style}" for style, count in sorted(cells.items()))
    seen = f"{driver.text()}\n\n{styles}\n"
    file = SNAPSHOTS / f"{name}.txt"
    if os.environ.get("UPDATE_SNAPSHOTS"):
        SNAPSHOTS.mkdir(exist_ok=True)
        file.write_text(seen, encoding="utf-8")
    assert seen == file.read_text(encoding="utf-8")


@pytest.fixture
def here(bridge: Workspace, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """The bridge story under a relative path, so that no machine's paths are in a snapshot."""
    monkeypatch.chdir(bridge.root.parent)
    return relative(bridge.root.name)


def relative(name: str) -> Workspace:
    """Lay out a workspace by its name in the current folder."""
    root = Path(name)
    return Workspace(root, root / "seeds", root / "index", root / "briefs")


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("theme", [DARK.name, LIGHT.name])
async def test_reading(here: Workspace, size: str, theme: str) -> None:
    async with opened(here, SIZES[size], settings=Settings(Path("settings"), theme)) as driver:
        await driver.press("j", "j", "enter", "right_square_bracket")
        compare(driver, f"reading-{size}-{theme}")


@pytest.mark.parametrize("size", SIZES)
async def test_search_with_hits(here: Workspace, size: str) -> None:
    async with opened(here, SIZES[size]) as driver:
        await driver.search("ferry")
        compare(driver, f"search-{size}")


async def test_search_without_hits(here: Workspace) -> None:
    async with opened(here, NORMAL) as driver:
        await driver.search("shopkeepres")
        compare(driver, "search-nothing")


async def test_terminal_colours(here: Workspace) -> None:
    async with opened(here, NORMAL, settings=Settings(Path("settings"), "ansi-dark")) as driver:
        compare(driver, "ansi")


async def test_help(here: Workspace) -> None:
    async with opened(here, NORMAL) as driver:
        await driver.press("question_mark")
        compare(driver, "help")


async def test_desk(here: Workspace) -> None:
    async with opened(here, NORMAL) as driver:
        await driver.press("4", "p", "j", "p", "P", "h", *"Why", "enter")
        await driver.press("j", "c", *"ask", "enter", "o", *"Soon", "enter")
        compare(driver, "desk")


@pytest.fixture
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """A workspace without articles, under a relative path."""
    monkeypatch.chdir(tmp_path)
    workspace = relative("bare")
    workspace.seeds.mkdir(parents=True)
    return workspace


@pytest.fixture
def broken(bare: Workspace) -> Workspace:
    """A workspace whose story.yaml cannot be right."""
    bare.story_file.write_text("title: Bridge\nactor: X\n", encoding="utf-8")
    return bare


async def test_empty_workspace(bare: Workspace) -> None:
    async with opened(bare, NORMAL) as driver:
        compare(driver, "empty-workspace")


async def test_broken_story(broken: Workspace) -> None:
    async with opened(broken, NORMAL) as driver:
        compare(driver, "broken-story")


def without_styles(snapshot: str) -> str:
    """The text of a snapshot, without the count of cells below it."""
    return re.split(r"\n\n +\d+ ", snapshot)[0]


def test_the_themes_differ_in_colour_alone() -> None:
    for size in SIZES:
        dark, light = (
            (SNAPSHOTS / f"reading-{size}-{theme.name}.txt").read_text(encoding="utf-8")
            for theme in (DARK, LIGHT)
        )
        assert without_styles(dark) == without_styles(light)
        assert f"on {DARK.background}" in dark
        assert f"on {LIGHT.background}" in light
