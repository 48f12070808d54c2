"""The records that every room shares: articles, what is found in them, and what is merged.

All offsets are Python string offsets (code points) into ``Article.text``, half open:
``text[start:end]`` are the words meant. All days are calendar days without a time zone. The records
are frozen, compare by value, and hold no reference to a file, a database or a widget.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

# --------------------------------------------------------------------------- the story


@dataclass(frozen=True, slots=True)
class StoryActor:
    """Someone the story's maker named in ``story.yaml``."""

    name: str
    aliases: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    pronoun: str | None = None
    """``he``, ``she``, ``they`` or ``it``; None where the story does not say."""


@dataclass(frozen=True, slots=True)
class FileFacts:
    """Facts about one article that its file does not carry."""

    title: str | None = None
    outlet: str | None = None
    date: date | None = None


@dataclass(frozen=True, slots=True)
class Story:
    """``seeds/story.yaml`` after checking; ``Story()`` stands for a folder of bare articles."""

    title: str = ""
    actors: tuple[StoryActor, ...] = ()
    files: Mapping[str, FileFacts] = field(default_factory=dict)
    """By file name relative to ``seeds/``, with forward slashes."""
    boilerplate: tuple[str, ...] = ()
    """Extra lines of page litter, compared without regard to case."""


# --------------------------------------------------------------------------- articles


class PublishedFrom(StrEnum):
    """How the publication date is known, most certain first."""

    FILE = "file"
    STORY = "story"
    TEXT = "text"
    INFERRED = "inferred"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Published:
    """A publication date and how it is known."""

    day: date | None = None
    known_from: PublishedFrom = PublishedFrom.UNKNOWN
    because: str = ""
    """One sentence of evidence, fit to show: "The header line says 2020-02-18"."""
    confidence: float = 0.0
    """0 to 1; 1 where the file or the story says so."""


@dataclass(frozen=True, slots=True)
class Repair:
    """One place where the text differs from the file, as a span of the repaired text.

    A removal has ``start == end``.
    """

    kind: str
    start: int
    end: int
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class Article:
    """One document after repair."""

    id: str
    """The file's path under ``seeds/`` without its suffix: stable, readable, unique."""
    file: str
    """The file's path under ``seeds/``, with forward slashes."""
    title: str
    text: str
    outlet: str | None = None
    place: str | None = None
    """The dateline: "Reyhanli, Turkey"."""
    byline: str | None = None
    credits: tuple[str, ...] = ()
    """Agency and desk credits, as written: "Writing by A; Editing by B"."""
    published: Published = Published()
    repairs: tuple[Repair, ...] = ()
    content_hash: str = ""
    """SHA-256 of the file's bytes, hexadecimal."""

    @property
    def words(self) -> int:
        """How many white-space separated words the text has."""
        return len(self.text.split())


@dataclass(frozen=True, slots=True)
class Problem:
    """A file in ``seeds/`` that could not be made into an article, or not wholly, and why."""

    file: str
    reason: str


# --------------------------------------------------------------------------- annotations


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
    """First day of the interval meant, where it can be placed on the calendar."""
    last: date | None = None
    """Last day of that interval, inclusive."""
    rule: str = ""
    """The name of the rule that resolved it, as shown to the reader ("most recent")."""
    anchor: str | None = None
    """The value it was resolved against ("2020-02-18"), None where it stands by itself."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A person, organisation or place named, or referred to, in the text."""

    start: int
    end: int
    text: str
    kind: str
    """``name``, ``pronoun``, ``role`` or ``description``."""
    category: str
    """``person``, ``organisation``, ``place``, ``document`` or ``unknown``."""
    name: str | None
    """The fullest name that this article gives to the one meant; None where unresolved."""


class QuoteKind(StrEnum):
    """How someone's words are given."""

    DIRECT = "direct"
    """The words between quotation marks."""
    MIXED = "mixed"
    """Reported, and partly in quotation marks; the parts are direct quotes inside its span."""
    INDIRECT = "indirect"
    """Reported without quotation marks."""


class Stance(StrEnum):
    """What the speaker of a quote does with its words."""

    ASSERTS = "asserts"
    DENIES = "denies"
    """The speaker says that they are untrue."""
    DOUBTS = "doubts"
    ASKS = "asks"
    DEMANDS = "demands"
    NOT_SAID = "did not say"
    """The text tells that they were not said, or only that they may be."""


class ResolvedBy(StrEnum):
    """How the speaker of a quote was told."""

    NAME = "name"
    ALIAS = "alias"
    STORY = "story"
    PRONOUN = "pronoun"
    ROLE = "role"
    CARRIED = "carried over"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Quote:
    """What someone said. ``start``/``end`` span the words, quotation marks included."""

    start: int
    end: int
    text: str
    kind: QuoteKind
    speaker_text: str | None
    """The speaker by the fullest name this article gives ("Ibrahim Kalin"); None if untold."""
    speaker_mention: str | None
    """The speaker as written where it is said ("he", "the spokesman")."""
    speaker_start: int | None = None
    speaker_end: int | None = None
    cue: str | None = None
    """The cue verb or phrase ("said", "according to")."""
    cue_start: int | None = None
    cue_end: int | None = None
    resolved_by: ResolvedBy = ResolvedBy.NONE
    confidence: float = 0.0
    """0 to 1: how sure the speaker is."""
    said_on: date | None = None
    """The day it was said, from the cue's time expression, else the publication day."""
    said_on_stated: bool = False
    """True where the text itself says when ("said on Tuesday")."""
    stance: Stance = Stance.ASSERTS


