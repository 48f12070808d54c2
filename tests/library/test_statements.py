"""Quotes and actors over all articles: folding, filters, names."""

import re
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pytest

from idlib_tui.errors import UnknownActorError, UnknownArticleError
from idlib_tui.filters import EntryFilter, QuoteFilter
from idlib_tui.library import Library
from idlib_tui.merge.chronology import DatedEvent, Gathering, gather
from idlib_tui.model import (
    Annotated,
    Annotations,
    Category,
    Event,
    Mention,
    MentionKind,
    Quote,
    QuoteKind,
    Relation,
    ResolvedBy,
    StoryActor,
)
from tests.library.conftest import MakeLibrary, write_seeds

STORY = """\
title: A made-up story
actors:
  - name: Anna Halden
    aliases: [Hałden]
    roles: [foreign minister]
"""

FIRST = (
    "date 2020-02-18 Halden said the border was quiet and “nobody will sign this paper” there."
    " “We waited for three hours at the gate,” she added."
)
SECOND = "date 2020-02-19 “We waited for three hours at the gate,” Anna Halden said on Tuesday."
THIRD = "date 2020-02-20 The rain is over, Peter Quill said. Mark Quill said nothing more."

SPOKEN = [
    ("the border was quiet and “nobody will sign this paper” there", QuoteKind.MIXED, "Halden"),
    ("“nobody will sign this paper”", QuoteKind.DIRECT, "Halden"),
    ("“We waited for three hours at the gate,”", QuoteKind.DIRECT, "Halden"),
    ("The rain is over", QuoteKind.INDIRECT, "Peter Quill"),
    ("nothing more", QuoteKind.INDIRECT, "Mark Quill"),
]


def annotate(text: str, published: date | None, _: tuple[StoryActor, ...]) -> Annotated:
    """Stand in for the annotators, so that these tests are about the library alone."""
    quotes = []
    for words, kind, speaker in SPOKEN:
        start = text.find(words)
        if start >= 0:
            quotes.append(
                Quote(
                    start=start,
                    end=start + len(words),
                    text=words,
                    kind=kind,
                    speaker_text="Anna Halden" if "Anna" in text else speaker,
                    speaker_mention=speaker,
                    resolved_by=ResolvedBy.NAME,
                    confidence=1.0,
                    said_on=published,
                )
            )
    mentions = [
        Mention(quote.start, quote.end, "x", MentionKind.NAME, Category.PERSON, quote.speaker_text)
        for quote in quotes
    ]
    assert published is not None
    event = Event(
        start=0,
        end=len(text),
        text=text,
        trigger_start=0,
        trigger_end=1,
        value=published.isoformat(),
        first=published,
        last=published,
        relation=Relation.ON,
        names=tuple({quote.speaker_text or "" for quote in quotes}),
    )
    return Annotated(
        Annotations(
            mentions=tuple(mentions),
            quotes=tuple(sorted(quotes, key=lambda quote: quote.start)),
            events=(event,),
        )
    )


@pytest.fixture
def library(make_library: MakeLibrary, monkeypatch: pytest.MonkeyPatch) -> Library:
    monkeypatch.setattr("idlib_tui.library.sync.workers.annotate", annotate)
    return make_library(
        {"story.yaml": STORY, "first.txt": FIRST, "second.txt": SECOND, "third.txt": THIRD}
    )


def texts(library: Library, **options: object) -> list[str]:
    return [one.quote.text[:12] for one in library.quotes(QuoteFilter(**options))]  # type: ignore[arg-type]


def test_repetitions_are_folded(library: Library) -> None:
    folded = texts(library, actor="halden")
    assert folded == ["the border w", "“We waited f"]
    assert len(texts(library, actor="halden", fold=False)) == 4
    gate = library.quotes(QuoteFilter(actor="halden", text="gate"))[0]
    assert [article for article, _, _ in gate.also_in] == ["second"]


def test_a_repetition_is_listed_where_what_it_repeats_is_not(library: Library) -> None:
    assert texts(library, source="second") == ["“We waited f"]
    assert texts(library, kind=QuoteKind.DIRECT, source="first") == [
        "“nobody will",
        "“We waited f",
    ]


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        ("Anna Halden", 2),
        ("HALDEN", 2),
        ("hałden", 2),
        ("foreign minister", 2),
        ("peter quill", 1),
        ("peter", 1),
    ],
)
def test_an_actor_goes_by_many_names(library: Library, asked: str, count: int) -> None:
    assert len(library.quotes(QuoteFilter(actor=asked))) == count
    assert library.quote_count(QuoteFilter(actor=asked)) == count


