"""What fills the frame of the main screen, imported once the frame has been painted."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from idlib_tui.tui.controllers.collecting import Collecting
    from idlib_tui.tui.controllers.exporting import Exporting
    from idlib_tui.tui.controllers.opening import Opening
    from idlib_tui.tui.controllers.reading import Reading
    from idlib_tui.tui.controllers.resuming import Resuming
    from idlib_tui.tui.controllers.searching import Searching
    from idlib_tui.tui.controllers.watching import Watching
    from idlib_tui.tui.widgets.pane_widgets import PaneWidgets
    from idlib_tui.tui.workers import IsCancelled


class Contents(NamedTuple):
    """The classes of what fills the frame."""

    pane_widgets: type[PaneWidgets]
    opening: type[Opening]
    searching: type[Searching]
    reading: type[Reading]
    collecting: type[Collecting]
    exporting: type[Exporting]
    resuming: type[Resuming]
    watching: type[Watching]


def import_contents(_cancelled: IsCancelled) -> Contents:
    """Import the panes and controllers, in a thread: the frame stays alive meanwhile."""
    from idlib_tui.tui.controllers.collecting import Collecting  # noqa: PLC0415
    from idlib_tui.tui.controllers.exporting import Exporting  # noqa: PLC0415
    from idlib_tui.tui.controllers.opening import Opening  # noqa: PLC0415
    from idlib_tui.tui.controllers.reading import Reading  # noqa: PLC0415
    from idlib_tui.tui.controllers.resuming import Resuming  # noqa: PLC0415
    from idlib_tui.tui.controllers.searching import Searching  # noqa: PLC0415
    from idlib_tui.tui.controllers.watching import Watching  # noqa: PLC0415
    from idlib_tui.tui.widgets.pane_widgets import PaneWidgets  # noqa: PLC0415

    return Contents(
        PaneWidgets, Opening, Searching, Reading, Collecting, Exporting, Resuming, Watching
    )
