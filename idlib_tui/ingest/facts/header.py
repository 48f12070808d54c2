"""The lines above an article that tell about it: "date 2020-02-18", "Source: …", "By …"."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from idlib_tui.ingest.draft import Edit
from idlib_tui.ingest.facts.days import day_of_date_line, find_day
from idlib_tui.ingest.lines import Line, lines
from idlib_tui.model import Published, PublishedFrom

if TYPE_CHECKING:
    from collections.abc import Mapping

    from idlib_tui.ingest.draft import Draft

KIND = "header"
HEAD_LINES = 8
"""Lines above the text among which header lines are looked for."""

KEYS = {
    "title": "title",
    "headline": "title",
    "date": "date",
    "published": "date",
    "publication date": "date",
    "pubdate": "date",
    "publishdate": "date",
    "publish_date": "date",
    "source": "outlet",
    "outlet": "outlet",
    "publisher": "outlet",
    "publication": "outlet",
    "newspaper": "outlet",
    "site": "outlet",
    "sitename": "outlet",
    "author": "byline",
    "authors": "byline",
    "byline": "byline",
    "place": "place",
    "location": "place",
    "dateline": "place",
    "url": "url",
    "link": "url",
}
"""What a header calls a fact -> what it is called here."""

_DATE_WORD = re.compile(r"date:? {0,3}(?P<day>(?:19|20)\d\d-\d\d-\d\d)(?=\s|\Z)", re.IGNORECASE)
_KEYED = re.compile(r"(?P<key>[A-Za-z_]+(?: [A-Za-z]+)?) ?: {0,3}(?P<value>\S.*)")
_BYLINE = re.compile(r"By (?P<names>[A-Z][\w.’'-]+(?: [\w.’'-]+){1,7}(?:, [\w.’' -]{1,40})?)")


@dataclass(slots=True)
class Header:
    """What a file states about its article; None for what it does not."""

    title: str | None = None
    outlet: str | None = None
    place: str | None = None
    byline: str | None = None
    published: Published = field(default_factory=Published)

    def take(self, key: str, value: str) -> bool:
        """Take a fact by the name that a header gives it; False if it is none."""
        fact = KEYS.get(key.casefold())
        if fact is None:
            return False
        if fact == "date":
            return self.take_date(value, f"The header says “{key}: {value}”.")
        if fact != "url" and not getattr(self, fact):
            setattr(self, fact, value)
        return True

    def take_date(self, written: str, because: str) -> bool:
        """Take the publication day that the file states; False where that is no day."""
        found = find_day(written)
        if found is None:
            return False
        if self.published.known_from is not PublishedFrom.FILE:
            self.published = Published(found[0], PublishedFrom.FILE, because, 1.0)
        return True

    def take_all(self, facts: Mapping[str, str]) -> None:
        """Take what is known among the facts of a front matter."""
        for key, value in facts.items():
            self.take(key, value)


def take_header(draft: Draft, header: Header) -> None:
    """Move header lines from the text into ``header``.

    A header begins the text: "date 2020-02-18" before the first words of the line, or lines of
    ``key: value``. Lines with a byline or nothing but a date may also stand below a headline.
    """
    if match := _DATE_WORD.match(draft.text, _first_words(draft.text)):
        day = match["day"]
        if header.take_date(day, f"The file begins with “{match.group()}”."):
            draft.apply([Edit(0, match.end(), "", KIND)])
    edits: list[Edit] = []
    keyed = True
    for number, line in enumerate(lines(draft.text)):
        if number >= HEAD_LINES:
            break
        keyed = keyed and _take_keyed(line, header)
        if keyed or _take_byline(line, header) or _take_date_line(line, header):
            edits.append(Edit(line.start, line.end, "", KIND))
    draft.apply(edits)


def _first_words(text: str) -> int:
    line = next(lines(text), None)
    return line.start if line is not None else 0


def _take_keyed(line: Line, header: Header) -> bool:
    match = _KEYED.fullmatch(line.text[:300])
    return match is not None and header.take(match["key"], match["value"])


def _take_byline(line: Line, header: Header) -> bool:
    match = _BYLINE.fullmatch(line.text[:120])
    if match is None:
        return False
    header.byline = header.byline or match["names"]
    return True


def _take_date_line(line: Line, header: Header) -> bool:
    day = day_of_date_line(line.text)
    if day is None:
        return False
    if header.published.day is None:
        because = f"A line of its own says “{line.text}”."
        header.published = Published(day, PublishedFrom.TEXT, because, 1.0)
    return True