@pytest.mark.parametrize(
    ("asked", "problem"),
    [
        ("quill", "“quill” could be any of Mark Quill, Peter Quill. Write more of the name."),
        ("nobody", "No actor goes by “nobody”."),
        ("petr quil", "No actor goes by “petr quil”. Did you mean Peter Quill?"),
        ("Haldn", "No actor goes by “Haldn”. Did you mean Anna Halden?"),
        ("", "No actor goes by “”."),
        ("—", "No actor goes by “—”."),
        ("x" * 5_000, f"No actor goes by “{'x' * 60}…”."),
    ],
)
def test_an_actor_whom_a_name_does_not_settle_is_the_same_error_everywhere(
    library: Library, asked: str, problem: str
) -> None:
    quotes, entries = QuoteFilter(actor=asked), EntryFilter(actor=asked)
    asking: list[Callable[[], object]] = [
        lambda: library.quotes(quotes),
        lambda: library.quote_count(quotes),
        lambda: library.chronology(entries),
        lambda: library.chronology_count(entries),
        lambda: library.chronology_starts(entries),
        lambda: library.chronology_histogram(entries),
    ]
    if asked.strip("—") and len(asked) < 100:
        asking.append(lambda: library.search(f'said:"{asked}"'))
        asking.append(lambda: library.search(f'rain OR -said:"{asked}"'))
    for ask in asking:
        with pytest.raises(UnknownActorError, match=f"^{re.escape(problem)}$"):
            ask()


def test_a_source_is_named_by_the_start_of_its_id_or_its_file(library: Library) -> None:
    for source in ("first", "fir", "first.txt"):
        assert library.quote_count(QuoteFilter(source=source)) == 2
    with pytest.raises(UnknownArticleError, match="No article goes by “fourth”"):
        library.quotes(QuoteFilter(source="fourth"))


def test_filters(library: Library) -> None:
    assert texts(library, text="quie") == ["the border w"]
    assert texts(library, text="RAIN over") == ["The rain is "]
    assert texts(library, since=date(2020, 2, 20)) == ["The rain is ", "nothing more"]
    assert texts(library, until=date(2020, 2, 18)) == ["the border w", "“We waited f"]
    assert texts(library, kind=QuoteKind.MIXED) == ["the border w"]


def test_windows_and_count_agree_with_the_list(library: Library) -> None:
    whole = library.quotes()
    assert library.quote_count() == len(whole) == 4
    assert [one for at in range(4) for one in library.quotes(offset=at, limit=1)] == whole
    days = [one.quote.said_on for one in whole]
    assert days == sorted(days, key=str)


def test_actors_come_in_the_order_of_the_story_then_by_quotes(library: Library) -> None:
    actors = library.actors()
    assert [actor.name for actor in actors] == ["Anna Halden", "Mark Quill", "Peter Quill"]
    first = actors[0]
    assert first.from_story
    assert first.roles == ("foreign minister",)
    assert "Hałden" in first.aliases
    assert first.quotes == library.quote_count(QuoteFilter(actor="Anna Halden"))
    assert first.articles == 2


def test_said_finds_by_any_name_and_tells_people_apart(library: Library) -> None:
    def found(query: str) -> list[str]:
        return [hit.article.id for hit in library.search(query, sort="oldest").hits]

    assert found("said:halden") == ["first", "second"]
    assert found("tuesday said:halden") == ["second"]
    assert found('said:"Peter Quill"') == ["third"]
    assert found("said:quill*") == ["third"]
    assert found("-said:halden") == ["third"]


def test_the_chronology_is_filtered_by_actor_text_and_day(library: Library) -> None:
    assert library.chronology_count() == 3
    assert [entry.value for entry in library.chronology(EntryFilter(actor="halden"))] == [
        "2020-02-18",
        "2020-02-19",
    ]
    assert library.chronology(EntryFilter(actor="halden"))[0].names == ("Anna Halden",)
    assert [entry.value for entry in library.chronology(EntryFilter(actor="peter quill"))] == [
        "2020-02-20"
    ]
    assert [entry.value for entry in library.chronology(EntryFilter(text="rain"))] == ["2020-02-20"]
    assert [entry.value for entry in library.chronology(EntryFilter(since=date(2020, 2, 19)))] == [
        "2020-02-19",
        "2020-02-20",
    ]
    assert library.chronology_count(EntryFilter(until=date(2020, 2, 18))) == 1
    assert library.chronology_histogram(by="month") == [("2020-02", 3)]
    assert library.chronology_histogram(EntryFilter(actor="peter quill"), by="day") == [
        ("2020-02-20", 1)
    ]
    windows = [library.chronology(offset=at, limit=1)[0] for at in range(3)]
    assert windows == library.chronology()


def test_one_more_article_touches_only_its_own_days(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    merged: list[int] = []

    def counting(block: str, events: Sequence[DatedEvent]) -> list[Gathering]:
        merged.append(len(events))
        return gather(block, events)

    monkeypatch.setattr("idlib_tui.library.sync.event_merging.gather", counting)
    (library.workspace.seeds / "fourth.txt").write_text(
        "date 2020-02-20 The rain is over, Peter Quill said again."
    )
    library.sync(processes=1)
    assert merged == [2]


def test_what_leads_into_a_statement_is_folded_into_it(tmp_path: Path) -> None:
    text = (
        "In earlier battles, Ida Moss said, the rebels had taken the town and its harbour.\n\n"
        "The rebels had lost the town, Ida Moss said, and the army had taken the harbour at noon."
    )
    workspace = write_seeds(tmp_path, {"a.txt": text})
    with Library.open(workspace) as library:
        library.sync(processes=1)
        folded = [said.quote.text for said in library.quotes()]
        whole = [said.quote.text for said in library.quotes(QuoteFilter(fold=False))]
    assert folded == [
        "the rebels had taken the town and its harbour",
        "The rebels had lost the town",
        "and the army had taken the harbour at noon",
    ]
    assert set(whole) - set(folded) == {"In earlier battles"}
