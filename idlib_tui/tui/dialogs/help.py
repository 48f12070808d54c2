"""The keys that work here and now, read from the live bindings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import Static

from idlib_tui.tui.commands import BY_ID, Group
from idlib_tui.tui.dialogs.page import Page

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.app import App
    from textual.binding import ActiveBinding

KEY_WIDTH = 16
"""Cells for the keys of a command; few commands have more."""

_WIDEST = 104
"""Columns of the dialog at most, as its style sheet says."""

_AROUND = 7
"""Columns of its frame, its padding and its scroll bar."""

_OTHER = "Also"


class HelpScreen(Page):
    """Lists the active bindings by group, with every key of each."""

    def __init__(self, where: str, active: Mapping[str, ActiveBinding]) -> None:
        """Keep what was active before this screen came.

        Args:
            where: What had the focus, for the title.
            active: The active bindings by key.
        """
        super().__init__(f"Keys in {where}")
        self._active = active

    def on_resize(self) -> None:
        """Wrap the descriptions beside the keys anew."""
        self.query_one("#page-text", Static).update(self.text())

    def text(self) -> Content:
        """A command a line, or a few, under the headings of the registry."""
        lines: list[Content] = []
        room = max(min(self.app.size.width * 9 // 10, _WIDEST) - _AROUND - KEY_WIDTH - 1, 10)
        for heading, rows in grouped(self._active, self.app).items():
            if lines:
                lines.append(Content(""))
            lines.append(Content.styled(heading, "bold $text-primary"))
            for keys, description in rows:
                first, *more = Content(description).wrap(room)
                head = Content.styled(keys.ljust(KEY_WIDTH) + " ", "$text-accent")
                lines.append(head + first.rstrip())
                lines += [Content(" " * (KEY_WIDTH + 1)) + line.rstrip() for line in more]
        return Content("\n").join(lines)


def grouped(
    active: Mapping[str, ActiveBinding], app: App[object]
) -> dict[str, list[tuple[str, str]]]:
    """Gather active bindings as (keys, description) under the headings of the registry."""
    keys: dict[str, list[str]] = {}
    described: dict[str, tuple[str, str]] = {}
    for each in active.values():
        binding = each.binding
        name = binding.id or binding.action
        description = binding.tooltip or binding.description
        if not description or binding.system or not each.enabled:
            continue
        keys.setdefault(name, []).append(app.get_key_display(binding))
        group = BY_ID[name].group if name in BY_ID else _OTHER
        described[name] = (str(group), description)
    order = {name: place for place, name in enumerate(BY_ID)}
    headings: dict[str, list[tuple[str, str]]] = {str(group): [] for group in (*Group, _OTHER)}
    for name in sorted(described, key=lambda name: order.get(name, len(order))):
        group, description = described[name]
        headings[group].append(("  ".join(keys[name]), description))
    return {heading: rows for heading, rows in headings.items() if rows}
