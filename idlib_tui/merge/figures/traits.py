"""The traits by which figures are compared."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from idlib_tui.annotate.figures import lexicon
from idlib_tui.annotate.figures.scope import OUTSIDE, WORLDWIDE
from idlib_tui.model import Counting, Figure, FigureReport

OPEN_END = 1.5
""""More than 100" is assumed to mean at most this many times 100 when ranges are compared."""

PAST_DAYS = 7
"""A period that ended longer than this before the report is past, not "up to now"."""

_WORD = re.compile(r"[^\W_]+")
_DOTTED = re.compile(r"(?<=\b[A-Za-z])\.(?=[A-Za-z]\b|\s|$)")
_SMALL = frozenset(("of", "the", "for", "and", "in", "on", "a", "an"))


@dataclass(frozen=True, slots=True)
class Traits:
    """A figure report with what it is compared by.

    Attributes:
        report: The report itself.
        kind: The kind of thing counted: ``soldier`` for "troops".
        block: The group of figures that may count the same.
        of: Who is counted.
        countries: Countries among the places.
        locals: Other places.
        since: Start of the period covered, if stated; None for a lasting state.
        until: Its end, if before the report: a past day, month or year.
        low: The least value compatible with the words.
        high: The greatest, with open ranges closed.
        vague: The words allow a wide range ("tens of thousands").
        telltale: How unlikely the same exact value is by chance: 1 from three significant digits,
            0.5 for two of a large number.
        lasting: A state, which has no start.
        known: Its topic is in ``topics.yaml``, which defines what happened.
        loose: Its topic is so general that only a similar value is evidence.
        claimant: The key of the claimant: initials, or the last word of the name.
        running: It counts everything up to a day, so that later reports update it.
        status: How certain each case is: ``confirmed``, ``suspected``, or "" if unstated.
    """

    report: FigureReport
    kind: str
    block: tuple[str, str, bool, bool]
    of: frozenset[str]
    countries: frozenset[str]
    locals: frozenset[str]
    since: date | None
    until: date | None
    low: float
    high: float
    vague: bool
    telltale: float
    lasting: bool
    known: bool
    loose: bool
    claimant: str
    running: bool
    status: str

    @property
    def value(self) -> float:
        """The value itself."""
        return self.report.figure.value

    @property
    def locus(self) -> frozenset[str]:
        """Who and where is counted, as far as stated."""
        return self.of | self.countries | self.locals

    @property
    def figure(self) -> Figure:
        """The figure itself."""
        return self.report.figure

    @property
    def specific(self) -> int:
        """The number of stated properties that limit the figure."""
        stated = bool(self.of) + bool(self.countries) + bool(self.locals)
        return 4 * (self.since is not None) + stated


def read_traits(report: FigureReport) -> Traits:
    """Extract the traits of a report."""
    figure = report.figure
    known = lexicon.countries()
    topic = lexicon.topics().by_name.get(figure.topic)
    kind = lexicon.kinds().get(figure.unit, figure.unit)
    if topic is not None and kind in topic.same:
        kind = "person"
    rate = figure.counting == Counting.RATE
    lasting = rate or (topic.stock if topic is not None else figure.since is None)
    since, until = (None, None) if lasting else _time_covered(report)
    countries = frozenset(place for place in figure.place if _is_wide(place, known))
    low = figure.low if figure.low > 0 else figure.value / OPEN_END
    high = figure.high if math.isfinite(figure.high) else figure.low * OPEN_END
    return Traits(
        report,
        kind,
        (figure.topic, _widest().get(kind, kind), figure.hedged, rate),
        frozenset(figure.of),
        countries,
        frozenset(place.casefold() for place in figure.place if place not in countries),
        since,
        until,
        low,
        high,
        vague=high > 1.9 * low,
        telltale=_telltale(low) if low == high and not _is_fraction(figure) else 0.0,
        lasting=lasting,
        known=topic is not None,
        loose=topic is None,
        claimant=claimant_key(figure.claimant),
        running=topic is not None and not lasting and _is_running(figure, since, until),
        status=_status(figure) if topic is not None else "",
    )


def _status(figure: Figure) -> str:
    said = set(_WORD.findall(figure.text.lower()))
    for status in ("confirmed", "suspected"):
        if not said.isdisjoint(lexicon.words("nouns", status)):
            return status
    return ""


def _is_running(figure: Figure, since: date | None, until: date | None) -> bool:
    if figure.hedged:
        return False
    if figure.counting == Counting.UNSTATED:
        return since is not None and until is None
    return figure.counting == Counting.SO_FAR and until is None


def _time_covered(report: FigureReport) -> tuple[date | None, date | None]:
    """Find the period that a figure covers: its start, and its end if that is past."""
    since, as_of, published = report.figure.since, report.figure.as_of, report.published
    if since is None or as_of is None:
        return since, None
    past = published is not None and (published - as_of).days > PAST_DAYS
    return since, as_of if past or since == as_of else None


def size_of(value: float) -> int:
    """Return the power of two nearest to a value."""
    return round(math.log2(value)) if value > 0 else 0


def _is_wide(place: str, countries: Mapping[str, str]) -> bool:
    """Check whether a place is a country, the world, or all the world but somewhere."""
    return place.lower() in countries or place == WORLDWIDE or place.startswith(f"{OUTSIDE} ")


def shares_scope(one: frozenset[str], other: frozenset[str]) -> bool:
    """Check whether both state who or where, and one states nothing that the other does not."""
    return bool(one and other) and (one <= other or other <= one)


def _is_fraction(figure: Figure) -> bool:
    """Check whether a percentage has no decimals, or is written in words: "a third"."""
    return figure.unit == "%" and "." not in figure.text


def _telltale(value: float) -> float:
    """Rate how unlikely two counts of this value are the same by chance."""
    digits = len(f"{value:.12g}".replace(".", "").strip("0").partition("e")[0])
    if digits >= 3:
        return 1.0
    return 0.5 if digits == 2 and value >= 1000 else 0.0


@cache
def broader() -> dict[str, frozenset[str]]:
    """Read which kinds include others."""
    return {
        kind: frozenset(narrower) for kind, narrower in lexicon.entries("nouns", "broader").items()
    }


@cache
def _widest() -> dict[str, str]:
    """Map each kind to one that it shares with all kinds that it may be compared with."""
    found: dict[str, str] = {}
    for kind, narrower in broader().items():
        root = min(found.get(each, kind) for each in (kind, *narrower))
        found.update(dict.fromkeys((kind, *narrower), root))
    return found


def breadth(unit: str) -> int:
    """Count the kinds that a unit includes besides its own."""
    return len(broader().get(lexicon.kinds().get(unit, unit), ()))


def kinds_agree(one: str, other: str) -> bool:
    """Check whether two kinds are the same, or one includes the other."""
    return one == other or other in broader().get(one, ()) or one in broader().get(other, ())


def claimant_key(name: str | None) -> str:
    """Reduce a claimant to a key: "the United Nations" and "U.N. aides" to ``un``.

    A leading acronym is the key; else the initials of two or more capitalised words; else the last
    word.
    """
    if not name:
        return ""
    found: list[str] = [
        word for word in _WORD.findall(_DOTTED.sub("", name)) if word.lower() not in _SMALL
    ]
    if not found:
        return ""
    if len(found[0]) > 1 and found[0].isupper():
        return found[0].lower()
    capitals: list[str] = []
    for word in found:
        if not word[0].isupper() or word.isupper():
            break
        capitals.append(word)
    if len(capitals) > 1:
        initials = "".join(word[0] for word in capitals).lower()
        return initials[:2] if capitals[0] == "United" else initials
    return found[-1].lower()
