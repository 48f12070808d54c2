"""``new``: make a workspace, from articles if there are some."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from idlib_tui.cli.arguments import positive, words
from idlib_tui.cli.command import Command
from idlib_tui.cli.questions import can_ask, choose, fill_in
from idlib_tui.cli.session import Session
from idlib_tui.cli.status import ExitStatus
from idlib_tui.cli.taking import take_in
from idlib_tui.files import write_atomically
from idlib_tui.wording import counted
from idlib_tui.workspace import create_workspace

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from idlib_tui.workspace import Workspace

USUAL_ACTORS = 5
"""Actors that are taken into story.yaml where the user just agrees."""

MOST_OFFERED = 15
"""Actors that are offered: as many as can be read at a glance."""

FEWEST_QUOTES = 2
"""Who is quoted less often is not offered."""


class New(Command):
    """Make a workspace: seeds/ with a story.yaml, index/ and briefs/.

    Articles named after it (files, folders, or - for what is piped in) are copied into seeds/ and
    read. In a terminal it then asks what the story is called and who matters most, of those who are
    quoted most often; the answers go into story.yaml, where they can be changed.
    """

    name = "new"
    summary = "make a workspace, from articles if there are some"
    json = False
    examples = (
        ("new harbour-strike ~/clips", "copies of all articles in a folder, and two questions"),
        ("new harbour-strike", "then put articles into harbour-strike/seeds/"),
        ("new harbour-strike ~/clips --title 'Harbour strike' --actors 5", "without questions"),
    )

    def configure(self, parser: argparse.ArgumentParser) -> None:
        """Take the folder, the articles, and answers to what would be asked."""
        parser.add_argument("folder", metavar="DIR", type=Path, help="made where it is missing")
        parser.add_argument("paths", metavar="PATH", nargs="*", help="articles to copy into it")
        parser.add_argument("--title", type=words, help="what the story is called")
        parser.add_argument(
            "--actors",
            metavar="N",
            type=positive,
            help="put the N who are quoted most often into story.yaml",
        )

    def run(self, arguments: argparse.Namespace, session: Session) -> ExitStatus:
        """Make it, fill it, and say what comes next."""
        output = session.output
        workspace = create_workspace(arguments.folder)
        status = ExitStatus.OK
        for one in take_in(workspace, arguments.paths):
            if one.reason:
                output.say(f"{one.source}: {one.reason}")
            if one.file is None:
                status = ExitStatus.WORKSPACE
        asks = can_ask(output) and "-" not in arguments.paths
        title = arguments.title or ""
        if asks and arguments.title is None:
            title = fill_in(output, "What is the story called?", _title_of(arguments.folder))
        actors = _actors(Session(output, workspace.root), arguments.actors, asks=asks)
        if title or actors:
            # Imported here because YAML is slow to load.
            from idlib_tui.story_template import story_yaml  # noqa: PLC0415

            write_atomically(workspace.story_file, story_yaml(title, actors))
        output.line(str(workspace.root))
        output.say(_advice(workspace, arguments.folder, has_articles=bool(arguments.paths)))
        return status


def _actors(session: Session, wanted: int | None, *, asks: bool) -> Sequence[str]:
    """Name the actors who matter most, of those in the articles."""
    if wanted is None and not asks:
        return ()
    with session.library() as library:
        known = [
            each
            for each in library.actors()
            if each.quotes >= FEWEST_QUOTES and not each.is_unnamed
        ]
    if wanted is not None or not known:
        return [each.name for each in known[:wanted]]
    offered = known[:MOST_OFFERED]
    rows = [
        f"{each.name} ({counted(each.quotes, 'quote')}, {counted(each.articles, 'article')})"
        for each in offered
    ]
    chosen = choose(session.output, "Who matters most?", rows, min(USUAL_ACTORS, len(rows)))
    return [offered[number].name for number in chosen]


def _title_of(folder: Path) -> str:
    """Propose a title: the folder's name, as words."""
    name = folder.resolve().name.replace("-", " ").replace("_", " ").strip()
    return name[:1].upper() + name[1:]


def _advice(workspace: Workspace, folder: Path, *, has_articles: bool) -> str:
    put = "" if has_articles else f"Put articles into {workspace.seeds}, "
    describe = f"{'describe' if put else 'Describe'} the story in {workspace.story_file}"
    return f"{put}{describe}, and open it with: idlib-tui --workspace {folder}"
