"""Nothing in a workspace commands the terminal from any pane, page or message of the reader."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.hostile import HOSTILE_TEXTS, forbidden_in, hostile_workspace
from tests.tui.driving import NARROW, WIDE, opened

WALKS = (
    ("1", "j", "enter", "i", "escape", "r", "r"),
    ("2", "j", "]", "p", "N"),
    ("3", "j", "enter", "a", "escape"),
    ("4", "j", "enter", "p"),
    ("5", "j", "enter"),
    ("s", "escape"),
    ("ctrl+p", "a", "n", "escape"),
    ("x", "escape"),
    ("question_mark", "escape"),
    ("e", "b", "escape"),
)
"""Keys that lead through the panes and dialogs."""


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_every_pane_and_dialog(tmp_path: Path, size: tuple[int, int]) -> None:
    workspace = hostile_workspace(tmp_path / "hostile")
    async with opened(workspace, size, notice=f"Notice {HOSTILE_TEXTS[0]}") as driver:
        assert "Title" in driver.text()
        for walk in WALKS:
            for key in walk:
                await driver.press(key)
                assert not forbidden_in(driver.text()), key
                assert not any(map(forbidden_in, driver.notices())), key


async def test_what_is_copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copied: list[str] = []
    monkeypatch.setattr(
        "idlib_tui.tui.clipboard.copy", lambda text, *_: (copied.append(text), "tmux")[1]
    )
    async with opened(hostile_workspace(tmp_path / "hostile")) as driver:
        await driver.press("1", "enter", "y")
        await driver.press("4", "j", "y")
    assert len(copied) == 2
    assert "Title" in copied[0]
    assert not any(map(forbidden_in, copied))


async def test_what_is_told(tmp_path: Path) -> None:
    workspace = hostile_workspace(tmp_path / "hostile")
    workspace.story_file.write_text("title: Short\n", encoding="utf-8")
    async with opened(workspace, NARROW) as driver:
        for text in HOSTILE_TEXTS:
            driver.main.show_notice(f"Told {text}")
            driver.main.show_notice(f"Failed {text}", error=True)
        await driver.settle()
        assert len(driver.notices()) >= 2 * len(HOSTILE_TEXTS)
        assert not any(map(forbidden_in, driver.notices()))
        assert not forbidden_in(driver.text())
