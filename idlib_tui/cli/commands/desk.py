"""``desk``: what is pinned, as the document that a brief is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idlib_tui.cli.arguments import positive, words
from idlib_tui.cli.command import Command
from idlib_tui.cli.output import bold
from idlib_tui.cli.places import PLACE, article_and_span
from idlib_tui.cli.status import ExitStatus
from idlib_tui.errors import QueryError
from idlib_tui.safe_text import one_line

if TYPE_CHECKING:
    import argparse

    from idlib_tui.brief import Pin
    from idlib_tui.brief.desk_records import Entry
    from idlib_tui.brief.document import DeskDocument
    from idlib_tui.cli.output import Output
    from idlib_tui.cli.records import Record
    from idlib_tui.cli.session import Session
    from idlib_tui.library import Library


class ShowDesk(Command):
    """List what stands on the desk, and put it in order: pins, headings, judgements of your own.

    Each entry has a number, by which an option names it. What stands below a heading, up to the
    next one, is its section; `idlib-tui brief` writes the desk in this order. One change at a time;
    afterwards the desk is listed as it is then. --undo takes changes back, one by one.
    """

    name = "desk"
    summary = "list and order what is pinned for the brief"
    examples = (
        ("desk", "everything, with its numbers"),
        ("desk --pin 000:988-1052", "pin words by the offsets that `quotes --json` gives"),
        ("desk --heading 'What failed' --at 1", "a heading on top"),
        ("desk --judgement 'They will meet again.'", "a paragraph of yours at the end"),
        ("desk --move 5 2", "entry 5 to place 2"),
    )

    def configure(self, parser: argparse.ArgumentParser) -> None:
        """Take the change, if any."""
        change = parser.add_mutually_exclusive_group()
        change.add_argument(
            "--pin",
            metavar=PLACE,
            type=words,
            help="pin an article, or words of it, where they are not pinned yet",
        )
        change.add_argument("--heading", metavar="TEXT", type=words, help="write a heading")
        change.add_argument("--judgement", metavar="TEXT", type=words, help="write a judgement")
        change.add_argument(
            "--edit",
            metavar=("N", "TEXT"),
            nargs=2,
            type=words,
            help="give a heading or a judgement other words, or a pin another note",
        )
        change.add_argument(
            "--move", metavar=("N", "M"), nargs=2, type=positive, help="move entry N to place M"
        )
        change.add_argument(
            "--up", metavar="N", type=positive, help="move an entry up, a heading with its section"
        )
        change.add_argument("--down", metavar="N", type=positive, help="move it down")
        change.add_argument(
            "--undo",
            action="store_true",
            help="take back the last change that this command, `grade` or `mark` made",
        )
        change.add_argument("--remove", metavar="N", type=positive, help="take an entry away")
        parser.add_argument(
            "--at", metavar="N", type=positive, help="the place of what is written; else the end"
        )

    def run(self, arguments: argparse.Namespace, session: Session) -> ExitStatus:
        """Make the change and list the desk."""
        from idlib_tui.brief.document import DeskDocument  # noqa: PLC0415 - slow to load
        from idlib_tui.cli.desks import desk_of  # noqa: PLC0415

        desk = desk_of(session)
        document = DeskDocument(desk)
        if arguments.undo:
            undone = desk.undo()
            session.output.say(f"Undone: you had {undone}." if undone else "Nothing to take back.")
        elif arguments.pin:
            with session.library() as library:
                pin = _pin(library, arguments.pin)
            if not desk.is_pinned(pin):
                desk.toggle(pin)
            if arguments.at:
                document.put(pin, arguments.at - 1)
        else:
            _change(document, arguments)
        entries = document.entries
        if not entries:
            session.output.say("Nothing is on the desk yet.")
            return ExitStatus.NOTHING_FOUND
        if arguments.json:
            session.output.records(_record(n, entry) for n, entry in enumerate(entries, 1))
        else:
            _print(session.output, entries)
        return ExitStatus.OK


def _change(document: DeskDocument, arguments: argparse.Namespace) -> None:
    """Make the one change that was asked for."""
    from idlib_tui.brief.desk_records import Heading, Judgement, Pin  # noqa: PLC0415 - slow to load

    def entry(number: int) -> Entry:
        entries = document.entries
        if number > len(entries):
            raise QueryError(f"There is no entry {number} on the desk; it has {len(entries)}.")
        return entries[number - 1]

    place = arguments.at - 1 if arguments.at else None
    if arguments.heading is not None:
        document.add(Heading(arguments.heading), place)
    elif arguments.judgement is not None:
        document.add(Judgement(arguments.judgement), place)
    elif arguments.edit:
        number, text = arguments.edit
        if not number.isdecimal() or not int(number[:9]) > 0 or len(number) > 9:
            raise QueryError(f"“{number[:40]}” is no number of an entry.")
        found = entry(int(number))
        if isinstance(found, Pin):
            document.desk.set_note(found, text)
        else:
            document.rewrite(found, text)
    elif arguments.move:
        document.put(entry(arguments.move[0]), arguments.move[1] - 1)
    elif arguments.up or arguments.down:
        document.move(entry(arguments.up or arguments.down), -1 if arguments.up else 1)
    elif arguments.remove:
        document.remove(entry(arguments.remove))


def _pin(library: Library, written: str) -> Pin:
    """Make the pin of an article, or of the quote, event or passage that stands at some offsets.

    Raises:
        UnknownArticleError: No article has that id.
        QueryError: The offsets lie outside its text.
    """
    from idlib_tui.brief import Pin, PinKind  # noqa: PLC0415 - slow to load

    article, span = article_and_span(library, written)
    if span is None:
        return Pin(PinKind.ARTICLE, article.content_hash, article.id, 0, "")
    found = library.annotations(article.id)
    if span in {(each.start, each.end) for each in found.quotes}:
        kind = PinKind.QUOTE
    elif span in {(each.start, each.end) for each in found.events}:
        kind = PinKind.EVENT
    else:
        kind = PinKind.PARAGRAPH
    text = article.text[slice(*span)]
    return Pin(kind, article.content_hash, article.id, span.start, text)


def _kind(entry: Entry) -> str:
    return str(getattr(entry, "kind", type(entry).__name__.lower()))


def _record(number: int, entry: Entry) -> Record:
    return {
        "number": number,
        "kind": _kind(entry),
        "text": entry.text,
        "article": getattr(entry, "article", None),
        "start": getattr(entry, "start", None),
        "note": getattr(entry, "note", None),
    }


def _print(output: Output, entries: tuple[Entry, ...]) -> None:
    width = len(str(len(entries)))
    for number, entry in enumerate(entries, 1):
        text = one_line(entry.text) or "the whole article"
        head = f"{number:>{width}}  "
        kind = _kind(entry)
        if kind == "heading":
            output.line(head, bold(text))
        elif kind == "judgement":
            output.line(output.cut(f"{head}  Judgement: {text}"))
        else:
            output.line(
                output.cut(f"{head}  {kind}, {one_line(getattr(entry, 'article', ''))}: {text}")
            )
            if note := getattr(entry, "note", ""):
                output.line(output.cut(f"{' ' * width}      Note: {one_line(note)}"))
