"""Marks on whole articles: read, a star, tags."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idlib_tui.tui.commands.command import Group, MainCommand

if TYPE_CHECKING:
    from idlib_tui.tui.commands.target import Target


class _OnArticle(MainCommand):
    """A command about the article under the cursor or on show."""

    when = "open an article first."

    @classmethod
    def available(cls, target: Target) -> bool:
        """Only with an article under the cursor or on show."""
        return target.desk is not None and target.collecting.article_meant() is not None


class ReadMark(_OnArticle):
    """Mark the article as read, or as unread."""

    key = "m"
    label = "Read mark"
    group = Group.READ

    @classmethod
    def run(cls, target: Target) -> None:
        """Switch the mark."""
        target.collecting.toggle_read()


class Star(_OnArticle):
    """Give the article a star, or take it away."""

    key = "asterisk"
    label = "Star"
    group = Group.COLLECT

    @classmethod
    def run(cls, target: Target) -> None:
        """Switch the star."""
        target.collecting.toggle_star()


class Tag(_OnArticle):
    """Give the article a tag of your own, or take one away."""

    key = "T"
    label = "Tags"
    group = Group.COLLECT

    @classmethod
    def run(cls, target: Target) -> None:
        """Open the list of tags."""
        target.asking.tags()
