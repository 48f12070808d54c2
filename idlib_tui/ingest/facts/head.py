"""The header lines above an article: "date 2020-02-18", "Source: …", "By …"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from idlib_tui.ingest.draft import Edit
from idlib_tui.ingest.facts.address import is_address
from idlib_tui.ingest.facts.bylines import read_byline
from idlib_tui.ingest.facts.days import (
    Stamp,
    is_foreign_date_line,
    stamp_of_date_line,
)
from idlib_tui.ingest.facts.header import KEYS, STAMPS
from idlib_tui.ingest.facts.mail import is_forwarding_mark, read_mail_head, sender_name
from idlib_tui.ingest.lines import Line, is_rule, lines, looks_like_heading
from idlib_tui.ingest.wordlists import entries
from idlib_tui.model import RepairKind

if TYPE_CHECKING:
    from idlib_tui.ingest.draft import Draft
    from idlib_tui.ingest.facts.header import Header

HEAD_LINES = 14
"""Lines above the text that may be header lines."""
HEAD_PARAGRAPHS = 3
"""The maximum number of paragraphs in the head: captions may precede the first one."""
FOOT_LINES = 4
"""Lines at the end that may be "Published …"."""
MAX_FIELD_CHARS = 300
MAX_DATE_CHARS = 60
MAX_OUTLET_WORDS = 8

_DATE_WORD = re.compile(r"date:? {0,3}(?P<day>(?:19|20)\d\d-\d\d-\d\d)(?=\s|\Z)", re.IGNORECASE)
_KEYED = re.compile(r"(?P<key>[A-Za-z_]+(?: [A-Za-z]+)?) ?: {0,30}(?P<value>\S.*)")
_CRUMB = re.compile(r" ?[/›»>|→] ?| :: ")
_REPLY = re.compile(r"(?:\[[^\]]{1,40}\] ?|(?:re|fwd?|aw|wg|tr) ?: ?)+", re.IGNORECASE)
_COLUMNS = re.compile(r" {3,}")
# Metadata that also follows a headline; other keys would be words of the article.
_BELOW = frozenset(
    {"byline", "author", "authors", "date", "published", "updated", "last updated", "source", "url"}
)


def take_header(draft: Draft, header: Header) -> None:
    """Move the header lines of the article from the text into ``header``.

    A header begins the text: "date 2020-02-18" before the first words of the line, the head of a
    mail, or lines of ``key: value``. Bylines, dates, addresses, breadcrumbs and rules may also be
    between the headline and the first paragraphs.
    """
    _take_date_word(draft, header)
    _take_mail_head(draft, header)
    edits: list[Edit] = []
    keyed = True
    paragraphs = 0
    for number, line in enumerate(lines(draft.text)):
        if number >= HEAD_LINES or paragraphs >= HEAD_PARAGRAPHS:
            break
        if _take_keyed(line, header, below=not keyed, over=paragraphs > 0) or _take_line(
            line, header
        ):
            edits.append(Edit(line.start, line.end, "", RepairKind.HEADER))
            continue
        keyed = False
        paragraphs += not looks_like_heading(line.text)
    draft.apply(edits)
    _take_label_above(draft)
    _take_foot(draft, header)
    header.take_address()


def take_running_head(text: str, header: Header) -> None:
    """Read the running head of the pages: outlet and date."""
    line = Line(0, len(text), text)
    if header.published.day is None:
        _take_columns(line, header)


def _take_date_word(draft: Draft, header: Header) -> None:
    first = next(lines(draft.text), None)
    match = _DATE_WORD.match(draft.text, first.start if first else 0)
    if match and header.take_date(match["day"], f"The file begins with “{match.group()}”."):
        draft.apply([Edit(0, match.end(), "", RepairKind.HEADER)])


def _take_mail_head(draft: Draft, header: Header) -> None:
    """Read the head of a mail, of which there are several in a forwarded one."""
    for _ in range(4):
        start = 0
        first = next(lines(draft.text), None)
        if first is not None and is_forwarding_mark(first.text):
            start = first.end
            first = next(lines(draft.text, start), None)
        if first is None:
            return
        rows = draft.text[first.start :].split("\n", 60)[:60]
        head = read_mail_head(rows)
        if head is None:
            return
        for field, value in head.fields.items():
            if field in {"subject", "date", "sent"}:
                # The innermost head is the article's own.
                if field == "subject":
                    header.title = _subject(value)
                else:
                    header.take_date(value, f"The mail says “{field.title()}: {value}”.")
            elif field == "from":
                header.outlet = sender_name(value) or header.outlet
        end = first.start + sum(len(row) + 1 for row in rows[: head.lines])
        draft.apply([Edit(0, min(end, len(draft.text)), "", RepairKind.HEADER)])


def _subject(value: str) -> str:
    return _REPLY.sub("", value) or value


def _take_keyed(line: Line, header: Header, *, below: bool, over: bool) -> bool:
    match = _KEYED.fullmatch(line.text[:MAX_FIELD_CHARS])
    if match is None or over or (below and match["key"].casefold() not in _BELOW):
        return False
    key, value = match["key"], match["value"]
    # "Updated: Thu 3 May 2012 The minister spoke …" is a sentence of a feed.
    if KEYS.get(key.casefold()) in STAMPS and len(value) > MAX_DATE_CHARS:
        return False
    # "Source: Several people were arrested after …" is a headline.
    if KEYS.get(key.casefold()) == "outlet" and len(value.split()) > MAX_OUTLET_WORDS:
        return False
    return header.take(key, value)


def _take_line(line: Line, header: Header) -> bool:
    """Read a line that is only a byline, a date, an address, or furniture."""
    return (
        is_rule(line.text)
        or _take_address(line, header)
        or _take_date_line(line, header)
        or _take_byline(line, header)
        or _take_columns(line, header)
        or _is_breadcrumb(line.text)
    )


def _take_address(line: Line, header: Header) -> bool:
    if not is_address(line.text):
        return False
    header.address = header.address or line.text.strip("<> ")
    return True


def _take_byline(line: Line, header: Header) -> bool:
    byline = read_byline(line.text, header.order)
    if byline is None:
        return False
    header.byline = header.byline or byline.names
    if byline.day is not None:
        header.take_stamp(byline.day, f"The byline says “{line.text}”.")
    return True


def _take_date_line(line: Line, header: Header) -> bool:
    day = stamp_of_date_line(line.text, header.order)
    if day is not None:
        header.take_stamp(day, f"A line of its own says “{line.text}”.")
    return day is not None or is_foreign_date_line(line.text)


def _take_columns(line: Line, header: Header) -> bool:
    """Read a running head, or "World | 18 February 2020": short columns, one of them a date."""
    wide = _COLUMNS.split(line.text)
    columns = wide if len(wide) > 1 else re.split(r" ?[|•·] ?", line.text)
    if not 1 < len(columns) <= 4 or len(line.text) > MAX_FIELD_CHARS:
        return False
    days = [stamp_of_date_line(column, header.order) for column in columns]
    others = [column for column, day in zip(columns, days, strict=True) if day is None]
    most = 6 if len(wide) > 1 else 3
    if len(others) == len(columns) or any(
        len(other.split()) > most or other[-1:] in "!?." for other in others
    ):
        return False
    if len(wide) > 1 and others and others[0][:1].isalpha():
        header.outlet = header.outlet or others[0]
    day = next(day for day in days if day is not None)
    header.take_stamp(day, f"A line above the text says “{line.text}”.")
    return True


def _is_breadcrumb(text: str) -> bool:
    """Distinguish "Home / News / Europe" from a headline with a bar."""
    crumbs = [crumb.strip() for crumb in _CRUMB.split(text.strip(" /›»>|→"))]
    if len(crumbs) < 2 or len(text) > 100 or not all(crumbs):
        return False
    known = sum(crumb.casefold() in entries("sections") for crumb in crumbs)
    short = all(len(crumb.split()) <= 3 for crumb in crumbs)
    starts_home = crumbs[0].casefold() in {"home", "homepage", "front page", "start"}
    return (starts_home and len(crumbs[-1].split()) <= 14) or (short and known >= 1)


def _take_label_above(draft: Draft) -> None:
    """Remove a section label above the headline."""
    found = lines(draft.text)
    first, second = next(found, None), next(found, None)
    if first is None or second is None or not looks_like_heading(second.text):
        return
    if first.text.strip(" :•|").casefold() in entries("sections"):
        draft.apply([Edit(first.start, first.end, "", RepairKind.HEADER)])


def _take_foot(draft: Draft, header: Header) -> None:
    """Read "Published 18 February 2020" below the text, if the date is not known yet."""
    if header.published.day is not None:
        return
    tail = list(lines(draft.text, max(0, len(draft.text) - 1_000)))[-FOOT_LINES:]
    for line in tail:
        day = stamp_of_date_line(line.text, header.order)
        if day is not None and day.stamp is Stamp.PUBLISHED and line.start > 0:
            header.take_stamp(day, f"A line below the text says “{line.text}”.")
            draft.apply([Edit(line.start, line.end, "", RepairKind.HEADER)])
            return
