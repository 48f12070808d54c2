"""Checking a draft: which one, what is found, and the way to the source."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from idlib_tui.safe_text import one_line
from idlib_tui.tui.dialogs.picker import Choice, Picker

if TYPE_CHECKING:
    from idlib_tui.check import Place
    from idlib_tui.tui.controllers.host import Host


class Checking:
    """Asks which draft to check, and shows what is found in it."""

    def __init__(self, host: Host) -> None:
        self._host = host
        self._last: Path | None = None

    def ask(self) -> None:
        """Choose a draft: the last one first, then those in ``briefs/``, the newest first."""
        folder = self._host.workspace.briefs
        found = sorted(folder.glob("*.md"), key=lambda path: -path.stat().st_mtime_ns)
        if self._last is not None:
            found = [self._last, *(path for path in found if path != self._last)]
        choices = [Choice(one_line(path.name), path, one_line(path.parent.name)) for path in found]

        def own(typed: str) -> Choice[Path] | None:
            path = Path(typed.strip()).expanduser()
            return Choice(f"Check {path}", path, "a file") if path.suffix else None

        picker = Picker(
            "Check a draft", choices, placeholder="Type a part of the name, or a path", typed=own
        )
        self._host.reader_app.push_screen(picker, self._chosen)

    def _chosen(self, path: Path | None) -> None:
        if path is None:
            return
        # Imported here because the check brings the annotators along.
        from idlib_tui.brief import will_be_read  # noqa: PLC0415
        from idlib_tui.tui.dialogs.check import CheckScreen  # noqa: PLC0415

        self._last = path
        host = self._host
        may_mend = not will_be_read(path, host.workspace)
        host.reader_app.push_screen(CheckScreen(host.open_library, path, may_mend), self._open)

    def _open(self, place: Place | None) -> None:
        if place is not None:
            self._host.reading.open(place.article, place.start, place.end)
