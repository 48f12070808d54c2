"""``verify``: a manifest beside the files that it lists."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from idlib_tui import wording
from idlib_tui.cli.command import Command
from idlib_tui.cli.output import bold
from idlib_tui.cli.status import ExitStatus
from idlib_tui.safe_text import one_line

if TYPE_CHECKING:
    import argparse

    from idlib_tui.cli.session import Session


class Verify(Command):
    """List where a brief's manifest no longer agrees with the files; needs no workspace.

    The files are looked for where the manifest says, seen from its own folder, or in --seeds. For a
    file that has changed, each citation is looked for among its bytes. The status is 0 where all
    agrees, else 4.
    """

    name = "verify"
    summary = "compare a brief's manifest with the files"
    examples = (
        ("verify briefs/story.manifest.json", "the brief and its sources, by their bytes"),
        ("verify story.manifest.json --seeds ~/copy", "with the articles in another folder"),
    )

    def configure(self, parser: argparse.ArgumentParser) -> None:
        """Take the manifest and where the articles are."""
        parser.add_argument(
            "manifest", metavar="MANIFEST", type=Path, help="made by brief --manifest"
        )
        parser.add_argument("--seeds", metavar="DIR", type=Path, help="where the articles are now")

    def run(self, arguments: argparse.Namespace, session: Session) -> ExitStatus:
        """Print what no longer agrees."""
        from idlib_tui.brief.verifying import verify_manifest  # noqa: PLC0415 - slow to load

        output = session.output
        found = verify_manifest(arguments.manifest, arguments.seeds)
        for each in found.disagreements:
            if arguments.json:
                output.record(
                    {
                        "change": each.change.value,
                        "file": each.file,
                        "reference": each.reference,
                        "text": each.text,
                    }
                )
            elif each.reference is None:
                output.line(bold(each.change.value), " ", one_line(each.file))
            else:
                words = one_line(each.text)
                where = one_line(f"{each.file}, reference {each.reference}: {words}")
                output.line(output.cut(f"  {each.change.value} {where}"))
        files = wording.counted(found.files, "file")
        citations = wording.counted(found.citations, "citation")
        wrong = len(found.disagreements)
        outcome = wording.counted(wrong, "disagreement") if wrong else "all agree"
        output.say(f"{files}, {citations}: {outcome}.")
        return ExitStatus.DISAGREES if found.disagreements else ExitStatus.OK
