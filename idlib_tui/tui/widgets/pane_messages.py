"""What every pane over the articles can ask of the screen."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message


@dataclass
class OpenRequested(Message):
    """The words at ``start`` to ``end`` of an article should be shown in it."""

    article: str
    start: int
    end: int
