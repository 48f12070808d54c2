"""Grades and numbers of independent reports in the output of several commands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idlib_tui.claims.admiralty import tags

if TYPE_CHECKING:
    import argparse

    from idlib_tui.claims.appraisal import Appraisal, Appraiser
    from idlib_tui.cli.records import Record
    from idlib_tui.cli.session import Session
    from idlib_tui.library import Library


def add_grades(parser: argparse.ArgumentParser) -> None:
    """Add ``--grades``."""
    parser.add_argument(
        "--grades",
        action="store_true",
        help="add how many independent reports there are, and grades by the Admiralty code",
    )


def appraiser(session: Session, library: Library) -> Appraiser:
    """Make an appraiser with the grades and marks of the workspace's desk."""
    # Slow to load, and only needed where grades are asked for.
    from idlib_tui.brief import Desk  # noqa: PLC0415
    from idlib_tui.claims.appraisal import Appraiser  # noqa: PLC0415

    return Appraiser(library, Desk(session.workspace.briefs / "desk.yaml").content)


def appraisal_record(found: Appraisal) -> Record:
    """Write an appraisal as the keys that ``--grades`` adds."""
    return {
        "independent": found.independent,
        "origins": list(found.origins),
        "reliability": None if found.reliability is None else found.reliability.value,
        "credibility": found.credibility.value,
        "credibility_because": found.reason,
        "status": None if found.status is None else found.status.value,
        "tags": tags(found.reliability, found.credibility),
    }


def appraisal_line(found: Appraisal) -> str:
    """Write an appraisal for reading: "B1: 2 independent reports, none against it. disputed"."""
    marked = f" Marked as {found.status}." if found.status else ""
    return f"{found.code}: {found.reason}{marked}"
