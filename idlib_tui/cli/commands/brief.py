"""``brief``: write the brief."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from idlib_tui.cli.arguments import add_actor, add_period, day_or_brief, first_day, words
from idlib_tui.cli.command import Command
from idlib_tui.cli.status import ExitStatus
from idlib_tui.dates import day_text

if TYPE_CHECKING:
    import argparse
    from datetime import date

    from idlib_tui.brief import Desk
    from idlib_tui.brief.since import Changes
    from idlib_tui.cli.session import Session
    from idlib_tui.library import Library


class WriteBrief(Command):
    """Write a brief as Markdown, every line with a reference to its source.

    It holds what is pinned; or, with a filter, everything that passes it. Where nothing is pinned
    it is one page on the whole story: the bottom line, the ten events that matter, the actors'
    positions, figures in dispute, gaps, sources; --appendix adds every entry and statement. The
    file goes to briefs/ under a name of its own, which is printed; another brief is never
    overwritten.

    --update FILE writes a brief that has a manifest again, as it was made, from what there is now.
    What you wrote, changed, moved or removed in it stays so. Where the sources changed what you
    changed too, both stand in it, marked with "Conflict"; then the status is 4.

    --template chooses another layout: bluf, chronology, desk, lists, plain, sitrep, speaker-notes
    or who-said-what, or your own NAME.md.j2 in briefs/templates/; --templates lists them with what
    each is for.
    """

    name = "brief"
    summary = "write a brief as Markdown"
    json = False
    examples = (
        ("brief", "of what is pinned; one page on the story where nothing is"),
        ("brief --one-page --bottom-line 'Talks failed.'", "one page, whatever is pinned"),
        ("brief --all --template sitrep", "a situation report, with an appendix"),
        ("brief --actor kalin -o -", "what Kalin said and did, to standard output"),
        ("brief --one-page --since 2020-02-18", "with what changed since that day"),
        ("brief --update briefs/2020-02-29-talks.md", "with what has come since, and your words"),
        ("brief 'observation posts' --from 2020-02", "from the articles that a query finds"),
    )

    def configure(self, parser: argparse.ArgumentParser) -> None:
        """Take the filters and where to write."""
        parser.add_argument(
            "query", metavar="QUERY", nargs="*", type=words, help="only articles it finds"
        )
        add_actor(parser)
        add_period(parser)
        parser.add_argument(
            "--one-page", action="store_true", help="one page on the story, whatever is pinned"
        )
        parser.add_argument(
            "--appendix", action="store_true", help="behind it, every entry, statement and figure"
        )
        parser.add_argument("--all", action="store_true", help="--one-page --appendix")
        parser.add_argument("--template", metavar="NAME", help="the layout; see above")
        parser.add_argument("--templates", action="store_true", help="list the layouts")
        parser.add_argument(
            "--bottom-line", metavar="TEXT", default="", help="your conclusion, put on top"
        )
        parser.add_argument(
            "--since",
            dest="changed_since",
            metavar="DATE|BRIEF",
            type=day_or_brief,
            help="with a section on what changed since a day, or a brief with its manifest",
        )
        parser.add_argument(
            "--front-matter",
            action="store_true",
            help="put a block with title and day on top, as pandoc reads it",
        )
        parser.add_argument("--date", metavar="D", type=first_day, help="the brief's own date")
        parser.add_argument(
            "-o", "--output", metavar="FILE", help="write there; - is standard output"
        )
        parser.add_argument(
            "--update",
            metavar="FILE",
            help="write a brief with its manifest again; what you wrote in it stays",
        )
        parser.add_argument("--force", action="store_true", help="overwrite what -o names")
        parser.add_argument(
            "--manifest", action="store_true", help="write hashes of brief and sources beside it"
        )

    def run(self, arguments: argparse.Namespace, session: Session) -> ExitStatus:
        """Compose and write it."""
        from idlib_tui import brief  # noqa: PLC0415 - slow to load, and only needed here

        output = session.output
        briefs = session.workspace.briefs
        if arguments.templates:
            output.table([(each.name, each.description) for each in brief.layouts(briefs)])
            return ExitStatus.OK
        if arguments.update:
            return _update(Path(arguments.update), arguments, session)
        layout = brief.layout(arguments.template, briefs) if arguments.template else None
        selection = brief.Selection(
            actor=arguments.actor,
            since=arguments.since,
            until=arguments.until,
            query=" ".join(arguments.query) or None,
            everything=arguments.all or arguments.one_page,
            appendix=arguments.all or arguments.appendix,
            bottom_line=arguments.bottom_line,
            front_matter=arguments.front_matter,
        )
        made_on = _day(arguments)
        with session.library() as library:
            workspace = library.workspace
            desk = brief.Desk(workspace.briefs / "desk.yaml")
            changes = _changes(library, desk, arguments.changed_since)
            composed = brief.compose(library, desk, selection, made_on, changes, layout)
            if composed.empty:
                output.say("There is nothing to put into the brief.")
                return ExitStatus.NOTHING_FOUND
        for pin in composed.missing:
            output.say(f"A pinned passage of {pin.article} is in no article now: {pin.text[:60]}")
        if arguments.manifest and arguments.output == "-":
            output.say("A manifest lies beside its brief: name a file with -o.")
            return ExitStatus.USAGE
        if arguments.output == "-":
            way = brief.way_to(workspace.seeds, Path("brief.md"))
            output.data.write(brief.render_markdown(composed, way))
            return ExitStatus.OK
        if arguments.output:
            path = Path(arguments.output)
        else:
            path = brief.free_path(brief.default_path(workspace.briefs, composed))
        with session.library(sync=False) as library:
            saved = brief.save_brief(
                library,
                composed,
                path,
                overwrite=arguments.force,
                manifest=arguments.manifest,
            )
        if brief.will_be_read(path, workspace):
            output.say(f"{path} lies among the articles and will be read as one.")
        for file in saved.written:
            output.line(str(file))
        for file in saved.removed:
            output.say(f"{file} belonged to the words before, and was removed.")
        return ExitStatus.OK


def _day(arguments: argparse.Namespace) -> date:
    day: date | None = arguments.date
    return day or datetime.now(UTC).astimezone().date()


def _update(path: Path, arguments: argparse.Namespace, session: Session) -> ExitStatus:
    """Write a brief again over what the user made of it, and tell what she must decide on."""
    from idlib_tui import brief  # noqa: PLC0415 - slow to load, and only needed here

    output = session.output
    with session.library() as library:
        desk = brief.Desk(library.workspace.briefs / "desk.yaml")
        changes = _changes(library, desk, arguments.changed_since)
        updated = brief.update_brief(library, desk, path, _day(arguments), changes)
    for file in updated.saved.written:
        output.line(str(file))
    for conflict in updated.conflicts:
        output.say(f"{path}:{conflict.line}: {conflict.clash}: {conflict.theirs or conflict.mine}")
    return ExitStatus.DISAGREES if updated.conflicts else ExitStatus.OK


def _changes(library: Library, desk: Desk, when: date | Path | None) -> tuple[Changes, str] | None:
    """Compare with what was known, and say since when that is."""
    if when is None:
        return None
    from idlib_tui.brief.since import changes_since, known_since  # noqa: PLC0415 - slow to load

    words = when.name if isinstance(when, Path) else day_text(when)
    return changes_since(library, known_since(library, when), desk.pins), words
