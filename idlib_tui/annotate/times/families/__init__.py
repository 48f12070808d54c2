"""The rules by family; importing this package registers them all."""

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
    """The grammar of all families, compiled when first asked for."""
    return Grammar()
