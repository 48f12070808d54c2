"""A file -> an Article: decode, repair, take apart. The file on disk is never changed."""

from __future__ import annotations

from pathlib import Path

from idlib_tui.model import Article, Problem, Story


def ingest(path: Path, seeds: Path, story: Story) -> Article | Problem:
    """Read one file as an article.

    Args:
        path: The file.
        seeds: The folder that ids and file names are relative to.
        story: Facts and litter lines that the story's maker added.

    Returns:
        The article; or a Problem with the reason, for a file that cannot be read, is empty, is
        binary, or is too large. Never raises for what is in a file.
    """
    raise OSError(path)
