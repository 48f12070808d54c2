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
        rows = " ".join(driver.text().split())
        assert rows.count("4 Mar 2021 · Riverton also in 1") == 1
        assert "another version" not in driver.text()


async def test_versions_are_unfolded_below_the_oldest(bridge: Workspace) -> None:
    later = ARTICLES["bridge.txt"].replace("2021-03-04", "2021-03-19")
    assert later != ARTICLES["bridge.txt"]
    (bridge.seeds / "reprint.txt").write_text(later, encoding="utf-8")
    async with opened(bridge, NORMAL) as driver:
        sources = driver.main.panes.sources
        folded = sources.count
        await driver.press("1")
        sources.follow("reprint")
        assert sources.current_row is not None
        assert sources.current_row.article is not None
        assert sources.current_row.article.id == "bridge", "the reprint is folded under it"
        await driver.press("v")
        assert sources.count == folded + 1
        assert "19 Mar 2021 · Riverton · another version" in driver.text()
        await driver.press("j", "enter")
        assert driver.main.reading.article is not None
        assert driver.main.reading.article.id == "reprint"
        await driver.press("1", "v")
        assert sources.count == folded
        assert sources.current_row.article.id == "bridge"


async def test_only_an_article_with_versions_can_be_unfolded(bridge: Workspace) -> None:
    async with opened(bridge, NORMAL) as driver:
        await driver.press("1")
        before = driver.main.panes.sources.count
        await driver.press("v")
        assert driver.main.panes.sources.count == before
        assert "toggle_versions" not in {
            active.binding.action for active in driver.main.active_bindings.values()
        }


async def test_what_differs_from_another_version_is_marked(bridge: Workspace) -> None:
    text = ARTICLES["bridge.txt"].rstrip()
    added = "A second crane was ordered from Lunde."
    (bridge.seeds / "update.txt").write_text(f"{text}\n\n{added}\n", encoding="utf-8")
    async with opened(bridge, NORMAL) as driver:
        driver.main.reading.open("update")
        await driver.press("V")
        reader = driver.main.panes.reader
        assert reader.marks is not None
        [(start, end)] = reader.marks.changes.within(0, len(reader.article.text))
        assert reader.article.text[start:end] == added
        assert driver.notices()[-1].startswith("Beside bridge (4 Mar 2021): 1 passage marked")
        await driver.press("V")
        assert not reader.compared


async def test_an_article_without_versions_is_not_compared(bridge: Workspace) -> None:
    async with opened(bridge, NORMAL) as driver:
        await driver.press("V")
        assert driver.notices() == ["There is no other version of this article."]
