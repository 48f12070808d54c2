"""Conditions that several commands share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idlib_tui.tui.commands.command import Group, MainCommand

if TYPE_CHECKING:
    from idlib_tui.tui.commands.target import Target


class OnPassage(MainCommand):
    """A command about the words under the cursor."""

    when = "go to words of an article first."
    group = Group.COLLECT

    @classmethod
    def available(cls, target: Target) -> bool:
        """Only with words of an article under the cursor."""
        return target.desk is not None and target.collecting.passage() is not None


class OnStory(MainCommand):
    """A command about all articles."""

    when = "there are no articles yet."
    group = Group.COLLECT

    @classmethod
    def available(cls, target: Target) -> bool:
        """Only once there are articles, and a desk to keep things on."""
        return target.desk is not None and target.has_articles
