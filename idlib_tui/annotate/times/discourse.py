"""What has been told so far: the date last mentioned, and whether the text tells history."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from idlib_tui.annotate.times.points import Point, Unit
from idlib_tui.annotate.times.tokens import Tokens
from idlib_tui.annotate.times.values import Found, From, Named, Shift

_FAR = 3
"""Explicit dates of other years that it takes to call a text a narrative."""


@dataclass(slots=True)
class Discourse:
    """The state of the telling, carried from expression to expression.

    Attributes:
        published: The day of writing, or None.
        narrative: True in a text that tells history, where dates refer to each other.
        told: The date last mentioned, or None.
        paragraph: The paragraph in which it was mentioned.
        background: True after a date of another year has opened a stretch of this paragraph.
    """

    published: Point | None
    narrative: bool
    told: Point | None = None
    told_day: Point | None = None
    paragraph: int = -1
    background: bool = False

    def enter(self, paragraph: int) -> None:
        """Come to a new paragraph: news returns to the day of writing."""
        if paragraph != self.paragraph:
            self.paragraph = paragraph
            self.background = False
            if not self.narrative and self.published is not None:
                self.told = None

    def mention(self, point: Point, *, opens: bool) -> None:
        """A date has been told; one of another year that ``opens`` a stretch begins a background."""
        self.told = point
        if point.unit is Unit.DAY:
            self.told_day = point
        if opens and self.published is not None:
            self.background = point.year != self.published.year

    @property
    def frame(self) -> Point | None:
        """The date to which dates without a year refer, where that is not the day of writing."""
        if self.narrative or self.background or self.published is None:
            return self.told
        return None


def is_narrative(found: Sequence[Found], published: Point | None) -> bool:
    """Whether a text tells history: it names other years, and seldom speaks of "Tuesday" or "today"."""
    far = near = 0
    for item in found:
        match item.meaning:
            case Point(year=year, unit=unit) if unit <= Unit.YEAR:
                if published is None or abs(year - published.year) >= 1:
                    far += 1
            case Named(weekday=int(), within=None) | Shift(start=From.SPEECH, unit=Unit.DAY):
                near += 1
            case _:
                pass
    return far >= _FAR and far > 3 * near
