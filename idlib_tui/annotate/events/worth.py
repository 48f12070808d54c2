"""What keeps a statement, or a time, out of the chronology.

The stamp of a page or of a comment ("| Tue Mar 1, 2011 5:29 pm |") dates no event. A question and
what the writer says of himself or to the reader are no reports.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from idlib_tui.annotate.text.wordlists import words

if TYPE_CHECKING:
    from idlib_tui.annotate.events.anchors import Anchor
    from idlib_tui.annotate.events.tokens import Tokens

_STAMPED = 3
"""How near to the bar of a page's stamp an expression stands that belongs to it."""


def is_report(tokens: Tokens) -> bool:
    """Return whether a sentence may report something: no question, no comment, no address.

    What stands in quotation marks does not count.
    """
    personal = words("event_words", "personal")
    outside = [word for word, speech in zip(tokens.words, tokens.speech, strict=True) if not speech]
    return "?" not in outside[-2:] and personal.isdisjoint(outside)


def is_stamp(tokens: Tokens, anchor: Anchor) -> bool:
    """Return whether a time is the stamp of a page: a bar stands beside it."""
    near = (
        *tokens.words[max(0, anchor.first - _STAMPED) : anchor.first],
        *tokens.words[anchor.last + 1 : anchor.last + 1 + _STAMPED],
    )
    return "|" in near
