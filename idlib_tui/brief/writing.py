"""Where a brief goes: a dated name in ``briefs/``, and never over another one unasked."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

from idlib_tui.brief.compose import Brief
from idlib_tui.errors import IdlibError
from idlib_tui.files import write_atomically

_SLUG_LENGTH = 60


class BriefExistsError(IdlibError):
    """A brief of that name exists already; nothing was written.

    Attributes:
        path: The file.
    """

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} exists already. Give another name, or say that it may go.")
        self.path = path


def slug(title: str) -> str:
    """Make a title into a file name: lower-case ASCII letters, digits and hyphens."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode()
    name = "-".join(re.findall(r"[a-z0-9]+", plain.lower().replace("'", "")))
    if len(name) > _SLUG_LENGTH:
        name = name[: _SLUG_LENGTH + 1].rpartition("-")[0] or name[:_SLUG_LENGTH]
    return name or "brief"


def default_path(briefs: Path, brief: Brief) -> Path:
    """Name a brief by its day and title: ``2020-02-29-idlib-talks.md``."""
    return briefs / f"{brief.made_on.isoformat()}-{slug(brief.title)}.md"


def free_path(path: Path) -> Path:
    """Find the first of ``x.md``, ``x-2.md``, ``x-3.md`` … that is not taken."""
    number, candidate = 2, path
    while candidate.exists():
        candidate = path.with_stem(f"{path.stem}-{number}")
        number += 1
    return candidate


def write_brief(path: Path, markdown: str, *, overwrite: bool = False) -> None:
    """Write a brief.

    Raises:
        BriefExistsError: The file exists and ``overwrite`` is False.
        OSError: The folder cannot be written.
    """
    try:
        write_atomically(path, markdown, replace=overwrite)
    except FileExistsError as error:
        raise BriefExistsError(path) from error
