"""The one reader of word lists, and that every list of the package is read by it."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest

import idlib_tui
from idlib_tui import word_lists

ROOT = Path(idlib_tui.__file__).parent
LISTS = sorted(path for path in ROOT.rglob("data/*.txt"))


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.stem)
def test_every_list_is_read_whole(path: Path) -> None:
    package = ".".join(("idlib_tui", *path.parent.parent.relative_to(ROOT).parts))
    held = word_lists.lines(package, path.stem)
    assert held, "a list without entries"
    assert not any(line.startswith("[") and line.endswith("]") for line in held)
    assert (files(package) / "data" / path.name).is_file()


def test_comments_sections_and_values(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    room = tmp_path / "some_room"
    (room / "data").mkdir(parents=True)
    (room / "__init__.py").touch()
    (room / "data" / "some.txt").write_text(
        "# A head.\n#\nfirst\n\n[second part]\n#1 = one, uno\n  plain  \n", encoding="utf-8"
    )
    monkeypatch.syspath_prepend(tmp_path)
    assert dict(word_lists.sections("some_room", "some")) == {
        "": ("first",),
        "second part": ("#1 = one, uno", "plain"),
    }
    assert word_lists.tables("some_room", "some")["second part"] == {
        "#1": ("one", "uno"),
        "plain": (),
    }
    with pytest.raises(FileNotFoundError):
        word_lists.lines("some_room", "none")
