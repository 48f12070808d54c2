"""Parts ``story`` and ``desk``: mutated ``story.yaml`` and ``desk.yaml``."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Callable
from pathlib import Path

from idlib_tui.brief.desk import Desk, DeskError
from idlib_tui.errors import StoryError
from idlib_tui.story import read_story
from tests.robust.mutate import RAW, mutated_bytes
from tests.robust.report import Report
from tests.support import SEEDS

LIMIT = 2.0
"""Seconds for a file of some kilobytes."""

SCALARS = (
    "2020-02-30", "0000-01-01", "2020-02-18 25:00:00", "2020-02-18T10:00:00Z",
    "9999-12-31 23:59:59 +25:00", "0001-01-01", "2020-02-18", "9" * 5000, "-" + "9" * 5000,
    "0x" + "f" * 5000, "0b1", "0o777", "1_000", "190:20:30", ".inf", "-.inf", ".nan", "1e999", "~",
    "null", "yes", "no", "true", "''", '""', "!!python/object/apply:os.system [id]",
    "!!python/name:os.system", "!!binary x", "!!binary aGk=", "!!timestamp x", "!!int x",
    "!!float x", "!!bool x", "!!set {a, b}", "!!omap [a: 1]", "!!pairs [a: 1]", "!x y",
    "!<tag:x> y", "*nothing", "&a x", "<<", "{<<: *a}", "[]", "{}", "[[[[]]]]",
    "{a: {b: {c: {}}}}", "? a", "- a", "|\n  a\n", ">\n  a\n", '"\\u0000"', '"\\ud800"',
    '"\\x1b]52;c;eA==\\x07"', '"\\U0010ffff"', "'a", '"a', "@a", "`a", "%a", "\x00", "\x1b",
    "\u202e", "\ufeff", "\t", "seeds/../../etc/passwd", "/etc/passwd", "a\u2028b", "quote",
    "event", "paragraph", "article", "he", "1", "2", "-1", "1.5",
)  # fmt: skip

DESK = """\
# My own words
version: 1
pins:
- kind: quote
  article: '002'
  hash: 0f3c
  start: 120
  text: The talks go on.
  note: for the second paragraph
- kind: article
  article: '001'
  hash: 77aa
  start: 0
  text: ''
  note: ''
read:
- 0f3c
searches:
  talks: talks OR truce
"""


def run_story(rng: random.Random, count: int, report: Report) -> None:
    """Read ``count`` mutated ``story.yaml``; a ``StoryError`` is a right answer."""
    sources = [(SEEDS / "story.yaml").read_text(encoding="utf-8"), _SMALL_STORY]

    def read(file: Path) -> None:
        story = read_story(file)
        for actor in story.actors:
            assert isinstance(actor.name, str)

    _run(rng, count, report, "story.yaml", sources, read, StoryError)


def run_desk(rng: random.Random, count: int, report: Report) -> None:
    """Read ``count`` mutated ``desk.yaml``; a ``DeskError`` is a right answer."""

    def read(file: Path) -> None:
        desk = Desk(file)
        for pin in desk.pins:
            desk.is_pinned(pin)
            desk.is_read(pin.content_hash)
        assert all(isinstance(query, str) for query in desk.searches.values())

    _run(rng, count, report, "desk.yaml", [DESK], read, DeskError)


_SMALL_STORY = """\
title: Floods
actors:
  - name: Anna Halden
    aliases: [Halden]
    roles: [mayor]
    pronoun: she
files:
  a.txt:
    title: Water rises
    outlet: The Courier
    date: 2020-02-18
boilerplate: [Read more]
"""


def _run(
    rng: random.Random,
    count: int,
    report: Report,
    name: str,
    sources: list[str],
    read: Callable[[Path], None],
    error: type[Exception],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / name
        (Path(folder) / "a.txt").write_text("A text.", encoding="utf-8")
        for _ in range(count):
            data = mutated_yaml(rng, rng.choice(sources))
            file.write_bytes(data)
            report.check(
                data.decode("utf-8", "backslashreplace"),
                lambda: (read(file), "read")[1],
                limit=LIMIT,
                allowed=(error,),
            )


def mutated_yaml(rng: random.Random, source: str) -> bytes:
    """Change a YAML file: its values, its lines, its shape or its bytes."""
    kind = rng.random()
    if kind < 0.06:
        return _bomb(rng).encode()
    if kind < 0.12:
        return _deep(rng).encode()
    lines = source.splitlines()
    for _ in range(rng.choice((1, 1, 1, 2, 4))):
        _edit(rng, lines)
    data = "\n".join(lines).encode("utf-8", "surrogatepass")
    if rng.random() < 0.15:
        data = mutated_bytes(rng, data)
    if rng.random() < 0.05:
        data = rng.choice(RAW) + data
    if rng.random() < 0.02:
        data = data.decode("utf-8", "replace").encode(
            rng.choice(("utf-16", "utf-32", "cp1252")), "replace"
        )
    return data


def _edit(rng: random.Random, lines: list[str]) -> None:
    if not lines:
        lines.append(rng.choice(SCALARS))
        return
    at = rng.randrange(len(lines))
    key, colon, value = lines[at].partition(":")
    match rng.randrange(8):
        case 0 | 1 | 2:
            lines[at] = f"{key}: {rng.choice(SCALARS)}"
        case 3:
            indent = key[: len(key) - len(key.lstrip())]
            lines[at] = f"{indent}{rng.choice(SCALARS)}{colon}{value}"
        case 4:
            lines.insert(at, lines[rng.randrange(len(lines))])
        case 5:
            del lines[at]
        case 6:
            lines[at] = " " * rng.randint(0, 6) + lines[at].lstrip()
        case _:
            other = rng.randrange(len(lines))
            lines[at], lines[other] = lines[other], lines[at]


def _bomb(rng: random.Random) -> str:
    """Aliases of aliases, which stand for more than any memory holds."""
    width, depth = rng.randint(2, 12), rng.randint(3, 40)
    opening = rng.choice(("[{}]", "{{{}}}"))
    keyed = opening == "{{{}}}"
    first = ", ".join(f"k{i}: x" if keyed else "x" for i in range(width))
    lines = [f"a0: &a0 {opening.format(first)}"]
    for level in range(1, depth):
        inner = ", ".join(
            f"k{i}: *a{level - 1}" if keyed else f"*a{level - 1}" for i in range(width)
        )
        lines.append(f"a{level}: &a{level} {opening.format(inner)}")
    last = f"*a{depth - 1}"
    key = rng.choice(
        ("pins", "read", "searches", "actors", "files", "title", "boilerplate", "version", "<<")
    )
    merged = f"m: {{<<: [{last}, {last}]}}" if rng.random() < 0.2 else ""
    head = "version: 1" if rng.random() < 0.5 else ""
    return "\n".join([head, *lines, f"{key}: {last}", merged, rng.choice(("", "x: &x [*x]"))])


def _deep(rng: random.Random) -> str:
    """Lists or mappings inside each other."""
    depth = rng.choice((50, 500, 5_000, 100_000))
    key = rng.choice(("pins", "read", "searches", "actors", "files", "title"))
    match rng.randrange(4):
        case 0:
            return f"version: 1\n{key}: " + "[" * depth + "]" * depth
        case 1:
            return f"version: 1\n{key}: " + "{a: " * depth + "}" * depth
        case 2:
            return f"version: 1\n{key}:\n  " + "- " * depth + "x"
        case _:
            return f"version: 1\n{key}: " + "[" * depth
