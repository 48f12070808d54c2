"""A desk that somebody edited by hand: read with care, and changed in no line but the one meant."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from idlib_tui.brief.desk import Desk, DeskError, Pin, PinKind

PIN = Pin(PinKind.QUOTE, "h1", "story/one", 12, "some words")
NEW = Pin(PinKind.EVENT, "h2", "story/two", 3, "“other” words: [yes] # 1")

BY_HAND = """\
# What I keep.
version: 1
owner: {name: me, since: 2020-02-30}   # not the program's

searches:
    # by topic
    talks: "talks OR truce"   # the usual

pins:   # newest last
  # the minister
  - text: some words
    kind: quote
    hash: h1
    # why: ask her
    article: story/one
    colour: red
  - {kind: article, hash: 0123, article: 2020-02-18, note: 1_000}
read:
- h1   # twice
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "desk.yaml"
    file.write_text(BY_HAND, encoding="utf-8")
    return file


def _lines(file: Path) -> list[str]:
    return file.read_text(encoding="utf-8").splitlines()


def test_values_are_read_as_they_are_written(file: Path) -> None:
    numbers = Desk(file).pins[1]
    assert numbers == Pin(PinKind.ARTICLE, "0123", "2020-02-18", 0, "", "1_000")


def test_a_change_touches_no_other_line(file: Path) -> None:
    desk, before = Desk(file), BY_HAND.splitlines()
    desk.toggle(NEW)
    desk.mark_read("h3")
    desk.save_search("towns", "saraqeb idlib")
    desk.set_note(PIN, "which map?")
    after = _lines(file)
    changed = [line for line in before if line not in after]
    assert changed == ["  - text: some words"], "the note comes in before it"
    assert "  - note: which map?" in after
    assert "    text: some words" in after
    assert "    towns: saraqeb idlib" in after
    assert [pin.note for pin in Desk(file).pins] == ["which map?", "1_000", ""]


def test_what_was_added_is_taken_out_without_a_trace(file: Path) -> None:
    desk = Desk(file)
    desk.toggle(NEW)
    desk.toggle(NEW)
    desk.mark_read("h3")
    desk.mark_read("h3", read=False)
    desk.save_search("s", "q")
    desk.save_search("s", "")
    assert file.read_text(encoding="utf-8") == BY_HAND


def test_undo_brings_the_text_back_letter_by_letter(file: Path) -> None:
    desk = Desk(file)
    desk.toggle(PIN)
    desk.set_note(desk.pins[0], "")
    desk.save_search("talks", "")
    desk.mark_read("h1", read=False, undoable=True)
    assert file.read_text(encoding="utf-8") != BY_HAND
    while desk.can_undo:
        desk.undo()
    assert file.read_text(encoding="utf-8") == BY_HAND


@pytest.mark.parametrize(
    "source",
    [
        "{version: 1, pins: [{kind: quote, hash: h1, article: a, text: some words}], x: [1]}\n",
        "version: 1\npins: [{kind: quote, hash: h1, article: a, text: some words}]\nx: [1]\n",
        "pins:\n-\n  kind: quote\n  hash: h1\n  article: a\n  text: some words\nx: [1]\n",
        (
            "x: &x [1]\nread: &r\n- h9\nagain: *r\npins: [{kind: quote, hash: h1, article: a,\n"
            "  text: some words}]\n"
        ),
    ],
    ids=["brackets", "list", "dash", "anchors"],
)
def test_lists_in_brackets_are_put_on_lines(file: Path, source: str) -> None:
    file.write_text(source, encoding="utf-8")
    desk = Desk(file)
    desk.toggle(NEW)
    desk.set_note(desk.pins[0], "noted")
    assert [(pin.content_hash, pin.note) for pin in Desk(file).pins] == [
        ("h1", "noted"),
        ("h2", ""),
    ]
    assert "x:" in file.read_text(encoding="utf-8")


def test_nothing_is_written_where_an_alias_would_lose_what_it_stands_for(file: Path) -> None:
    source = "pins:\n- &p {kind: quote, hash: h1, article: a, text: some words}\nmore: *p\n"
    file.write_text(source, encoding="utf-8")
    desk = Desk(file)
    with pytest.raises(DeskError, match="without loss"):
        desk.toggle(PIN)
    assert file.read_text(encoding="utf-8") == source


