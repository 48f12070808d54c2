"""Remains of templates and minifiers inside a line."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from idlib_tui.ingest.wordlists import entries
from idlib_tui.model import RepairKind

if TYPE_CHECKING:
    from idlib_tui.ingest.draft import Draft


def remove_noise(draft: Draft) -> None:
    """Remove matches of the patterns in ``data/noise.txt``."""
    for pattern in _patterns():
        draft.substitute(pattern, "", RepairKind.NOISE)


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(entry) for entry in entries("noise"))
