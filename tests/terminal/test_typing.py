"""Any bytes may come from the keyboard: nothing ends or hangs the reader."""

from __future__ import annotations

from pathlib import Path

import pytest

from idlib_tui.workspace import Workspace
from tests.terminal.ptys import OnPty, modes_left_on

pytestmark = pytest.mark.terminal

MEGABYTES = 10_000_000

STRANGE = {
    "bytes that are no UTF-8": b"\xff\xfe\x80\xc3(\xed\xa0\x80\xf8\x88\x80\x80\x80" * 20,
    "control characters": bytes(each for each in range(32) if each not in b"\x1b\x11\x1a") * 3,
    "keys that no keyboard has": b"\x1b[55296u\x1b[99999999u\x1b[1;99;99999999u\x1b[0;0;0u",
    "answers that nobody asked for": b"\x1b[?2026;9$y\x1b[?62;c\x1b]11;rgb:0/0/0\x07\x1bP>|x\x1b\\",
    "sizes that no screen has": b"\x1b[48;9999999;9999999;0;0t\x1b[48;0;0;0;0t\x1b[48;1;1;1;1t",
    "a mouse far outside": b"\x1b[<0;99999;99999M\x1b[<0;99999;99999m\x1b[<64;-9;0M\x1b[M\1\1\1",
    "a mouse that never rests": b"".join(
        b"\x1b[<%d;%d;%dM" % (button, x % 120 + 1, x % 35 + 1)
        for x in range(700)
        for button in (35, 64, 65)
    ),
    "sequences cut short": b"\x1b[\x1b[<\x1b[200\x1bO\x1b[1;\x1b]0;",
}


@pytest.mark.parametrize("what", STRANGE)
def test_strange_input(reader: OnPty, what: str) -> None:
    reader.type(STRANGE[what])
    leave(reader)


@pytest.mark.parametrize("what", STRANGE)
def test_strange_input_into_the_search_bar(reader: OnPty, what: str) -> None:
    reader.type(b"/")
    reader.type(STRANGE[what])
    leave(reader)


def test_a_paste_of_ten_megabytes(reader: OnPty) -> None:
    reader.type(b"/\x1b[200~" + b"ferry " * (MEGABYTES // 6) + b"\x1b[201~")
    reader.wait(b"Only the first")
    leave(reader)


def test_a_paste_of_ten_megabytes_in_a_terminal_that_does_not_mark_it(reader: OnPty) -> None:
    reader.type(b"/")
    reader.wait(b"Open the best")
    reader.type(b"ferry " * (MEGABYTES // 6))
    leave(reader)


def test_a_paste_without_an_end(reader: OnPty) -> None:
    reader.type(b"/\x1b[200~ferry")
    reader.wait(b"articles, ")
    leave(reader)


def test_keys_typed_before_there_is_anything(workspace: Workspace, tmp_path: Path) -> None:
    reader = OnPty.reader(workspace.root, tmp_path)
    try:
        reader.type(b"\x1b[B3412/ferry\r\xff\x00nnee")
        reader.wait(b"2 articles")
        leave(reader)
    finally:
        reader.close()


def test_sizes_that_change_while_reading(reader: OnPty) -> None:
    reader.type(b"2")
    for size in ((1, 1), (1000, 500), (3, 2), (0, 0), (65535, 65535), (120, 35)):
        reader.resize(*size)
        reader.read(0.3)
    leave(reader)


def leave(reader: OnPty) -> None:
    """Leave by a key, whatever lies over the main screen."""
    reader.type(b"\x11")
    assert reader.wait_for_the_end() == 0
    assert b"Traceback" not in reader.sent
    assert modes_left_on(reader.sent) == set()
    assert reader.settings == reader.before
