"""story.yaml: what is read from it, and how mistakes in it are told."""

from __future__ import annotations

from datetime import date
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest

from idlib_tui.errors import StoryError
from idlib_tui.model import FileFacts, Story, StoryActor
from idlib_tui.story import read_story

if TYPE_CHECKING:
    from pathlib import Path


def write(folder: Path, text: str) -> Path:
    file = folder / "story.yaml"
    file.write_text(dedent(text).lstrip("\n"), encoding="utf-8")
    return file


def test_whole_story(tmp_path: Path) -> None:
    (tmp_path / "a.txt").touch()
    file = write(
        tmp_path,
        """
        title: The harbour
        actors:
          - name: Ana Čović
            aliases: [Covic]
            roles: [harbour master]
            pronoun: she
          - name: Bo Lind
        files:
          a.txt:
            title: Ships return
            outlet: The Gull
            byline: Bo Lind
            date: 2020-02-29
        boilerplate:
          - Ring the bell to subscribe
        """,
    )
    assert read_story(file) == Story(
        title="The harbour",
        actors=(
            StoryActor("Ana Čović", ("Covic",), ("harbour master",), "she"),
            StoryActor("Bo Lind"),
        ),
        files={"a.txt": FileFacts("Ships return", "The Gull", date(2020, 2, 29), byline="Bo Lind")},
        boilerplate=("Ring the bell to subscribe",),
    )


@pytest.mark.parametrize("text", ["", "# only a comment\n", "title:\nactors:\n"])
def test_nothing_said_is_an_empty_story(tmp_path: Path, text: str) -> None:
    assert read_story(write(tmp_path, text)) == Story()


def test_a_missing_file_is_an_empty_story(tmp_path: Path) -> None:
    assert read_story(tmp_path / "story.yaml") == Story()


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("title: x\nactor: []\n", 2, "Did you mean “actors”?"),
        ("actors:\n  - name: A B\n    alias: [C]\n", 3, "Did you mean “aliases”?"),
        ("actors:\n  - name: A B\n    shoe_size: 43\n", 3, "name, aliases, roles, pronoun"),
        ("actors:\n  name: A\n", 2, "`actors` must be a list"),
        ("actors:\n  - name: A\n    aliases: Bee\n", 3, "Write `aliases: [Bee]`"),
        ("actors:\n  - name: A\n    aliases: [No]\n", 3, 'quotation marks: "No"'),
        ("title: 2020\n", 1, 'quotation marks: "2020"'),
        ("title: [a]\n", 1, "`title` must be text"),
        ("actors:\n  - aliases: [B]\n", 2, "An actor has no name"),
        ("actors:\n  - name: A\n    pronoun: him\n", 3, "Use one of: he, she, they, it"),
        ("title: a\ntitle: b\n", 2, "“title” stands here again, after line 1"),
        ("files:\n  a.txt:\n    date: 2020-02-30\n", 3, "“2020-02-30” is no date"),
        ("files:\n  a.txt:\n    date: 18.2.2020\n", 3, "Write an existing day as 2020-02-18"),
        ("files:\n  a.tx:\n    title: x\n", 2, "Did you mean “a.txt”?"),
        ("files:\n  ../outside.txt:\n    title: x\n", 2, "There is no file"),
        ("title: a\n  bad: [\n", 2, "not valid YAML"),
        ("title: \x01\n", 1, "U+0001"),
        ("- just\n- a list\n", 1, "must be keys with values"),
    ],
)
def test_mistakes_name_the_line_and_the_way_out(
    tmp_path: Path, text: str, line: int, says: str
) -> None:
    folder = tmp_path / "seeds"
    folder.mkdir()
    (folder / "a.txt").touch()
    (tmp_path / "outside.txt").touch()
    file = folder / "story.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(StoryError) as caught:
        read_story(file)
    assert caught.value.line == line
    assert says in str(caught.value)
    assert str(caught.value).startswith(f"{file}:{line}: ")


@pytest.mark.parametrize("other", ["Covic", "COVIC", "Čović"])
def test_one_alias_for_two_actors(tmp_path: Path, other: str) -> None:
    file = write(
        tmp_path,
        f"""
        actors:
          - name: Ana Covic
            aliases: [Covic]
          - name: Ivo Covic
            aliases: [{other}]
        """,
    )
    with pytest.raises(StoryError, match="stands for both Ana Covic and Ivo Covic") as caught:
        read_story(file)
    assert caught.value.line == 4


def test_one_actor_may_repeat_an_alias_with_and_without_diacritics(tmp_path: Path) -> None:
    file = write(tmp_path, "actors:\n  - name: Čović\n    aliases: [Covic, Čović]\n")
    assert read_story(file).actors[0].aliases == ("Covic", "Čović")


def test_two_actors_of_one_name(tmp_path: Path) -> None:
    with pytest.raises(StoryError, match="A B"):
        read_story(write(tmp_path, "actors:\n  - name: A B\n  - name: A B\n"))


def test_what_is_not_utf8_or_not_a_file(tmp_path: Path) -> None:
    file = tmp_path / "story.yaml"
    file.write_bytes(b"title: caf\xe9\n")
    with pytest.raises(StoryError, match="not UTF-8"):
        read_story(file)
    file.unlink()
    file.mkdir()
    with pytest.raises(StoryError, match="cannot be read"):
        read_story(file)


@pytest.mark.parametrize("opening", ["[", "{a: "])
def test_deep_nesting_is_a_mistake_and_no_crash(tmp_path: Path, opening: str) -> None:
    with pytest.raises(StoryError):
        read_story(write(tmp_path, opening * 100_000))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (f"title: {'x' * 1_000_000}\n", "longer than"),
        (f"actors:\n  - name: {'x' * 1_000_000}\n", "longer than"),
        ("actors:\n" + "".join(f"  - name: N{n}\n" for n in range(3_000)), "has 3000 items"),
        (f"boilerplate: [{'x, ' * 5_000}]\n", "at most 1000 are read"),
        (f"? {'x' * 1_000_000}\n: y\n", "is no key of story.yaml"),
        (f"files:\n  {'x' * 1_000}: {{title: y}}\n", "There is no file"),
        ('files:\n  "a\\0b": {title: y}\n', "There is no file"),
        ("files:\n  /etc/passwd: {title: y}\n", "There is no file"),
        ("files:\n  link.txt: {title: y}\n", "There is no file"),
        ("actors: &a [*a]\n", "nothing that is complete"),
    ],
    ids=str.split("title name actors boilerplate key path null absolute link alias"),
)
def test_what_is_beyond_all_bounds_is_told_in_a_short_sentence(
    tmp_path: Path, text: str, says: str
) -> None:
    folder = tmp_path / "seeds"
    folder.mkdir()
    (tmp_path / "outside.txt").touch()
    (folder / "link.txt").symlink_to(tmp_path / "outside.txt")
    file = folder / "story.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(StoryError, match=says) as caught:
        read_story(file)
    assert len(str(caught.value)) < 1_000


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    folder = tmp_path / "seeds"
    folder.mkdir()
    (tmp_path / "secret").write_text("title: x\n", encoding="utf-8")
    (folder / "story.yaml").symlink_to(tmp_path / "secret")
    with pytest.raises(StoryError, match="leads out of the folder"):
        read_story(folder / "story.yaml")
