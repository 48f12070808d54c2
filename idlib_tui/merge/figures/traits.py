"""What of a figure matters when it is compared with another."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from idlib_tui.annotate.figures import lexicon
from idlib_tui.model import Figure, FigureReport

OPEN_END = 2.0
""""More than 100" is taken to allow values up to this many times 100 when ranges are compared."""

_WORD = re.compile(r"[^\W_]+")
_DOTTED = re.compile(r"(?<=\b[A-Za-z])\.(?=[A-Za-z]\b|\s|$)")
_SMALL = frozenset("of the for and in on a an".split())


@dataclass(frozen=True, slots=True)
class Traits:
    """A figure report with what it takes to compare it.

    Attributes:
        kind: The kind of thing counted: ``soldier`` for "troops".
        block: Only figures of one block can count the same.
        countries: Countries among the places.
        locals: Other places.
        since: Start of the counting, where stated; None for a lasting state.
        day: The day meant, where the figure is of one day alone.
        claimant: What tells the claimant apart: initials, or the words of the name.
    """

    report: FigureReport
    kind: str
    block: tuple[str, str, bool]
    of: frozenset[str]
    countries: frozenset[str]
    locals: frozenset[str]
    since: date | None
    day: date | None
    low: float
    high: float
    lasting: bool
    claimant: str

    @property
    def figure(self) -> Figure:
        """The figure itself."""
        return self.report.figure

    @property
    def specific(self) -> int:
        """How many of the things that limit a figure are stated."""
        return (
            2 * (self.since is not None) + bool(self.of) + bool(self.countries) + bool(self.locals)
        )


def read_traits(report: FigureReport) -> Traits:
    """Read the traits of a report."""
    figure = report.figure
    known = lexicon.countries()
    topic = lexicon.topics().by_name.get(figure.topic)
    kind = lexicon.kinds().get(figure.unit, figure.unit)
    if topic is not None and kind in topic.same:
        kind = "person"
    lasting = topic.stock if topic is not None else figure.since is None
    since = None if lasting else figure.since
    countries = frozenset(place for place in figure.place if place.lower() in known)
    return Traits(
        report,
        kind,
        (figure.topic, _widest().get(kind, kind), figure.hedged),
        frozenset(figure.of),
        countries,
        frozenset(place.casefold() for place in figure.place) - {c.casefold() for c in countries},
        since,
        since if since is not None and since == figure.as_of else None,
        figure.low if figure.low > 0 else figure.value / OPEN_END,
        figure.high if math.isfinite(figure.high) else figure.low * OPEN_END,
        lasting,
        claimant_key(figure.claimant),
    )


@cache
def broader() -> dict[str, frozenset[str]]:
    """Read which kinds take in others."""
    return {
        kind: frozenset(narrower) for kind, narrower in lexicon.entries("nouns", "broader").items()
    }


@cache
def _widest() -> dict[str, str]:
    """Give each kind one that it shares with all kinds that it may be compared with."""
    found: dict[str, str] = {}
    for kind, narrower in broader().items():
        root = min(found.get(each, kind) for each in (kind, *narrower))
        found.update(dict.fromkeys((kind, *narrower), root))
    return found


def breadth(unit: str) -> int:
    """Tell how many kinds a unit takes in besides its own."""
    return len(broader().get(lexicon.kinds().get(unit, unit), ()))


def kinds_agree(one: str, other: str) -> bool:
    """Tell whether two kinds are one, or one takes in the other."""
    return one == other or other in broader().get(one, ()) or one in broader().get(other, ())


def claimant_key(name: str | None) -> str:
    """Reduce a claimant to what its names share: "the United Nations (UN)" and "U.N. officials" to ``un``.

    A leading acronym stands for the whole; else the initials of two or more capitalised words; else
    the last word.
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
