"""Reading a draft: plain text whose every character knows its place in the Markdown."""

from __future__ import annotations

import pytest

from idlib_tui.check.inline import MarkKind
from idlib_tui.check.markdown import BlockKind, read_draft

DRAFT = """---
title: left out
---
# The *harbour*, 2021

- **2 Mar 2021** — it \\[the pier\\] closes![^1][^b] See [a \\] note](<../seeds/a b.txt#x> "t").
  - second
> quoted
> over *two* lines &amp; more

| a | b |
| --- | --- |
| x \\| y | z[^1] `code` |

```
left out
```
Hard
wrapped F-16_a*b.<!-- hidden -->

[^1]: [harbour\\_1.txt](../seeds/h.txt), paragraph 3.
[^b]: first

    second
"""


def test_plain_text_and_blocks() -> None:
    draft = read_draft(DRAFT)
    texts = [(block.kind, draft.plain[block.start : block.end]) for block in draft.blocks]
    assert texts == [
        (BlockKind.HEADING, "The harbour, 2021"),
        (BlockKind.ITEM, "2 Mar 2021 — it [the pier] closes! See a ] note."),
        (BlockKind.ITEM, "second"),
        (BlockKind.QUOTE, "“quoted over two lines & more”"),
        (BlockKind.CELL, "a"),
        (BlockKind.CELL, "b"),
        (BlockKind.CELL, "x | y"),
        (BlockKind.CELL, "z …"),
        (BlockKind.PARAGRAPH, "Hard wrapped F-16_a*b."),
    ]
    assert [draft.plain[start:end] for start, end in draft.strong] == ["2 Mar 2021"]


def test_references() -> None:
    draft = read_draft(DRAFT)
    assert [(mark.kind, mark.target) for mark in draft.marks] == [
        (MarkKind.FOOTNOTE, "1"),
        (MarkKind.FOOTNOTE, "b"),
        (MarkKind.LINK, "../seeds/a b.txt#x"),
        (MarkKind.FOOTNOTE, "1"),
    ]
    assert draft.plain[: draft.marks[0].at].endswith("closes!")
    assert DRAFT[draft.marks[1].start : draft.marks[1].end] == "[^b]"
    assert draft.footnotes["1"].text == "harbour_1.txt, paragraph 3."
    assert draft.footnotes["1"].targets == ("../seeds/h.txt",)
    assert draft.footnotes["b"].text == "first second"


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_every_character_knows_its_place(ends: str) -> None:
    source = DRAFT.replace("\n", ends)
    draft = read_draft(source)
    for word in ("harbour", "closes", "note", "second", "quoted", "lines", "more", "wrapped"):
        at = draft.plain.index(word)
        start, end = draft.span(at, at + len(word))
        assert source[start:end] == word
    at = draft.plain.index("Hard")
    assert draft.line(draft.span(at, at + 1)[0]) == 18


@pytest.mark.parametrize(
    "source", ["", "\n", "[^", "\\", "\0", "> ", "|a|\n|-|\n||", "**", "&#x110000;"]
)
def test_odd_drafts_are_read(source: str) -> None:
    draft = read_draft(source)
    assert len(draft.plain) == len(draft.origins)
