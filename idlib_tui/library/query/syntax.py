"""The query language as a table, for the documentation and the help in the reader."""

from __future__ import annotations

from typing import NamedTuple

from idlib_tui.library.query.lexer import FIELDS


class Row(NamedTuple):
    """One construct: how to write it, and what it finds."""

    write: str
    finds: str


GENERAL = (
    Row("border talks", "articles with both words, in any inflection"),
    Row("border OR frontier", "articles with one of them; AND binds closer than OR"),
    Row("border -talks", "articles without the second word; also NOT talks"),
    Row("(truce OR ceasefire) border", "parentheses group"),
    Row('"border talks"', "the words next to each other, in this order"),
    Row('"border talks"~5', "at most 5 other words among them, in any order"),
    Row("displac*", "words with this prefix, of at least 3 letters"),
    Row("harbour~", "words with one letter different or two swapped, after the first two"),
)

_FIELD_ROWS = {
    "source": Row("source:002", "the article's id, file or outlet"),
    "place": Row("place:ankara", "the place in the article's dateline"),
    "title": Row("title:talks", "words of the title; also title:displac* and phrases"),
    "said": Row('said:"anna halden"', "articles that quote an actor: by name, alias, role or part"),
    "date": Row("date:2020-02", "published on a day, in a month or year, a..b, a.., ..b or none"),
}

FIELD_TABLE = tuple(_FIELD_ROWS[field] for field in FIELDS)


def markdown_table(rows: tuple[Row, ...]) -> str:
    """Write rows as a Markdown table."""
    lines = ["| write | finds |", "| --- | --- |"]
    lines += [f"| `{row.write}` | {row.finds} |" for row in rows]
    return "\n".join(lines)
