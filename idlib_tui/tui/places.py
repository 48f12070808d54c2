"""Where the reader has been: a history with a way back and a way forward."""

from __future__ import annotations

from dataclasses import dataclass, field

LONGEST = 200
"""How many places are remembered; older ones are forgotten first."""


@dataclass(frozen=True, slots=True)
class ReadingPosition:
    """A spot in one article.

    Attributes:
        article: The article's id.
        paragraph: The paragraph that the cursor was on.
        scroll: The first visible line, to restore the page as it was.
        mark: The words that were marked, as a span of the text.
    """

    article: str
    paragraph: int = 0
    scroll: int = 0
    mark: tuple[int, int] | None = None


@dataclass(slots=True)
class ReadingHistory:
    """The places left behind, and those gone back from, nearest last."""

    behind: list[ReadingPosition] = field(default_factory=list)
    ahead: list[ReadingPosition] = field(default_factory=list)

    def leave(self, place: ReadingPosition) -> None:
        """Remember a place that the reader goes on from; the way forward starts anew."""
        self.ahead.clear()
        if not self.behind or self.behind[-1] != place:
            self.behind.append(place)
            del self.behind[:-LONGEST]

    def back(self, here: ReadingPosition | None) -> ReadingPosition | None:
        """Step back from ``here``. Returns where to go, or None at the beginning."""
        return self._step(self.behind, self.ahead, here)

    def forward(self, here: ReadingPosition | None) -> ReadingPosition | None:
        """Undo one step back. Returns where to go, or None at the end."""
        return self._step(self.ahead, self.behind, here)

    @staticmethod
    def _step(
        source: list[ReadingPosition], target: list[ReadingPosition], here: ReadingPosition | None
    ) -> ReadingPosition | None:
        if not source:
            return None
        if here is not None:
            target.append(here)
        return source.pop()
