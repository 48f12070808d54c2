"""An archive beside the story: going there and back, and copying articles from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idlib_tui.tui.commands.command import Group, MainCommand

if TYPE_CHECKING:
    from idlib_tui.tui.commands.target import Target


class SwitchArchive(MainCommand):
    """Read an archive on a cluster in place of the story, or the story again."""

    key = "Z"
    label = "Archive"
    group = Group.PROGRAM

    @classmethod
    def run(cls, target: Target) -> None:
        """Go there, or back."""
        target.switch_archive()


class _FromArchive(MainCommand):
    """Something that copies from an archive."""

    group = Group.COLLECT
    when = "nothing of an archive is under the cursor; Z shows an archive."


class PullArticle(_FromArchive):
    """Copy the article under the cursor, or on show, from the archive into the story."""

    key = "L"
    label = "Pull"
    hint = 75

    @classmethod
    def available(cls, target: Target) -> bool:
        """Only in an archive, with an article."""
        return target.pulling is not None and target.collecting.article_meant() is not None

    @classmethod
    def run(cls, target: Target) -> None:
        """Pull it."""
        if target.pulling is not None:
            target.pulling.pull_article()


class PullFound(_FromArchive):
    """Copy all articles that the search finds in the archive into the story."""

    key = "F"
    label = "Pull all"
    hint = 74
    when = "search an archive first; Z shows an archive."

    @classmethod
    def available(cls, target: Target) -> bool:
        """Only in an archive, with something found."""
        return target.pulling is not None and target.searching.can_step

    @classmethod
    def run(cls, target: Target) -> None:
        """Pull them."""
        if target.pulling is not None:
            target.pulling.pull_found()
