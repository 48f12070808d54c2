"""The rules by family; importing this package registers them all."""

from idlib_tui.annotate.times.families import (
    calendar,
    clock,
    durations,
    periods,
    relative,
    sets,
    weekdays,
)

__all__ = ["calendar", "clock", "durations", "periods", "relative", "sets", "weekdays"]
