"""The same statement in several articles: verbatim, cut, or reworded."""

from __future__ import annotations

from collections.abc import Sequence

from idlib_tui.model import Statement


def link_statements(statements: Sequence[Statement]) -> list[Statement]:
    """Fill in ``also_in`` among statements of one actor, in the order given."""
    return list(statements)
