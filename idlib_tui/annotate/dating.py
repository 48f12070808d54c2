"""When an undated article was published, from its text alone."""

from __future__ import annotations

from idlib_tui.model import Published


def date_from_text(text: str) -> Published:
    """Tell the publication day from the text alone.

    Returns:
        ``known_from`` is TEXT where the text states it (a dateline, "Published …"), INFERRED where
        the dates in it point to a day, and UNKNOWN otherwise.
    """
    return Published()
