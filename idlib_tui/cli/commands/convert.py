"""``convert``: a brief as a Word, HTML, ODT or PDF file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from idlib_tui.cli.command import Command
from idlib_tui.cli.status import ExitStatus
from idlib_tui.errors import WorkspaceError

if TYPE_CHECKING:
    import argparse

    from idlib_tui.cli.session import Session

_FORMATS = ("docx", "html", "odt", "pdf")


class Convert(Command):
    """Convert a brief to a Word, HTML, ODT or PDF file beside it, with pandoc.

    pandoc must be installed (pandoc.org/installing); for PDF it needs a further program, such as
    LaTeX. Another file of that name is not overwritten without --force.
    """

    name = "convert"
    summary = "convert a brief to Word, HTML, ODT or PDF, with pandoc"
    json = False
    examples = (
        ("convert briefs/2020-02-29-talks.md --to docx", "beside it, as .docx"),
        ("convert brief.md --to html --force", "over the one from before"),
    )

    def configure(self, parser: argparse.ArgumentParser) -> None:
        """Take the brief and the format."""
        parser.add_argument("brief", metavar="FILE", type=Path, help="the Markdown")
        parser.add_argument("--to", required=True, choices=_FORMATS, help="the format")
        parser.add_argument("--force", action="store_true", help="overwrite an existing file")

    def run(self, arguments: argparse.Namespace, session: Session) -> ExitStatus:
        """Convert it and print the path."""
        from idlib_tui.brief.converting import convert  # noqa: PLC0415 - slow to load

        path = arguments.brief
        if not path.is_file():
            raise WorkspaceError(f"{path} is no file.")
        made = convert(path, arguments.to, session.workspace, overwrite=arguments.force)
        session.output.line(str(made))
        return ExitStatus.OK
