"""The pager and the editor of the user: odd ones, missing ones, and those that are interrupted."""

from __future__ import annotations

from pathlib import Path

import pytest

from idlib_tui.workspace import Workspace
from tests.terminal.ptys import OnPty, modes_left_on

pytestmark = pytest.mark.terminal


@pytest.mark.parametrize(
    ("pager", "told"),
    [
        ("no-such-program --option", b"cannot be run"),
        ("'unbalanced", b"cannot be understood"),
        (" ", b"cannot be run"),
        ("/", b"cannot be run"),
        ("sh -c 'kill -INT $PPID; kill -QUIT $PPID; echo shown; exit 3'", b"shown"),
    ],
)
def test_an_odd_pager_is_told_and_the_reader_goes_on(
    workspace: Workspace, tmp_path: Path, pager: str, told: bytes
) -> None:
    # No program but the shell is found, so that the usual pager is missing, too.
    programs = tmp_path / "programs"
    programs.mkdir()
    (programs / "sh").symlink_to("/bin/sh")
    reader = OnPty.reader(workspace.root, tmp_path, PAGER=pager, PATH=str(programs))
    try:
        reader.wait(b"2 articles")
        reader.type(b"2|")
        reader.wait(told)
        before = len(reader.sent)
        reader.type(b"?")
        reader.wait(b"Keys in", since=before)
        reader.type(b"\x11")
        assert reader.wait_for_the_end() == 0
        assert modes_left_on(reader.sent) == set()
        assert reader.settings == reader.before
    finally:
        reader.close()


def test_the_size_is_the_terminals_own(workspace: Workspace, tmp_path: Path) -> None:
    reader = OnPty.reader(workspace.root, tmp_path, COLUMNS="60", LINES="9")
    try:
        reader.wait(b"2 articles")
        before = len(reader.sent)
        reader.type(b"2|")
        # Drawn anew when the pager is left: the last of 35 lines has the key hints.
        reader.wait(b"\x1b[35;1H", since=before)
        reader.type(b"\x11")
        assert reader.wait_for_the_end() == 0
    finally:
        reader.close()


def test_a_browser_gets_the_address_and_a_pager_what_has_none(
    workspace: Workspace, tmp_path: Path
) -> None:
    text = (workspace.seeds / "two.txt").read_text(encoding="utf-8")
    (workspace.seeds / "two.txt").write_text(
        "Ferry stops\nurl: https://gull.example/a?b=1&c=$(date)\n\n" + text, encoding="utf-8"
    )
    browser = tmp_path / "browser"
    browser.write_text('#!/bin/sh\necho "browser has <$*>"\n')
    browser.chmod(0o755)
    none = {"DISPLAY": "", "WAYLAND_DISPLAY": ""}
    reader = OnPty.reader(
        workspace.root, tmp_path, BROWSER=f"{browser} %s", PAGER="echo pager has", **none
    )
    try:
        reader.wait(b"2 articles")
        # The newest is the one with an address.
        reader.type(b"1g\ro")
        reader.wait(b"browser has <https://gull.example/a?b=1&c=$(date)>")
        before = len(reader.sent)
        reader.type(b"1j\r")
        reader.wait(b"began to run", since=before)
        reader.type(b"o")
        reader.wait(b"pager has", since=before)
        reader.type(b"\x11")
        assert reader.wait_for_the_end() == 0
    finally:
        reader.close()
