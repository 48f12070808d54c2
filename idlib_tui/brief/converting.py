"""A brief in another format, through pandoc where it is installed."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from idlib_tui.brief.writing import BriefExistsError, write_document
from idlib_tui.errors import IdlibError
from idlib_tui.safe_text import one_line

if TYPE_CHECKING:
    from idlib_tui.workspace import Workspace

FORMATS = ("docx", "html", "odt", "pdf")
"""What a brief can be converted to; pandoc makes PDF with a further program, such as LaTeX."""

_PATIENCE = 300
"""Seconds to wait for pandoc; LaTeX may take a minute the first time."""
_OPTIONS = (
    # Raw TeX in a draft would be run by the program that makes the PDF.
    "--from=markdown-raw_tex",
    "--standalone",
    # No file but the brief is read, whatever the brief says.
    "--sandbox",
    # The heading of a brief is its title.
    "--shift-heading-level-by=-1",
)


class ConversionError(IdlibError):
    """A brief could not be converted; nothing was written."""


def convert(brief: Path, form: str, workspace: Workspace, *, overwrite: bool = False) -> Path:
    """Convert a brief, and write it beside the brief.

    Args:
        brief: The Markdown.
        form: One of ``FORMATS``.
        workspace: Whose articles must not be written over.
        overwrite: Whether an existing file may be replaced.

    Returns:
        What was written.

    Raises:
        ConversionError: There is no pandoc, or it fails.
        BriefExistsError: The file exists and ``overwrite`` is False.
        UnwritableError: The file must not be written, or cannot be.
    """
    if form not in FORMATS:
        raise ValueError(f"form is one of {', '.join(FORMATS)}, not {form!r}")
    target = brief.with_suffix(f".{form}")
    if target.exists() and not overwrite:
        raise BriefExistsError(target)
    pandoc = shutil.which("pandoc")
    if pandoc is None:
        raise ConversionError(
            f"{form.upper()} is made by pandoc, which is not installed: see pandoc.org/installing,"
            f" or open {brief.name} in a program that reads Markdown."
        )
    with tempfile.TemporaryDirectory(prefix="idlib-tui-") as folder:
        made = Path(folder) / target.name
        # An absolute path, since one that begins with a hyphen would be an option.
        command = [pandoc, *_OPTIONS, f"--output={made}", str(brief.resolve())]
        try:
            done = subprocess.run(  # noqa: S603 - the program that PATH names, without a shell
                command,
                capture_output=True,
                text=True,
                errors="replace",
                timeout=_PATIENCE,
                check=False,
                stdin=subprocess.DEVNULL,
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            raise ConversionError(f"pandoc could not be run: {error}.") from error
        if done.returncode or not made.is_file():
            said = one_line(done.stderr.strip()) or f"status {done.returncode}"
            raise ConversionError(f"pandoc could not convert {brief}: {said}")
        write_document(target, made.read_bytes(), workspace, overwrite=overwrite)
    return target
