"""The query language as tables, for the documentation: what to write, and what it finds.

The last column is what each example finds in the story that comes with the program; a test runs
them all.
"""

from __future__ import annotations

from typing import NamedTuple

from idlib_tui.library.query.tree import Field


class Row(NamedTuple):
    """One way of asking: what to write, what it finds, and in which articles of the story."""

    write: str
    finds: str
    story: str


GENERAL = (
    Row("ceasefire refugees", "articles with both words, in any inflection", "000, 004"),
    Row("convoy OR truce", "articles with one of them; AND binds closer than OR", "000, 002, 003"),
    Row("ceasefire -bachelet", "articles without the second word; also NOT bachelet", "004"),
    Row("(convoy OR truce) guterres", "parentheses group", "000"),
    Row('"observation posts"', "the words next to each other, in this order", "000–003"),
    Row('"turkish soldiers"~3', "at most 3 other words among them, in any order", "002, 004"),
    Row("displac*", "words that start so; 3 letters or more before *", "000, 001, 003, 004"),
    Row('"humanitarian corr*"', "the start of a word in a phrase", "000"),
    Row(
        "stoltenburg~",
        "words that differ in one letter, or two swapped; not in the first two",
        "002",
    ),
)

_FIELD_ROWS = {
    Field.TITLE: (
        Row("title:talks", "words of the title", "000, 001, 003"),
        Row('title:("talks on idl*" OR leaders)', "a field before parentheses: all of it", "001"),
    ),
    Field.SOURCE: (
        Row("source:002", "the article's id or the start of it, its file or outlet", "002"),
    ),
    Field.PLACE: (Row("place:ankara", "the place in the article's dateline", "000, 003"),),
    Field.SAID: (
        Row(
            "said:kalin",
            "articles that quote someone: by name, alias, role or part of one",
            "000, 001",
        ),
        Row("said:kalin reinforcements", "the words inside that person's quotes", "000"),
        Row("said:(kalin reinforcements)", "the same", "000"),
        Row("said:kalin AND reinforcements", "the words anywhere in the article", "000, 001"),
        Row(
            "said:((kalin OR cavusoglu) idlib)",
            "several names; the words said by either",
            "000, 003, 004",
        ),
    ),
    Field.ABOUT: (Row("about:guterres", "articles that name someone, quoted or not", "000"),),
    Field.DATE: (
        Row("date:2020-02-18", "published on a day, in a month or in a year", "000, 001"),
        Row("date:2020-02..2020-02-10", "a..b, a.. or ..b, both ends included", "003, 004"),
        Row(
            'date:"last 14 days"',
            "today, yesterday, this or last week, month or year, last 3 days",
            "000, 001, 002",
        ),
        Row("date:none", "no day is known", "none"),
    ),
    Field.IS: (Row("is:unread", "also is:read, is:starred and is:pinned", "000, 001, 003, 004"),),
    Field.TAG: (Row('tag:"to check"', "articles with one of your tags; also tag:che*", "001"),),
    Field.HAS: (
        Row(
            "has:figure ceasefire",
            "figures were found; also has:quote, has:event (dated) and has:date (of publication)",
            "000, 004",
        ),
    ),
}

FIELD_TABLE = tuple(row for field in Field for row in _FIELD_ROWS[field])


def markdown_table(rows: tuple[Row, ...]) -> str:
    """Write rows as a Markdown table."""
    lines = ["| write | finds | in the story |", "| --- | --- | --- |"]
    lines += [f"| `{row.write}` | {row.finds} | {row.story} |" for row in rows]
    return "\n".join(lines)
