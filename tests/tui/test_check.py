"""The check of a draft in the reader: findings, the way to the source, mends."""

from __future__ import annotations

from pathlib import Path

import pytest

from idlib_tui.tui.dialogs.check import CheckScreen
from idlib_tui.workspace import Workspace
from tests.tui.driving import NARROW, NORMAL, opened

WRONG = "Reed said “we had 800 people before noon”.[^1]\n\nMy own view.\n\n[^1]: ferry\n"


@pytest.fixture
def draft(bridge: Workspace) -> Path:
    bridge.briefs.mkdir(exist_ok=True)
    path = bridge.briefs / "draft.md"
    path.write_text(WRONG, encoding="utf-8")
    return path


def words_of(draft: Path) -> str:
    return draft.read_text(encoding="utf-8")


def rewrite(draft: Path) -> None:
    draft.write_text("New.", encoding="utf-8")


@pytest.mark.parametrize("size", [NARROW, NORMAL])
async def test_a_mend_is_written_on_its_key_alone(
    bridge: Workspace, draft: Path, size: tuple[int, int]
) -> None:
    async with opened(bridge, size=size) as driver:
        await driver.press("E", "enter")
        assert isinstance(driver.app.screen, CheckScreen)
        assert "1 problem" in driver.text()
        assert "altered" in driver.text()
        await driver.press("a", "j", "j", "a", "r")
        assert words_of(draft) == WRONG
        await driver.press("m")
        assert words_of(draft) == WRONG.replace("we had 800", "We had 900")
        assert "clean" in driver.text()
        assert "Nothing is wrong." in driver.text()
        await driver.press("U")
        assert words_of(draft) == WRONG
        assert "1 problem" in driver.text()


@pytest.mark.usefixtures("draft")
async def test_enter_jumps_to_the_source(bridge: Workspace) -> None:
    async with opened(bridge) as driver:
        await driver.press("E", "enter", "enter")
        article = driver.main.reading.article
        assert article is not None
        assert article.id == "ferry"
        mark = driver.main.panes.reader.mark
        assert mark is not None
        assert "We had 900 people" in article.text[slice(*mark)]
        await driver.press("E")
        assert "draft.md" in driver.text()


async def test_a_draft_that_changes_meanwhile_is_not_written_to(
    bridge: Workspace, draft: Path
) -> None:
    async with opened(bridge) as driver:
        await driver.press("E", "enter")
        rewrite(draft)
        await driver.press("m")
        assert words_of(draft) == "New."
        assert "changed since" in " ".join(driver.text().replace("│", " ").split())
        await driver.press("r")
        assert "clean" in driver.text()


async def test_an_article_is_checked_but_never_mended(bridge: Workspace) -> None:
    article = bridge.seeds / "ferry.txt"
    before = article.read_bytes()
    async with opened(bridge) as driver:
        await driver.press("E")
        driver.app.screen.query_one("PickerInput").value = str(article)  # type: ignore[attr-defined]
        await driver.press("enter")
        assert isinstance(driver.app.screen, CheckScreen)
        await driver.press("a", "m", "j", "m")
        assert article.read_bytes() == before


async def test_a_draft_that_is_not_there_is_told(bridge: Workspace) -> None:
    async with opened(bridge) as driver:
        await driver.press("E")
        await driver.type("nothing.md")
        await driver.press("enter")
        assert "cannot be read" in driver.text()
        await driver.press("escape")
        assert not isinstance(driver.app.screen, CheckScreen)
