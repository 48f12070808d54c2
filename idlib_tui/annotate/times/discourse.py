"""What has been told so far: the date last mentioned, and whether the text tells history."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from idlib_tui.annotate.times.points import Point, Unit
from idlib_tui.annotate.times.values import Found, From, Named, Shift

_FAR = 5
"""Different explicit dates of earlier years that it takes to call a text a narrative."""

_REACH = 2
"""Sentences over which a background stretch of news goes on without a date of its own."""


@dataclass(slots=True)
class Discourse:
    """The state of the telling, carried from expression to expression.

    Attributes:
        published: The day of writing, or None.
        narrative: True in a text that tells history, where dates refer to each other.
        told: The date last mentioned, or None.
        told_day: The day last mentioned, or None.
        thread: The date that carries the telling: "In 1942 …", "On 3 March …".
        aside: A date that only this sentence speaks of: "… , as it had in 1914".
        paragraph: Index of the paragraph.
        sentence: Index of the sentence.
        thread_sentence: The sentence in which the thread was last taken up.
    """

    published: Point | None
    narrative: bool
    told: Point | None = None
    told_day: Point | None = None
    thread: Point | None = None
    aside: Point | None = None
    paragraph: int = -1
    sentence: int = -1
    thread_sentence: int = -1

    def enter(self, paragraph: int, sentence: int) -> None:
        """Come to an expression in a paragraph and sentence: news returns to the day of writing."""
        if sentence != self.sentence:
            self.sentence = sentence
            self.aside = None
        if self.narrative or self.published is None:
            return
        if paragraph != self.paragraph:
            self.paragraph = paragraph
            self.told = self.thread = None
        elif sentence > self.thread_sentence + _REACH:
            self.thread = None

    def mention(self, point: Point, *, opens: bool, aside: bool) -> None:
        """A date has been told: it carries the telling on, or is an aside within its sentence."""
        self.told = point
        if point.unit is Unit.DAY:
            self.told_day = point
        if opens:
            self.thread, self.aside = point, None
            self.thread_sentence = self.sentence
        elif (aside or self.narrative) and point.unit <= Unit.YEAR:
            self.aside = point

    @property
    def base(self) -> Point | None:
        """The date from which "the next day" counts; a narrative leaves asides uncounted."""
        frame = self.frame if self.narrative else None
        if frame is not None and self.told is not None and self.told.year > frame.year:
            return self.told
        return frame or self.told

    @property
    def frame(self) -> Point | None:
        """The date to which dates without a year refer, where that is not the day of writing."""
        if self.narrative or self.published is None:
            return self.aside or self.thread
        frame = self.thread if self.aside is None or self.aside.unit is Unit.YEAR else self.aside
        if frame is not None and frame.year != self.published.year:
            return frame
        return None


def is_narrative(found: Sequence[Found], published: Point | None) -> bool:
    """Whether a text tells history: it names other years, and seldom says "Tuesday" or "today"."""
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
