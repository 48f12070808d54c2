"""What ``search`` prints, and what it does besides a single query: kept searches, and many."""

from __future__ import annotations

import sys
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from idlib_tui import wording
from idlib_tui.cli import records
from idlib_tui.cli.batch import read_lines
from idlib_tui.cli.output import bold, dim
from idlib_tui.cli.status import ExitStatus
from idlib_tui.errors import FilterError, LibraryError, QueryError
from idlib_tui.safe_text import one_line

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Mapping
    from contextlib import AbstractContextManager
    from typing import BinaryIO

    from idlib_tui.brief import Desk
    from idlib_tui.cli.output import Output, Styled
    from idlib_tui.library import Facets, Hit, Library, SearchResult


def print_hits(result: SearchResult, output: Output, json: bool) -> ExitStatus:
    """Print a line or an object a hit."""
    if not result.hits:
        hint = f" Did you mean: {result.suggestion}" if result.suggestion else ""
        output.say(f"Nothing matches.{hint}")
        return ExitStatus.NOTHING_FOUND
    if len(result.hits) < result.total:
        output.say(f"{len(result.hits)} of {result.total} articles are shown; --limit is more.")
    for hit in result.hits:
        if json:
            output.record(records.hit(hit))
        else:
            _print(output, hit)
    return ExitStatus.OK


def print_facets(facets: Facets, output: Output, json: bool) -> ExitStatus:
    """Print a line or an object a value."""
    counts = [
        (name, value, articles)
        for name, values in _facets(facets).items()
        for value, articles in values.items()
    ]
    if json:
        output.records(
            {"facet": name, "value": value, "articles": articles}
            for name, value, articles in counts
        )
    elif counts:
        output.table([(name, f"{articles:6,}", value) for name, value, articles in counts])
    if not counts:
        output.say("Nothing matches.")
    return ExitStatus.OK if counts else ExitStatus.NOTHING_FOUND


def _facets(facets: Facets) -> Mapping[str, Mapping[str, int]]:
    return {
        "source": facets.sources,
        "actor": facets.actors,
        "month": facets.months,
        "tag": facets.tags,
    }


def list_saved(library: Library, desk: Desk, output: Output, json: bool) -> ExitStatus:
    """Print a line or an object a kept search, with how many articles it finds now."""
    answers = [
        {"name": name, **_answer(library, desk, query, 1)} for name, query in desk.searches.items()
    ]
    for answer in answers:
        if json:
            output.record({key: answer[key] for key in ("name", "query", "total", "error")})
    if answers and not json:
        output.table([(str(a["total"] or 0), str(a["name"]), str(a["query"])) for a in answers])
    if not answers:
        output.say("No search is kept. `idlib-tui search --save NAME QUERY` keeps one.")
    return ExitStatus.OK if answers else ExitStatus.NOTHING_FOUND


def remove(name: str, desk: Desk, output: Output) -> ExitStatus:
    """Forget a kept search."""
    if name not in desk.searches:
        output.say(f"No search is kept as “{name}”.")
        return ExitStatus.NOTHING_FOUND
    desk.save_search(name, "")
    return ExitStatus.OK


def answer_file(
    file: str, library: Library, desk: Desk, output: Output, arguments: argparse.Namespace
) -> ExitStatus:
    """Answer a file with a query a line by an object a line; blank lines are passed over.

    A query that cannot be understood is answered by its error, and the others go on.

    Raises:
        LibraryError: The file cannot be read.
    """
    wrong = found = False
    try:
        with _opened(file) as stream:
            for line in read_lines(stream):
                query = line.decode("utf-8", "replace").strip("\r\n\ufeff")
                if not query.strip():
                    continue
                answer = _answer(library, desk, query, arguments.limit, arguments.sort)
                wrong = wrong or answer["error"] is not None
                found = found or bool(answer["total"])
                output.record(answer)
    except OSError as error:
        raise LibraryError(f"{file} cannot be read: {error.strerror or error}.") from error
    return ExitStatus.USAGE if wrong else ExitStatus.OK if found else ExitStatus.NOTHING_FOUND


def _opened(file: str) -> AbstractContextManager[BinaryIO]:
    return nullcontext(sys.stdin.buffer) if file == "-" else Path(file).open("rb")


def _answer(
    library: Library, desk: Desk, query: str, limit: int, sort: str = "relevance"
) -> records.Record:
    try:
        result = library.search(query, limit=limit, sort=sort, marks=lambda: desk.marks)
    except (QueryError, FilterError) as error:
        return records.answer(query, None, error)
    return records.answer(query, result, None)


def _print(output: Output, hit: Hit) -> None:
    row = hit.article
    output.line(bold(one_line(row.title)))
    hits = wording.counted(len(hit.hits), "hit")
    output.line(dim(f"  {row.id}  {wording.published(row.published)}  {hits}"))
    output.line("  ", *_marked(hit, styled=output.styled))


def _marked(hit: Hit, *, styled: bool) -> Iterator[str | Styled]:
    """The snippet with its hits set off: in bold, or in brackets where there is no bold."""
    reached = 0
    for start, end in hit.marks:
        words = hit.snippet[start:end]
        yield hit.snippet[reached:start]
        yield bold(words) if styled else f"[{words}]"
        reached = end
    yield hit.snippet[reached:]
