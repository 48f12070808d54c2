"""``doctor``: paths, versions, and whether everything is well."""

from __future__ import annotations

import os
import platform
from typing import TYPE_CHECKING

from idlib_tui import __version__
from idlib_tui.cli.command import Command
from idlib_tui.cli.status import ExitStatus
from idlib_tui.errors import IdlibError
from idlib_tui.settings_file import config_dir

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from idlib_tui.cli.session import Session

PACKAGES = ("textual", "rich", "whoosh-reloaded", "pyyaml", "ftfy", "charset-normalizer")


class Doctor(Command):
    """Find where things are, which versions run, and whether story and index are well.

    It changes nothing but an index that is damaged.
    """

    name = "doctor"
    summary = "report paths, versions and the state of the index"
    examples = (("doctor", "look here first when something is odd"),)

    def run(self, arguments: argparse.Namespace, session: Session) -> ExitStatus:
        """Print one fact a line, or all in one object."""
        output = session.output
        facts = {**dict(_versions()), **_environment()}
        healthy = True
        # Each by itself: one that fails must not hide the others.
        for subject, examine in (
            ("workspace", _workspace_facts),
            ("index", _index_facts),
            ("up to date", _freshness_facts),
        ):
            try:
                facts.update(examine(session))
            except IdlibError as error:
                healthy = False
                facts[subject] = str(error)
        if arguments.json:
            output.record(facts)
        else:
            output.table(list(facts.items()))
        return ExitStatus.OK if healthy else ExitStatus.WORKSPACE


def _versions() -> Iterator[tuple[str, str]]:
    # Imported here because it is slow to load, and every run reads this file.
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415

    yield "idlib-tui", __version__
    yield "python", platform.python_version()
    yield "system", platform.platform(terse=True)
    for package in PACKAGES:
        try:
            yield package, version(package)
        except PackageNotFoundError:
            yield package, "not installed"


def _environment() -> dict[str, str]:
    return {
        "terminal": os.environ.get("TERM") or "unknown",
        "settings in": str(config_dir()),
    }


def _workspace_facts(session: Session) -> dict[str, str]:
    workspace = session.workspace
    actors = len(workspace.story().actors)
    return {
        "workspace": str(workspace.root),
        "articles in": str(workspace.seeds),
        "briefs in": str(workspace.briefs),
        "story": f"ok, {actors} actors" if workspace.story_file.exists() else "none",
    }


def _index_facts(session: Session) -> dict[str, str]:
    with session.library(sync=False) as library:
        return dict(library.health())


def _freshness_facts(session: Session) -> dict[str, str]:
    with session.library(sync=False) as library:
        return {"up to date": "no" if library.stale() else "yes"}
