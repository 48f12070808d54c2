"""What is new since a day or a brief equals the difference of the two states of the library."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest

from idlib_tui.brief import Desk, Selection, compose, make_manifest, write_out
from idlib_tui.brief.desk import Pin, PinKind
from idlib_tui.brief.known import from_records, known_before, known_now, to_records
from idlib_tui.brief.manifest import ManifestError
from idlib_tui.brief.since import (
    ArticleChange,
    Changes,
    changes_since,
    known_to_brief,
)
from idlib_tui.library import Library
from idlib_tui.model import Place, Report
from idlib_tui.workspace import Workspace

FERRIES = """\
Storm over the Sound

OSLO, 1 March 2021 - The storm killed 12 people in Bergen on Monday.

"The ferries to Stavanger will not sail before Friday for lack of engines," Mayor Ann Lee said.
"""
DENIED = """\
Harbour at odds over the storm

OSLO, 3 March 2021 - The storm killed 19 people in Bergen on Monday.

A fire destroyed the old harbour of Stavanger on Tuesday.

Harbour master Bo Dahl denied that the ferries to Stavanger will not sail before Friday for lack of
engines.
"""
PLACES = """\
Schools stay shut

OSLO, 5 March 2021 - Schools in Bergen closed on Thursday.

"We need every boat that is left in this harbour," Mayor Ann Lee said.
"""
DAYS = {1: FERRIES, 3: DENIED, 5: PLACES}

State = tuple[set[tuple[str, str]], ...]


def put(workspace: Workspace, name: str, text: str) -> None:
    workspace.seeds.mkdir(parents=True, exist_ok=True)
    (workspace.seeds / name).write_text(text, encoding="utf-8")


@contextmanager
def synced(workspace: Workspace) -> Iterator[Library]:
    with Library.open(workspace) as library:
        library.sync(processes=1)
        yield library


def state_of(library: Library) -> State:
    """Every event, figure and statement of each article, by its words.

    Not by offsets: what is recognised as page litter, once more articles have it, moves them.
    """
    texts = {row.id: library.article(row.id).text for row in library.articles()}
    return (
        {words_of(texts, one) for each in library.chronology() for one in each.reports},
        {(one.article, one.figure.text) for each in library.figures() for one in each.reports},
        {
            words_of(texts, place)
            for each in library.quotes()
            for place in (Place(each.article, each.quote.start, each.quote.end), *each.also_in)
        },
    )


def words_of(texts: dict[str, str], place: Report | Place) -> tuple[str, str]:
    return place.article, texts[place.article][place.start : place.end]


def difference(library: Library, before: State) -> tuple[list[object], ...]:
    """What the library lists that an earlier state has in no article."""
    events, figures, statements = before
    texts = {row.id: library.article(row.id).text for row in library.articles()}
    return (
        [
            each
            for each in library.chronology()
            if events.isdisjoint(words_of(texts, one) for one in each.reports)
        ],
        [
            (one.article, one.figure.start)
            for each in library.figures()
            for one in each.reports
            if (one.article, one.figure.text) not in figures
            and not any(
                (other.article, other.figure.text) in figures
                and one.figure.low <= other.figure.high
                and other.figure.low <= one.figure.high
                for other in each.reports
            )
        ],
        [
            each
            for each in library.quotes()
            if statements.isdisjoint(
                words_of(texts, place)
                for place in (Place(each.article, each.quote.start, each.quote.end), *each.also_in)
            )
        ],
    )


def listed(changes: Changes) -> tuple[list[object], ...]:
    return (
        list(changes.entries),
        [(one.article, one.figure.start) for each in changes.figures for one in each.now],
        [each.statement for each in changes.statements],
    )


def replayed(workspace: Workspace, days: dict[date, list[tuple[str, str]]]) -> int:
    """Add the articles day by day; return how many things were new after the first day."""
    before: State | None = None
    known = {}
    seen = 0
    for day, files in sorted(days.items()):
        for name, text in files:
            put(workspace, name, text)
        with synced(workspace) as library:
            if before is not None:
                changes = changes_since(library, known, ())
                expected = difference(library, before)
                assert listed(changes) == expected
                assert (
                    listed(changes_since(library, known_before(library.articles(), day)))
                    == expected
                )
                assert {each.change for each in changes.articles} == {ArticleChange.NEW}
                assert len(changes.articles) == len(files)
                seen += sum(map(len, expected))
            before = state_of(library)
            known = from_records(to_records(known_now(library)))
            assert changes_since(library, known).empty
    return seen


def test_a_replayed_story_differs_by_what_each_day_brought(tmp_path: Path) -> None:
    days = {date(2021, 3, day): [(f"{day}.txt", text)] for day, text in DAYS.items()}
    assert replayed(Workspace.at(tmp_path / "w"), days) > 4


def test_the_idlib_story_replayed(tmp_path: Path, idlib: Library) -> None:
    workspace = Workspace.at(tmp_path / "w")
    put(workspace, "story.yaml", idlib.workspace.story_file.read_text(encoding="utf-8"))
    days: dict[date, list[tuple[str, str]]] = {}
    for row in idlib.articles():
        assert row.published.day is not None
        text = (idlib.workspace.seeds / row.file).read_text(encoding="utf-8")
        days.setdefault(row.published.day, []).append((row.file, text))
    assert replayed(workspace, days) > 30


@pytest.fixture
def story(tmp_path: Path) -> Workspace:
    workspace = Workspace.at(tmp_path / "w")
    put(workspace, "1.txt", FERRIES)
    return workspace


def test_figures_that_move_and_statements_that_contradict(story: Workspace) -> None:
    with synced(story) as library:
        known = known_now(library)
    put(story, "3.txt", DENIED)
    with synced(story) as library:
        changes = changes_since(library, known)
    [moved] = [each for each in changes.figures if each.before]
    assert (
        [one.figure.value for one in moved.before],
        [one.figure.value for one in moved.now],
    ) == (
        [12],
        [19],
    )
    [against] = [each for each in changes.statements if each.contradicts]
    assert against.contradicts is not None
    assert (against.statement.article, against.contradicts.article) == ("3", "1")


def test_a_changed_article_brings_only_its_changed_paragraphs(story: Workspace) -> None:
    with synced(story) as library:
        known = known_now(library)
        pins = [
            Pin(PinKind.PARAGRAPH, row.content_hash, row.id, 0, words)
            for row in library.articles()
            for words in ("The ferries", "killed 12 people")
        ]
    put(story, "1.txt", FERRIES.replace("12", "14") + "\nA bridge fell in Bergen on Tuesday.\n")
    with synced(story) as library:
        changes = changes_since(library, known, pins)
    assert [each.change for each in changes.articles] == [ArticleChange.CHANGED]
    assert not changes.statements
    assert [[one.figure.value for one in each.now] for each in changes.figures] == [[14]]
    assert any("bridge" in entry.text for entry in changes.entries)
    assert [pin.text for pin in changes.stale] == ["killed 12 people"]


def test_a_renamed_article_is_the_same_and_a_removed_one_withdrawn(story: Workspace) -> None:
    put(story, "3.txt", DENIED)
    with synced(story) as library:
        known = known_now(library)
    (story.seeds / "3.txt").rename(story.seeds / "three.txt")
    with synced(story) as library:
        assert changes_since(library, known).empty
    (story.seeds / "1.txt").unlink()
    with synced(story) as library:
        changes = changes_since(library, known)
    assert [(each.change, each.id) for each in changes.articles] == [(ArticleChange.WITHDRAWN, "1")]
    assert (changes.entries, changes.figures, changes.statements) == ((), (), ())


def test_a_manifest_records_what_a_brief_knew(story: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "b.md"
    with synced(story) as library:
        everything = Selection(everything=True, appendix=True)
        brief = compose(library, Desk(tmp_path / "desk.yaml"), everything, date(2021, 3, 1))
        markdown = write_out(brief)
        path.write_text(markdown.text, encoding="utf-8")
        with pytest.raises(ManifestError, match="brief --manifest"):
            known_to_brief(path)
        manifest, _ = make_manifest(library, brief, markdown, path.name, "w/seeds")
        path.with_suffix(".manifest.json").write_text(manifest, encoding="utf-8")
        assert known_to_brief(path) == known_now(library)


def test_a_manifest_that_records_nothing_of_it_says_so(tmp_path: Path) -> None:
    (tmp_path / "b.manifest.json").write_text('{"format": "idlib-tui manifest 1"}', "utf-8")
    with pytest.raises(ManifestError, match="does not record"):
        known_to_brief(tmp_path / "b.md")
