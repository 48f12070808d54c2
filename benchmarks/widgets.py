"""How long the widgets take for what the user waits for.

Run with ``.venv/bin/python benchmarks/widgets.py``. Prints processor milliseconds, the median of
several runs, from the call until the screen has been painted, at 120 by 40 cells. No figure of the
reader below "open" and "resize" should grow with the length of the article, and none of the list
with the number of its rows.
"""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import Callable, Sequence
from statistics import median

from textual.app import App, ComposeResult
from textual.pilot import Pilot
from textual.widget import Widget

from idlib_tui.model import Annotations, Article, Quote, QuoteKind, Timex, TimexType
from idlib_tui.tui.widgets.line_map import Group
from idlib_tui.tui.widgets.reader import Reader
from idlib_tui.tui.widgets.virtual_list import VirtualList

SIZE = (120, 40)
SENTENCE = (
    "On Monday the “river rose again” in the valley, and the people of Brod left their homes. "
)


class Stage(App[None]):
    """Shows one widget."""

    def __init__(self, widget: Widget) -> None:
        super().__init__()
        self.widget = widget

    def compose(self) -> ComposeResult:
        """Show it."""
        yield self.widget


class Rows:
    """Any number of rows."""

    def __init__(self, rows: int) -> None:
        self.rows = rows

    def count(self) -> int:
        """Count them."""
        return self.rows

    def fetch(self, offset: int, limit: int) -> Sequence[str]:
        """Make a window of them."""
        last = min(offset + limit, self.rows)
        return [f"row {number} of many" for number in range(offset, last)]


def make_article(words: int) -> Article:
    """Make an article of paragraphs of some fifty words."""
    paragraph = SENTENCE * 3
    count = max(words // len(paragraph.split()), 1)
    return Article(f"{words}", f"{words}.txt", "The river", "\n\n".join([paragraph] * count))


def make_annotations(text: str) -> Annotations:
    """Find a quote and a time in every sentence."""
    quotes = [
        Quote(m.start(), m.end(), m.group(), QuoteKind.DIRECT, "Brod", "Brod")
        for m in re.finditer("“[^”]*”", text)
    ]
    times = [
        Timex(m.start(), m.end(), m.group(), TimexType.DATE, "2021-03-01")
        for m in re.finditer("Monday", text)
    ]
    return Annotations(tuple(times), (), tuple(quotes))


async def cost(pilot: Pilot[None], step: Callable[[], object], runs: int = 9) -> float:
    """Measure a step with its repaint, in processor milliseconds."""
    costs = []
    for _ in range(runs):
        start = time.process_time()
        step()
        await pilot.pause()
        costs.append(1000 * (time.process_time() - start))
    return median(costs)


async def measure_reader(name: str, article: Article) -> None:
    """Print the costs of one article."""
    reader = Reader()
    annotations = make_annotations(article.text)
    hits = [m.span() for m in re.finditer("valley|x{60}", article.text)]
    async with Stage(reader).run_test(size=SIZE) as pilot:
        idle = await cost(pilot, lambda: None)
        opened = await cost(pilot, lambda: reader.show(article, annotations), runs=3)
        reader.set_hits(hits)
        steps: dict[str, Callable[[], object]] = {
            "next hit": reader.next_hit,
            "next quote": reader.next_quote,
            "page down": reader.action_page_down,
            "paragraph": reader.action_cursor_down,
        }
        costs = [f"{label} {await cost(pilot, step) - idle:5.1f}" for label, step in steps.items()]
        start = time.process_time()
        await pilot.resize_terminal(80, 40)
        resized = 1000 * (time.process_time() - start)
    print(f"{name:24} open {opened - idle:6.1f}  {'  '.join(costs)}  resize {resized:6.1f}")


async def measure_list(count: int) -> None:
    """Print the costs of a list with headings."""
    rows = VirtualList[str]()
    groups = [Group(f"group {number}", 10) for number in range(count // 10)]
    start = time.process_time()
    async with Stage(rows).run_test(size=SIZE) as pilot:
        rows.show(Rows(count), groups=groups)
        await pilot.pause()
        mounted = 1000 * (time.process_time() - start)
        idle = await cost(pilot, lambda: None)
        steps: dict[str, Callable[[], object]] = {
            "down": rows.action_cursor_down,
            "page down": rows.action_page_down,
            "end": rows.action_cursor_bottom,
            "reload": rows.reload,
        }
        costs = [f"{label} {await cost(pilot, step) - idle:5.1f}" for label, step in steps.items()]
    print(f"{f'list of {count:,}':24} mount {mounted:5.1f}  {'  '.join(costs)}")


async def main() -> None:
    """Measure everything."""
    for words in (1_000, 5_000, 50_000):
        await measure_reader(f"article, {words:,} words", make_article(words))
    await measure_reader("a line of 1 MB", Article("x", "x.txt", "x", "x" * 1_000_000))
    for count in (1_000, 10_000, 100_000):
        await measure_list(count)


if __name__ == "__main__":
    asyncio.run(main())
