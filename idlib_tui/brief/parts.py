"""The parts of a brief as a template sees them, every text of them ready as Markdown.

Each part written as such (``{{ event }}``) is its usual line; its attributes are for other lines.
"""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from idlib_tui.brief.markdown_lines import note_line


@dataclass(frozen=True, slots=True)
class EventView:
    """An entry of the chronology.

    Attributes:
        when: The day or period.
        also: Other days that the same words tell of; empty if there are none.
        words: What happened.
        sources: How many articles report it.
        independent: How many of these reports are independent of each other.
        grade: The letter of its best source, if that is graded, and the digit of the item: "B1".
        status: What the user has marked it as; empty if it is not marked.
        worth: The last four, in brackets; empty where they say nothing.
        marks: The references.
        note: The user's note; empty if there is none.
    """

    when: Markup
    also: Markup
    words: Markup
    sources: int
    independent: int
    grade: Markup
    status: Markup
    worth: Markup
    marks: Markup
    note: Markup

    def __html__(self) -> str:
        also = f" (also {self.also})" if self.also else ""
        line = f"**{self.when}**{also} — {self.words}{self.marks}{self.worth}"
        return f"{line}{note_line(self.note)}"


@dataclass(frozen=True, slots=True)
class QuoteView:
    """A statement.

    Attributes:
        speaker: Who; empty if nobody can be named.
        when: The day it was made, or "undated"; and whether the reader corrected the speaker.
        words: The speaker's own words in their quotation marks, or the sentence that reports them.
        direct: Whether they are the speaker's own.
        grade: As of an event; the digit says how likely it is that they were said.
        status: What the user has marked it as; empty if it is not marked.
        worth: As of an event.
        marks: The references.
        note: The user's note; empty if there is none.
    """

    speaker: Markup
    when: Markup
    words: Markup
    direct: bool
    grade: Markup
    status: Markup
    worth: Markup
    marks: Markup
    note: Markup

    def __html__(self) -> str:
        return f"*{self.when}:* {self.words}{self.marks}{self.worth}{note_line(self.note)}"


@dataclass(frozen=True, slots=True)
class SpeakerView:
    """Somebody who speaks.

    Attributes:
        name: Empty for what nobody can be named for.
        role: Empty if the story names none.
        principal: Whether the story names them, or they speak often.
        quotes: What they said, earliest first.
    """

    name: Markup
    role: Markup
    principal: bool
    quotes: tuple[QuoteView, ...]


@dataclass(frozen=True, slots=True)
class PositionView:
    """What stands for all that somebody said; one of both may be None.

    Attributes:
        name: Who.
        role: Empty if the story names none.
        quoted: In their own words.
        reported: In indirect speech.
    """

    name: Markup
    role: Markup
    quoted: QuoteView | None
    reported: QuoteView | None

    @property
    def statements(self) -> tuple[QuoteView, ...]:
        """Both, as far as there are."""
        return tuple(each for each in (self.quoted, self.reported) if each)


@dataclass(frozen=True, slots=True)
class ValueView:
    """One figure.

    Attributes:
        words: As the source has it.
        claimant: Who gives it; empty if nobody is named.
        day: Up to which day it counts.
        grade: As of an event.
        status: What the user has marked it as; empty if it is not marked.
        worth: As of an event.
        marks: The reference.
    """

    words: Markup
    claimant: Markup
    day: Markup
    grade: Markup
    status: Markup
    worth: Markup
    marks: Markup

    def __html__(self) -> str:
        claimant = f" according to {self.claimant}" if self.claimant else ""
        day = f", {self.day}" if self.day else ""
        return f"{self.words}{claimant}{day}{self.marks}{self.worth}"


@dataclass(frozen=True, slots=True)
class FigureView:
    """Figures of one thing that differ.

    Attributes:
        topic: What happened to them, or what is measured.
        counted: What is counted, and where.
        values: The figures.
    """

    topic: Markup
    counted: Markup
    values: tuple[ValueView, ...]

    def __html__(self) -> str:
        return "; ".join(value.__html__() for value in self.values)


@dataclass(frozen=True, slots=True)
class SourceView:
    """An article that is cited.

    Attributes:
        published: Its day.
        known: How that is known, with the reason for an inferred one.
        how: The same without the reason.
        outlet: Empty if it is not known.
        grade: How far the user trusts it, A to F; empty if that is not graded.
        name: Outlet and place, or the article's id.
        title: With a link to the file.
    """

    published: Markup
    known: Markup
    how: Markup
    outlet: Markup
    grade: Markup
    name: Markup
    title: Markup


@dataclass(frozen=True, slots=True)
class PassageView:
    """A pinned paragraph or article."""

    words: Markup
    marks: Markup
    note: Markup

    def __html__(self) -> str:
        return f"> {self.words}{self.marks}\n{note_line(self.note)}"


@dataclass(frozen=True, slots=True)
class JudgementView:
    """A paragraph of the user's own."""

    words: Markup

    def __html__(self) -> str:
        return f"*Judgement:* {self.words}"


@dataclass(frozen=True, slots=True)
class ItemView:
    """Something on the desk.

    Attributes:
        kind: "event", "quote", "passage" or "judgement".
        it: What it is.
    """

    kind: str
    it: EventView | QuoteView | PassageView | JudgementView

    def __html__(self) -> str:
        if isinstance(self.it, QuoteView):
            return f"**{self.it.speaker or 'Speaker not named'}**, {self.it.__html__()}"
        return self.it.__html__()


@dataclass(frozen=True, slots=True)
class SectionView:
    """A heading of the user's, empty above the first one, and what stands below it."""

    heading: Markup
    items: tuple[ItemView, ...]
