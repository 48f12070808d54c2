"""Publication days of undated articles, from the other articles of the workspace."""

from __future__ import annotations

from collections.abc import Sequence

from idlib_tui.model import Article, Published


def infer_published(undated: Article, dated: Sequence[Article]) -> Published:
    """Tell when an undated article was published.

    Args:
        undated: An article whose file, story and text do not state its day.
        dated: The articles of the workspace whose day is stated (never an inferred one, so that
            the outcome does not depend on the order of work).
    """
    return Published()
