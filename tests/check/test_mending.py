"""A mend is written to the draft, once it is accepted, and to nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from idlib_tui.check import Finding, check_draft
from idlib_tui.check.mending import DraftError, DraftFile
from idlib_tui.library import Library

SAID = "Lindqvist said “nobody has been harmed in the storm”.[^h]"
TEXT = f"# Own words\r\n\r\n{SAID}\r\n\r\n[^h]: harbour\r\n"


@pytest.fixture
def draft(tmp_path: Path) -> DraftFile:
    path = tmp_path / "draft.md"
    path.write_bytes(TEXT.encode())
    return DraftFile(path)


def problem(library: Library, draft: DraftFile) -> Finding:
    [found] = check_draft(library, draft.text).problems
    return found


def test_a_mend_changes_its_words_alone_and_is_taken_back(
    library: Library, draft: DraftFile
) -> None:
    assert not draft.can_undo
    draft.mend(problem(library, draft))
    assert draft.path.read_bytes().decode() == TEXT.replace(
        "nobody has been harmed", "Nobody has been hurt"
    )
    assert check_draft(library, draft.text).problems == ()
    draft.undo()
    assert draft.path.read_bytes().decode() == TEXT
    with pytest.raises(DraftError):
        draft.undo()


def test_a_draft_that_was_changed_meanwhile_is_left_alone(
    library: Library, draft: DraftFile
) -> None:
    found = problem(library, draft)
    draft.path.write_text("Something else.", encoding="utf-8")
    with pytest.raises(DraftError, match="changed since"):
        draft.mend(found)
    assert draft.path.read_text(encoding="utf-8") == "Something else."


def test_what_is_no_draft_is_told(tmp_path: Path) -> None:
    with pytest.raises(DraftError, match="cannot be read"):
        DraftFile(tmp_path / "none.md")
    (tmp_path / "latin.md").write_bytes(b"caf\xe9")
    with pytest.raises(DraftError, match="no text in UTF-8"):
        DraftFile(tmp_path / "latin.md")


def test_nothing_is_written_where_nothing_is_proposed(library: Library, draft: DraftFile) -> None:
    found = [each for each in check_draft(library, draft.text).findings if each.mend is None]
    with pytest.raises(DraftError, match="Nothing is proposed"):
        draft.mend(found[0])
