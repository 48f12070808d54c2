"""Bylines in the styles of papers, agencies and weblogs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from idlib_tui.ingest.facts.bare_names import are_known_names
from idlib_tui.ingest.facts.days import Day, days_of, named, stamp_of_date_line
from idlib_tui.ingest.lines import UPPER
from idlib_tui.ingest.wordlists import entries

if TYPE_CHECKING:
    from idlib_tui.ingest.facts.days import Order

MAX_CHARS = 160
_JUNIOR = re.compile(r"\b(?:Jr|Sr)\.\Z")

_OPENING = re.compile(
    r"(?:(?:posted|published|written|words|story|text|report(?:ed)?|analysis|opinion|comment"
    r"|interview"
    r"|reviewed|submitted|contributed|compiled|authored|reporting|filed"
    r"|(?:an )?article) )?"
    r"by\b ?[:|]?\s*"
    r"|(?:authors?|byline|writers?|reporters?|words|text|story|autor(?:in|a)?|auteur|autore|yazan"
    r"|tekst) ?: *"
    r"|(?:von|por|par|di|door|av|af|przez)\b ?:? *",
    re.IGNORECASE,
)
_NAME = (
    rf"(?:[{UPPER}][\w.’'-]*"
    r"|(?:al|el|bin|bint|ibn|de|del|della|da|di|van|von|der|den|la|le|y|e|st)\b\.?)"
)
_NAMES = (
    rf"{_NAME}(?:[ -]{_NAME}){{0,5}}(?:(?: ?[,;] ?(?:and |& )?| and | & | with | / ?)"
    rf"{_NAME}(?:[ -]{_NAME}){{0,5}}){{0,9}}"
)
_OURS = (
    r"(?i:(?:our|a|the|special|staff)(?: [a-z]+){0,2} (?:correspondent|reporter|writer|staff)s?)"
)
_AFTER_NAMES = (
    r"(?:,? (?:and|with) (?i:(?:news |other )?agenc(?:y|ies)|staff|wires?))?"
    r"(?: (?i:staff(?: writers?| reporters?)?|reporters?|correspondents?))?"
    rf"(?:,? (?:in|from|reporting from|at) (?:[{UPPER}][\w.’'-]+(?:,? (?:and )?)?){{1,6}})?"
    rf"(?:,? (?:for|of) (?:the )?[{UPPER}][\w.’' &-]{{1,40}})?"
    r"(?: ?[,(|/–—-]{1,2} ?[\w.’'& -]{2,50}\)?){0,3}"
)
_NAMES_AND_MORE = re.compile(rf"(?:{_NAMES}|{_OURS}){_AFTER_NAMES}")
_PICTURES = re.compile(
    r",? (?:and |with )?(?:photograph(?:s|y)|photos?|pictures?|images?|illustrations?|graphics?"
    r"|videos?) (?:by|from) .*",
    re.IGNORECASE,
)
_WORD_START = re.compile(r"(?<=[\s|•·(/–—-])(?=[^\s|•·)/–—-])")
_SEPARATORS = " \t|•·,/–—-()"
_NAMED_ALONE = rf"(?:[{UPPER}][\w.’'-]+ ){{1,3}}[{UPPER}][\w.’'-]+"


@dataclass(frozen=True, slots=True)
class Byline:
    """The authors, as printed, and the date in the same line."""

    names: str
    day: Day | None = None


def read_byline(line: str, order: Order | None = None) -> Byline | None:
    """Read a line that is only a byline, with or without a date."""
    if len(line) > MAX_CHARS:
        return None
    stamped = _with_date(line, order)
    if stamped is not None:
        return stamped
    names = _names(line)
    return Byline(names) if names else None


def _with_date(line: str, order: Order | None) -> Byline | None:
    """Split a line if everything after, or before, a point is about the date."""
    if not days_of(line, order):
        return None
    cuts = [match.start() for match in _WORD_START.finditer(line)]
    for at in cuts:
        day = stamp_of_date_line(line[at:].rstrip(_SEPARATORS), order)
        if day is not None and (found := _names_beside_date(_without_on(line[:at]))):
            return Byline(found, day)
    for at in reversed(cuts):
        day = stamp_of_date_line(line[:at].rstrip(_SEPARATORS), order)
        if day is not None and (found := _names_beside_date(line[at:])):
            return Byline(found, day)
    return None


def _names_beside_date(text: str) -> str | None:
    return _names(text) or (_tidy(text) if are_known_names(_tidy(text)) else None)


def _without_on(names: str) -> str:
    return re.sub(r" (?:on|at)\Z", "", names.rstrip(_SEPARATORS)).rstrip(_SEPARATORS)


def _names(line: str) -> str | None:
    opening = _OPENING.match(line)
    if opening is not None:
        rest = _PICTURES.sub("", line[opening.end() :].strip())
        # A lower-case word is a name on a weblog: "Posted by admin", but not "By then".
        weblog = len(opening.group()) > len("By: ") and re.fullmatch(r"[a-z][\w.-]{1,30}", rest)
        return _tidy(rest) if weblog or _is_names(rest) else None
    return _tidy(line) if _with_role().fullmatch(line) else None


def _is_names(rest: str) -> bool:
    if not rest or (rest[-1] in ".!?:;" and not _JUNIOR.search(rest)):
        return False
    # "By Tuesday, it was over" is a heading.
    first = re.split(r"[ ,.]", rest, maxsplit=1)[0].casefold()
    if first in named("weekdays") or (first in named("months") and rest[-1].isdigit()):
        return False
    return bool(_NAMES_AND_MORE.fullmatch(rest) or re.fullmatch(r"@[\w.-]{2,30}", rest))


@cache
def _with_role() -> re.Pattern[str]:
    """A name without "By": "Jane Doe, Diplomatic Correspondent", "JANE DOE | Reuters"."""
    roles = "|".join(entries("bylines"))
    agencies = "|".join(re.escape(agency) for agency in entries("agencies"))
    return re.compile(
        rf"{_NAMED_ALONE}(?: and {_NAMED_ALONE})?(?:,| [|/–—-]| in [A-Z]\w+,?) "
        rf"(?:(?:[\w’'-]+ ){{0,4}}(?i:{roles})|(?:{agencies}))(?:,? (?:in )?[A-Z]\w+)?"
    )


def _tidy(names: str) -> str:
    return names.strip(" ,|–—-/")


def given_name_first(name: str) -> str:
    """Write the name of a catalogue, "Lind, Bo", as "Bo Lind"."""
    family, comma, given = name.strip().partition(", ")
    return f"{given} {family}" if comma and given and "," not in given else name.strip()
