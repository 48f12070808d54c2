"""The version is the same wherever it is written."""

import re
import tomllib
from datetime import date
from pathlib import Path

from idlib_tui import __version__

ROOT = Path(__file__).parents[1]
HEADING = re.compile(r"^## \[([^\]]+)\](?: - (\S+))?$", re.MULTILINE)


def headings() -> list[tuple[str, str]]:
    """The versions of the change log with their dates, topmost first; "" without a date."""
    return HEADING.findall((ROOT / "CHANGELOG.md").read_text(encoding="utf-8"))


def test_the_topmost_dated_version_is_that_of_the_package() -> None:
    assert next(version for version, day in headings() if day) == __version__


def test_the_project_file_has_the_version_of_the_package() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["project"]["version"] == __version__


def test_what_is_not_released_stands_above_the_versions_newest_first() -> None:
    (first, no_day), *released = headings()
    assert (first, no_day) == ("Unreleased", "")
    days = [date.fromisoformat(day) for _, day in released]
    assert days == sorted(days, reverse=True)
