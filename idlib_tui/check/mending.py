"""Accepting a mend: the one change of a draft that the check makes, and only when it is told to."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from idlib_tui.errors import IdlibError
from idlib_tui.files import read_regular, write_atomically

if TYPE_CHECKING:
    from idlib_tui.check.findings import Finding

LARGEST_DRAFT = 20_000_000
"""Bytes; a longer file is no draft."""


class DraftError(IdlibError):
    """A draft cannot be read or written; it is as it was."""


class DraftFile:
    """A draft on disk, as it was when it was last read or mended.

    Attributes:
        path: The file.
        text: What was read, to the letter: the offsets of findings are into it.
    """

    def __init__(self, path: Path) -> None:
        """Read the draft.

        Raises:
            DraftError: It cannot be read, or is no text in UTF-8.
        """
        self.path = path
        self.text = self._read()
        self._before: list[str] = []

    @property
    def can_undo(self) -> bool:
        """Whether a mend can be taken back."""
        return bool(self._before)

    def mend(self, finding: Finding) -> None:
        """Write what a finding proposes in the place of its words.

        Raises:
            DraftError: It proposes nothing; the draft was changed since; it cannot be written.
        """
        if finding.mend is None:
            raise DraftError("Nothing is proposed in place of these words.")
        before = self.text
        self._write(before[: finding.start] + finding.mend + before[finding.end :])
        self._before.append(before)

    def undo(self) -> None:
        """Take the last mend back.

        Raises:
            DraftError: There is none; the draft was changed since; it cannot be written.
        """
        if not self._before:
            raise DraftError("Nothing was mended here.")
        self._write(self._before[-1])
        self._before.pop()

    def _write(self, text: str) -> None:
        if self._read() != self.text:
            raise DraftError(f"{self.path} has been changed since it was checked; check it again.")
        try:
            write_atomically(self.path, text)
        except OSError as error:
            raise DraftError(f"{self.path} cannot be written: {error.strerror}.") from error
        self.text = text

    def _read(self) -> str:
        try:
            return read_regular(self.path, LARGEST_DRAFT).decode("utf-8")
        except OSError as error:
            reason = error.strerror or str(error)
            raise DraftError(f"{self.path} cannot be read: {reason}.") from error
        except UnicodeDecodeError as error:
            raise DraftError(f"{self.path} is no text in UTF-8.") from error
