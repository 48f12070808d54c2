"""What the rows of the source list say beside titles and dates."""

from __future__ import annotations

from idlib_tui.workspace import Workspace
from tests.tui.conftest import ARTICLES
from tests.tui.driving import NORMAL, opened


async def test_files_that_are_no_articles_are_named_last(bridge: Workspace) -> None:
    (bridge.seeds / "map.png").write_bytes(b"\x89PNG")
    (bridge.seeds / "table.xlsx").write_bytes(b"PK\3\4")
    async with opened(bridge, NORMAL) as driver:
        assert "1 .xlsx, 1 image: not articles" in driver.text()
        await driver.press("G", "enter")
        assert driver.main.panes.sources.current_row is not None
        (bridge.seeds / "table.xlsx").unlink()
        await driver.press("ctrl+r")
        assert "1 image: not articles" in driver.text()
        assert "xlsx" not in driver.text()


async def test_an_article_with_other_versions_says_so(bridge: Workspace) -> None:
    (bridge.seeds / "reprint.txt").write_text(ARTICLES["bridge.txt"], encoding="utf-8")
    async with opened(bridge, NORMAL) as driver:
        assert driver.text().count("4 Mar 2021 · Riverton · also in 1") == 2
