"""Pages in the manners of old, rewritten as blocks in which the main text can be told."""

from __future__ import annotations

import re
from typing import Any

MIN_LAYOUT_CHARS = 600
"""Characters of a cell that make its table a layout, not a table of data."""
MIN_LOOSE_CHARS = 40
"""Characters in front of a paragraph that are themselves one."""
_BREAKS = re.compile(r"<br\s{0,9}/?>(?:\s{0,99}<br\s{0,9}/?>){1,9}", re.IGNORECASE)
_TABLE_PARTS = frozenset({"table", "tbody", "thead", "tr", "td", "th"})
_PULL_QUOTES = " | ".join(
    f"//{name}[contains(translate(@class, 'PULQOTE-_', 'pulqote'), 'pullquote')]"
    for name in ("aside", "blockquote", "div", "figure", "p", "span")
)
_INLINE = frozenset(
    {"a", "abbr", "b", "br", "cite", "code", "em", "font", "i", "mark", "q", "s", "small", "span"}
    | {"strong", "sub", "sup", "time", "u"}
)


def end_paragraphs(source: str) -> str:
    """Write two line breaks, with which old pages end a paragraph, as the end of one."""
    return _BREAKS.sub("</p><p>", source)


def into_blocks(tree: Any) -> None:
    """Turn tables that hold an article into blocks, and loose text into paragraphs.

    Pull quotes, which repeat words of the article in large letters, are left out.
    """
    for element in tree.xpath(_PULL_QUOTES):
        element.drop_tree()
    _unfold_layout_tables(tree)
    for parent in dict.fromkeys(paragraph.getparent() for paragraph in tree.iter("p")):
        if parent is not None and parent.tag not in _INLINE:
            _wrap_loose_text(parent)


def _unfold_layout_tables(tree: Any) -> None:
    for table in list(tree.iter("table")):
        cells = (cell for cell in table.iter("td") if next(cell.iter("table"), None) is None)
        if any(len(cell.text_content()) >= MIN_LAYOUT_CHARS for cell in cells):
            for element in table.iter():
                if element.tag in _TABLE_PARTS:
                    element.tag = "div"


def _wrap_loose_text(parent: Any) -> None:
    """Make paragraphs of the words beside paragraphs that are in no block of their own."""
    before: Any = None  # the block after which the loose words stand
    run: list[Any] = []
    for child in [*parent, None]:
        if child is not None and child.tag in _INLINE:
            run.append(child)
            continue
        _wrap(parent, before, run)
        before, run = child, []


def _wrap(parent: Any, before: Any, run: list[Any]) -> None:
    opening = (parent.text if before is None else before.tail) or ""
    words = "".join([opening, *(each.text_content() + (each.tail or "") for each in run)])
    if len(words.strip()) < MIN_LOOSE_CHARS:
        return
    paragraph = parent.makeelement("p")
    paragraph.text = opening
    if before is None:
        parent.text = None
        parent.insert(0, paragraph)
    else:
        before.tail = None
        before.addnext(paragraph)
    paragraph.extend(run)
