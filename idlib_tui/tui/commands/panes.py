"""Going from pane to pane."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from idlib_tui.tui.commands.command import Group, MainCommand
from idlib_tui.tui.panes import Pane

if TYPE_CHECKING:
    from idlib_tui.tui.commands.target import Target


class _ShowPane(MainCommand):
    """Go to one pane."""

    group = Group.PANES
    pane: ClassVar[Pane]

    @classmethod
    def run(cls, target: Target) -> None:
        """Show the pane and give it the focus."""
        target.go_to_pane(cls.pane)


class ShowSources(_ShowPane):
    """Go to the list of sources."""

    key = "1"
    label = "Sources"
    pane = Pane.SOURCES


class ShowArticle(_ShowPane):
    """Go to the article."""

    key = "2"
    label = "Article"
    pane = Pane.ARTICLE


class ShowChronology(_ShowPane):
    """Go to the chronology: what happened when, over all articles."""

    key = "3"
    label = "Chronology"
    pane = Pane.CHRONOLOGY


class ShowQuotes(_ShowPane):
    """Go to the quotes: who said what."""

    key = "4"
    label = "Quotes"
    pane = Pane.QUOTES


class ShowFigures(_ShowPane):
    """Go to the figures: numbers on which reports may differ."""

    key = "5"
    label = "Figures"
    pane = Pane.FIGURES


class NextPane(MainCommand):
    """Go to the next pane."""

    key = "tab,l,right"
    label = "Next pane"
    group = Group.PANES

    @classmethod
    def run(cls, target: Target) -> None:
        """Give the focus to the pane on the right, or the first."""
        target.step_pane(1)


class PreviousPane(MainCommand):
    """Go to the pane before."""

    key = "shift+tab,h,left"
    label = "Previous pane"
    group = Group.PANES

    @classmethod
    def run(cls, target: Target) -> None:
        """Give the focus to the pane on the left, or the last."""
        target.step_pane(-1)


class Zen(MainCommand):
    """Show the article alone, or everything again."""

    when = "open an article first."
    key = "z"
    label = "Zen"
    group = Group.PANES
    hint = 20

    @classmethod
    def available(cls, target: Target) -> bool:
        """Only with an article to be alone with."""
        return target.reading.article is not None

    @classmethod
    def run(cls, target: Target) -> None:
        """Hide everything but the article, or bring it back."""
        target.toggle_zen()


class _OfColumns(MainCommand):
    """Something about the widths of the columns."""

    when = "there is only one column."
    group = Group.PANES

    @classmethod
    def available(cls, target: Target) -> bool:
        """Only where the screen shows several columns."""
        return target.can_resize


class WidenColumn(_OfColumns):
    """Widen this column."""

    key = "ctrl+right"
    label = "Wider"

    @classmethod
    def run(cls, target: Target) -> None:
        """Widen it by a step."""
        target.resize_column(1)


class NarrowColumn(_OfColumns):
    """Narrow this column."""

    key = "ctrl+left"
    label = "Narrower"

    @classmethod
    def run(cls, target: Target) -> None:
        """Narrow it by a step."""
        target.resize_column(-1)


class HideColumn(_OfColumns):
    """Hide this column until you go to it, or keep it beside the article again."""

    when = "go to a column beside the article first."
    key = "H"
    label = "Hide"

    @classmethod
    def available(cls, target: Target) -> bool:
        """Only in a column beside the article."""
        return target.can_resize and target.pane is not Pane.ARTICLE

    @classmethod
    def run(cls, target: Target) -> None:
        """Hide it, or keep it."""
        pane = target.pane
        hidden = target.hide_column()
        way = f"Hidden; {pane.number} shows it."
        target.show_notice(way if hidden else f"{pane.title} stays beside the article.")
