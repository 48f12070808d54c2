"""Metadata in the address of a page: the outlet, and often the date."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from idlib_tui.day_arithmetic import day_of
from idlib_tui.ingest.facts.days import named
from idlib_tui.ingest.wordlists import entries

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

ADDRESS = re.compile(
    r"<?(?:(?:(?:https?|ftp)://|www\.)[^\s<>]{3,2000}|file:///[^\s<>]{1,2000}"
    r"|(?:[a-z0-9-]{1,60}\.){1,4}[a-z]{2,10}/[^\s<>]{0,2000})>?",
    re.IGNORECASE,
)
_NOT_IN_ADDRESS = frozenset("\"'`\\\x7f")
_HOST = re.compile(r"(?:https?://)?(?:[^/@\s]*@)?(?P<host>[\w-]+(?:\.[\w-]+)+)", re.IGNORECASE)
_PREFIX = re.compile(
    r"(?:www\d?|m|mobile|amp|edition|news|en|web)\.(?=[\w-]+\.[\w-]+)", re.IGNORECASE
)
_PATH_DAY = re.compile(
    r"(?<=[/=_-])(?P<year>(?:19|20)\d\d)(?P<sign>[/_-])(?P<month>\d{1,2}|[a-z]{3,9})(?P=sign)"
    r"(?P<day>\d{1,2})(?=[/_.?&#-]|\Z)"
    r"|(?<=[/=_-])(?P<year8>(?:19|20)\d\d)(?P<month8>0[1-9]|1[0-2])(?P<day8>[0-3]\d)"
    r"(?=[/_.?&#-]|\Z)"
    r"|(?<=[/=_-])(?P<yearm>(?:19|20)\d\d)(?:/(?=\d{4}/)|-(?=\d\d/))(?P<monthm>0[1-9]|1[0-2])/?"
    r"(?P<daym>[0-3]\d)(?=/)",
    re.IGNORECASE,
)


def is_address(text: str) -> bool:
    """Check whether a text is a web address and nothing else."""
    return ADDRESS.fullmatch(text.strip()) is not None


def web_address(text: str | None) -> str | None:
    """Make an address that a browser can be given; None where it is not one of the web.

    It has no white space, no control characters and no quotation marks.
    """
    found = (text or "").strip("<> \t")
    if not is_address(found) or any(char in _NOT_IN_ADDRESS or ord(char) < 33 for char in found):
        return None
    if not re.match(r"[a-z]+://", found, re.IGNORECASE):
        found = "https://" + found
    return found if re.match(r"https?://[^/]", found, re.IGNORECASE) else None


def outlet_of(address: str) -> str | None:
    """Return the outlet of a host: "www.gull.example/news" is gull.example's."""
    match = _HOST.match(address.strip("<> "))
    if match is None:
        return None
    host = match["host"].lower()
    while prefix := _PREFIX.match(host):
        host = host[prefix.end() :]
    return _outlets().get(host, host)


def day_of_address(address: str) -> date | None:
    """Read the day in the path of an address: "/2020/feb/18/", "-20200218", "/2020/0218/"."""
    for match in _PATH_DAY.finditer(address):
        if match["year8"]:
            parts = (match["year8"], match["month8"], match["day8"])
        elif match["yearm"]:
            parts = (match["yearm"], match["monthm"], match["daym"])
        else:
            parts = (match["year"], match["month"], match["day"])
        month = parts[1].lower()
        number = int(month) if month.isdecimal() else named("months").get(month, 0)
        day = day_of(int(parts[0]), number, int(parts[2]))
        if day is not None:
            return day
    return None


@cache
def _outlets() -> Mapping[str, str]:
    """Names of outlets by host, for hosts that do not resemble the name."""
    pairs = (entry.partition(" ") for entry in entries("outlets"))
    return {host: name for host, _, name in pairs}
