"""YAML from anybody: read within bounds, or refused with a line and a reason."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import yaml

from idlib_tui import yaml_files
from idlib_tui.yaml_files import YamlError, compose, read_source, same


def _laughs(levels: int) -> str:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    for level in range(1, levels):
        repeated = ", ".join([f"*a{level - 1}"] * 9)
        lines.append(f"a{level}: &a{level} [{repeated}]")
    return "\n".join(lines)


@pytest.fixture(params=["C", "Python"], autouse=True)
def _parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both parsers: not every build of the library has the one in C."""
    if request.param == "Python":
        monkeypatch.setattr(yaml_files, "_LOADER", yaml.SafeLoader)


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        (_laughs(9), 6, "repeat too much"),
        ("a: &a [*a]\n", 1, "nothing that is complete above it"),
        ("a: *b\n", 1, "nothing that is complete above it"),
        ("[" * 100_000, 1, "nested too deeply"),
        ("x:\n  " + "- " * 100_000, 2, "nested too deeply"),
        ("a: 1\nb: !!python/object/apply:os.system [id]\n", 2, "is not understood"),
        ("a: !!binary aGk=\n", 1, "is not understood"),
        ("a: !!set {b, c}\n", 1, "is not understood"),
        ("a: 1\nb: 2\na: 3\n", 3, "“a” stands here again, after line 1"),
        ("a:\n  - b: 1\n    b: 2\n", 3, "“b” stands here again, after line 2"),
        ("a: 1\n---\nb: 2\n", 2, "A second document begins here"),
        ("a: b\nc: \x00\n", 2, "U+0000"),
        ("a: b\n? [c]\n: d\n", 2, "A key must be plain text"),
        ("a: [b\n", 2, "not valid YAML"),
    ],
    ids=str.split(
        "laughs itself nothing deep-flow deep-block object binary set twice twice-inside"
        " documents control key unclosed"
    ),
)
def test_what_is_refused_has_a_line_and_a_reason(text: str, line: int, says: str) -> None:
    with pytest.raises(YamlError) as caught:
        compose(text)
    assert caught.value.line == line
    assert says in str(caught.value)


@pytest.mark.parametrize(
    "text",
    ['a: "\\ud800"', 'a: "\\Uffffffff"', "%YAML 1." + "9" * 5000 + "\n---\na: 1\n"],
    ids=["surrogate", "beyond", "version"],
)
def test_what_is_no_character_or_no_version_is_refused(text: str) -> None:
    with pytest.raises(YamlError):
        compose(text)


@pytest.mark.parametrize(
    "written",
    ["2020-02-30", "0000-01-01 25:61:00", "9" * 5000, "0x" + "f" * 5000, ".nan", "1e999"],
    ids=["day", "year", "digits", "hex", "nan", "infinite"],
)
def test_a_value_stays_as_it_is_written(written: str) -> None:
    root = compose(f"a: {written}\n").root
    assert isinstance(root, yaml.MappingNode)
    assert root.value[0][1].value == written


def test_a_few_aliases_are_read_where_they_stand() -> None:
    document = compose("a: &a [x, y]\nb: *a\n")
    assert document.anchored
    assert isinstance(document.root, yaml.MappingNode)
    alias = document.root.value[1][1]
    assert [node.value for node in alias.value] == ["x", "y"]
    assert (alias.start_mark.index, alias.end_mark.index) == (16, 18)


def test_the_same_values_however_written() -> None:
    assert same("a: [1, 'b']\n", 'a:\n- 1\n- "b"\n')
    assert not same("a: 1\n", "a: '1'\n")
    assert not same("a: [1]\n", "a: [1, 2]\n")
    assert not same("", "a: 1\n")


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"a: caf\xe9\n", "not UTF-8"),
        ("a: b\n".encode("utf-16"), "UTF-16"),
        (b"a" * 101, "too large"),
    ],
    ids=["latin", "utf-16", "large"],
)
def test_a_file_that_is_not_read(tmp_path: Path, data: bytes, says: str) -> None:
    file = tmp_path / "x.yaml"
    file.write_bytes(data)
    with pytest.raises(YamlError, match=says):
        read_source(file, 100)


def test_what_stands_in_the_place_of_a_file_is_never_opened(tmp_path: Path) -> None:
    file = tmp_path / "x.yaml"
    file.symlink_to(tmp_path / "gone")
    with pytest.raises(YamlError, match="does not exist"):
        read_source(file, 100, links_within=tmp_path)
    file.unlink()
    file.mkdir()
    with pytest.raises(YamlError, match="folder"):
        read_source(file, 100)
    file.rmdir()
    if hasattr(os, "mkfifo"):
        os.mkfifo(file)
        with pytest.raises(YamlError, match="pipe"):
            read_source(file, 100)
