"""Write the example brief in ``briefs/`` anew: the Idlib story, whole."""

from __future__ import annotations

import sys
import tempfile
from dataclasses import replace
from datetime import date
from pathlib import Path

from idlib_tui.brief import Desk, Selection, compose, default_path, render_markdown, write_document
from idlib_tui.library import Library
from idlib_tui.workspace import Workspace

ROOT = Path(__file__).parents[1]
MADE_ON = date(2020, 2, 29)
"""The day after the latest article, so that the example does not change with the calendar."""
BOTTOM_LINE = (
    "Two rounds of Turkish-Russian talks on Idlib ended without agreement, and on 27 February 33 "
    "Turkish soldiers were killed. Both sides keep talking while Turkey sends reinforcements."
)


def main() -> int:
    """Write the brief and say where it is."""
    workspace = Workspace.at(ROOT)
    with tempfile.TemporaryDirectory() as index:
        # An index and a desk of its own: the example must not depend on what somebody pinned here.
        with Library.open(replace(workspace, index=Path(index))) as library:
            library.sync()
            desk = Desk(Path(index) / "desk.yaml")
            selection = Selection(everything=True, appendix=True, bottom_line=BOTTOM_LINE)
            brief = compose(library, desk, selection, MADE_ON)
        path = default_path(workspace.briefs, brief)
        write_document(path, render_markdown(brief), workspace, overwrite=True)
    print(path.relative_to(ROOT))
    return 0


if __name__ == "__main__":
    sys.exit(main())
