"""The head of a page that runs on into the first paragraph, as careless saving leaves it.

"Storm nears By the AP staff NEW: Ferries stop OSLO | Tue Mar 3, 2020 7:05am GMT OSLO (AP) - A
storm …" becomes lines: the headline, the byline, the highlights, the stamp, the paragraph.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import islice

from idlib_tui.ingest.draft import Draft, Edit
from idlib_tui.ingest.facts.days import named
from idlib_tui.ingest.lines import UPPER, Line, lines
from idlib_tui.ingest.wordlists import entries
from idlib_tui.model import RepairKind

_LINES = 3
"""Among so many lines at the top a head may run on."""
_HEAD_CHARS = 1500
_WORD = rf"[{UPPER}][\w.’'-]{{1,30}}"
_PLACE_CHARS = 80
_NEXT = rf"(?=[{UPPER}“\"‘«(])"
_HIGHLIGHT = re.compile(rf" (?=NEW: ?{_NEXT}|\\?[*•] {_NEXT})")


def split_run_on_head(draft: Draft) -> None:
    """Put the parts of a head that runs on into the first paragraph on lines of their own."""
    cuts: set[int] = set()
    for line in islice(lines(draft.text), _LINES):
        cuts |= _cuts(line)
    draft.apply(Edit(cut, cut + 1, "\n\n", RepairKind.LAYOUT) for cut in sorted(cuts))


def _cuts(line: Line) -> set[int]:
    """Find the blanks at which a line is cut: offsets into the whole text."""
    head = line.text[:_HEAD_CHARS]
    cuts: set[int] = set()
    for pattern in (_byline(), _stamp()):
        match = pattern.search(head)
        if match and (match.start() == 0 or pattern is _byline()):
            cuts |= {match.start() - 1, match.end()}
            break
    cuts.update(_embedded_dateline(head))
    cuts.update(match.start() for match in _HIGHLIGHT.finditer(head))
    cuts = {at for at in cuts if at > 0}
    return {line.start + at for at in cuts}


def _embedded_dateline(head: str) -> tuple[int, ...]:
    """Find the blanks before "OSLO (AP) -" and before a stamp that precedes it."""
    match = _agency_and_dash().search(head)
    start = _place_start(head, match.start()) if match else None
    if start is None:
        return ()
    stamp = next((m for m in _bar_stamp().finditer(head, 0, start) if m.end() == start), None)
    if stamp is None:
        return (start - 1,)
    place = _place_start(head, stamp.start()) if stamp["bar"] else None
    return ((stamp.start("date") if place is None else place) - 1, start - 1)


def _place_start(head: str, end: int) -> int | None:
    """Find where the place begins that ends at an offset, blanks not counted; None if none does."""
    stop = len(head[:end].rstrip(" ,"))
    for place in _places():
        if match := place.search(head, max(0, stop - _PLACE_CHARS), stop):
            return match.start()
    return None


@cache
def _places() -> tuple[re.Pattern[str], ...]:
    """Match a place at the end of a text: in capitals, or written as names are.

    In capitals it is the whole run of such words. Otherwise it is the last name before the comma
    only, since the headline before it may end in a name; or two words that begin as places do.
    """
    zone = "|".join(entries("time_zones"))
    loud = rf"(?!(?:{zone})\b)[{UPPER}][{UPPER}.’'-]+"
    beginnings = "|".join(re.escape(word) for word in entries("place_beginnings"))
    name = rf"(?:(?:{beginnings}) )?{_WORD}"
    more = rf"(?: ?(?:,|/) ?{name}){{0,2}}"
    return (
        re.compile(rf"(?<!\S){loud}(?:(?: ?/ ?|, ?| ){loud}){{0,5}}{more}\Z"),
        re.compile(rf"(?<!\S){name}{more}\Z"),
    )


@cache
def _agencies() -> str:
    return "|".join(re.escape(name) for name in entries("agencies"))


@cache
def _agency_and_dash() -> re.Pattern[str]:
    day = rf"(?:,? (?:{_months()})\.? \d{{1,2}}|,? \d{{1,2}} (?:{_months()})\.?)?"
    return re.compile(rf"{day} ?\((?:{_agencies()})(?: {_WORD}!?)?\) ?(?:-{{1,2}}|[–—―])\s?{_NEXT}")


@cache
def _byline() -> re.Pattern[str]:
    """Match "By Ann Lee and Bo Roe, CNN" and "By the CNN Wire Staff", a day before it or not."""
    names = rf"{_WORD}(?:,? (?:and )?{_WORD}){{1,9}}?, (?:[Ff]or )?(?:{_agencies()})"
    staff = rf"the (?:{_agencies()})(?: [Ww]ire| [Nn]ews)?(?: [Ss]taff)?"
    return re.compile(rf"(?<!\S)(?:{_day()} \| )?(?:By|From) (?:{staff}|{names})(?= {_NEXT})")


@cache
def _stamp() -> re.Pattern[str]:
    """Match a day with its hour and zone, a writer before it or not."""
    writer = rf"(?:{_WORD}(?: {_WORD}){{1,3}} \| )?"
    return re.compile(rf"{writer}(?:{_day()},? {_hour()}|{_hour()},? {_day()})(?= {_NEXT})")


@cache
def _bar_stamp() -> re.Pattern[str]:
    """Match "| Tue Mar 3, 2020 7:05am GMT " behind a place."""
    return re.compile(rf"(?P<bar> \| )?(?P<date>{_day()},? {_hour()}) ")


@cache
def _day() -> str:
    month = rf"(?:{_months()})\.?"
    year = r"(?:19|20)\d\d"
    return (
        rf"(?:(?i:{'|'.join(named('weekdays'))}),? )?(?:{month} \d{{1,2}},? {year}"
        rf"|\d{{1,2}} {month} {year}|{year}[ -]\d\d[ -]\d\d)"
    )


@cache
def _months() -> str:
    return rf"(?i:{'|'.join(sorted(named('months'), key=len, reverse=True))})\b"


@cache
def _hour() -> str:
    zones = "|".join(entries("time_zones"))
    named_zones = r"(?:Eastern|Central|Mountain|Pacific)(?: Standard| Daylight)? Time"
    # Possessive: what belongs to the hour is not one of the words behind it.
    half = r"(?: ?[apAP]\.?[mM]\b\.?)?+"
    return rf"\d{{1,2}}[:.]\d\d{half}(?: (?:{zones}|UK|{named_zones})\b(?: time)?)?+"
