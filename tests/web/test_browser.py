"""The whole job in a browser: open, search, read, pin, write the brief and download it."""

from __future__ import annotations

from pathlib import Path

from tests.support import copy_idlib_story
from tests.terminal.tmux import not_the_first_start
from tests.web.chromium import NEEDS_CHROMIUM, chromium
from tests.web.serving import serving, until

pytestmark = NEEDS_CHROMIUM


async def _downloaded(folder: Path) -> bytes:
    """Wait for a complete download of a brief, and return it."""

    async def arrived() -> bool:
        return any(_briefs(folder))

    await until(arrived)
    return _briefs(folder)[0]


def _briefs(folder: Path) -> list[bytes]:
    return [path.read_bytes() for path in folder.glob("*.md")]


async def test_from_opening_to_the_brief_in_the_browsers_downloads(tmp_path: Path) -> None:
    workspace = copy_idlib_story(tmp_path / "story")
    not_the_first_start(tmp_path)
    downloads = tmp_path / "downloads"
    async with (
        serving(workspace, tmp_path) as served,
        chromium(tmp_path / "profile", downloads) as page,
    ):
        await page.go(served.address)
        await page.wait_for("5 articles", "1 of 5")
        assert "key" not in str(await page.evaluate("location.href"))
        assert "idlib-tui" in str(await page.evaluate("document.title"))

        await page.press("/", *"ceasefire", "Enter")
        await page.wait_for("hit 1 of")
        await page.press("4")
        await page.wait_for("Kalin")
        await page.press("p")
        await page.wait_for("Pinned")
        await page.press("e")
        await page.wait_for("briefs", "Write")
        await page.press("w")
        await page.wait_for("Written to")
        brief = await _downloaded(downloads)
        [written] = workspace.briefs.glob("*.md")
        assert brief == written.read_bytes()

        await page.press("q")

        async def says_that_it_ended() -> bool:
            return bool(await page.evaluate("document.querySelector('.ended').offsetHeight > 0"))

        await until(says_that_it_ended)