class Relation(StrEnum):
    """How an event stands to its time."""

    ON = "on"
    SINCE = "since"
    UNTIL = "until"
    DURING = "during"
    """The whole of an interval with two known ends."""
    REPORTED = "reported"
    """No time of its own: the day it was reported."""


@dataclass(frozen=True, slots=True)
class Event:
    """A dated statement: the clause or sentence, its trigger and its time."""

    start: int
    end: int
    text: str
    trigger_start: int
    trigger_end: int
    value: str
    """TIMEX3 value of the date, no more exact than the text: ``2011``, ``2018-09``."""
    first: date
    last: date
    relation: Relation
    expression_start: int | None = None
    expression_end: int | None = None
    attached_by: str = ""
    """``clause``, ``sentence``, ``carried`` or ``reported``: what tied it to its date."""
    names: tuple[str, ...] = ()
    """Actors and places in the statement, by their fullest names in this article."""
    dated: bool = True
    """False for mentions kept only for their trigger, which the chronology leaves out."""
    context: tuple[str, ...] = ()
    """Names told just before, where the statement has none itself: they help to compare it."""
    happening: int = 0
    """Events of one article with the same number tell of the same happening; 0 for none."""


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
    """The range the words allow; ``inf`` for "more than"."""
    unit: str
    """What is counted, singular: "person", "soldier", "%"."""
    topic: str
    """What is said of it: "displaced", "killed"."""
    scope: tuple[str, ...] = ()
    """Who or where it is limited to: ("Turkey", "Syrian")."""
    as_of: date | None = None
    since: date | None = None
    claimant: str | None = None
    """Who gives the figure, where somebody does."""
    of: tuple[str, ...] = ()
    """The part of ``scope`` that says whose or who is counted: countries and sides."""
    place: tuple[str, ...] = ()
    """The part of ``scope`` that says where."""
    hedged: bool = False
    """Only possible, planned or feared: "could displace a million"."""
    sums_with: int | None = None
    """Where the coordination starts that it is a part of ("seven soldiers and one contractor");
    None where it stands alone."""


@dataclass(frozen=True, slots=True)
class Annotations:
    """Everything found in one text, each list in order of ``start``."""

    timexes: tuple[Timex, ...] = ()
    mentions: tuple[Mention, ...] = ()
    quotes: tuple[Quote, ...] = ()
    events: tuple[Event, ...] = ()
    figures: tuple[Figure, ...] = ()


class Step(StrEnum):
    """What is done with one text; each step can fail by itself."""

    READING = "reading"
    """Making an article of a file."""
    DATE = "date"
    """Telling its day of publication."""
    LIKENESS = "likeness"
    """Sampling it, to find articles like it."""
    LAYOUT = "layout"
    """Telling paragraphs and sentences apart, on which all that follow stand."""
    TIMES = "times"
    QUOTES = "quotes"
    """People and what they said."""
    EVENTS = "events"
    FIGURES = "figures"


@dataclass(frozen=True, slots=True)
class Failure:
    """A step that a defect of the program stopped; what it would have found is missing."""

    step: Step
    error: str
    """The kind of error: "IndexError"."""
    where: str = ""
    """File and line of the program, for whoever mends it."""


@dataclass(frozen=True, slots=True)
class Annotated:
    """What was found in one text, and the steps that failed; what stands on them went without."""

    found: Annotations
    failures: tuple[Failure, ...] = ()


# --------------------------------------------------------------------------- merged over articles


@dataclass(frozen=True, slots=True)
class Report:
    """One article's words about an event of the chronology."""

    article: str
    start: int
    end: int
    text: str
    expression: str
    """The time expression as written, or "" where the date was carried over or is the article's."""
    relation: Relation
    published: date | None = None
    value: str = ""
    """TIMEX3 value of the date that it gives, which may be another than its entry's."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the chronology: an event with every report of it, the clearest first."""

    value: str
    first: date
    last: date
    precision: str
    """``day``, ``week``, ``month``, ``season``, ``quarter``, ``year``, ``decade``, ``interval``."""
    relation: Relation
    text: str
    names: tuple[str, ...]
    reports: tuple[Report, ...]
    importance: float


@dataclass(frozen=True, slots=True)
class Statement:
    """A quote in one article, seen from the whole workspace."""

    article: str
    quote: Quote
    actor: str | None
    """Canonical name over all articles; None where nobody can be named."""
    also_in: tuple[tuple[str, int, int], ...] = ()
    """Other places with the same statement: (article, start, end)."""


@dataclass(frozen=True, slots=True)
class ActorSummary:
    """Someone who speaks or is spoken of, over all articles."""

    name: str
    aliases: tuple[str, ...]
    roles: tuple[str, ...]
    quotes: int
    mentions: int
    articles: int
    from_story: bool


@dataclass(frozen=True, slots=True)
class FigureReport:
    """One article's figure within a group that counts the same thing."""

    article: str
    figure: Figure
    published: date | None = None


@dataclass(frozen=True, slots=True)
class FigureGroup:
    """Differing reports of one quantity, side by side."""

    topic: str
    unit: str
    reports: tuple[FigureReport, ...]
    scope: tuple[str, ...] = ()
    """Who and where, as far as any report says."""
    since: date | None = None
    """The day from which its reports count, where one says so."""
    as_of: date | None = None
    """The latest day that its reports count up to."""

    @property
    def disagrees(self) -> bool:
        """Whether no single value would satisfy all reports."""
        low = max(report.figure.low for report in self.reports)
        high = min(report.figure.high for report in self.reports)
        return low > high
