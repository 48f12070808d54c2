"""``articles``: nothing in the folder is passed over in silence."""

from __future__ import annotations

from pathlib import Path

from idlib_tui.cli.status import ExitStatus
from tests.cli.conftest import Run


def test_files_that_are_no_articles_are_counted(tmp_path: Path, run: Run) -> None:
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    (seeds / "ferry.txt").write_text("Ferry back\n\nThe ferry runs again.\n", encoding="utf-8")
    for name in ("map.png", "harbour.jpg", "costs.xlsx"):
        (seeds / name).write_bytes(b"\x89")
    ran = run("articles", "--workspace", tmp_path)
    assert ran.status == ExitStatus.OK
    assert "Ferry back" in ran.out
    assert "2 images" in ran.err
    assert ": not articles." in ran.err
    assert "images" not in ran.out


def test_a_folder_of_articles_alone_gives_no_notice(tmp_path: Path, run: Run) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "ferry.txt").write_text("Ferry back\n\nIt runs.\n", encoding="utf-8")
    run("index", "--workspace", tmp_path)
    assert run("articles", "--workspace", tmp_path).err == ""
