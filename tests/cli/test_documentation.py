"""The pages about the command line and the workspace say everything there is."""

from __future__ import annotations

from pathlib import Path

import pytest

from idlib_tui.cli.commands.chronology import FORMATS
from idlib_tui.cli.registry import COMMANDS
from idlib_tui.cli.status import ExitStatus
from idlib_tui.ingest.formats import SUFFIXES
from idlib_tui.model import PublishedFrom
from idlib_tui.story import ACTOR_KEYS, FILE_KEYS, STORY_KEYS
from tests.cli.test_contract import INNER, LINES

DOCS = Path(__file__).parents[2] / "docs"


def rows(page: str) -> dict[str, str]:
    """The rows of a page's tables by their first cell."""
    lines = (DOCS / page).read_text(encoding="utf-8").splitlines()
    cells = [line.strip("|").split("|", 1) for line in lines if line.startswith("|")]
    return {first.strip(): rest for first, rest in cells}


def test_every_command_and_key_is_documented() -> None:
    page = (DOCS / "command-line.md").read_text(encoding="utf-8")
    for command in COMMANDS:
        assert f"`{command.name}" in page
    table = {name.strip("`").split()[0]: row for name, row in rows("command-line.md").items()}
    for command, keys in LINES.items():
        for key in keys:
            assert f"`{key}`" in table[command[0]]
    for (command_name, _), keys in INNER.items():
        for key in keys:
            assert f"`{key}`" in table[command_name]
    for form in FORMATS:
        assert f"`{form}`" in page
    assert {str(int(status)) for status in ExitStatus} <= set(table)


@pytest.mark.parametrize("key", [*STORY_KEYS, *ACTOR_KEYS, *FILE_KEYS])
def test_every_key_of_a_story_is_documented(key: str) -> None:
    assert f"{key}:" in (DOCS / "workspace.md").read_text(encoding="utf-8")


def test_every_suffix_and_origin_of_a_date_is_documented() -> None:
    page = (DOCS / "workspace.md").read_text(encoding="utf-8")
    for suffix in SUFFIXES:
        assert f"`{suffix}`" in page
    for origin in PublishedFrom:
        assert f"| `{origin}`" in page
