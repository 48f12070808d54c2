"""The sections of a live page, told hour by hour, and the day on which each was written.

A live page has stamps: lines with an hour of the clock, at times with a date ("14:05", "22:10 3
March 2020"). A date on a line of its own holds for the sections below it, until the next. In other
texts such a line is the heading of a chronology, whose sentences say themselves when they are.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import TYPE_CHECKING, NamedTuple

from idlib_tui.annotate.text.document import read_document
from idlib_tui.annotate.times import find_timexes
from idlib_tui.model import TimexType

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

MIN_STAMPS = 2
"""Hours in front of paragraphs that make a live page; one may be the page's own stamp."""
MAX_DAYS_APART = 31
"""Days between a section and the publication: a live page is not the diary of a year."""
MAX_STAMP_CHARS = 60
_HOUR = r"(?:[01]?\d|2[0-3])[:.][0-5]\d(?: ?[ap]\.?m\.?)?(?: (?-i:[A-Z]{2,5})\b)?"
_LABEL = r"(?:(?:last )?updated:? (?:at )?|posted:? (?:at )?)?"
# "14:05", "14:05 - 3 March 2020", "11.20am: Power is back", "[11:40 a.m. ET, March 3, 2020] A man".
_STAMP = re.compile(
    rf"(?P<open>[\[(])?{_LABEL}(?P<hour>{_HOUR})"
    r"(?(open)(?P<inside>[^\[\]()\n]{0,40})[\])]|(?=[ \t]*(?:$|[:–—|-]|\d|(?-i:[A-Z]))))",
    re.IGNORECASE | re.MULTILINE,
)
_LINE = re.compile(r"\S[^\n]*")
_SIGNS = re.compile(r"[\s,;:|•·–—()\[\]-]*")


class Stamp(NamedTuple):
    """A line, or the beginning of one, that says when what follows was written."""

    start: int
    end: int
    day: date | None
    hour: str
    """As written: "16.40 GMT"; "" for a date alone."""


@dataclass(frozen=True, slots=True)
class Section:
    """What was written on one day, as spans of the text."""

    day: date | None
    spans: tuple[tuple[int, int], ...]


def sections(text: str, published: date | None) -> tuple[Section, ...]:
    """Split a live page by days, without its stamps; any other text is one section.

    Args:
        text: The text.
        published: Its publication date, on which what no date stands above was written.
    """
    hours = (match for match in _LINE.finditer(text) if _STAMP.match(match.group()))
    if len(list(islice(hours, MIN_STAMPS))) < MIN_STAMPS:
        return (Section(published, ((0, len(text)),)),)
    stamps = list(_stamps(text, published))
    spans: dict[date | None, list[tuple[int, int]]] = {}
    start, day = 0, published
    for stamp, after in pairwise([*stamps, Stamp(len(text), len(text), None, "")]):
        if stamp.start > start:
            spans.setdefault(day, []).append((start, stamp.start))
        start = stamp.end
        # An hour directly above its date belongs to it.
        above = after.day is not None and not after.hour and not text[start : after.start].strip()
        day = stamp.day or (after.day if above else None) or day
    spans.setdefault(day, []).append((start, len(text)))
    return tuple(Section(day, tuple(listed)) for day, listed in spans.items())


def _stamps(text: str, published: date | None) -> Iterator[Stamp]:
    for match in _LINE.finditer(text):
        line = match.group().rstrip()
        found = _STAMP.match(line)
        if found is not None:
            yield _with_hour(match.start(), line, found, published)
        elif len(line) <= MAX_STAMP_CHARS and any(char.isdigit() for char in line):
            day = _day(line, published)
            if day is not None:
                yield Stamp(match.start(), match.start() + len(line), day, "")


def _with_hour(start: int, line: str, found: re.Match[str], published: date | None) -> Stamp:
    rest = line[found.end() :]
    if found["inside"]:
        return Stamp(start, start + found.end(), _day(found["inside"], published), found["hour"])
    day = _day(rest, published) if len(rest) <= MAX_STAMP_CHARS else None
    if day is not None:
        return Stamp(start, start + len(line), day, found["hour"])
    signs = _SIGNS.match(rest)
    end = found.end() + (signs.end() if signs else 0)
    return Stamp(start, start + end, None, found["hour"])


def _day(words: str, published: date | None) -> date | None:
    """Read a date that is all there is; None if there are other words, or if it is far away."""
    found = find_timexes(read_document(words, published))
    if len(found) != 1 or found[0].type is not TimexType.DATE or found[0].first != found[0].last:
        return None
    others = words[: found[0].start] + words[found[0].end :]
    day = found[0].first
    if day is None or published is None or _SIGNS.fullmatch(others) is None:
        return None
    return day if abs((day - published).days) <= MAX_DAYS_APART else None
