"""The form of an archive's index: how one is made, and how one of this program is known."""

from __future__ import annotations

import json
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

from idlib_tui.archive.settings import ArchiveSettings
from idlib_tui.errors import ArchiveError

PROGRAM = "idlib-tui"

FORM = 2
"""The form of the documents; an index of another form is not used."""


def definition() -> dict[str, Any]:
    """Read the settings and mappings of an index, with the mark of this program and form."""
    text = files("idlib_tui.archive").joinpath("data", "index.json").read_text("utf-8")
    made: dict[str, Any] = json.loads(text)
    made["mappings"]["_meta"] = {"program": PROGRAM, "form": FORM}
    return made


def check_form(mappings: Mapping[str, Any], settings: ArchiveSettings) -> None:
    """Check that an index is an archive of this program, and of the form that it knows.

    Args:
        mappings: What the cluster says of the index.
        settings: The archive's.

    Raises:
        ArchiveError: It is not ours, or of another form.
    """
    meta = mappings.get("_meta") or {}
    if meta.get("program") != PROGRAM:
        raise ArchiveError(
            f"The index {settings.index} at {', '.join(settings.urls)} belongs to another program; "
            f"the settings must name another index for the archive {settings.name}."
        )
    if meta.get("form") != FORM:
        raise ArchiveError(
            f"The archive {settings.name} was made by another version of the program; "
            "create another index and push the articles again."
        )
