"""Which full-text engine serves a workspace."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from idlib_tui.library.search.engine import Engine

AUTO, WHOOSH, TANTIVY = "auto", "whoosh", "tantivy"

FOLDERS = {WHOOSH: "words", TANTIVY: "words-tantivy"}
"""The folder of each engine in ``index/``."""

MANY_ARTICLES = 20_000
"""From so many on, searching with Whoosh is slow enough to notice; see docs/performance.md."""

_MISSING = (
    "story.yaml asks for the engine tantivy, which is not installed; Whoosh is used. "
    "To install it: pip install 'idlib-tui[large]'."
)
_SUGGESTED = (
    "Searching {count:,} articles is faster with tantivy: "
    "pip install 'idlib-tui[large]', and write “engine: tantivy” into story.yaml."
)


def choose(asked: str, index: Path) -> tuple[str, str]:
    """Choose the engine.

    Args:
        asked: ``engine`` of ``story.yaml``; ``auto`` keeps to the engine that was used before.
        index: The folder ``index/``.

    Returns:
        Its name, and a sentence for the user if it is not the one that was asked for.
    """
    if asked == AUTO:
        asked = TANTIVY if (index / FOLDERS[TANTIVY]).is_dir() and is_installed() else WHOOSH
    if asked == TANTIVY and not is_installed():
        return WHOOSH, _MISSING
    return asked, ""


def is_installed() -> bool:
    """Check whether tantivy, which is optional, is there."""
    return find_spec("tantivy") is not None


def make_engine(
    name: str,
    index: Path,
    accepts: Callable[[str], bool],
    texts: Callable[[Collection[int]], Mapping[int, tuple[str, str]]],
) -> Engine:
    """Make an engine; nothing is opened yet.

    Args:
        name: Its name.
        index: The folder ``index/``.
        accepts: Returns whether a word index of some version belongs to the catalog.
        texts: Fetches titles and texts by the numbers of their articles.
    """
    # Late imports: most operations need no search, and one of them is optional.
    if name == TANTIVY:
        from idlib_tui.library.search.tantivy.engine import TantivyEngine  # noqa: PLC0415

        return TantivyEngine(index / FOLDERS[name], accepts, texts)
    from idlib_tui.library.search.whoosh.engine import WhooshEngine  # noqa: PLC0415

    return WhooshEngine(index / FOLDERS[name], accepts)


def suggestion(name: str, articles: int) -> str:
    """Suggest the other engine to whoever has many articles; "" if this one will do."""
    return _SUGGESTED.format(count=articles) if name == WHOOSH and articles > MANY_ARTICLES else ""
