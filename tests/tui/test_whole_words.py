"""No row cuts a date or a name in half, at any width that a pane can have."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

import pytest
from textual.content import Content

from idlib_tui.library import ArticleRow
from idlib_tui.model import (
    ActorSummary,
    Entry,
    Figure,
    FigureGroup,
    FigureReport,
    Published,
    PublishedFrom,
    QuoteKind,
    Relation,
    Statement,
)
from idlib_tui.tui.widgets.actor_list import ActorList
from idlib_tui.tui.widgets.chronology_list import ChronologyList
from idlib_tui.tui.widgets.comparison import ComparedQuotes, Pair
from idlib_tui.tui.widgets.figure_list import FigureList, FigureRow
from idlib_tui.tui.widgets.line_map import Group
from idlib_tui.tui.widgets.paragraphs import facts_line, whole_words
from idlib_tui.tui.widgets.row_source import ListSource
from idlib_tui.tui.widgets.row_view import RowView
from idlib_tui.tui.widgets.source_list import Source, SourceList
from tests.tui.hosts import Host
from tests.tui.pane_fakes import entry, quote

WIDTHS = range(40, 221)
"""Columns of a window that shows one pane; the frame and the cursor's bar take some of them."""
TAKEN = 5

OUTLETS = {
    "a": "International Committee of the Red Cross",
    "b": "The Christian Science Monitor",
    "c": "Reuters",
    "d": "Al Jazeera English",
}
SPEAKERS = (
    "Bartholomew Featherstonehaugh-Cholmondeley",
    "Ana Petrov",
    "spokesperson of the regional council of the valley",
)
SENTENCE = (
    "Bartholomew Featherstonehaugh told the Christian Science Monitor that the Red Cross would "
    "come to the valley of Brod before the autumn and stay until the bridges were repaired"
)
TITLE = f"{SENTENCE}, says Ana Petrov"
MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec"]

_MONTH = rf"(?:{'|'.join(MONTHS)}|January|September|November)"
WHOLE = re.compile(
    rf"(?:\b\d{{1,2}}(?:–\d{{1,2}})? )?{_MONTH} \d{{4}}\b"  # 3–9 Feb 2020
    rf"|\b\d{{1,2}} {_MONTH}(?= –|  |\s*$)"  # the beginning of a range, its end below
    r"|\b\d{4}s?\b"
    r"|\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) \d{1,2}\b"
    r"|\+\d+|also in \d+|\b\d+%"
    r"|(?<=\s)\d+$"
)
"""What a digit may be part of: a whole date, or a count."""

KNOWN = {
    word.strip(',;:.“”"()')
    for text in (TITLE, *OUTLETS.values(), *SPEAKERS, "says crossing people chair")
    for word in text.split()
}


def halves(lines: Iterable[str]) -> list[str]:
    """List the lines in which a date or a word is cut."""
    found = []
    for line in lines:
        left = WHOLE.sub("", line.replace("\u00a0", " "))
        cut = [word.strip('“"(') for word in re.findall(r"(\S*)…", left)]
        if re.search(r"\d", left) or any(word not in KNOWN for word in cut):
            found.append(line)
    return found


