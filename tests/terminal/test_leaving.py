"""However the reader ends, the terminal is as it was before and the place is kept."""

from __future__ import annotations

import json
import os
import signal
from pathlib import Path

import pytest

from idlib_tui.workspace import Workspace
from tests.terminal.ptys import OnPty, modes_left_on

pytestmark = pytest.mark.terminal

ENDING = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT)


def is_restored(reader: OnPty) -> bool:
    assert modes_left_on(reader.sent) == set()
    assert reader.settings == reader.before
    return b"Traceback" not in reader.sent


def session(home: Path) -> dict[str, object]:
    (file,) = home.glob("**/sessions/*.json")
    kept: dict[str, object] = json.loads(file.read_text("utf-8"))
    return kept


def test_the_modes_are_told_apart() -> None:
    assert modes_left_on(b"\x1b[?1049h\x1b[>25u\x1b[?25l") == {"1049", "25", "kitty"}
    assert modes_left_on(b"\x1b[?1049h\x1b[?25l\x1b[?25h\x1b[?1049l") == set()


def test_leaving_by_a_key_restores_the_terminal(reader: OnPty) -> None:
    assert "1049" in modes_left_on(reader.sent)
    assert reader.settings != reader.before
    reader.type(b"q")
    assert reader.wait_for_the_end() == 0
    assert is_restored(reader)


def test_the_window_is_named_after_the_story_and_gets_its_old_title_back(reader: OnPty) -> None:
    reader.wait(b"\x1b]2;ferry - idlib-tui\x07")
    reader.type(b"q")
    assert reader.wait_for_the_end() == 0
    assert reader.sent.count(b"\x1b[22;2t") == reader.sent.count(b"\x1b[23;2t") == 1


@pytest.mark.parametrize("number", ENDING)
def test_a_signal_ends_it_in_order(reader: OnPty, tmp_path: Path, number: signal.Signals) -> None:
    reader.type(b"3")
    reader.wait(b"entries")
    os.kill(reader.process.pid, number)
    assert reader.wait_for_the_end() == 128 + number
    assert is_restored(reader)
    assert session(tmp_path)["pane"] == "chronology"


def test_a_signal_under_a_dialog_ends_it_too(reader: OnPty) -> None:
    reader.type(b"?")
    reader.wait(b"Keys in")
    os.kill(reader.process.pid, signal.SIGTERM)
    assert reader.wait_for_the_end() == 128 + signal.SIGTERM
    assert is_restored(reader)


def test_a_terminal_that_is_gone_ends_it_and_keeps_the_place(reader: OnPty, tmp_path: Path) -> None:
    reader.type(b"3")
    reader.wait(b"entries")
    os.close(reader.master)
    os.close(reader._slave)
    assert reader.process.wait(20) == 128 + signal.SIGHUP
    assert session(tmp_path)["pane"] == "chronology"


STUCK = """
import time
from idlib_tui.tui.commands.program import Theme
def stuck(screen):
    until = time.monotonic() + 60
    while time.monotonic() < until:
        pass
Theme.run = stuck
import idlib_tui.tui.terminal.signals as signals
signals.GRACE = 0.2
"""


def test_a_signal_ends_a_reader_that_is_stuck(workspace: Workspace, tmp_path: Path) -> None:
    reader = OnPty.reader(workspace.root, tmp_path, code=STUCK)
    try:
        reader.wait(b"2 articles")
        reader.type(b"3")
        reader.wait(b"entries")
        reader.type(b"t")
        os.kill(reader.process.pid, signal.SIGTERM)
        assert reader.wait_for_the_end() == 128 + signal.SIGTERM
        assert is_restored(reader)
        assert session(tmp_path)["pane"] == "chronology"
    finally:
        reader.close()


HOPELESS = """
from idlib_tui.tui.screens.main import MainScreen
def endless(self):
    def fail():
        raise KeyError("endless")
    self.set_interval(0.01, fail)
MainScreen.on_screen_resume = endless
"""


def test_a_reader_that_cannot_go_on_says_so_in_a_sentence(
    workspace: Workspace, tmp_path: Path
) -> None:
    reader = OnPty.reader(workspace.root, tmp_path, code=HOPELESS)
    try:
        assert reader.wait_for_the_end() == 3
        assert is_restored(reader)
        last = reader.sent.decode().rstrip().rsplit("\n", 1)[-1]
        assert last.rpartition("\x1b[?1004l")[2].startswith("idlib-tui: ")
        assert "KeyError: 'endless'" in last
    finally:
        reader.close()


def test_it_steps_aside_for_the_shell_and_comes_back(reader: OnPty) -> None:
    reader.type(b"\x1a")
    pid, status = os.waitpid(reader.process.pid, os.WUNTRACED)
    assert os.WIFSTOPPED(status)
    reader.read()
    assert is_restored(reader)
    os.kill(pid, signal.SIGCONT)
    reader.wait(b"2 articles", since=len(reader.sent))
    assert "1049" in modes_left_on(reader.sent)
    reader.type(b"q")
    assert reader.wait_for_the_end() == 0
    assert is_restored(reader)


def test_a_stop_from_outside_leaves_the_terminal_right_at_the_end(reader: OnPty) -> None:
    os.kill(reader.process.pid, signal.SIGSTOP)
    os.waitpid(reader.process.pid, os.WUNTRACED)
    os.kill(reader.process.pid, signal.SIGCONT)
    reader.wait(b"2 articles", since=len(reader.sent))
    reader.type(b"q")
    assert reader.wait_for_the_end() == 0
    assert is_restored(reader)
