"""The header lines above an article: "date 2020-02-18", "Source: …", "By …"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from idlib_tui.ingest.draft import Edit
from idlib_tui.ingest.facts.address import is_address
from idlib_tui.ingest.facts.bare_names import (
    are_known_names,
    is_masthead,
    is_role_line,
    read_bare_byline,
)
from idlib_tui.ingest.facts.bylines import read_byline
from idlib_tui.ingest.facts.days import (
    Day,
    Stamp,
    is_foreign_date_line,
    stamp_of_date_line,
)
from idlib_tui.ingest.facts.header import KEYS, STAMPS
from idlib_tui.ingest.facts.labels import is_breadcrumb, is_hour, is_label, take_labels_above
from idlib_tui.ingest.facts.mail import (
    is_forwarding_mark,
    read_attribution,
    read_mail_head,
    sender_name,
    without_reply_marks,
)
from idlib_tui.ingest.lines import UPPER, Line, is_rule, lines, looks_like_heading
from idlib_tui.model import Published, RepairKind

if TYPE_CHECKING:
    from idlib_tui.ingest.draft import Draft
    from idlib_tui.ingest.facts.header import Header

HEAD_LINES = 14
"""Lines above the text that may be header lines."""
HEAD_PARAGRAPHS = 3
"""The maximum number of paragraphs in the head: captions may precede the first one."""
MARK_LINES = 8
"""Lines above a forwarded mail that whoever forwarded it may have written."""
FOOT_LINES = 4
"""Lines at the end that may be "Published …"."""
MAX_FIELD_CHARS = 300
MAX_DATE_CHARS = 60
MAX_OUTLET_WORDS = 8

_DATE_WORD = re.compile(r"date:? {0,3}(?P<day>(?:19|20)\d\d-\d\d-\d\d)(?=\s|\Z)", re.IGNORECASE)
_KEYED = re.compile(r"(?P<key>[A-Za-z_]+(?: [A-Za-z]+)?) ?: {0,30}(?P<value>\S.*)")
# What a browser prints above and below a page; the day is that of the printing.
_PRINTED = re.compile(
    r"\d{1,2}[/.]\d{1,2}[/.]\d{2,4},? \d{1,2}:\d\d(?: ?[AP]M)?\s{2,20}\S.{0,200}"
    r"|(?:https?|file)://\S{3,500}\s{1,20}\d{1,3}/\d{1,3}"
)
_COUNT = re.compile(r"\d{1,5}|\d{1,5} (?:comments?|shares?)", re.IGNORECASE)
_TITLED = re.compile(rf"The(?: [{UPPER}][\w’'-]{{1,30}}){{1,4}}")
_GLUED = re.compile(
    r"(?P<section>[A-Za-z ]{3,30}News) ?"
    r"(?P<stamp>[A-Za-z]{3,9} \d{1,2}, \d{4}(?: ?/)? \d{1,2}:\d\d [AP]M)"
    r"(?: ?/ )?(?P<rest>.{0,40})",
    re.IGNORECASE,
)
_TEXT_LABEL = re.compile(r"(?:full )?(?:text|body|content|article)(?: text)? ?:", re.IGNORECASE)
_BAR = re.compile(r" [|•·] ")
_PLACED = re.compile(
    rf"(?P<place>[{UPPER}][\w.’'-]+(?: [{UPPER}][\w.’'-]+){{0,2}}"
    rf"(?:(?:, | ?/ ?)[{UPPER}][\w.’'-]+(?: [{UPPER}][\w.’'-]+)?){{0,2}})"
    r"(?P<sign>, | \| | [–—-] )(?P<rest>.*\d.*)"
)
_HOUR = re.compile(
    r"[\[(]?(?:[01]?\d|2[0-3])[:.][0-5]\d(?: ?[ap]\.?m\.?)?(?: [A-Z]{2,5})?(?=[:,\])–—-]|\Z)",
    re.IGNORECASE,
)
_COLUMNS = re.compile(r" {3,}")
# Metadata that also follows a headline; other keys would be words of the article.
_BELOW = frozenset({"byline", "author", "authors", "source", "url"}) | {
    key for key, fact in KEYS.items() if fact in STAMPS
}


def take_header(draft: Draft, header: Header) -> None:
    """Move the header lines of the article from the text into ``header``.

    A header begins the text: "date 2020-02-18" before the first words of the line, the head of a
    mail, or lines of ``key: value``. Bylines, dates, addresses, breadcrumbs and rules may also be
    between the headline and the first paragraphs.
    """
    _take_date_word(draft, header)
    _take_mail_head(draft, header)
    edits: list[Edit] = []
    place = _Place()
    listed = list(islice(lines(draft.text), HEAD_LINES + 1))
    for number, line in enumerate(listed[:HEAD_LINES]):
        place.hours += _HOUR.match(line.text) is not None
        # The second hour is in the midst of a live page, where dates are those of its sections.
        if place.paragraphs >= HEAD_PARAGRAPHS or place.hours > 1:
            break
        after = listed[number + 1].text if number + 1 < len(listed) else ""
        byline = header.byline
        if _take_by_itself(line, header, place) or (
            not place.paragraphs and _take_by_neighbours(line, after, header, place, draft.text)
        ):
            edits.append(Edit(line.start, line.end, "", RepairKind.HEADER))
            place.above = True
            place.below_byline = header.byline != byline
            continue
        place.pass_line(line)
    draft.apply(edits)
    take_labels_above(draft, header)
    _take_foot(draft, header)
    header.take_address()


@dataclass(slots=True)
class _Place:
    """How much of a text has been read when a line is looked at."""

    headings: int = 0
    paragraphs: int = 0
    hours: int = 0
    """Lines that begin with an hour."""
    above: bool = False
    """Whether the line above is one of the header."""
    below_byline: bool = False
    """Whether the line above is the byline."""

    def pass_line(self, line: Line) -> None:
        """Count a line that is none of the header."""
        self.above = self.below_byline = False
        if looks_like_heading(line.text):
            self.headings += 1
        else:
            self.paragraphs += 1


def _take_by_itself(line: Line, header: Header, place: _Place) -> bool:
    """Take a line whose own form tells that it is one of the header."""
    begun = place.headings + place.paragraphs > 0
    return (
        (not begun and _take_keyed(line, header, below=False, over=False))
        or _take_line(line, header, below=begun)
        or (begun and _take_keyed(line, header, below=True, over=place.paragraphs > 0))
        or (place.below_byline and is_role_line(line.text))
    )


def _take_by_neighbours(line: Line, after: str, header: Header, place: _Place, text: str) -> bool:
    """Take a line above the first paragraph that only the lines around it tell apart.

    Args:
        line: The line.
        after: The line below.
        header: What has been found so far.
        place: Where the line is.
        text: The whole text.
    """
    if place.above and _COUNT.fullmatch(line.text) is not None:
        return True
    beside = place.above or _is_beside_byline(after, header)
    titled = place.headings > 0 or header.title is not None
    if beside and _take_masthead(line, header, below=titled):
        return True
    return titled and header.byline is None and _take_bare_byline(line, header, text, beside=beside)


def take_running_head(text: str, header: Header) -> None:
    """Read the running head of the pages: outlet and date."""
    line = Line(0, len(text), text)
    if header.published.day is None:
        _take_columns(line, header, below=False)


def _take_date_word(draft: Draft, header: Header) -> None:
    first = next(lines(draft.text), None)
    match = _DATE_WORD.match(draft.text, first.start if first else 0)
    if match and header.take_date(match["day"], f"The file begins with “{match.group()}”."):
        draft.apply([Edit(0, match.end(), "", RepairKind.HEADER)])


def _take_mail_head(draft: Draft, header: Header) -> None:
    """Read the head of a mail, of which there are several in a forwarded one."""
    _take_attribution(draft, header)
    for _ in range(4):
        start = _after_mark(draft.text)
        first = next(lines(draft.text, start), None)
        if first is None:
            return
        rows = draft.text[first.start :].split("\n", 60)[:60]
        head = read_mail_head(rows)
        if head is None:
            return
        # The innermost head is the article's own.
        if {"date", "sent"} & head.fields.keys():
            header.published = Published()
        for field, value in head.fields.items():
            if field == "subject":
                header.title = without_reply_marks(value) or value
            elif field in {"date", "sent"}:
                said = f"The mail says “{field.title()}: {value}”."
                header.take_date(value, said, Stamp.PUBLISHED)
            elif field == "from":
                header.outlet = sender_name(value) or header.outlet
        end = first.start + sum(len(row) + 1 for row in rows[: head.lines])
        draft.apply([Edit(0, min(end, len(draft.text)), "", RepairKind.HEADER)])


def _after_mark(text: str) -> int:
    """Find the end of "---------- Forwarded message ---------", below a few words or none."""
    for number, line in enumerate(islice(lines(text), MARK_LINES)):
        # Without the words in dashes, a line below others may be the article's.
        if is_forwarding_mark(line.text) and (number == 0 or line.text[0] in "-_*="):
            return line.end
    return 0


def _take_attribution(draft: Draft, header: Header) -> None:
    """Read "On 9 November 2021 The Gull <news@gull.example> wrote:" above a quoted mail."""
    first = next(lines(draft.text), None)
    found = read_attribution(first.text) if first is not None else None
    if first is None or found is None:
        return
    if header.take_date(found[0], f"The mail says “{first.text}”."):
        header.outlet = sender_name(found[1]) or header.outlet
        draft.apply([Edit(first.start, first.end, "", RepairKind.HEADER)])


def _take_keyed(line: Line, header: Header, *, below: bool, over: bool) -> bool:
    match = _KEYED.fullmatch(line.text[:MAX_FIELD_CHARS])
    if match is None or over or (below and match["key"].casefold() not in _BELOW):
        return False
    key, value = match["key"], match["value"]
    # "Updated: Thu 3 May 2012 The minister spoke …" is a sentence of a feed.
    if KEYS.get(key.casefold()) in STAMPS and len(value) > MAX_DATE_CHARS:
        return False
    # "Source: Several people were arrested after …" is a headline.
    if KEYS.get(key.casefold()) == "outlet" and (
        len(value.split()) > MAX_OUTLET_WORDS or _BAR.search(value)
    ):
        return False
    return header.take(key, value)


def _take_line(line: Line, header: Header, *, below: bool) -> bool:
    """Read a line that is only a byline, a date, an address, or furniture."""
    return (
        is_rule(line.text)
        or _PRINTED.fullmatch(line.text) is not None
        or _TEXT_LABEL.fullmatch(line.text) is not None
        or _take_address(line, header)
        or _take_date_line(line, header)
        or _take_byline(line, header)
        or _take_columns(line, header, below=below)
        or _take_placed_date(line, header, below=below)
        or is_breadcrumb(line.text)
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


def _take_bare_byline(line: Line, header: Header, text: str, *, beside: bool) -> bool:
    header.byline = read_bare_byline(line.text, text, beside=beside)
    return header.byline is not None


def _take_masthead(line: Line, header: Header, *, below: bool) -> bool:
    """Read the name of the paper or agency next to a date or a byline.

    Below the headline, "The Tornvik Gull" is one whatever its words are.
    """
    named = below and _TITLED.fullmatch(line.text) is not None
    if header.outlet is not None or not (named or is_masthead(line.text)):
        return False
    header.outlet = line.text
    return True


def _is_beside_byline(line: str, header: Header) -> bool:
    return stamp_of_date_line(line, header.order) is not None or is_role_line(line)


def _take_date_line(line: Line, header: Header) -> bool:
    day = stamp_of_date_line(line.text, header.order) or _glued_stamp(line.text)
    if day is not None:
        header.take_stamp(day, f"A line of its own says “{line.text}”.")
    return day is not None or is_foreign_date_line(line.text)


def _glued_stamp(text: str) -> Day | None:
    """Read "WORLD NEWSMARCH 3, 2020 7:02 AMUPDATED A YEAR AGO", three elements of a page."""
    match = _GLUED.fullmatch(text)
    if match is None or not is_label(match["section"]):
        return None
    return stamp_of_date_line(f"{match['stamp']} {match['rest']}")


def _take_placed_date(line: Line, header: Header, *, below: bool) -> bool:
    """Read "Oslo, 18 February 2020"; "Storm Ada – 18 February 2020" may be a headline."""
    match = _PLACED.fullmatch(line.text)
    if match and not below and match["sign"] not in {", ", " | "}:
        return False
    day = stamp_of_date_line(match["rest"], header.order) if match else None
    if match is None or day is None:
        return False
    header.place = header.place or match["place"]
    header.take_stamp(day, f"A line of its own says “{line.text}”.")
    return True


def _take_columns(line: Line, header: Header, *, below: bool) -> bool:
    """Read a running head, or "World | 18 February 2020": short columns, one of them a date.

    Args:
        line: The line.
        header: The facts that are known, and become known.
        below: Whether it is below the headline, so that it cannot be one.
    """
    wide = _COLUMNS.split(line.text)
    columns = wide if len(wide) > 1 else re.split(r" ?[|•·] ?| / ", line.text)
    if len(columns) < 2:
        # A dash is also a part of headlines.
        columns = re.split(r" [–—-] ", line.text)
        if not all(stamp_of_date_line(c, header.order) or is_label(c) for c in columns):
            return False
    if not 1 < len(columns) <= 5 or len(line.text) > MAX_FIELD_CHARS:
        return False
    days = [stamp_of_date_line(column, header.order) for column in columns]
    others = [
        column
        for column, day in zip(columns, days, strict=True)
        if day is None and not is_hour(column)
    ]
    most = 6 if len(wide) > 1 else 5 if below else 3
    if not any(days) or any(len(other.split()) > most or other[-1:] in "!?." for other in others):
        return False
    for other in others:
        _take_column(other, header, wide=len(wide) > 1 and other is others[0])
    day = next(day for day in days if day is not None)
    header.take_stamp(day, f"A line above the text says “{line.text}”.")
    return True


def _take_column(text: str, header: Header, *, wide: bool) -> None:
    """Read what is beside the date: an outlet, or "Source: The Gull"."""
    match = _KEYED.fullmatch(text)
    if match is not None:
        header.take(match["key"], match["value"])
    elif are_known_names(text):
        header.byline = header.byline or text
    elif (wide and text[:1].isalpha()) or is_masthead(text):
        header.outlet = header.outlet or text


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
