"""A reporting verb in its sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from idlib_tui.annotate.quotes.cues import Cue
    from idlib_tui.annotate.quotes.reading import Reading, Unit
    from idlib_tui.annotate.quotes.reports import Report

BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "am", "'s", "'re", "'m"})
HAVE = frozenset({"has", "have", "had", "having", "'s", "'ve", "'d"})
ENDS_CLAUSE = frozenset({".", ",", ";", "?", "!"})


@dataclass(frozen=True, slots=True)
class VerbForm:
    """A verb form in its clause.

    ``before`` is the item before the verb and its auxiliaries ("has", "also"); ``helped`` are
    those, the nearest first; ``previous`` is the report before it in the sentence.
    """

    reading: Reading
    index: int
    unit: Unit
    item: int
    last: int
    cue: Cue
    before: int
    helped: tuple[str, ...]
    previous: Report | None
