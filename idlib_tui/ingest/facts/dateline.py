"""The dateline of a report: "ANKARA –", "Reyhanli, Turkey –", "DALLAS (AP) —"."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from itertools import islice
from typing import NamedTuple

from idlib_tui.ingest.facts.days import find_day, named
from idlib_tui.ingest.lines import UPPER, lines
from idlib_tui.ingest.wordlists import entries

_WORD = rf"[{UPPER}][\w.’'-]{{0,30}}"
_PLACE = rf"{_WORD}(?: (?:{_WORD}|de|al|el|la|of|the|on|upon|sur|am|du|des|do|da)){{0,4}}"
_AGENCY = rf"[(/](?P<agency>[{UPPER}a-z][\w .,:/&’'-]{{1,40}})[)/]"
_DASH = r"(?: ?[–—―]{1,2} ?| -{1,3} ?| ?--{1,2} ?| _ ?|(?<=\))\.? ?- ?)"
# The next words begin a sentence; "Turkey – which backs them –" is not a dateline.
_NEXT = rf"(?=[{UPPER}\d“\"‘'«(])"
_TITLE_CASE = (
    rf"[{UPPER}][^\W\d_{UPPER}]+(?:[ ,-]{{1,2}}(?:[{UPPER}][^\W\d_{UPPER}]+|de|al|of|the))*"
)
_HEAD_LINES = 12
_LETTERS = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
# Words that stay as they are in a name of several parts.
_SMALL = frozenset(
    ("am", "au", "aux", "de", "des", "du", "la", "le", "of", "on", "sur", "the", "upon")
)


class Dateline(NamedTuple):
    """A dateline: place and agency if given, and where the sentence begins."""

    place: str | None
    agency: str | None
    end: int
    day: date | None = None
    """The date, if the dateline gives it with its year."""


def read_dateline(text: str) -> Dateline | None:
    """Read the dateline at the start of a text."""
    head = text[:200]
    for form in (_form(), _colon_form(), _day_and_agency(), _AGENCY_ALONE, _bare_agency()):
        match = form.match(head)
        if match is None:
            continue
        groups = match.groupdict()
        place = groups.get("place")
        if place and (_is_label(place, text, form is _colon_form()) or place[-1].isdigit()):
            continue
        if form is _colon_form() and (stamped := _after_stamp(text, match.end())):
            return stamped
        agency = groups.get("agency") or groups.get("known")
        written = groups.get("date") or groups.get("loose_date")
        found = find_day(written) if written else None
        place, agency = _apart(place, agency)
        if place is None and agency and not written:
            # "(Oslo, 3 March 2020) –" as organisations print it.
            place, agency, found = _place_in_brackets(agency)
        end = match.end()
        if found is None and place and (stamp := _day_and_dash().match(text, end)):
            found, end = find_day(stamp["date"]), stamp.end()
        return Dateline(as_place(place), _agency(agency), end, found[0] if found else None)
    return None


def _apart(place: str | None, agency: str | None) -> tuple[str | None, str | None]:
    """Separate an agency that is printed as if it were a part of the place: "Oslo, SANA"."""
    if place is None or agency is not None:
        return place, agency
    known = entries("agencies")
    if place in known:
        return None, place
    before, _, last = place.replace(",", " ").rpartition(" ")
    return (before.strip(), last) if before and last in known else (place, None)


def _place_in_brackets(
    words: str,
) -> tuple[str | None, str | None, tuple[date, int, int] | None]:
    """Distinguish "(Oslo)" and "(Oslo, 3 March 2020)" from "(KUNA)"."""
    found = find_day(words)
    if found is not None and found[1] > 0:
        return words[: found[1]].rstrip(" ,"), None, found
    if words in entries("agencies") or not re.fullmatch(_TITLE_CASE, words):
        return None, words, None
    return words, None, None


def find_dateline(text: str) -> Dateline | None:
    """Read the dateline of the first paragraph, or of one soon after it that names an agency.

    A headline and highlights may stand before the first paragraph of a report.
    """
    for number, line in enumerate(islice(lines(text), _HEAD_LINES)):
        dateline = read_dateline(line.text)
        if dateline is not None and (number == 0 or dateline.agency in entries("agencies")):
            return dateline._replace(end=line.start + dateline.end)
    return None


@cache
def _date() -> str:
    months = "|".join(sorted(named("months"), key=len, reverse=True))
    month = rf"(?i:{months})\b\.?"
    weekday = rf"(?:(?i:{'|'.join(named('weekdays'))})\.?,? )?"
    year = r"(?:,? (?:19|20)\d\d)?"
    return (
        rf"(?P<date>{weekday}"
        rf"(?:{month} \d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}(?:st|nd|rd|th)?[ -]{month})"
        rf"{year}|\d{{1,2}}[./-]\d{{1,2}}[./-](?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d)"
    )


@cache
def _form() -> re.Pattern[str]:
    places = rf"(?P<place>{_PLACE}(?:(?: ?/ ?|, | and |-){_PLACE}){{0,3}}?)"
    between = r"(?:,|\.|;| \||:)? ?"
    # With a known agency in it, a full stop, a colon or nothing can replace the dash.
    agencies = "|".join(re.escape(name) for name in entries("agencies"))
    loose = rf"(?: ?[.:,|] ?| ?)[(/](?P<known>{agencies})[)/],?(?:: ?|\. ?|-| ?)"
    date = rf"(?:(?:,|\.| \||:)? \(?{_date()}\)?)?"
    return re.compile(
        rf"{places}(?:{date}(?:{between}{_AGENCY})?,?{_DASH}"
        rf"|{date.replace('<date>', '<loose_date>')}{loose}){_NEXT}"
    )


@cache
def _colon_form() -> re.Pattern[str]:
    """Match a place in capitals before a colon or a bar, as South Asian papers print it."""
    capital = rf"[{UPPER}][{UPPER}.’'-]+"
    places = rf"(?P<place>{capital}(?: {capital}){{0,2}}(?:(?: ?/ ?|, ){_PLACE}){{0,2}}?)"
    return re.compile(rf"{places}(?:,? \(?{_date()}\)?)?(?::| \|) ?{_NEXT}")


_AGENCY_ALONE = re.compile(rf"{_AGENCY}{_DASH}{_NEXT}")


@cache
def _day_and_agency() -> re.Pattern[str]:
    """Match "March 3 (Reuters) -": a day, and no place."""
    return re.compile(rf"{_date()}(?:,|\.)? {_AGENCY}{_DASH}{_NEXT}")


@cache
def _day_and_dash() -> re.Pattern[str]:
    """Match the day behind "OSLO – March 3, 2020 –"."""
    return re.compile(rf"\(?{_date()}\)?{_DASH}{_NEXT}")


@cache
def _bare_agency() -> re.Pattern[str]:
    """Match a known agency without a dash: "(CNN)Hundreds of"."""
    agencies = "|".join(re.escape(name) for name in entries("agencies"))
    return re.compile(rf"\((?P<known>{agencies})\) ?{_NEXT}")


def _after_stamp(text: str, start: int) -> Dateline | None:
    """Read "OSLO | Tue Mar 3, 2020 7:05am GMT OSLO (AP) -": a place and a stamp, then the dateline.

    Args:
        text: The text.
        start: The start of the stamp, after the bar.
    """
    stamp = _stamp().match(text, start)
    if stamp is None:
        return None
    found = find_day(stamp["date"])
    dateline = read_dateline(text[stamp.end() : stamp.end() + 200])
    if found is None or dateline is None:
        return None
    return dateline._replace(end=stamp.end() + dateline.end, day=found[0])


@cache
def _stamp() -> re.Pattern[str]:
    return re.compile(
        rf"{_date()},? (?:\d{{1,2}}[:.]\d\d ?(?:[ap]\.?m\.?)? ?(?:[A-Z]{{2,5}})? )?", re.IGNORECASE
    )


def _is_label(word: str, text: str, colon: bool) -> bool:
    """Distinguish "WATCH:" from "OSLO:"; a repeated label is a speaker in a transcript."""
    listed = word.isupper() and word.casefold() in entries("labels")
    return listed or (colon and text.count(f"{word}:") > 1)


def as_place(place: str | None) -> str | None:
    """Write a place in capitals as a name: "PORT-AU-PRINCE" is Port-au-Prince."""
    if place is None:
        return None
    # Capitals are the style of a dateline, not the spelling of the place.
    name = _LETTERS.sub(_as_name, re.sub(r" ?/ ?", " / ", place))
    return re.sub(r"(?:(?<=[a-z]{2})\.|-{1,2})\Z", "", name)


def _agency(agency: str | None) -> str | None:
    return agency.strip(" .,:") if agency else None


def _as_name(match: re.Match[str]) -> str:
    word = match.group()
    if word in {"ST", "MT", "FT"}:
        return word.capitalize()
    if not word.isupper() or len(word) <= 2 or word in _ACRONYMS:
        return word
    parts = re.split(r"([-’'])", word)
    return "".join(
        part.lower() if number and part.lower() in _SMALL else part.capitalize()
        for number, part in enumerate(parts)
    )


_ACRONYMS = frozenset({"USA", "UAE", "DRC", "UNHQ", "NYC", "USS", "HMS"})
