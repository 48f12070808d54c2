"""The status line: where the reader is in the article, and what the program is doing."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from idlib_tui.safe_text import one_line
from idlib_tui.tui.widgets.cells import cell_len, fit, fit_to

SEPARATOR = "  ·  "
LEAST = 14
"""Cells that the beginning of a fact needs to be worth showing."""


class StatusBar(Widget):
    """One line: facts about the place in the article on the left, the program's on the right."""

    place: reactive[tuple[str, ...]] = reactive[tuple[str, ...]](())
    """Facts about the cursor's place in the article, most important first."""

    place_shown: reactive[bool] = reactive(True)
    """Whether the article is on the screen; facts about a place that nobody sees are none."""

    working: reactive[str] = reactive("")
    """What is being done at this moment; "" when nothing is."""

    story: reactive[str] = reactive("")
    """The name of the story."""

    corpus: reactive[str] = reactive("")
    """What there is: "5 articles"."""

    added: reactive[int] = reactive(0)
    """Articles that have come since the reader was opened, until the user looks at one."""

    def render(self) -> Content:
        """Draw both ends; facts that do not fit are cut or dropped from the end."""
        width = self.content_size.width
        right = fit_to(one_line(self.working or self._named(width)), width)
        room = width - cell_len(right) - 2
        left = ""
        for fact in map(one_line, self.place if self.place_shown else ()):
            longer = left + SEPARATOR + fact if left else fact
            if cell_len(longer) > room:
                some = room - cell_len(left) - cell_len(SEPARATOR) * bool(left)
                if not left or some >= LEAST:
                    left = fit(longer, room)
                break
            left = longer
        return Content(fit(left, max(room, 0)) + "  " * (room > 0) + right)

    def _named(self, width: int) -> str:
        """The story's name before what there is of it, where half of the line has room for both."""
        corpus = f"{self.corpus} · {self.added:,} new" if self.added else self.corpus
        named = f"{self.story} · {corpus}" if self.story else corpus
        return named if cell_len(one_line(named)) <= width // 2 else corpus


def counted(articles: int, problems: int) -> str:
    """Say how much there is: "5 articles, 1 problem"."""
    text = f"{articles:,} article{'' if articles == 1 else 's'}"
    return text + (f", {problems} problem{'' if problems == 1 else 's'}" if problems else "")
