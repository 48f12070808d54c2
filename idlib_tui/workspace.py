"""Where things are: a workspace's folders, how one is found, and how one is made."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from idlib_tui.errors import WorkspaceError

if TYPE_CHECKING:
    from idlib_tui.model import Story

SEEDS = "seeds"
INDEX = "index"
BRIEFS = "briefs"
STORY_FILE = "story.yaml"
HIDDEN_INDEX = ".idlib-tui"
"""The index of a folder of bare articles, out of the way of its listing."""


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

    @classmethod
    def at(cls, root: Path) -> Workspace:
        """Lay out a folder: with ``seeds/`` in it, or with the articles themselves.

        In a folder of bare articles the index is hidden (``.idlib-tui/``) and only what the user
        makes is visible (``briefs/``). Nothing is created here.
        """
        root = root.absolute()
        if (root / SEEDS).is_dir():
            return cls(root, root / SEEDS, root / INDEX, root / BRIEFS)
        return cls(root, root, root / HIDDEN_INDEX, root / BRIEFS)

    @property
    def story_file(self) -> Path:
        """Where the story is described; the file need not exist."""
        return self.seeds / STORY_FILE

    def story(self) -> Story:
        """Read and check ``story.yaml``.

        Raises:
            StoryError: It says something that cannot be right.
        """
        # Imported here because YAML is slow to load, and the reader paints its frame before.
        from idlib_tui.story import read_story  # noqa: PLC0415

        return read_story(self.story_file)


@dataclass(frozen=True, slots=True)
class Found:
    """A workspace, and a notice for the user about how it was found."""

    workspace: Workspace
    notice: str | None = None


def find_workspace(explicit: Path | None = None, start: Path | None = None) -> Found:
    """Find the workspace to use.

    Args:
        explicit: The folder that the user named; it is taken as it is.
        start: Where to look from otherwise; the current folder by default.

    Returns:
        The named one; else the nearest at or above ``start``; else the bundled Idlib story, as a
        copy of the user's own, with a notice that says so.

    Raises:
        WorkspaceError: The named folder does not exist or cannot be looked into, or the copy cannot
            be written.
    """
    if explicit is not None:
        try:
            return Found(Workspace.at(_existing(explicit)))
        except OSError as error:
            raise WorkspaceError(f"{explicit} cannot be read: {error.strerror}.") from error
    try:
        here = (start or Path.cwd()).absolute()
    except OSError as error:
        raise WorkspaceError(f"The current folder is gone: {error.strerror}.") from error
    for folder in (here, *here.parents):
        if is_workspace(folder):
            return Found(Workspace.at(folder))
    workspace = bundled_story()
    return Found(
        workspace,
        f"No workspace at or above {here}: this is the bundled Idlib story, in your own copy at "
        f"{workspace.root}. Name a folder of articles with --workspace.",
    )


def is_workspace(folder: Path) -> bool:
    """Return whether a folder is a workspace without being named as one."""
    try:
        return (folder / SEEDS).is_dir() or (folder / STORY_FILE).is_file()
    except OSError:
        # One that must not be looked into is nobody's workspace.
        return False


def bundled_story() -> Workspace:
    """Open the user's copy of the bundled Idlib story, making it on first use.

    Raises:
        WorkspaceError: The copy cannot be written.
    """
    # Imported here because most runs stand in a workspace and never need it.
    import platformdirs  # noqa: PLC0415

    root = platformdirs.user_data_path("idlib-tui", appauthor=False) / "idlib-story"
    if not root.is_absolute():
        raise WorkspaceError(
            f"There is no home folder to copy the bundled story to ({root}). Name a folder of "
            "articles with --workspace."
        )
    if not (root / SEEDS).is_dir():
        try:
            _copy_whole(_bundled_seeds(), root / SEEDS)
        except OSError as error:
            raise WorkspaceError(
                f"The bundled story cannot be copied to {root}: {error.strerror}. "
                "Name a folder of articles with --workspace."
            ) from error
    return Workspace.at(root)


def create_workspace(folder: Path) -> Workspace:
    """Make a workspace with an empty ``seeds/`` and the template of ``story.yaml``.

    Files that already stand in the folder are left alone.

    Raises:
        WorkspaceError: It already is a workspace, or cannot be written.
    """
    # Imported here as in ``Workspace.story``.
    from idlib_tui.story_template import story_yaml  # noqa: PLC0415

    if is_workspace(folder):
        raise WorkspaceError(f"{folder} already is a workspace; nothing was changed.")
    try:
        for name in (SEEDS, INDEX, BRIEFS):
            (folder / name).mkdir(parents=True, exist_ok=True)
        (folder / SEEDS / STORY_FILE).write_text(story_yaml(), encoding="utf-8")
    except OSError as error:
        raise WorkspaceError(f"{folder} cannot be made: {error.strerror}.") from error
    return Workspace.at(folder)


def _existing(folder: Path) -> Path:
    if folder.is_dir():
        return folder
    if folder.exists():
        raise WorkspaceError(f"{folder} is a file; a workspace is a folder of articles.")
    raise WorkspaceError(
        f"There is no folder {folder}. `idlib-tui new {folder}` makes a workspace there."
    )


def _bundled_seeds() -> Path:
    """The story that a wheel carries inside the package, and a checkout beside it."""
    package = Path(__file__).parent
    packed = package / "bundled" / SEEDS
    return packed if packed.is_dir() else package.parent / SEEDS


def _copy_whole(source: Path, target: Path) -> None:
    """Copy a folder so that ``target`` exists only once it is complete."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".copying-") as scratch:
        half = Path(scratch) / target.name
        # Contents only: a system-wide install may be read-only, the user's copy must not be.
        shutil.copytree(source, half, copy_function=shutil.copyfile)
        try:
            half.rename(target)
        except OSError:
            # Another process may have finished the same copy first.
            if not target.is_dir():
                raise
