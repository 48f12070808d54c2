"""The discourse state: the date last mentioned, and whether the text is a narrative."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from idlib_tui.annotate.times.points import Point, Unit
from idlib_tui.annotate.times.values import Found, From, Named, Shift

_FAR = 5
"""The number of different explicit dates of earlier years that make a text a narrative."""

_REACH = 2
"""The number of sentences that a background passage of news continues without a new date."""


@dataclass(slots=True)
class Discourse:
    """The discourse state, updated from expression to expression.

    Attributes:
        published: The publication date, or None.
        narrative: Whether the text recounts history, where dates refer to each other.
        last: The date last mentioned, or None.
        last_day: The day last mentioned, or None.
        thread: The date that the text follows: "In 1942 …", "On 3 March …".
        aside: A date that only this sentence refers to: "… , as it had in 1914".
        paragraph: Index of the paragraph.
        sentence: Index of the sentence.
        thread_sentence: The sentence of the last reference to the thread.
    """

    published: Point | None
    narrative: bool
    last: Point | None = None
    last_day: Point | None = None
    thread: Point | None = None
    aside: Point | None = None
    paragraph: int = -1
    sentence: int = -1
    thread_sentence: int = -1

    def enter(self, paragraph: int, sentence: int) -> None:
        """Move to an expression in a paragraph and sentence: news returns to its own date."""
        if sentence != self.sentence:
            self.sentence = sentence
            self.aside = None
        if self.narrative or self.published is None:
            return
        if paragraph != self.paragraph:
            self.paragraph = paragraph
            self.last = self.thread = None
        elif sentence > self.thread_sentence + _REACH:
            self.thread = None

    def mention(self, point: Point, *, opens: bool, aside: bool) -> None:
        """Record a date: it continues the thread, or is an aside within its sentence."""
        self.last = point
        if point.unit is Unit.DAY:
            self.last_day = point
        if opens:
            self.thread, self.aside = point, None
            self.thread_sentence = self.sentence
        elif (aside or self.narrative) and point.unit <= Unit.YEAR:
            self.aside = point

    @property
    def base(self) -> Point | None:
        """The date that "the next day" is relative to; a narrative ignores asides."""
        frame = self.frame if self.narrative else None
        if frame is not None and self.last is not None and self.last.year > frame.year:
            return self.last
        return frame or self.last

    @property
    def frame(self) -> Point | None:
        """The date that dates without a year are relative to, if not the publication date."""
        if self.narrative or self.published is None:
            return self.aside or self.thread
        frame = self.thread if self.aside is None or self.aside.unit is Unit.YEAR else self.aside
        if frame is not None and frame.year != self.published.year:
            return frame
        return None


def is_narrative(found: Sequence[Found], published: Point | None) -> bool:
    """Check for a narrative: a text with dates of other years, and few "Tuesday" or "today"."""
    far: set[Point] = set()
    near = 0
    for item in found:
        match item.meaning:
            case Point(year=year, unit=unit) if unit <= Unit.YEAR:
                if published is None or year < published.year:
                    far.add(item.meaning)
            case Named(weekday=int(), within=None) | Shift(start=From.SPEECH):
                near += 1
            case _:
                pass
    return len(far) >= _FAR and len(far) > 2 * near