@pytest.mark.parametrize(
    ("source", "line", "says"),
    [
        ("pins: []\nread: []\npins: []\n", 3, "“pins” stands here again, after line 1"),
        ("version: 2\n", 1, "Its version is 2"),
        ("read:\n- a\n-\n", 3, "must be text"),
        ("read: 7\n", 1, "`read` must be a list"),
        ("searches: [a]\n", 1, "names with a value"),
        ("searches:\n  a: [b]\n", 2, "must be text"),
        ("pins:\n- kind: wish\n  hash: h\n  article: a\n", 2, "“wish” is no kind of pin"),
        ("pins:\n- kind: quote\n  article: a\n", 2, "has no `hash`"),
        ("pins:\n- kind: quote\n  hash: h\n  article: a\n  start: 1.5\n", 5, "`start` is “1.5”"),
        ("pins:\n- kind: quote\n  hash: h\n  article: a\n  start: " + "9" * 5000, 5, "`start` is"),
        ("pins:\n- some words\n", 2, "A pin must be keys with values"),
        ("x: &a [1]\npins: *a\n", 1, "A pin must be keys with values"),
    ],
    ids=str.split("twice version empty number list query kind hash start digits words alias"),
)
def test_a_mistake_has_its_line_and_nothing_is_written(
    file: Path, source: str, line: int, says: str
) -> None:
    file.write_text(source, encoding="utf-8")
    desk = Desk(file)
    for use in (lambda: desk.pins, lambda: desk.toggle(PIN), lambda: desk.mark_read("x")):
        with pytest.raises(DeskError) as caught:
            use()
        assert f"{file}:{line}: " in str(caught.value)
        assert says in str(caught.value)
        assert len(str(caught.value)) < 500
    assert file.read_text(encoding="utf-8") == source


@pytest.mark.parametrize("line_break", ["\r\n", "\n"])
@pytest.mark.parametrize("mark", ["\ufeff", ""])
def test_line_ends_and_the_byte_order_mark_stay(file: Path, line_break: str, mark: str) -> None:
    source = mark + BY_HAND.rstrip().replace("\n", line_break)
    file.write_bytes(source.encode())
    Desk(file).mark_read("h3")
    assert file.read_bytes() == f"{source}{line_break}- h3{line_break}".encode()


def test_a_file_of_comments_keeps_them(file: Path) -> None:
    file.write_text("# to come", encoding="utf-8")
    Desk(file).save_search("s", "q")
    assert _lines(file) == ["# to come", "version: 1", "searches:", "  s: q"]


def test_a_link_stays_a_link_and_the_mode_stays(tmp_path: Path, file: Path) -> None:
    file.chmod(0o640)
    link = tmp_path / "briefs" / "desk.yaml"
    link.parent.mkdir()
    link.symlink_to(file)
    Desk(link).mark_read("h3")
    assert link.is_symlink()
    assert Desk(file).is_read("h3")
    assert stat.S_IMODE(file.stat().st_mode) == 0o640


@pytest.mark.parametrize("content", ["", "# alias ls='ls -l'\n", None])
def test_nothing_elsewhere_is_made_into_a_desk_by_a_link(
    tmp_path: Path, content: str | None
) -> None:
    target = tmp_path / "profile"
    if content is not None:
        target.write_text(content, encoding="utf-8")
    link = tmp_path / "briefs" / "desk.yaml"
    link.parent.mkdir()
    link.symlink_to(target)
    with pytest.raises(DeskError, match="is a link to"):
        Desk(link).mark_read("h3")
    assert (target.read_text(encoding="utf-8") if target.exists() else None) == content


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names")
def test_a_pipe_in_its_place_is_named_and_not_waited_for(tmp_path: Path) -> None:
    file = tmp_path / "desk.yaml"
    os.mkfifo(file)
    with pytest.raises(DeskError, match="a pipe"):
        _ = Desk(file).pins
    with pytest.raises(DeskError, match="a pipe"):
        Desk(file).toggle(PIN)


TEXTS = st.text(st.characters(codec="utf-8"), max_size=60)


@settings(max_examples=150, deadline=None)
@given(text=TEXTS, note=TEXTS, other=TEXTS, name=TEXTS, query=TEXTS.filter(bool))
def test_any_words_come_back_as_they_were(
    tmp_path_factory: pytest.TempPathFactory,
    text: str,
    note: str,
    other: str,
    name: str,
    query: str,
) -> None:
    file = tmp_path_factory.mktemp("any") / "desk.yaml"
    file.write_text(BY_HAND, encoding="utf-8")
    desk = Desk(file)
    pin = Pin(PinKind.PARAGRAPH, "h5", "a", 0, text, note)
    desk.toggle(pin)
    desk.set_note(PIN, other)
    desk.save_search(name, query)
    again = Desk(file)
    assert again.pins[-1] == pin
    assert again.pins[0].note == other
    assert again.searches[name] == query
    while desk.can_undo:
        desk.undo()
    assert file.read_text(encoding="utf-8") == BY_HAND
