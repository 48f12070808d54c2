"""Exports of ProQuest: fields with a colon, articles between rules."""

from __future__ import annotations

import re

from idlib_tui.ingest.facts.bylines import given_name_first
from idlib_tui.ingest.formats.exports.fields import (
    cut,
    field_names,
    first_block,
    one_line,
    read_all,
    read_fields,
)
from idlib_tui.ingest.formats.raw import RawArticle

_MARK = re.compile(r"^[ \t]*(?:_{20,}|Document \d{1,5} of \d{1,5})[ \t]*$", re.MULTILINE)
_FIELD = re.compile(
    rf"^(?P<key>{field_names('proquest')})(?:: ?|(?<=FULL TEXT)(?=\n))", re.MULTILINE
)


def read_proquest(text: str) -> list[RawArticle]:
    """Read the articles of an export; none if the text is none of ProQuest."""
    keys = {match["key"].lower() for match in _FIELD.finditer(text)}
    if "title" not in keys or not keys & {"full text", "abstract"}:
        return []
    if not keys & {"publication title", "publication info", "proquest document id", "database"}:
        return []
    chunks = cut(f"{'_' * 20}\n{text}", _MARK, before=True)
    return read_all([c for c in chunks if _FIELD.search(c)], _article)


def _article(chunk: str, where: str) -> RawArticle | None:
    fields: dict[str, str] = {}
    for key, value in read_fields(chunk, _FIELD):
        fields.setdefault(key.lower(), value)
    body = fields.get("full text") or fields.get("abstract") or fields.get("abstract (summary)")
    if not body:
        return None
    published = fields.get("publication date")
    outlet = fields.get("publication title") or fields.get("publication info")
    if outlet and (city := re.search(r" ?[;\[(]", outlet)):
        # A city, a date or a page follows: The Gull [Tornvik]05 Nov 2019, page A1.
        published = published or outlet
        outlet = outlet[: city.start()]
    return RawArticle(
        body,
        title=first_block(fields.get("title")),
        outlet=first_block(outlet),
        byline=_names(first_block(fields.get("author"))),
        place=one_line(fields.get("dateline")),
        published=one_line(published),
        because=f"The export says “Publication date: {one_line(published)}”.",
        address=one_line(fields.get("article url")),
        where=where,
    )


def _names(author: str | None) -> str | None:
    """Write the names of ProQuest, "Lind, Bo; Lee, Ann", as a byline does."""
    return ", ".join(map(given_name_first, author.split("; "))) if author else None
