"""Where things are: a workspace's folders, and how one is found."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from idlib_tui.model import Story


@dataclass(frozen=True, slots=True)
class Workspace:
    """A folder with articles, and what is derived from them and made of them.

    Attributes:
        root: The folder the user named.
        seeds: The articles; ``root/seeds``, or ``root`` itself for a folder of bare articles.
        index: Derived data; safe to delete.
        briefs: What the user made: briefs and ``desk.yaml``.
    """

    root: Path
    seeds: Path
    index: Path
    briefs: Path

    @property
    def story_file(self) -> Path:
        """Where the story is described; the file need not exist."""
        return self.seeds / "story.yaml"

    def story(self) -> Story:
        """Read and check ``story.yaml``.

        Raises:
            StoryError: It says something that cannot be right.
        """
        return Story()
