"""What is found in the text of one article: times, mentions, quotes, events and figures."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple


class Span(NamedTuple):
    """A stretch of a text: ``text[start:end]``."""

    start: int
    end: int


class TimexType(StrEnum):
    """The TIMEX3 types."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression with its TIMEX3 type and value."""

    start: int
    end: int
    text: str
    type: TimexType
    value: str
    """``2018-09``, ``2020-02-18``, ``2020-W07``, ``P3W``, ``PAST_REF`` …"""
    mod: str | None = None
    """TIMEX3 modifier: START, MID, END, APPROX, BEFORE, AFTER, MORE_THAN, LESS_THAN …"""
    first: date | None = None
    """First day of the interval denoted; None if it cannot be placed on the calendar."""
    last: date | None = None
    """Last day of the interval, inclusive."""
    rule: str = ""
    """The name of the rule that resolved it, as shown to the user ("most recent")."""
    anchor: str | None = None
    """The value it was resolved against ("2020-02-18"); None for an absolute expression."""


class MentionKind(StrEnum):
    """How someone or something is referred to."""

    NAME = "name"
    PRONOUN = "pronoun"
    ROLE = "role"
    """A description of somebody named elsewhere in the text: "the minister"."""
    DESCRIPTION = "description"
    """A description of somebody without a name: "a resident"."""


class Category(StrEnum):
    """What a mention refers to."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    DOCUMENT = "document"
    THING = "thing"
    """A virus, a storm, a ship: it has a name, and says nothing."""
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Mention:
    """A reference to a person, organisation, place or document."""

    start: int
    end: int
    text: str
    kind: MentionKind
    category: Category
    name: str | None
    """The fullest name that this article has for the referent; None if unresolved."""


class QuoteKind(StrEnum):
    """How someone's words are rendered."""

    DIRECT = "direct"
    """Words between quotation marks."""
    MIXED = "mixed"
    """Reported speech, partly in quotation marks; those parts are direct quotes within its span."""
    INDIRECT = "indirect"
    """Reported speech without quotation marks."""


class Stance(StrEnum):
    """The attitude of the speaker to the words of a quote."""

    ASSERTS = "asserts"
    DENIES = "denies"
    """The speaker says that they are untrue."""
    DOUBTS = "doubts"
    ASKS = "asks"
    DEMANDS = "demands"
    NOT_SAID = "did not say"
    """The text states that they were not said, or only that they may be said."""


class ResolvedBy(StrEnum):
    """How the speaker of a quote was identified."""

    NAME = "name"
    ALIAS = "alias"
    STORY = "story"
    PRONOUN = "pronoun"
    ROLE = "role"
    CARRIED = "carried over"
    READER = "corrected by the reader"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Quote:
    """What someone said. ``start``/``end`` span the words, quotation marks included."""

    start: int
    end: int
    text: str
    kind: QuoteKind
    speaker_text: str | None
    """The fullest name of the speaker in this article ("Ibrahim Kalin"); None if unidentified."""
    speaker_mention: str | None
    """The speaker as written beside the quote ("he", "the spokesman")."""
    speaker_start: int | None = None
    speaker_end: int | None = None
    cue: str | None = None
    """The cue verb or phrase ("said", "according to")."""
    cue_start: int | None = None
    cue_end: int | None = None
    resolved_by: ResolvedBy = ResolvedBy.NONE
    confidence: float = 0.0
    """0 to 1: how certain it is that this is the speaker."""
    said_on: date | None = None
    """The day it was said: from the cue's time expression, else the publication date."""
    said_on_stated: bool = False
    """True if the text gives the day ("said on Tuesday")."""
    stance: Stance = Stance.ASSERTS


class Relation(StrEnum):
    """How an event relates to its time."""

    ON = "on"
    SINCE = "since"
    UNTIL = "until"
    DURING = "during"
    """Throughout an interval with two known ends."""
    REPORTED = "reported"
    """No time is given; the event gets the day it was reported."""


class AttachedBy(StrEnum):
    """What links an event to its date."""

    CLAUSE = "clause"
    """A time expression in its clause."""
    SENTENCE = "sentence"
    """A time expression elsewhere in its sentence."""
    CARRIED = "carried"
    """The date of an earlier sentence."""
    REPORTED = "reported"
    """None: the publication date stands in."""
    READER = "corrected by the reader"


@dataclass(frozen=True, slots=True)
class Event:
    """A dated statement: a clause or sentence, the word that denotes the event, and its time."""

    start: int
    end: int
    text: str
    trigger_start: int
    trigger_end: int
    value: str
    """TIMEX3 value of the date, at the precision of the text: ``2011``, ``2018-09``."""
    first: date
    last: date
    relation: Relation
    expression_start: int | None = None
    expression_end: int | None = None
    attached_by: AttachedBy = AttachedBy.REPORTED
    names: tuple[str, ...] = ()
    """Actors and places in the statement, by their fullest names in this article."""
    dated: bool = True
    """False for events that are kept only for their trigger; the chronology omits them."""
    context: tuple[str, ...] = ()
    """Names mentioned just before, if the statement has none itself; used to compare events."""
    happening: int = 0
    """Events of one article with the same number are coreferent; 0 if there is no other."""


class Counting(StrEnum):
    """What a figure counts of something that happens over time."""

    UNSTATED = "unstated"
    SO_FAR = "so far"
    """Everything up to a day: "the toll has reached 12", "have killed 12"."""
    PERIOD = "period"
    """What happened in one period or on one occasion: "12 were killed on Monday"."""
    RATE = "rate"
    """What happens in every period of some length: "kills 12 people a year"."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity about a topic."""

    start: int
    end: int
    text: str
    """The quantity as written: "more than 3.7 million Syrians"."""
    value: float
    low: float
    high: float
    """The range that the words allow; ``high`` is ``inf`` for "more than"."""
    unit: str
    """What is counted, singular: "person", "soldier", "%"."""
    topic: str
    """What happened to them, or what is measured: "displaced", "killed"."""
    scope: tuple[str, ...] = ()
    """The groups and places that it is limited to: ("Turkey", "Syrian")."""
    as_of: date | None = None
    since: date | None = None
    claimant: str | None = None
    """Who the figure is attributed to; None if the text attributes it to nobody."""
    of: tuple[str, ...] = ()
    """The part of ``scope`` that identifies who is counted: countries and sides."""
    place: tuple[str, ...] = ()
    """The part of ``scope`` that identifies where."""
    hedged: bool = False
    """True if only possible, planned or feared: "could displace a million"."""
    sums_with: int | None = None
    """Start of the coordination that it is part of ("seven soldiers and one contractor");
    None if it is not coordinated."""
    counting: Counting = Counting.UNSTATED
    denied: bool = False
    """True if the text states that it is untrue: "denied that 12 people had died"."""

    def may_equal(self, other: Figure) -> bool:
        """Return whether one value can be what both mean, by the ranges that the words allow."""
        return max(self.low, other.low) <= min(self.high, other.high)


@dataclass(frozen=True, slots=True)
class Annotations:
    """Everything found in one text, each tuple in order of ``start``."""

    timexes: tuple[Timex, ...] = ()
    mentions: tuple[Mention, ...] = ()
    quotes: tuple[Quote, ...] = ()
    events: tuple[Event, ...] = ()
    figures: tuple[Figure, ...] = ()
