"""Excluding statements and times from the chronology.

The stamp of a page or of a comment ("| Tue Mar 1, 2011 5:29 pm |") dates no event. Questions and
the writer's remarks about himself or to the reader are not reports.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from idlib_tui.annotate.text.wordlists import words

if TYPE_CHECKING:
    from idlib_tui.annotate.events.anchors import Anchor
    from idlib_tui.annotate.events.tokens import Tokens

_STAMPED = 3
"""The maximum distance of an expression from the bar of a page's stamp that it belongs to."""


def is_report(tokens: Tokens) -> bool:
    """Check whether a sentence may report something: not a question, comment or address.

    Text in quotation marks does not count.
    """
    personal = words("event_words", "personal")
    outside = [word for word, speech in zip(tokens.words, tokens.speech, strict=True) if not speech]
    return "?" not in outside[-2:] and personal.isdisjoint(outside)


def is_stamp(tokens: Tokens, anchor: Anchor) -> bool:
    """Check whether a time is the stamp of a page: it is next to a bar."""
    near = (
        *tokens.words[max(0, anchor.first - _STAMPED) : anchor.first],
        *tokens.words[anchor.last + 1 : anchor.last + 1 + _STAMPED],
    )
    return "|" in near
