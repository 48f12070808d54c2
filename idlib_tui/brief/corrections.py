"""The corrections of a desk, for the library to apply."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from idlib_tui.brief.desk_records import MOST_BYTES, Section
from idlib_tui.yaml_files import YamlError, read_source

if TYPE_CHECKING:
    from idlib_tui.model.corrections import Correction

_KEY = re.compile(rf"{Section.CORRECTIONS}['\"]?[ \t]*:")


def corrections_of(desk: Path) -> Callable[[], Sequence[Correction]]:
    """Return what reads the corrections of a desk file: nothing where there is no file.

    A file that has none is not parsed, since every command asks.

    Raises:
        DeskError: From what is returned, when the file is not what a desk file can be.
    """

    def read() -> Sequence[Correction]:
        # Imported here because few desks have corrections.
        from idlib_tui.brief.desk import Desk  # noqa: PLC0415

        try:
            if not _KEY.search(read_source(desk, MOST_BYTES)):
                return ()
        except FileNotFoundError:
            return ()
        except YamlError:
            # The desk says what is wrong with it.
            pass
        return Desk(desk).content().corrections

    return read
