"""Judging what is found: grades of sources, and facts that are disputed or need a source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idlib_tui.tui.commands.command import Group, MainCommand
from idlib_tui.tui.commands.conditions import OnPassage

if TYPE_CHECKING:
    from idlib_tui.tui.commands.target import Target


class GradeSource(MainCommand):
    """Grade the source of the article, A to F: how far you trust it."""

    when = "go to an article first."
    key = "A"
    label = "Grade"
    group = Group.COLLECT

    @classmethod
    def available(cls, target: Target) -> bool:
        """Only with an article under the cursor or on show."""
        return target.desk is not None and target.judging.has_source

    @classmethod
    def run(cls, target: Target) -> None:
        """Ask for the grade."""
        target.judging.ask_grade()


class MarkFact(OnPassage):
    """Mark what is under the cursor as disputed, as undisputed, or as in need of a source."""

    key = "D"
    label = "Mark fact"

    @classmethod
    def run(cls, target: Target) -> None:
        """Ask for the mark."""
        target.judging.ask_status()
