"""Sets: "every Tuesday", "twice a month", "daily"."""

from __future__ import annotations

from idlib_tui.annotate.times.grammar import Outcome, Parts, rule
from idlib_tui.annotate.times.values import Every, Length


@rule("EVERY COUNT? (UNIT|UNITS)", "EVERY other:(other) UNIT")
def every_unit(parts: Parts) -> Outcome:
    """As in "every week", "each year", "every two days"."""
    count = parts.count() if "COUNT" in parts else None
    if "other" in parts:
        count = 2
    return _every(parts, int(count or 1))


@rule("(once|twice|NUM times|CARDINAL times) (a|an|per|each|every) UNIT")
def times_per_unit(parts: Parts) -> Outcome:
    """As in "twice a month"."""
    return _every(parts, 1)


@rule("(NUM|CARDINAL) rate:((a|an|per) UNIT)", "rate:(per UNIT)")
def rate(parts: Parts) -> Outcome:
    """As in "15 a year", "per day": the rate alone is the expression."""
    return parts.found(Every(Length(1, parts.value("UNIT")).value), part="rate")


@rule("EVERY (other | CARDINAL | ORDINAL)? (WEEKDAY|WEEKDAYS)", "on? WEEKDAYS")
def every_weekday(parts: Parts) -> Outcome:
    """As in "every Tuesday", "Fridays"."""
    number = parts.value("WEEKDAY" if "WEEKDAY" in parts else "WEEKDAYS")
    return parts.found(Every(f"XXXX-WXX-{number}"))


@rule("EVERY PART")
def every_part(parts: Parts) -> Outcome:
    """As in "every morning"."""
    return parts.found(Every(f"XXXX-XX-XXT{parts.value('PART')}"))


@rule("REPEATED", "(once|twice) REPEATED")
def repeated(parts: Parts) -> Outcome:
    """As in "daily", "monthly", "twice weekly"."""
    return parts.found(Every(parts.value("REPEATED")))


def _every(parts: Parts, count: int) -> Outcome:
    letter = parts.value("UNIT" if "UNIT" in parts else "UNITS")
    return parts.found(Every(Length(count, letter).value))
