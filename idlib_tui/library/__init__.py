"""The derived data in ``index/``, and the one door to it: ``Library``."""

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
