"""A brief that was edited is written again, from what there is now."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from idlib_tui.brief import (
    Desk,
    Pin,
    PinKind,
    Selection,
    UpdateError,
    compose,
    save_brief,
    update_brief,
)
from idlib_tui.brief.merging import Clash
from idlib_tui.brief.since import changes_since, known_to_brief
from idlib_tui.brief.verifying import verify_manifest
from idlib_tui.check import check_draft
from idlib_tui.library import Library
from idlib_tui.workspace import Workspace

DAY, LATER = date(2020, 2, 29), date(2020, 3, 2)
NEW = """date 2020-03-01 ANKARA – Turkey opened a corridor on March 1, 2020, the ministry said.

“We shall open the gates,” said Ibrahim Kalin. About 1.2 million people have been displaced in
Idlib, Syria, since December, the United Nations said on Sunday.
"""


@pytest.fixture
def library(idlib_workspace: Workspace) -> Iterator[Library]:
    with Library.open(idlib_workspace) as opened:
        opened.sync(processes=1)
        yield opened


@pytest.fixture
def desk(library: Library) -> Desk:
    return Desk(library.workspace.briefs / "desk.yaml")


def written(library: Library, desk: Desk, **chosen: object) -> Path:
    path = library.workspace.briefs / "b.md"
    selection = Selection(**chosen)  # type: ignore[arg-type]
    save_brief(library, compose(library, desk, selection, DAY), path)
    return path


def test_a_day_in_the_life_of_a_brief(library: Library, desk: Desk) -> None:
    path = written(library, desk, everything=True)
    text = path.read_text("utf-8")
    line = next(each for each in text.splitlines() if "33 Turkish" in each or "27 Feb" in each)
    mine = (
        text.replace("<!-- Your conclusion, in two sentences. -->", "The talks failed, we judge.")
        .replace(line, f"{line}\n  - Ask the envoy about this.")
        .replace("## Gaps", "Nobody knows how long it will last.\n\n## Gaps")
    )
    path.write_text(mine, encoding="utf-8")
    (library.workspace.seeds / "new.txt").write_text(NEW, encoding="utf-8")
    library.sync(processes=1)
    assert not changes_since(library, known_to_brief(path)).empty
    updated = update_brief(library, desk, path, LATER)
    after = path.read_text("utf-8")
    assert updated.conflicts == ()
    for words in ("The talks failed, we judge.", "Nobody knows how long it will last."):
        assert words in after
    where = after.splitlines()
    assert "27 Feb" in where[where.index("  - Ask the envoy about this.") - 1]
    assert "<!-- Your conclusion" not in after
    assert "2 Mar 2020 · 6 sources" in after
    assert "1.2 million people" in after
    assert changes_since(library, known_to_brief(path)).empty
    assert verify_manifest(path.with_suffix(".manifest.json")).disagreements == ()
    assert check_draft(library, after).problems == ()
    # Once more, with nothing new.
    update_brief(library, desk, path, LATER)
    assert path.read_text("utf-8") == after


def test_pins_come_in_where_they_stand_on_the_desk(library: Library, desk: Desk) -> None:
    article = library.article("000")
    for words in ("“We did not take the document and map that was presented to us,”",):
        pin = Pin(PinKind.QUOTE, article.content_hash, article.id, article.text.index(words), words)
        desk.toggle(pin)
    path = written(library, desk)
    text = path.read_text("utf-8").replace("## Who said what", "Mine.\n\n## Who said what")
    path.write_text(text, encoding="utf-8")
    talks = library.article("004")
    desk.toggle(Pin(PinKind.PARAGRAPH, talks.content_hash, talks.id, 0, "Talks to resume"))
    update_brief(library, desk, path, DAY)
    after = path.read_text("utf-8")
    assert "> Talks to resume[^2]" in after
    assert "Mine.\n\n## Who said what" in after


def test_a_conflict_is_marked_and_told(library: Library, desk: Desk) -> None:
    path = written(library, desk, everything=True)
    text = path.read_text("utf-8")
    row = next(line for line in text.splitlines() if line.startswith("| displaced"))
    path.write_text(text.replace(row, row.replace("586,000", "about 600,000")), encoding="utf-8")
    (library.workspace.seeds / "new.txt").write_text(NEW, encoding="utf-8")
    library.sync(processes=1)
    [conflict] = update_brief(library, desk, path, LATER).conflicts
    assert conflict.clash is Clash.BOTH_CHANGED
    lines = path.read_text("utf-8").splitlines()
    assert "about 600,000" in lines[conflict.line - 2]
    assert "1.2 million" in lines[conflict.line - 1]


def test_an_edited_line_on_an_article_that_is_gone_stays(library: Library, desk: Desk) -> None:
    path = written(library, desk, everything=True)
    text = path.read_text("utf-8")
    line = next(each for each in text.splitlines() if "no consensus with" in each)
    path.write_text(text.replace(line, f"{line} Sure?"), encoding="utf-8")
    next(library.workspace.seeds.glob("004*")).unlink()
    library.sync(processes=1)
    conflicts = update_brief(library, desk, path, LATER).conflicts
    assert Clash.GONE in {each.clash for each in conflicts}
    after = path.read_text("utf-8")
    assert "regarding the escalating situation in Syria’s Idlib." in after
    assert " Sure?" in after
    assert "[004\\_030452a704b5cc27.txt]" in after, "its reference still says where it was"
    assert verify_manifest(path.with_suffix(".manifest.json")).disagreements == ()


def test_without_a_record_nothing_is_written(library: Library, desk: Desk) -> None:
    path = written(library, desk, everything=True)
    before = path.read_bytes()
    path.with_suffix(".manifest.json").unlink()
    with pytest.raises(UpdateError, match="no manifest that records"):
        update_brief(library, desk, path, LATER)
    assert path.read_bytes() == before
    with pytest.raises(UpdateError):
        update_brief(library, desk, path.with_name("none.md"), LATER)
