"""Writing the desk: undone without undoing others, and never half of it on disk."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from filelock import FileLock

from idlib_tui.brief.desk import Desk, DeskError, Pin, PinKind
from idlib_tui.brief.desk_file import LOCK_FILE

PIN = Pin(PinKind.QUOTE, "abc", "story/one", 12, "“We shall see”")
OTHER = Pin(PinKind.EVENT, "def", "story/two", 0, "Talks began.")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "briefs" / "desk.yaml"


def test_an_unpinned_passage_comes_back_with_its_note_and_in_its_place(file: Path) -> None:
    desk = Desk(file)
    desk.toggle(PIN)
    desk.toggle(OTHER)
    desk.set_note(PIN, "ask again")
    desk.toggle(PIN)
    assert desk.pins == (OTHER,)
    assert desk.undo() == "unpinned “" + PIN.text + "”"
    assert desk.pins == (PIN.noted("ask again"), OTHER)
    assert desk.undo().startswith("wrote a note on")
    assert desk.pins == (PIN, OTHER)


def test_undo_leaves_what_others_did_meanwhile(file: Path) -> None:
    desk, beside = Desk(file), Desk(file)
    desk.toggle(PIN)
    desk.toggle(PIN)
    beside.toggle(OTHER)
    beside.mark_read("abc")
    desk.undo()
    assert set(desk.pins) == {PIN, OTHER}
    assert desk.is_read("abc")


def test_undo_never_takes_back_the_change_of_another(file: Path) -> None:
    desk = Desk(file)
    desk.set_note(PIN, "mine")
    Desk(file).set_note(PIN, "hers")
    with pytest.raises(DeskError, match="changed since"):
        desk.undo()
    assert desk.note(PIN) == "hers"
    assert not desk.can_undo


def test_fifty_steps_are_kept_and_marks_that_came_of_themselves_are_none(file: Path) -> None:
    desk = Desk(file)
    for number in range(50):
        desk.save_search(f"s{number}", "q")
        desk.mark_read(f"h{number}")
    for _ in range(50):
        assert desk.undo()
    assert desk.undo() == ""
    assert desk.searches == {}
    assert desk.is_read("h49")


def test_a_search_saved_again_is_undone_to_the_query_before(file: Path) -> None:
    desk = Desk(file)
    desk.save_search("a", "old")
    desk.save_search("b", "x")
    desk.save_search("a", "new")
    assert desk.searches == {"a": "new", "b": "x"}
    desk.undo()
    assert desk.searches == {"a": "old", "b": "x"}


def test_a_desk_that_another_program_holds_is_said_and_not_waited_for_for_ever(file: Path) -> None:
    file.parent.mkdir()
    with FileLock(file.with_name(LOCK_FILE)), pytest.raises(DeskError, match="Wait until it is"):
        Desk(file, patience=0.05).toggle(PIN)
    assert not file.exists()
    Desk(file).toggle(PIN)


def test_a_lock_file_that_is_a_link_is_not_followed(file: Path, tmp_path: Path) -> None:
    target = tmp_path / "precious"
    target.write_text("kept", encoding="utf-8")
    file.parent.mkdir()
    file.with_name(LOCK_FILE).symlink_to(target)
    with pytest.raises(DeskError, match="cannot be written"):
        Desk(file).toggle(PIN)
    assert target.read_text(encoding="utf-8") == "kept"


@pytest.mark.skipif(sys.platform == "win32", reason="there are no limits to the size of files")
def test_a_full_disk_leaves_the_desk_whole(file: Path) -> None:
    desk = Desk(file)
    desk.toggle(PIN)
    before = file.read_bytes()
    # A limit to the size of files fails in the middle of a write, as a full disk does.
    program = f"""
import resource
from pathlib import Path
from idlib_tui.brief.desk import *
resource.setrlimit(resource.RLIMIT_FSIZE, ({len(before)}, {len(before)}))
try:
    Desk(Path({str(file)!r})).toggle(Pin(PinKind.EVENT, "h", "a", 0, "x" * 1000))
except DeskError as error:
    print(error)
"""
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert "desk.yaml cannot be written: File too large." in done.stdout
    assert file.read_bytes() == before
    assert sorted(path.name for path in file.parent.iterdir()) == [LOCK_FILE, "desk.yaml"]
    desk.toggle(OTHER)
    assert Desk(file).pins == (PIN, OTHER)
