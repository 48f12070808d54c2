"""Exports of Nexis Uni: each article ends with "End of Document"."""

from __future__ import annotations

import re

from idlib_tui.ingest.facts.days import day_of_date_line, find_day
from idlib_tui.ingest.formats.exports.fields import cut, field_names, read_all
from idlib_tui.ingest.formats.raw import RawArticle
from idlib_tui.ingest.lines import lines

_END = re.compile(r"^[ \t]*End of Document[ \t]*$", re.MULTILINE)
_BODY = re.compile(r"^[ \t]*Body[ \t]*$", re.MULTILINE)
_TAIL = re.compile(
    r"^[ \t]*(?:Classification|Load-Date: .*|Language: .*|Graphic|Notes)[ \t]*$", re.MULTILINE
)
_FIELD = re.compile(rf"(?P<key>{field_names('nexis uni')}): ?(?P<value>.*)")


def read_nexis_uni(text: str) -> list[RawArticle]:
    """Read the articles of an export; none if the text is none of Nexis Uni."""
    if not _END.search(text) or not _BODY.search(text):
        return []
    return read_all(cut(text, _END, before=False), _article)


def _article(chunk: str, where: str) -> RawArticle | None:
    """Read "headline, outlet, date, rights, Field: …, Body, words, Classification …"."""
    body = _BODY.search(chunk)
    if body is None:
        return None
    tail = _TAIL.search(chunk, body.end())
    words = chunk[body.end() : tail.start() if tail else len(chunk)]
    head = list(lines(chunk[: body.start()]))
    fields = {
        field["key"]: field["value"]
        for line in head
        if (field := _FIELD.fullmatch(line.text)) and field["value"]
    }
    at = next((n for n, line in enumerate(head) if n and day_of_date_line(line.text)), None)
    if at is None:
        at = next((n for n, line in enumerate(head) if n and find_day(line.text)), 0)
    published = head[at].text if at else None
    outlet = head[at - 1].text if at else None
    title = head[at - 2].text if at > 1 else outlet
    return RawArticle(
        words,
        title=title,
        outlet=outlet if at > 1 else None,
        byline=fields.get("Byline"),
        place=fields.get("Dateline"),
        published=published,
        because=f"The export says “{published}”.",
        where=where,
    )
