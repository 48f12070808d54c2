"""A day at the desk, driven in a real terminal: nothing that the user wrote is lost."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from idlib_tui.brief import Desk
from idlib_tui.brief.desk_records import Heading, Judgement
from idlib_tui.workspace import Workspace
from tests.terminal.tmux import NEEDS_TMUX, Terminal

pytestmark = [pytest.mark.terminal, NEEDS_TMUX]

OWN = "\nMy own paragraph, which no source has.\n"
LATER = """date 2020-03-01 ANKARA – More than 2.1 million people have been displaced in Idlib, the
United Nations said on Sunday.

“We will not leave the observation posts,” said Mevlut Cavusoglu.
"""


@pytest.fixture
def terminal(idlib_workspace: Workspace, tmp_path: Path) -> Iterator[Terminal]:
    """The reader on the Idlib story, once it has read everything."""
    opened = Terminal(idlib_workspace, 120, 35, tmp_path)
    try:
        opened.wait("5 articles")
        yield opened
    finally:
        opened.close()


def answer(terminal: Terminal, key: str, question: str, text: str) -> None:
    """Press a key that asks for a line, and give the line."""
    terminal.press(key)
    terminal.wait(question)
    terminal.type(text)
    terminal.wait(text)
    terminal.press("Enter")
    terminal.wait_until_gone(f"{question}  {text}")


def pin_twelve(terminal: Terminal, desk: Path) -> None:
    """Pin six quotes and six entries of the chronology."""
    count = 0
    for pane, sign in (("4", "Everyone  ·"), ("3", "by ")):
        terminal.press(pane)
        terminal.wait(sign)
        for _ in range(6):
            terminal.press("p")
            count += 1
            terminal.seen(lambda _, count=count: len(Desk(desk).pins) == count)
            terminal.press("j")


def test_a_day_at_the_desk(terminal: Terminal, idlib_workspace: Workspace) -> None:
    briefs = idlib_workspace.briefs
    desk = briefs / "desk.yaml"
    pin_twelve(terminal, desk)
    assert len(Desk(desk).pins) == 12

    terminal.press("P")
    terminal.wait("─ Desk")
    for heading in ("The displaced", "The fighting", "The talks"):
        answer(terminal, "h", "Heading", heading)
        terminal.wait(f"▌ {heading}")
        terminal.press("j", "j", "j", "j")
    for judgement in ("Ankara will not withdraw", "A truce is likely"):
        answer(terminal, "o", "Judgement", judgement)
        terminal.wait(f"Judgement: {judgement}")
    terminal.press("Escape")
    terminal.wait_until_gone("─ Desk")
    entries = Desk(desk).content().entries
    assert sum(isinstance(each, Heading) for each in entries) == 3
    assert sum(isinstance(each, Judgement) for each in entries) == 2

    terminal.press("e")
    terminal.wait("w Write")
    terminal.wait("new file")
    terminal.press("w")
    terminal.wait("Written")
    [brief] = briefs.glob("*.md")
    text = brief.read_text(encoding="utf-8")
    heading = "## The fighting\n"
    brief.write_text(text.replace(heading, heading + OWN), encoding="utf-8")

    (idlib_workspace.seeds / "later.txt").write_text(LATER, encoding="utf-8")
    terminal.press("C-r")
    terminal.wait("6 articles")
    terminal.press("S")
    terminal.wait("What is new since")
    terminal.press("Enter")
    terminal.wait("new article")
    terminal.type("observation posts")
    terminal.wait("new statement")
    terminal.press("Enter")
    terminal.wait_until_gone("Type words or a kind")
    terminal.wait("1 Mar 2020")
    terminal.press("]", "p")
    terminal.seen(lambda _: len(Desk(desk).pins) == 13)

    terminal.press("e")
    terminal.wait("w Write")
    terminal.wait("exists already")
    terminal.press("w")
    terminal.wait("Bring it up to date")
    terminal.press("u")
    terminal.wait("Brought up to date")
    again = brief.read_text(encoding="utf-8")
    assert again.index(heading) < again.index(OWN)
    assert "Ankara will not withdraw" in again
    assert "A truce is likely" in again

    terminal.press("E")
    terminal.wait("Check a draft")
    terminal.press("Enter")
    terminal.wait("clean")
