"""The line of key hints: only keys that work here and now, the most useful where room is short."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from textual.content import Content
from textual.screen import Screen
from textual.style import Style

from idlib_tui.tui.commands import BY_ID
from idlib_tui.tui.widgets.part_styles import PartStyles

if TYPE_CHECKING:
    from textual.binding import ActiveBinding

GAP = 3
"""Cells between two hints."""

MOST = 8
"""Hints shown at most: nobody reads a longer line; the help has them all."""


@dataclass(frozen=True, slots=True)
class Hint:
    """One key and what it does.

    Attributes:
        weight: How much it deserves a place.
        action: What a click on it runs.
    """

    key: str
    label: str
    weight: int
    action: str

    @property
    def width(self) -> int:
        """Cells that the hint takes."""
        return len(self.key) + 1 + len(self.label)


def fitting(hints: Iterable[Hint], width: int) -> list[Hint]:
    """Choose the weightiest hints that fit into a width, and keep their order."""
    offered = list(hints)
    chosen: set[Hint] = set()
    left = width
    for hint in sorted(offered, key=lambda hint: -hint.weight):
        if len(chosen) < MOST and hint.width <= left:
            chosen.add(hint)
            left -= hint.width + GAP
    return [hint for hint in offered if hint in chosen]


class KeyHints(PartStyles):
    """Draws the hints of the active bindings in one line."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"key-hints--key"}

    def on_mount(self) -> None:
        """Follow the bindings as the focus and the state change."""
        self.screen.bindings_updated_signal.subscribe(self, self._bindings_changed)

    def _bindings_changed(self, screen: Screen[Any]) -> None:
        if screen is self.screen:
            self.refresh()

    def hints(self) -> list[Hint]:
        """The hints of all bindings that are active, each command once; none under a dialog."""
        if self.app.screen is not self.screen:
            return []
        found: dict[str, Hint] = {}
        for active in self.screen.active_bindings.values():
            name = active.binding.id
            if name in BY_ID and name not in found and active.enabled:
                command = BY_ID[name]
                if command.hint:
                    found[name] = Hint(
                        self.app.get_key_display(active.binding),
                        command.label,
                        command.hint,
                        self._action(active),
                    )
        order = list(BY_ID)
        return [found[name] for name in sorted(found, key=order.index)]

    @staticmethod
    def _action(active: ActiveBinding) -> str:
        """Name the action so that it is found from the whole screen."""
        action = active.binding.action
        if action.startswith("screen."):
            return action
        namespace = "screen" if isinstance(active.node, Screen) else "focused"
        return f"{namespace}.{action}"

    def render(self) -> Content:
        """Draw as many hints as the width holds."""
        key_style = self.part_style("key-hints--key")
        parts = [
            Content.assemble((hint.key, key_style), " ", hint.label).stylize(
                Style.from_meta({"@click": hint.action})
            )
            for hint in fitting(self.hints(), self.content_size.width)
        ]
        return Content(" " * GAP).join(parts)
