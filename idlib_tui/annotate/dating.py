"""Finding the publication date of an article in its text alone.

A page that was saved as text often has a date stamp ("Published: 12 May 2014", "May 03 , 2013"
between title and text) or its address ("/2013/05/03/"). A stamp differs from a date in a sentence
by its context: no preposition before it, no running text after it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from idlib_tui.annotate.text.document import read_document
from idlib_tui.annotate.times import find_timexes
from idlib_tui.annotate.times.lexicon import word_list
from idlib_tui.dates import month_number
from idlib_tui.day_arithmetic import day_of
from idlib_tui.model import Published, PublishedFrom, Timex

_HEAD = 1500
"""Characters at the start of a text that may contain a stamp."""

_SENTENCE_WORDS = 6
"""Words before a date on its line that make it part of a sentence."""

_TAIL = 300
"""Characters at the end of a text that may contain a labelled stamp."""

_NEAR = 2
"""Days between a page's address and its stamp: writing, posting and time zones."""

_LABEL = re.compile(
    r"\b(?P<label>published|posted|filed|issued|released|date|updated|modified)\b"
    r"[\s:|,]*(?:(?:on|at)\b\s*)?\Z",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"(?:https?|www)\b[^\n]{0,200}?[/ -](?P<year>(?:19|20)\d\d)\s?[/-]\s?"
    r"(?P<month>\d\d?|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}"
    r"\s?[/-]\s?(?P<day>\d\d?)\b",
    re.IGNORECASE | re.ASCII,  # "ſep" would match "sep", and is not a month
)
_ADDRESS_DIGITS = re.compile(
    r"(?:https?|www)\b[^\n]{0,200}?[/ -](?P<year>(?:19|20)\d\d)(?P<month>\d\d)(?P<day>\d\d)\b"
)
_BEFORE = re.compile(r"(\w{1,40}|\S)[^\S\n]{0,9}\Z")
_AFTER = re.compile(r"[^\S\n]{0,9}(\w{1,40}|\S)")
_ENDS_OF_CLAUSES = frozenset({".", ",", ";", ")"})
_NUMERIC = re.compile(r"[\d\s/.-]+")
_OF_ADDRESS = frozenset({"/", "-", "_", ".", "?", "="})
"""Characters beside a date in digits that make it part of a page's address."""

_CLOCK = re.compile(r"T\d\d:\d\d")

_UPDATES = frozenset({"updated", "modified"})


class _Kind(IntEnum):
    """Where a date was found, the best evidence first."""

    LABELLED = 0
    STANDING = 1
    UPDATED = 2
    ADDRESS = 3


@dataclass(frozen=True, slots=True)
class _Stamp:
    kind: _Kind
    day: date
    written: str


_CONFIDENCE = {_Kind.LABELLED: 0.97, _Kind.STANDING: 0.93, _Kind.UPDATED: 0.85, _Kind.ADDRESS: 0.8}
_SENTENCE = {
    _Kind.LABELLED: "The text is stamped “{}”.",
    _Kind.STANDING: "“{}” stands by itself at the head of the text.",
    _Kind.UPDATED: "The text is stamped as updated “{}”.",
    _Kind.ADDRESS: "The page’s address holds “{}”.",
}


def date_from_text(text: str) -> Published:
    """Find the publication date from the text alone.

    Only the first 1,500 and the last 300 characters are read, so the time does not grow with the
    text.

    Returns:
        ``known_from`` is TEXT where the text states it (a stamp, a dateline with its date, the
        page's address), and UNKNOWN otherwise: a date in the opening is seldom that of publication.
    """
    head = text[:_HEAD]
    address = _from_address(head)
    stamps = sorted(_stamps(head, address), key=lambda stamp: stamp.kind)
    if not stamps and len(text) > _HEAD:
        tail = _stamps(text[-_TAIL:], address)
        stamps = [stamp for stamp in tail if stamp.kind is not _Kind.STANDING]
    best = _latest_version(stamps)
    if address is not None:
        near = [s for s in stamps if abs((s.day - address.day).days) <= _NEAR]
        if near:
            best = _latest_version(near)
        elif best is None or best.kind is not _Kind.LABELLED:
            best = address
    if best is None:
        return Published()
    because = _SENTENCE[best.kind].format(best.written)
    return Published(best.day, PublishedFrom.TEXT, because, _CONFIDENCE[best.kind])


