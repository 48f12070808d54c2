"""Resolution of names to actors, over all articles.

``reading`` collects the evidence of one article on its names, with the key and the clues by which
they are compared with others; ``settling`` joins the names of one key, ``holders`` finds the actor
that a clue asks for. ``spelling`` compares names from other scripts, ``offices`` reads titles.
"""

from idlib_tui.merge.actors.forms import is_given_name_alone
from idlib_tui.merge.actors.holders import Holder, find_holder
from idlib_tui.merge.actors.reading import (
    NAMELESS,
    NamesOfArticle,
    Use,
    identity,
    is_nameless,
    key_of,
    label_nameless,
    names_of_article,
    story_names,
)
from idlib_tui.merge.actors.settling import Settled, settle
from idlib_tui.merge.actors.suggesting import Known, suggest_merges

__all__ = [
    "NAMELESS",
    "Holder",
    "Known",
    "NamesOfArticle",
    "Settled",
    "Use",
    "find_holder",
    "identity",
    "is_given_name_alone",
    "is_nameless",
    "key_of",
    "label_nameless",
    "names_of_article",
    "settle",
    "story_names",
    "suggest_merges",
]
