"""Converting a time expression and its preposition to calendar days."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from idlib_tui.model import Relation, TimexType

if TYPE_CHECKING:
    from datetime import date

    from idlib_tui.annotate.events.anchors import Anchor


@dataclass(frozen=True, slots=True)
class When:
    """A time on the calendar, at the precision of the text."""

    value: str
    first: date
    last: date
    relation: Relation


def place(anchor: Anchor, published: date | None, *, ahead: bool) -> When | None:
    """Convert an anchor to calendar days.

    Args:
        anchor: The expression in its sentence.
        published: The publication date, which ends an open interval.
        ahead: Whether the statement is about the future, so that "by Friday" is a limit, not a day.

    Returns:
        None if the expression denotes no days.
    """
    timex = anchor.timex
    if timex.first is None or timex.last is None:
        return None
    if anchor.until is not None and anchor.until.last is not None:
        first, last = timex.first, anchor.until.last
        if first < last:
            span = f"{_day_part(timex.value)}/{_day_part(anchor.until.value)}"
            return When(span, first, last, Relation.DURING)
    if timex.type == TimexType.DURATION:
        span = f"{timex.first.isoformat()}/{timex.last.isoformat()}"
        return When(span, timex.first, timex.last, Relation.DURING)
    value = _day_part(timex.value)
    if anchor.signal == "since":
        last = timex.last if published is None else max(published, timex.last)
        return When(value, timex.first, last, Relation.SINCE)
    limited = anchor.signal == "until" or (anchor.signal in {"by", "before"} and ahead)
    if anchor.signal == "by" and published is not None:
        limited = limited or timex.last > published
    if limited:
        return When(value, timex.first, timex.last, Relation.UNTIL)
    return When(value, timex.first, timex.last, Relation.ON)


def _day_part(value: str) -> str:
    """Remove the time of day from a value."""
    return value.split("T", maxsplit=1)[0]
