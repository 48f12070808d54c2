"""The corrections that a library is given, and those that its catalog has."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from idlib_tui.errors import IdlibError
from idlib_tui.library.catalog.corrections import digest, read_corrections, save_corrections
from idlib_tui.library.catalog.database import Database

if TYPE_CHECKING:
    from idlib_tui.model.corrections import Correction

Give = Callable[[], "Sequence[Correction]"]
"""Gives the reader's corrections, or raises an error of ours."""


class GivenCorrections:
    """Compares the reader's corrections with those that a catalog was made with."""

    def __init__(self, give: Give | None, database: Database) -> None:
        self._give = give
        self._database = database

    def differ(self) -> bool:
        """Check whether they are others than those of the catalog."""
        if self._give is None:
            return False
        try:
            wanted = digest(self._give())
        except IdlibError:
            # Whoever changes the desk is told; the library goes on with what it has.
            return False
        with self._database.reading() as connection:
            return wanted != digest(read_corrections(connection))

    def take(self) -> str:
        """Store them in the catalog, for the next merge to apply.

        Returns:
            Why they could not be read, in a sentence; those of the catalog stay then.
        """
        if self._give is None:
            return ""
        try:
            corrections = self._give()
        except IdlibError as error:
            return f"Corrections stay as they were. {error}"
        with self._database.writing() as connection:
            save_corrections(connection, corrections)
        return ""
