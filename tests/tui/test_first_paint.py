"""What the first paint waits for: few modules, few widgets, and each of them styled once."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from idlib_tui.workspace import Workspace

PROGRAM = """
import collections, sys
from pathlib import Path
import idlib_tui.cli.main
from idlib_tui.tui.app import IdlibApp
from idlib_tui.tui.screens.main import MainScreen
from idlib_tui.tui.settings import Settings
from idlib_tui.workspace import Workspace
from textual.css.stylesheet import Stylesheet
from textual.widget import Widget

styled = collections.Counter()
apply = Stylesheet.apply

def counted(sheet, node, **options):
    if isinstance(node, Widget) and not node.has_class("-textual-system"):
        styled[node.css_identifier] += 1
    return apply(sheet, node, **options)

def painted(screen):
    modules = sorted(sys.modules)
    import json
    strips = screen._compositor.render_strips()
    found = {
        "modules": modules,
        "styled": styled,
        "text": "\\n".join(strip.text.rstrip() for strip in strips),
    }
    Path(sys.argv[4]).write_text(json.dumps(found))
    screen.app.exit(0)

Stylesheet.apply = counted
MainScreen._fetch_contents = painted  # what the reader does as soon as its frame is painted
root, size = Path(sys.argv[1]), (int(sys.argv[2]), int(sys.argv[3]))
IdlibApp(Workspace.at(root), None, Settings(root)).run(headless=True, size=size)
"""

LATER = (
    "idlib_tui.annotate",
    "idlib_tui.brief",
    "idlib_tui.ingest",
    "idlib_tui.library",
    "idlib_tui.merge",
    "idlib_tui.model",
    "idlib_tui.story",
    "idlib_tui.tui.controllers",
    "idlib_tui.tui.dialogs",
    "idlib_tui.tui.widgets.list_pane",
    "idlib_tui.tui.widgets.pane_widgets",
    "idlib_tui.tui.widgets.reader",
    "idlib_tui.tui.widgets.virtual_list",
    "json",
    "sqlite3",
    "textual.widgets._content_switcher",
    "textual.widgets._markdown",
    "whoosh",
    "yaml",
)
"""What is imported only once the frame has been painted."""

MOST_WIDGETS = 12
"""The bar with its two parts, the tabs, the body with three columns, two lines, the screen."""


def first_paint(workspace: Workspace, folder: Path, width: int, height: int) -> dict[str, Any]:
    """Start the reader in a process of its own, and look at it at its first paint."""
    answer = folder / "painted.json"
    arguments = (str(workspace.root), str(width), str(height), str(answer))
    subprocess.run([sys.executable, "-c", PROGRAM, *arguments], check=True, capture_output=True)
    painted: dict[str, Any] = json.loads(answer.read_text())
    return painted


def test_what_is_not_on_the_first_picture_is_imported_and_mounted_after_it(
    bridge: Workspace, tmp_path: Path
) -> None:
    painted = first_paint(bridge, tmp_path, 200, 50)
    early = [
        module
        for module in painted["modules"]
        if any(module == later or module.startswith(f"{later}.") for later in LATER)
    ]
    assert early == []
    assert len(painted["styled"]) <= MOST_WIDGETS
    assert {name: count for name, count in painted["styled"].items() if count > 1} == {}


@pytest.mark.parametrize(
    ("width", "columns", "tabs"), [(200, 3, False), (120, 2, True), (80, 0, True)]
)
def test_the_first_picture_has_the_columns_of_its_width(
    bridge: Workspace, tmp_path: Path, width: int, columns: int, tabs: bool
) -> None:
    lines = first_paint(bridge, tmp_path, width, 24)["text"].splitlines()
    assert "Search all articles" in lines[0]
    assert sum(line.count("╭") for line in lines) == columns
    assert ("4 Quotes" in lines[1] and "╭" not in lines[1]) == tabs
