"""The desk as the reader shows it: one that cannot be read looks empty, and says so once."""

from __future__ import annotations

from idlib_tui.brief.desk import Desk, DeskError
from idlib_tui.brief.desk_records import DeskContent


class ReadersDesk(Desk):
    """A desk whose reading never fails, so that every repaint and key hint may ask it.

    Writing still raises ``DeskError``, and never replaces a file that could not be read.

    Attributes:
        problem: Why it could not be read the last time; "" where it could.
    """

    problem = ""

    def content(self) -> DeskContent:
        """What the file says now; nothing where it cannot be read."""
        try:
            content = super().content()
        except DeskError as error:
            self.problem = str(error)
            return DeskContent()
        self.problem = ""
        return content
