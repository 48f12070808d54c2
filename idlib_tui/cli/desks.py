"""The desk as commands change it: what they do can be taken back by the next run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idlib_tui.brief import Desk
from idlib_tui.brief.desk_steps import KeptSteps

if TYPE_CHECKING:
    from idlib_tui.cli.session import Session

_HISTORY = ".desk.history"
"""Beside the desk: what can be taken back."""


def desk_of(session: Session) -> Desk:
    """Open the desk of the workspace; `desk --undo` takes back what is done to it."""
    briefs = session.workspace.briefs
    return Desk(briefs / "desk.yaml", steps=KeptSteps(briefs / _HISTORY))