def drawn(rows: RowView[object], width: int, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Draw all rows, headings and opened rows at a width."""
    monkeypatch.setattr(type(rows), "row_width", property(lambda _: width))
    rows.on_resize()
    lines: list[Content] = []
    for index in range(rows.count):
        row = rows.row_at(index)
        lines += [*rows.render_row(row, index, width), *rows.render_extra(row, index, width)]
    for number, group in enumerate(rows.line_map.groups):
        lines.append(rows.render_heading(group, rows.line_map.first_row(number), width))
    return [line.plain for line in lines]


def article(number: int, outlet: str) -> ArticleRow:
    return ArticleRow(
        id=f"{number}",
        file=f"{number}.txt",
        title=TITLE,
        outlet=outlet,
        place="Brod",
        published=Published(date(2020, 9, 11 + number), PublishedFrom.TEXT),
        words=100,
        content_hash=f"{number}",
    )


def sources() -> list[Source]:
    found = [Source(article(n, outlet)) for n, outlet in enumerate(OUTLETS.values())]
    many = replace(article(8, OUTLETS["b"]), versions=3, group="g")
    return [*found, Source(many), Source(many, is_version=True)]


def entries() -> list[Entry]:
    relations = (Relation.ON, Relation.SINCE, Relation.UNTIL, Relation.REPORTED)
    spans = [
        ("2020-09-28", date(2020, 9, 28), "day"),
        ("2020-09-11", date(2020, 9, 13), "interval"),
        ("2019-09-28", date(2020, 2, 28), "interval"),
        ("2020-01-30", date(2020, 9, 12), "interval"),
        ("2020-09", date(2020, 9, 30), "month"),
        ("2020", date(2020, 12, 31), "year"),
    ]
    return [
        entry(value, SENTENCE, tuple(OUTLETS)[n % 3 :], last=last, precision=known, relation=each)
        for each in relations
        for n, (value, last, known) in enumerate(spans)
    ]


def statements() -> list[Statement]:
    return [
        Statement(
            tuple(OUTLETS)[n % 4],
            quote(n, SENTENCE, kind, said_on=date(2020, 9, 11 + n), confidence=0.3 + n / 20),
            actor,
            (("a", 0, 4),) * (n % 3),
        )
        for n, (actor, kind) in enumerate((who, kind) for who in SPEAKERS for kind in QuoteKind)
    ]


def figures() -> list[FigureRow]:
    reports = tuple(
        FigureReport(
            tuple(OUTLETS)[n % 4],
            Figure(
                0,
                6,
                "people come to the valley of Brod",
                1,
                1,
                1,
                "people",
                "crossing",
                claimant=claimant,
            ),
            date(2020, 9, 11 + n),
        )
        for n, claimant in enumerate((*SPEAKERS, None))
    )
    scope = ("International Committee of the Red Cross", "Brod")
    group = FigureGroup("crossing", "people", reports, scope, since=date(2020, 9, 11))
    return [FigureRow(group, number) for number in range(len(reports))]


def name(article_id: str) -> str:
    return OUTLETS[article_id]


def lists() -> dict[str, tuple[RowView[object], Sequence[object], list[Group]]]:
    chronology = ChronologyList(source_name=name, empty="")
    everyone = ComparedQuotes(source_name=name, empty="")
    everyone.with_speaker = True
    pair = ComparedQuotes(source_name=name, empty="")
    pair.pair = Pair(SPEAKERS[0], SPEAKERS[1])
    actors = [ActorSummary(who, (), ("chair of the committee",), 4, 4, 1, True) for who in SPEAKERS]
    months = [Group("2020-09", len(entries()))]
    counted = [Group("", len(figures()))]
    return {
        "sources": (SourceList(), sources(), []),
        "chronology": (chronology, entries(), months),
        "quotes": (everyone, statements(), []),
        "two actors": (pair, statements(), []),
        "actors": (ActorList(), actors, []),
        "figures": (FigureList(source_name=name, empty=""), figures(), counted),
    }  # type: ignore[return-value]


@pytest.mark.parametrize("which", lists())
async def test_no_row_cuts_a_date_or_a_name_at_any_width(
    which: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows, shown, groups = lists()[which]
    async with Host(rows).run_test(size=(120, 40)):
        rows.show(ListSource(shown), groups=groups)  # type: ignore[attr-defined]
        for width in WIDTHS:
            found = halves(drawn(rows, width - TAKEN, monkeypatch))
            assert found == [], f"at {width} columns"


async def test_a_long_name_takes_the_lines_beside_the_words_that_are_free() -> None:
    rows = ComparedQuotes(source_name=lambda _: "Word from inside the valley", empty="")
    async with Host(rows).run_test(size=(50, 20)) as pilot:
        rows.show(ListSource([Statement("a", quote(0, "It rained."), "Ana Petrov", ())]))
        await pilot.pause()
        row = rows.row_at(0)
        assert row is not None
        lines = rows.render_row(row, 0, rows.row_width)
        beside = [line.plain[:14].rstrip() for line in lines]
        assert beside == ["2 Mar 2021", "Word from", "inside the…"]


def test_a_name_ends_after_a_whole_word() -> None:
    assert whole_words("Al Jazeera English", 18) == "Al Jazeera English"
    assert whole_words("Al Jazeera English", 17) == "Al Jazeera…"
    assert whole_words("Al Jazeera English", 3) == "Al…"
    assert whole_words("Reuters", 6) == ""


def test_a_fact_that_does_not_fit_is_left_out() -> None:
    assert facts_line(("28 Sept 2020", "", "Reuters"), 22) == "28 Sept 2020 · Reuters"
    assert facts_line(("28 Sept 2020", "", "Reuters"), 21) == "28 Sept 2020"
    long = "International Committee of the Red Cross"
    assert facts_line(("28 Sept 2020", long, "Brod"), 30) == "28 Sept 2020 · International…"
