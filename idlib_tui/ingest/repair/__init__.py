"""Damage to a text between the newsroom and the file, and its repair.

Each module repairs one kind of damage in passes over a ``Draft``. A pass takes time linear in the
text; the patterns have bounded repetition only. The order matters: an entity may represent a
control character, and only clean characters show which marks and lines are misplaced.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from idlib_tui.ingest.repair.controls import read_windows_marks, remove_controls
from idlib_tui.ingest.repair.entities import decode_entities
from idlib_tui.ingest.repair.marks import mend_quotation_marks
from idlib_tui.ingest.repair.mojibake import mend_mojibake
from idlib_tui.ingest.repair.noise import remove_noise
from idlib_tui.ingest.repair.numbers import mend_numbers
from idlib_tui.ingest.repair.spaces import close_gaps, plain_spaces

if TYPE_CHECKING:
    from idlib_tui.ingest.draft import Draft

__all__ = ["mend_characters", "mend_words"]


def mend_characters(draft: Draft) -> None:
    """Restore the intended characters, and make them safe for a terminal."""
    mend_mojibake(draft)
    decode_entities(draft)
    read_windows_marks(draft)
    remove_controls(draft)
    plain_spaces(draft)


def mend_words(draft: Draft) -> None:
    """Repair what machines did to words and punctuation."""
    remove_noise(draft)
    mend_numbers(draft)
    mend_quotation_marks(draft)
    close_gaps(draft)
