"""``search``: where something is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idlib_tui.cli.arguments import add_hits, words
from idlib_tui.cli.command import Command
from idlib_tui.cli.status import ExitStatus
from idlib_tui.errors import QueryError

if TYPE_CHECKING:
    import argparse

    from idlib_tui.brief import Desk
    from idlib_tui.cli.session import Session
    from idlib_tui.library import Library, SearchResult

_TASKS = ("query", "saved", "like", "queries", "list", "remove")


class Search(Command):
    """Find articles by their words, with the places where the words stand.

    Words are all searched for; "a phrase" stands together; OR, NOT and parentheses combine; war* is
    a beginning, erdoğan~ a near spelling. Fields narrow: title:, source:, place:, said: an actor
    and what they say, about: an actor, date: a day, a month or a..b, is: unread, tag:, has: figure.
    Searches can be kept under a name, in briefs/desk.yaml, where the reader finds them too.
    """

    name = "search"
    summary = "find articles by words"
    examples = (
        ("search 'truce OR ceasefire'", "either word"),
        ("search '\"observation posts\" date:2020-02'", "a phrase, within one month"),
        ("search said:kalin reinforcements", "where Kalin speaks of them"),
        ("search ceasefire --facets", "how many articles by source, actor, month and tag"),
        ("search --save posts '\"observation posts\"'", "search, and keep the search"),
        ("search --saved posts --sort newest", "the same again"),
        ("search --like 003", "articles on the same subject"),
        ("search --queries questions.txt", "a query a line, a JSON object a line"),
    )

    def configure(self, parser: argparse.ArgumentParser) -> None:
        """Take the query, or what stands for it; the order; and the number of hits."""
        parser.add_argument(
            "query", metavar="QUERY", nargs="*", type=words, help="what to look for"
        )
        add_hits(parser)
        parser.add_argument("--save", metavar="NAME", type=words, help="keep the search, too")
        parser.add_argument("--saved", metavar="NAME", type=words, help="search what was kept")
        parser.add_argument("--list", action="store_true", help="list the searches that were kept")
        parser.add_argument("--remove", metavar="NAME", type=words, help="forget a kept search")
        parser.add_argument(
            "--like", metavar="ARTICLE", type=words, help="find articles like this one"
        )
        parser.add_argument(
            "--queries", metavar="FILE", type=words, help="a query a line; - is standard input"
        )

    def run(self, arguments: argparse.Namespace, session: Session) -> ExitStatus:
        """Print a line or an object a hit."""
        from idlib_tui.brief import Desk  # noqa: PLC0415 - slow to load, and only needed here
        from idlib_tui.cli import searches  # noqa: PLC0415

        _check(arguments)
        desk = Desk(session.workspace.briefs / "desk.yaml")
        if arguments.remove is not None:
            return searches.remove(arguments.remove, desk, session.output)
        with session.library() as library:
            if arguments.list:
                return searches.list_saved(library, desk, session.output, arguments.json)
            if arguments.queries is not None:
                return searches.answer_file(
                    arguments.queries, library, desk, session.output, arguments
                )
            query = _query(arguments, desk)
            if arguments.facets:
                facets = library.facets(query, marks=lambda: desk.marks)
                return searches.print_facets(facets, session.output, arguments.json)
            result = _search(library, query, arguments, desk)
            if arguments.save is not None:
                desk.save_search(arguments.save, query)
        for notice in result.notices:
            session.notify_once(notice)
        return searches.print_hits(result, session.output, arguments.json)


def _check(arguments: argparse.Namespace) -> None:
    """Refuse what cannot be asked for at once."""
    given = [task for task in _TASKS if getattr(arguments, task) not in (None, False, [])]
    if len(given) != 1:
        names = ", ".join(f"--{task}" for task in _TASKS[1:])
        raise QueryError(f"Give one of QUERY, {names}.", 0)
    if arguments.save is not None and given != ["query"]:
        raise QueryError("--save keeps a QUERY.", 0)
    if arguments.facets and given[0] not in {"query", "saved"}:
        raise QueryError("--facets counts what a QUERY or --saved finds.", 0)


def _query(arguments: argparse.Namespace, desk: Desk) -> str:
    if arguments.saved is None:
        return " ".join(arguments.query)
    saved = desk.searches
    if arguments.saved not in saved:
        known = ", ".join(saved) or "none yet"
        raise QueryError(f"No search is kept as “{arguments.saved}”. Kept: {known}.", 0)
    return saved[arguments.saved]


def _search(
    library: Library, query: str, arguments: argparse.Namespace, desk: Desk
) -> SearchResult:
    if arguments.like is not None:
        return library.like(arguments.like, limit=arguments.limit)
    return library.search(
        query, sort=arguments.sort, limit=arguments.limit, marks=lambda: desk.marks
    )
