"""The desk as the reader shows it: one that cannot be read looks empty, and says so once."""

from __future__ import annotations

from typing import Any

from idlib_tui.brief.desk import Desk, DeskError
from idlib_tui.brief.desk_records import DeskContent


class ReadersDesk(Desk):
    """A desk whose reading never fails, so that every repaint and key hint may ask it.

    Writing still raises ``DeskError``, and never replaces a file that could not be read.

    Attributes:
        problem: Why it could not be read the last time; "" if it could.
    """

    problem = ""
    _shown: DeskContent | None = None

    def content(self) -> DeskContent:
        """What the file said at the last ``look`` or change; nothing where it cannot be read."""
        return self.look() if self._shown is None else self._shown

    def look(self) -> DeskContent:
        """Look at the file, and read it where it has been written since."""
        try:
            self._shown = super().content()
            self.problem = ""
        except DeskError as error:
            self._shown = DeskContent()
            self.problem = str(error)
        return self._shown

    def change(self, *args: Any, **more: Any) -> None:
        """Make a change, and look at what the file says then."""
        try:
            super().change(*args, **more)
        finally:
            self.look()
