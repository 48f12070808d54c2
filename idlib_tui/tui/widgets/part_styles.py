"""Styles of component classes as they can be laid over each other."""

from __future__ import annotations

from textual.style import Style
from textual.widget import Widget


class PartStyles(Widget):
    """A widget that draws its lines from parts, each styled by a component class.

    ``Widget.get_visual_style`` composes a component with its ancestors, and in its ``partial`` form
    drops backgrounds and ``reverse``; a part that lies over others needs just its own rules.
    """

    def part_style(self, component: str) -> Style:
        """Get what the rules of a component class say, and nothing else."""
        cache = self._part_styles()
        style = cache.get(component)
        if style is None:
            style = cache[component] = self._own_rules(component)
        return style

    def _part_styles(self) -> dict[str, Style]:
        if not hasattr(self, "_part_style_cache"):
            self._part_style_cache: dict[str, Style] = {}
        return self._part_style_cache

    def _own_rules(self, component: str) -> Style:
        widget: Widget = self.screen if component.startswith("screen--") else self
        styles = widget.get_component_styles(component)
        background = styles.background if styles.has_rule("background") else None
        color = styles.color if styles.has_rule("color") else None
        if styles.has_rule("auto_color") and styles.auto_color:
            below = background or self.visual_style.background
            color = below.get_contrast_text(styles.color.a) if below is not None else None
        text = styles.text_style
        return Style(
            background=background,
            foreground=color,
            bold=text.bold,
            dim=text.dim,
            italic=text.italic,
            underline=text.underline,
            underline2=text.underline2,
            reverse=text.reverse,
            strike=text.strike,
        )

    def notify_style_update(self) -> None:
        """Forget the styles when the theme, the focus or a class changes."""
        super().notify_style_update()
        self._part_styles().clear()
