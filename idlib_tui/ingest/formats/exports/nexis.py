"""Exports of Nexis: fields in capitals above and below the words of each article."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from idlib_tui import word_lists
from idlib_tui.ingest.facts.days import day_of_date_line
from idlib_tui.ingest.formats.exports.fields import COPYRIGHT, cut, field_names, read_all
from idlib_tui.ingest.formats.raw import RawArticle
from idlib_tui.ingest.lines import Line, lines

if TYPE_CHECKING:
    from collections.abc import Sequence

MAX_HEAD_LINES = 60
"""Lines of one article that may contain its fields."""

_MARK = re.compile(
    r"^[ \t]*(?:\d{1,5} of \d{1,5} DOCUMENTS?|Document \d{1,5} of \d{1,5})[ \t]*$", re.MULTILINE
)
_LENGTH = re.compile(r"^LENGTH: ?[\d,]{1,9} words", re.MULTILINE)
_FIELD = re.compile(
    rf"(?P<key>{field_names('nexis', 'nexis anywhere', 'nexis below')})(?:-\w+)?: ?(?P<value>.*)"
)
_LONG = frozenset({"BYLINE", "DATELINE", "HEADLINE", "HIGHLIGHT", "SECTION"})
"""Fields whose values may continue in the next line."""

_listed = word_lists.sections("idlib_tui.ingest", "export_fields")
_BELOW = frozenset(_listed["nexis below"])
_TAIL = _BELOW.union(_listed["nexis anywhere"])


def read_nexis(text: str) -> list[RawArticle]:
    """Read the articles of an export; none if the text is none of Nexis."""
    if not _LENGTH.search(text) and "LOAD-DATE:" not in text:
        return []
    # An article that was saved by itself may have no mark.
    return read_all(cut(text, _MARK, before=True) or [text], _article)


def _article(chunk: str, where: str) -> RawArticle | None:
    """Read "outlet, date, headline, FIELD: …, words, FIELD: …"."""
    fields: dict[str, str] = {}
    head: list[Line] = []
    outlet = published = None
    key = ""
    body_start = 0
    for number, line in enumerate(lines(chunk)):
        if number >= MAX_HEAD_LINES:
            break
        field = _FIELD.fullmatch(line.text)
        if field and field["key"] in _BELOW:
            break
        if field:
            key = field["key"]
            fields.setdefault(key, field["value"])
            body_start = line.end
        elif key in _LONG and chunk.count("\n", body_start, line.start) == 1:
            # A long value continues in the next line.
            fields[key] = f"{fields[key]} {line.text}"
            body_start = line.end
        elif published is None and day_of_date_line(line.text):
            published = line.text
            outlet = next((above.text for above in head if not COPYRIGHT.match(above.text)), None)
            head = []
            body_start = line.end
        elif not fields:
            head.append(line)
        else:
            break
    title, end = _title(chunk, head)
    body = _before_fields(chunk[max(body_start, end) :])
    if not body.strip():
        return None
    return RawArticle(
        body,
        title=fields.get("HEADLINE") or title,
        outlet=outlet,
        byline=fields.get("BYLINE"),
        place=fields.get("DATELINE"),
        published=published,
        because=f"The export says “{published}”.",
        where=where,
    )


def _title(chunk: str, head: Sequence[Line]) -> tuple[str | None, int]:
    """Find the headline in the lines below the date: editions are printed centred."""
    flush = [line for line in head if line.start == chunk.rfind("\n", 0, line.start) + 1]
    if not flush or len(flush) == len(head) > 1:
        # If nothing is centred, the headline is next to the fields.
        if not head:
            return None, 0
        title = head[-1].text
        for above, below in reversed(list(pairwise(head))):
            if chunk.count("\n", above.end, below.start) > 1:
                break
            title = f"{above.text} {title}"
        return title, head[-1].end
    first = flush[0]
    title, end = first.text, first.end
    for line in flush[1:]:
        # A long headline continues in the next line.
        if chunk.count("\n", end, line.start) > 1:
            break
        title, end = f"{title} {line.text}", line.end
    return title, end


def _before_fields(body: str) -> str:
    """Return the words of an article, without the fields and the rights below them."""
    for line in lines(body):
        field = _FIELD.fullmatch(line.text)
        if field and field["key"] in _TAIL:
            return body[: line.start]
    return body
