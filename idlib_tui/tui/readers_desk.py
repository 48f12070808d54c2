"""The desk as the reader shows it: one that cannot be read looks empty, and says so once."""

from __future__ import annotations

from idlib_tui.brief.desk import Desk, DeskError, Pin


class ReadersDesk(Desk):
    """A desk whose reading never fails, so that every repaint and key hint may ask it.

    Writing still raises ``DeskError``, and never replaces a file that could not be read.

    Attributes:
        problem: Why it could not be read the last time; "" where it could.
    """

    problem = ""

    @property
    def pins(self) -> tuple[Pin, ...]:
        """All pins, in the order they were made."""
        try:
            pins = super().pins
        except DeskError as error:
            self.problem = str(error)
            return ()
        self.problem = ""
        return pins

    @property
    def searches(self) -> dict[str, str]:
        """Saved searches, name -> query, in the order they were saved."""
        try:
            return super().searches
        except DeskError as error:
            self.problem = str(error)
            return {}

    def is_read(self, content_hash: str) -> bool:
        """Tell whether an article was read."""
        try:
            return super().is_read(content_hash)
        except DeskError as error:
            self.problem = str(error)
            return False

    def is_pinned(self, pin: Pin) -> bool:
        """Tell whether the same words of the same article are pinned."""
        return any(kept.key == pin.key for kept in self.pins)
