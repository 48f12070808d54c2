"""Who is who over all articles.

``reading`` tells what one article says of its names, and by what key and clues they are compared
with others; ``settling`` joins the names of one key, ``holders`` finds whoever is asked for by a
clue. ``spelling`` knows how names from other scripts are written, ``offices`` reads titles.
"""

from idlib_tui.merge.actors.holders import Holder, find_holder
from idlib_tui.merge.actors.reading import (
    NamesOfArticle,
    Use,
    is_nameless,
    label_nameless,
    names_of_article,
)
from idlib_tui.merge.actors.settling import Settled, settle

__all__ = [
    "Holder",
    "NamesOfArticle",
    "Settled",
    "Use",
    "find_holder",
    "is_nameless",
    "label_nameless",
    "names_of_article",
    "settle",
]
