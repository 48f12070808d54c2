"""A reader that is killed has kept whatever its screen had confirmed."""

import shutil

import pytest

from tests.robust.parts import run_part

pytestmark = [
    pytest.mark.terminal,
    pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed"),
]


def test_what_the_screen_confirmed_is_on_disk() -> None:
    report = run_part("reader-kills", seed=1, count=1)
    assert report.tried == 1
    assert not report.faults, "\n".join(report.lines())
