"""The derived data in ``index/``, and ``Library``, the only interface to it."""

from idlib_tui.library.library import Library
from idlib_tui.library.rows import (
    ArticleRow,
    Facets,
    Hit,
    SearchResult,
    SyncProgress,
    SyncReport,
)

__all__ = [
    "ArticleRow",
    "Facets",
    "Hit",
    "Library",
    "SearchResult",
    "SyncProgress",
    "SyncReport",
]
