"""The windows that the reader's panes ask an archive for are parts of the whole list."""

from dataclasses import replace

import pytest

from idlib_tui.archive.documents import document_id
from idlib_tui.archive.readable import ReadableArchive
from idlib_tui.errors import FilterError, UnknownArticleError
from idlib_tui.filters import EntryFilter, QuoteFilter
from tests.archive.conftest import Story


@pytest.fixture(scope="module")
def readable(story: Story) -> ReadableArchive:
    made = ReadableArchive(story.archive)
    made.look()
    return made


def test_what_is_known_after_a_look(readable: ReadableArchive, story: Story) -> None:
    assert readable.article_count() == readable.source_count() == 5
    actors = {actor.name: actor.quotes for actor in readable.actors()}
    for name in ("Ibrahim Kalin", "Mevlut Cavusoglu"):
        assert actors[name] == story.archive.quotes(QuoteFilter(actor=name))[1].total
    assert readable.articles() == []
    assert readable.figure_sizes() == readable.figures() == []


def test_windows_of_sources(readable: ReadableArchive) -> None:
    whole = [row.article for row in readable.sources(limit=10)]
    assert len(whole) == 5
    assert [row.article for row in readable.sources(offset=3, limit=10)] == whole[3:]
    days = [row.published.day for row in whole if row.published.day]
    assert days == sorted(days, reverse=True)
    assert readable.outlet(whole[0].id)


@pytest.mark.parametrize("wanted", [QuoteFilter(), QuoteFilter(actor="Ibrahim Kalin")], ids=repr)
def test_windows_of_quotes(readable: ReadableArchive, story: Story, wanted: QuoteFilter) -> None:
    whole, listed = story.archive.quotes(wanted, limit=500)
    total = readable.quote_count(wanted)
    assert total == len(whole) == listed.total
    assert total > listed.total - sum(listed.months.values())
    for offset in (0, 1, total // 2, total - 3, total - 1, total, total + 5):
        window = readable.quotes(wanted, offset=offset, limit=4)
        assert [one.quote for one in window] == [one.quote for one in whole[offset : offset + 4]]
    assert readable.quotes(wanted, offset=0, limit=500)[-1].quote == whole[-1].quote


@pytest.mark.parametrize("wanted", [EntryFilter(), EntryFilter(text="ceasefire")], ids=repr)
def test_windows_of_the_chronology(
    readable: ReadableArchive, story: Story, wanted: EntryFilter
) -> None:
    whole = [one.event for one in story.archive.chronology(wanted, limit=500)[0]]
    starts = readable.chronology_starts(wanted)
    assert sum(count for _, count in starts) == len(whole)
    assert [day for day, _ in starts] == sorted({one.first.isoformat() for one in whole})
    months = readable.chronology_histogram(wanted, by="month")
    assert sum(count for _, count in months) == len(whole)
    for offset in (0, 1, max(len(whole) - 2, 0), len(whole)):
        window = readable.chronology(wanted, offset=offset, limit=3)
        shown = whole[offset : offset + 3]
        assert [(one.first, one.text) for one in window] == [(one.first, one.text) for one in shown]


def test_what_an_archive_cannot_choose_by(readable: ReadableArchive) -> None:
    for wanted in (QuoteFilter(source="003"), QuoteFilter(minimum=0.5)):
        with pytest.raises(FilterError, match="pull the articles into a story"):
            readable.quote_count(wanted)
    with pytest.raises(FilterError, match="not weighed"):
        readable.chronology_starts(EntryFilter(minimum=2))


def test_an_article_with_what_was_found_in_it(readable: ReadableArchive, story: Story) -> None:
    hit = readable.search("ceasefire").hits[0]
    key = hit.article.id
    with pytest.raises(UnknownArticleError, match="Open the article first"):
        readable.article(key)
    readable.fetch(key)
    assert readable.is_fetched(key)
    article = readable.article(key)
    assert (article.id, article.title) == (key, hit.article.title)
    assert all(article.text[start:end] for start, end in hit.hits)
    said = [one for one in readable.quotes(limit=500) if one.article == key]
    quotes = readable.annotations(key).quotes
    assert {one.quote for one in said} == set(quotes)
    assert readable.annotations(key).timexes
    for quote in quotes:
        assert article.text[quote.start : quote.end] == quote.text
    if story.library is not None:
        [row] = [row for row in story.library.articles() if document_id(row) == key]
        own = story.library.article(row.id)
        assert replace(article, id=own.id, content_hash=own.content_hash).text == own.text
    with pytest.raises(UnknownArticleError, match="does not have this article any more"):
        readable.fetch("0" * 64)


def test_words_in_a_text(readable: ReadableArchive) -> None:
    assert readable.find_in_text("quays", "The quay was closed.") == ((4, 8),)