def _latest_version(stamps: list[_Stamp]) -> _Stamp | None:
    """Return the best stamp; the update if it followed soon, since its text is the one at hand."""
    if not stamps:
        return None
    best = stamps[0]
    for stamp in stamps[1:]:
        if stamp.kind is _Kind.UPDATED and 0 < (stamp.day - best.day).days <= _NEAR:
            return stamp
    return best


def _stamps(text: str, address: _Stamp | None) -> Iterator[_Stamp]:
    """Yield the dates of a passage that are on their own or after a label."""
    for timex in find_timexes(read_document(text)):
        stated = _stated_day(timex)
        if stated is None:
            continue
        label = _LABEL.search(text, max(0, timex.start - 40), timex.start)
        if label is None and not _stands_alone(text, timex):
            continue
        kind = _Kind.STANDING
        if label is not None:
            kind = _Kind.UPDATED if label["label"].lower() in _UPDATES else _Kind.LABELLED
        day = _swapped(stated, timex.text, address) or stated
        yield _Stamp(kind, day, timex.text)


def _stated_day(timex: Timex) -> date | None:
    """Return the day that an expression gives with its year; None if it gives none."""
    return timex.first if timex.rule == "stated" and timex.first == timex.last else None


def _swapped(day: date, written: str, address: _Stamp | None) -> date | None:
    """Return the day of "03/05/2013" with the month last, if the address confirms it."""
    if address is None or "/" not in written or day.day > 12:
        return None
    other = day.replace(month=day.day, day=day.month)
    return other if abs((other - address.day).days) <= _NEAR else None


def _stands_alone(text: str, timex: Timex) -> bool:
    """Check whether a date is alone on its line, or between a title and a text."""
    before = _BEFORE.search(text, max(0, timex.start - 40), timex.start)
    after = _AFTER.match(text, timex.end)
    word = before[1] if before else ""
    following = after[1] if after else ""
    if _NUMERIC.fullmatch(timex.text) and (word in _OF_ADDRESS or following in _OF_ADDRESS):
        return False
    timed = _CLOCK.search(timex.value) is not None
    posted = timed and word.lower() == "on" and following.istitle()
    if word.lower() in word_list("before a date in a sentence") and not posted:
        return False
    if timed:
        return True
    if word.islower() and following in _ENDS_OF_CLAUSES:
        return False
    if _ends_caption(text, timex, following):
        return False
    return not following.islower() or following in ("at", "by")


def _ends_caption(text: str, timex: Timex, following: str) -> bool:
    """Check whether a date ends a caption: "… at a camp in Reyhanli March 10, 2011."."""
    if following not in (".", ","):
        return False
    start = text.rfind("\n", 0, timex.start) + 1
    if len(text[start : timex.start].split()) < _SENTENCE_WORDS:
        return False
    goes_on = text[timex.end + 1 : timex.end + 3].strip()
    return following == "." or goes_on.islower()


def _from_address(text: str) -> _Stamp | None:
    for pattern in (_ADDRESS, _ADDRESS_DIGITS):
        match = pattern.search(text)
        if match is None:
            continue
        month = match["month"].lower()
        number = int(month) if month.isdecimal() else month_number(month) or 0
        day = day_of(int(match["year"]), number, int(match["day"]))
        if day is not None:
            return _Stamp(_Kind.ADDRESS, day, text[match.start("year") : match.end("day")])
    return None
