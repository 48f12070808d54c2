"""The news agency that an article was taken from, where its text says so."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from idlib_tui import word_lists
from idlib_tui.ingest.lines import lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

TAIL_CHARS = 1_500
"""Characters at the end of a file in which an agency may be credited."""
MAX_CREDIT_CHARS = 160
_PARTS = re.compile(r"\s*(?:[,;|/•·()–—]|\band\b|\bfor\b|\bwith\b|\bin\b)\s*")


def find_agency(dateline: str | None, byline: str | None, source: str) -> str | None:
    """Find the one agency that an article credits as its source.

    Args:
        dateline: The agency in the dateline.
        byline: The byline.
        source: The text of the file, with what was removed as page litter.

    Returns:
        Its usual name, "AFP"; None if none is credited, or several are.
    """
    known = _names()
    named = {known[dateline.casefold()]} if dateline and dateline.casefold() in known else set()
    if not named and byline:
        parts = (part.casefold() for part in _PARTS.split(byline))
        named = {known[part] for part in parts if part in known}
    if not named:
        named = {known[name.casefold()] for name in _credited(source)}
    return named.pop() if len(named) == 1 else None


def _credited(source: str) -> Iterator[str]:
    for line in lines(source, max(0, len(source) - TAIL_CHARS)):
        match = _credit().fullmatch(line.text) if len(line.text) <= MAX_CREDIT_CHARS else None
        if match is not None:
            yield match["alone"] or match["publisher"]


def told_agency(text: str) -> str | None:
    """Find the one agency to which the people in a text spoke: "she told Reuters".

    This is weak evidence: papers quote what others were told.
    """
    told = {_names()[match["agency"].casefold()] for match in _told().finditer(text)}
    return told.pop() if len(told) == 1 else None


@cache
def _names() -> Mapping[str, str]:
    """Map every name of an agency, in lower case, to its usual one."""
    (table,) = word_lists.tables("idlib_tui.ingest", "wires").values()
    names = {each.casefold(): name for name, others in table.items() for each in (name, *others)}
    return {**names, **{f"the {name}": usual for name, usual in names.items()}}


@cache
def _alternatives() -> str:
    return "|".join(re.escape(name) for name in sorted(_names(), key=len, reverse=True))


@cache
def _credit() -> re.Pattern[str]:
    """Match a line that credits an agency with the article."""
    agency = rf"{_alternatives()}"
    year = r"(?:,? ?(?:19|20)\d\d)?"
    lead = (
        r"(?:source|via|from|agency|by|credit)s? ?[:–—-]? ?"
        r"|(?:©|\(c\)|copyright(?: ©| \(c\))?) ?(?:(?:19|20)\d\d,? )?(?:by )?|[(\[—–-]{1,3} ?"
    )
    article = r"(?:this|the) (?:story|article|report|piece|news)(?: item)?"
    published = rf"{article} (?:was|is|has been)(?: \w+)? published (?:by|from) "
    syndicated = (
        rf"{article} (?:was|is|has been) (?:\w+ ){{0,3}}(?:supplied|provided|syndicated) by "
    )
    bare = rf"(?:{lead})?(?P<alone>{agency}){year}[)\]]?\.?(?: all rights reserved\.?)?"
    service = r"(?: (?:news )?(?:agency|service|feed))?"
    told = rf"(?:{published}|{syndicated})(?P<publisher>{agency}){service}\.?"
    return re.compile(rf"{bare}|{told}", re.IGNORECASE)


@cache
def _told() -> re.Pattern[str]:
    verbs = r"(?:told|tells|telling|interview with|statement to|speaking to|spoke to)"
    return re.compile(
        rf"\b{verbs} (?:the )?(?:news )?(?:agency )?(?P<agency>{_alternatives()})\b", re.IGNORECASE
    )
