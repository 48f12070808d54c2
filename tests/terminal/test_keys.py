"""Every key of ``docs/keys.md`` in a real terminal, and what it shows there.

``keys.txt`` says what each is to show. A key that is in no session of it fails the first test; so
does one in the table that the reader has no longer.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from idlib_tui.library import Library
from idlib_tui.tui.commands import COMMANDS
from idlib_tui.tui.keymap import split_keys
from idlib_tui.workspace import Workspace
from tests.support import copy_idlib_story
from tests.terminal.tmux import NEEDS_TMUX, Terminal, tmux_key

TABLE = Path(__file__).with_name("keys.txt")
SIZES = {"120x35": (120, 35), "80x24": (80, 24)}
ON_THE_WAY = {"press", "type"}
DRAFT = "Kalin said “we did take the document and map”.[^1]\n\n[^1]: 000_540ecb0081fb0e0d\n"
"""A draft that leaves a “not” out."""
VERSION = "004_030452a704b5cc27.txt"
"""The article of the story that the tests make another version of."""


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the table: a key, or words to type, and what is seen after it.

    Attributes:
        what: The command whose key it is; "press" or "type" where it is only on the way.
        key: The key by Textual's name, or the words.
        pattern: What the screen shows after the key and not before.
        gone: Whether it is the other way round.
        line: The line's number, for a person to find it.
    """

    what: str
    key: str
    pattern: re.Pattern[str]
    gone: bool
    line: int

    def holds(self, shown: str) -> bool:
        """Whether the screen is as it is to be after the key."""
        return bool(self.pattern.search(shown)) is not self.gone


def sessions(size: str) -> dict[str, list[Step]]:
    """Read the table for a size of the terminal."""
    found: dict[str, list[Step]] = {}
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines, start=1):
        if line.startswith("== "):
            steps = found.setdefault(line.removeprefix("== "), [])
        elif line and not line.startswith("#"):
            only, _, rest = line.rpartition("] ") if line.startswith("[") else ("", "", line)
            if only and only.removeprefix("[") != size:
                continue
            what, key, shows = re.split(r"\s{2,}", rest, maxsplit=2)
            pattern = re.compile(shows.removeprefix("- "), re.MULTILINE)
            steps.append(Step(what, key, pattern, shows.startswith("- "), number))
    return found


@pytest.mark.parametrize("size", SIZES)
def test_every_key_is_driven_at_each_size(size: str) -> None:
    steps = (step for session in sessions(size).values() for step in session)
    driven = {(step.what, step.key) for step in steps if step.what not in ON_THE_WAY}
    assert driven == {(each.id(), key) for each in COMMANDS for key in split_keys(each.key)}


@pytest.fixture(scope="module")
def _synced(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    workspace = copy_idlib_story(tmp_path_factory.mktemp("keys") / "idlib")
    text = (workspace.seeds / VERSION).read_text(encoding="utf-8")
    later = text.replace("more than 100 regime personnel", "more than 90 of them")
    (workspace.seeds / "005_later.txt").write_text(later, encoding="utf-8")
    workspace.briefs.mkdir()
    (workspace.briefs / "draft.md").write_text(DRAFT, encoding="utf-8")
    with Library.open(workspace) as library:
        library.sync(processes=1)
    return workspace


@pytest.fixture
def story(_synced: Workspace, tmp_path: Path) -> Workspace:
    """The Idlib story with a second version of an article, synced; a test may change it."""
    shutil.copytree(_synced.root, tmp_path / "idlib")
    return Workspace.at(tmp_path / "idlib")


@pytest.fixture
def terminal(
    request: pytest.FixtureRequest, story: Workspace, tmp_path: Path
) -> Iterator[Terminal]:
    """The reader in a shell with job control, once it shows the articles."""
    home = tmp_path / "home"
    home.mkdir()
    for program in ("pager", "editor"):
        # Shows what it is asked to open, until Enter is pressed.
        script = f'#!/bin/sh\nclear\necho "the {program} has $*"\nhead -n 3 "$1"\nread -r _\n'
        (home / program).write_text(script, encoding="utf-8")
        (home / program).chmod(0o755)
    programs = {"PAGER": "pager", "EDITOR": "editor"}
    own = {variable: str(home / program) for variable, program in programs.items()}
    opened = Terminal(story, *SIZES[request.param], home, job_control=True, **own)
    try:
        opened.wait(lambda shown: "6 articles" in shown and "▌ • The presidents" in shown)
        yield opened
    finally:
        opened.close()


@pytest.mark.terminal
@NEEDS_TMUX
@pytest.mark.parametrize(
    ("terminal", "session"),
    [(size, session) for size in SIZES for session in sessions(size)],
    indirect=["terminal"],
)
def test_keys_do_what_they_say(
    terminal: Terminal, session: str, request: pytest.FixtureRequest
) -> None:
    for step in sessions(request.node.callspec.params["terminal"])[session]:
        where = f"{TABLE.name}:{step.line}: {step.what} {step.key}"
        before = terminal.screen()
        assert not step.holds(before), f"{where}: that is so before the key:\n{before}"
        if step.what == "type":
            terminal.type(step.key)
        else:
            terminal.press(tmux_key(step.key))
        shown = terminal.seen(step.holds)
        assert step.holds(shown), f"{where}: {step.pattern.pattern!r} is not so in:\n{shown}"
