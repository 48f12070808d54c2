"""The place at the head of a report: "ANKARA –", "Reyhanli, Turkey –", "DALLAS (AP) —"."""

from __future__ import annotations

import re
from typing import NamedTuple

_PLACE = r"[A-Z][\w.’'-]{0,30}(?: (?:[A-Z][\w.’'-]{0,30}|de|al|el|la|of|the|on)){0,4}"
_DATELINE = re.compile(
    rf"(?P<place>{_PLACE}(?:(?: ?/ ?|, ){_PLACE}){{0,3}}?)"
    r"(?:, (?P<month>[A-Z][a-z]{2,8}\.?) (?P<day>\d{1,2}))?"
    r"(?: ?\((?P<agency>[A-Z][\w .’'-]{1,30})\))?"
    # The next words begin a sentence; "Turkey – which backs them –" is no dateline.
    r"(?: [–—-]{1,2} ?|[–—]|-- ?)(?=[A-Z\d“\"‘'(])"
)
_WORD = re.compile(r"[^\W\d_]{2,}")


class Dateline(NamedTuple):
    """A dateline: the place, the agency if one is named, and where the sentence begins."""

    place: str
    agency: str | None
    end: int


def read_dateline(text: str) -> Dateline | None:
    """Read the dateline that a text begins with."""
    match = _DATELINE.match(text)
    if match is None:
        return None
    # Names in capitals are how agencies print a dateline, not how the place is written.
    place = _WORD.sub(_as_name, re.sub(r" ?/ ?", " / ", match["place"]))
    return Dateline(place, match["agency"], match.end())


def _as_name(match: re.Match[str]) -> str:
    word = match.group()
    return word.capitalize() if word.isupper() and len(word) > 2 else word
