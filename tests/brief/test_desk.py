"""The desk keeps what the user made, in a file that is hers."""

from pathlib import Path

import pytest

from idlib_tui.brief.desk import Desk, DeskError, Pin, PinKind

PIN = Pin(PinKind.QUOTE, "abc", "story/one", 12, "“We shall see,” she said: [yes]\n— #1")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "briefs" / "desk.yaml"


def test_an_absent_file_is_an_empty_desk(file: Path) -> None:
    desk = Desk(file)
    assert (desk.pins, desk.searches, desk.is_read("abc")) == ((), {}, False)
    assert not file.exists()


def test_everything_survives_a_restart(file: Path) -> None:
    desk = Desk(file)
    assert desk.toggle(PIN) is True
    desk.set_note(PIN, "ask again")
    desk.mark_read("abc")
    desk.save_search("talks", 'said:kalin "observation posts"')
    again = Desk(file)
    assert [pin.note for pin in again.pins] == ["ask again"]
    assert again.pins[0].text == PIN.text
    assert again.is_read("abc")
    assert again.searches == {"talks": 'said:kalin "observation posts"'}


def test_a_second_toggle_unpins_and_a_moved_passage_is_the_same(file: Path) -> None:
    desk = Desk(file)
    desk.toggle(PIN)
    moved = Pin(PIN.kind, PIN.content_hash, PIN.article, 99, PIN.text)
    assert desk.is_pinned(moved)
    assert desk.toggle(moved) is False
    assert desk.pins == ()


def test_two_readers_do_not_undo_each_other(file: Path) -> None:
    first, second = Desk(file), Desk(file)
    first.mark_read("one")
    second.mark_read("two")
    first.save_search("s", "q")
    assert second.is_read("one")
    assert second.searches == {"s": "q"}
    assert first.is_read("two")


def test_forgetting_a_search_and_a_read_mark(file: Path) -> None:
    desk = Desk(file)
    desk.save_search("s", "q")
    desk.save_search("s", "")
    desk.mark_read("abc")
    desk.mark_read("abc", read=False)
    assert (desk.searches, desk.is_read("abc")) == ({}, False)


@pytest.mark.parametrize(
    "content",
    ["pins: [unclosed", "just words", "version: 2\n", "version: 1\npins: [{kind: wish}]\n"],
)
def test_a_broken_file_is_named_and_left_alone(file: Path, content: str) -> None:
    file.parent.mkdir()
    file.write_text(content, encoding="utf-8")
    desk = Desk(file)
    with pytest.raises(DeskError, match=r"desk\.yaml"):
        _ = desk.pins
    with pytest.raises(DeskError):
        desk.toggle(PIN)
    assert file.read_text(encoding="utf-8") == content


def test_a_file_in_the_place_of_the_folder_is_named(file: Path) -> None:
    file.parent.write_text("not a folder", encoding="utf-8")
    with pytest.raises(DeskError, match=r"desk\.yaml cannot be read"):
        _ = Desk(file).pins


def test_stars_and_tags_survive_a_restart_and_can_be_taken_back(file: Path) -> None:
    desk = Desk(file)
    desk.mark_starred("abc")
    desk.tag("abc", "to  check: soon")
    desk.tag("def", "to check: soon")
    desk.tag("abc", "2020")
    desk.toggle(PIN)
    marks = Desk(file).marks
    assert (marks.starred, marks.pinned, marks.read) == ({"abc"}, {"abc"}, frozenset())
    assert marks.tags == {"to check: soon": {"abc", "def"}, "2020": {"abc"}}
    desk.tag("abc", "2020", tagged=False)
    desk.mark_starred("abc", starred=False)
    assert (Desk(file).marks.starred, [*Desk(file).marks.tags]) == (frozenset(), ["to check: soon"])
    assert desk.undo() == "took an article's star away"
    assert desk.undo() == "untagged an article “2020”"
    assert Desk(file).marks.tags["2020"] == {"abc"}


def test_tags_written_by_hand_are_kept_as_they_are(file: Path) -> None:
    file.parent.mkdir()
    file.write_text("tags: [{war: abc}]  # mine\nstarred: [one]\n", encoding="utf-8")
    desk = Desk(file)
    desk.tag("def", "war")
    desk.mark_starred("two")
    assert Desk(file).marks.tags == {"war": {"abc", "def"}}
    assert Desk(file).marks.starred == {"one", "two"}


@pytest.mark.parametrize("tag", ["- war", "- {war: abc, peace: def}", "- {war: [abc]}"])
def test_a_tag_that_cannot_be_one_is_named_with_its_line(file: Path, tag: str) -> None:
    file.parent.mkdir()
    file.write_text(f"version: 1\ntags:\n{tag}\n", encoding="utf-8")
    with pytest.raises(DeskError, match="3: "):
        _ = Desk(file).marks


@pytest.mark.parametrize("name", ["", "  ", "x" * 201])
def test_a_tag_needs_a_name_of_some_length(file: Path, name: str) -> None:
    with pytest.raises(DeskError, match="1 to 200 characters"):
        Desk(file).tag("abc", name)
