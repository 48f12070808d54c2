"""The agency that the versions of one article were taken from."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from idlib_tui.ingest.facts.agency import told_agency

if TYPE_CHECKING:
    from collections.abc import Sequence

    from idlib_tui.model import Article


def origin(versions: Sequence[Article]) -> str | None:
    """Find the agency that versions of one article come from.

    Args:
        versions: The article and its versions, in any order.

    Returns:
        The agency that most of them credit; if none does and they are of different outlets, the
        one to which the people in them spoke ("told Reuters"); None if there is neither.
    """
    credited = Counter(article.agency for article in versions if article.agency)
    if not credited and len({article.outlet for article in versions}) > 1:
        told = (told_agency(article.text) for article in versions)
        credited = Counter(agency for agency in told if agency)
    # Of two that are named as often, the first by name: the order of the versions does not count.
    return min(credited, key=lambda agency: (-credited[agency], agency), default=None)
