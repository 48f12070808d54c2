"""The rules, by family; importing this package registers them."""

from functools import cache

from idlib_tui.annotate.times.families import (
    calendar,
    clock,
    durations,
    periods,
    relative,
    sets,
    weekdays,
)
from idlib_tui.annotate.times.grammar import Grammar

__all__ = ["calendar", "clock", "durations", "grammar", "periods", "relative", "sets", "weekdays"]


@cache
def grammar() -> Grammar:
    """Return the grammar of all families, compiled on first use."""
    return Grammar()
