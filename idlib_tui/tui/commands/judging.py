"""Judging what is found: grades of sources, marks on facts, and who claims what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idlib_tui.tui.commands.command import Group, MainCommand
from idlib_tui.tui.commands.conditions import OnPassage, OnStory

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


class WhoClaims(OnPassage):
    """Show who asserts what is under the cursor, who denies it, and who gives another figure."""

    key = "W"
    label = "Who says so"

    @classmethod
    def run(cls, target: Target) -> None:
        """Look for it."""
        target.asking.claims()


class AskWho(OnStory):
    """Ask who says something: "No Russian source says that …"; a sentence or words will do."""

    key = "Q"
    label = "Ask who"

    @classmethod
    def run(cls, target: Target) -> None:
        """Ask for the question."""
        target.asking.question()
