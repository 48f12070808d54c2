"""The filters of the query language on real articles: whom they quote and name, marks, findings."""

from collections.abc import Iterator

import pytest

from idlib_tui.errors import QueryError, UnknownActorError
from idlib_tui.filters import Marks, QuoteFilter
from idlib_tui.library import Library
from tests.library.conftest import write_seeds

ARTICLES = {
    "ferry.txt": "date 2020-02-18 BELPORT – The ferry will sail again, Anna Halden said on Tuesday."
    " “The harbour walls held through the storm,” Halden said. Jonas Berg, the owner, said:"
    " “Nobody expected reinforcements to arrive.”",
    "storm.txt": "date 2020-02-12 Jonas Berg said on Wednesday: “The storm took the harbour walls.”"
    " Three people were injured in the storm. Reinforcements arrived by road.",
    "quiet.txt": "date 2020-01-05 A market opened near the old mill. Visitors bought the bread,"
    " and the baker sold out before noon.",
    "notice.txt": "Anna Halden is expected at the old mill, where a plaque will be unveiled.",
}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    workspace = write_seeds(tmp_path_factory.mktemp("filters"), ARTICLES)
    with Library.open(workspace) as library:
        library.sync(processes=1)
        yield library


def ids(library: Library, query: str, **options: object) -> set[str]:
    result = library.search(query, **options)  # type: ignore[arg-type]
    return {hit.article.id for hit in result.hits}


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("said:berg reinforcements", {"ferry"}),
        ("said:berg AND reinforcements", {"ferry", "storm"}),
        ("reinforcements said:berg", {"ferry", "storm"}),
        ("said:(berg walls)", {"storm"}),
        ("said:(halden walls)", {"ferry"}),
        ("said:((berg OR halden) walls)", {"ferry", "storm"}),
        ("said:(halden OR berg reinforcements)", {"ferry"}),
        ('said:berg "harbour wall"', {"storm"}),
        ('said:berg "harbour wal*"', {"storm"}),
        ("said:berg (reinforc* OR harbor~)", {"ferry", "storm"}),
        ("said:(berg -storm)", {"ferry"}),
        ("said:berg date:2020-02-12 harbour", {"storm"}),
        ("-(said:berg walls) harbour", {"ferry"}),
        ("about:halden", {"ferry", "notice"}),
        ("about:halden -said:halden", {"notice"}),
        ("has:quote", {"ferry", "storm"}),
        ("has:figure", {"storm"}),
        ("has:date", {"ferry", "storm", "quiet"}),
        ("-has:date", {"notice"}),
        ("has:event -has:quote", {"quiet"}),
        ('date:"last 7 days"', {"ferry", "storm"}),
        ("date:today", {"ferry"}),
        ('date:"last month"', {"quiet"}),
        ('"old mil*"', {"quiet", "notice"}),
        ('"harb* wal*"', {"ferry", "storm"}),
        ('"storm harbou*"~4', {"ferry", "storm"}),
        ('"mil* old"', set()),
        ('-"old mil*" date:2020', {"ferry", "storm"}),
    ],
)
def test_what_a_filter_finds(library: Library, query: str, expected: set[str]) -> None:
    assert ids(library, query) == expected


def hits(library: Library, query: str) -> dict[str, list[str]]:
    return {
        hit.article.id: [library.article(hit.article.id).text[start:end] for start, end in hit.hits]
        for hit in library.search(query).hits
    }


def test_hits_are_inside_the_quotes_of_whom_the_query_names(library: Library) -> None:
    assert hits(library, "said:halden harbour") == {"ferry": ["harbour"]}
    [hit] = library.search("said:berg harbour").hits
    assert "took the harbour" in hit.snippet
    assert [hit.snippet[start:end] for start, end in hit.marks] == ["harbour"]


def test_a_start_in_a_phrase_is_marked_with_the_phrase(library: Library) -> None:
    assert hits(library, '"harb* wal*"') == {"ferry": ["harbour walls"], "storm": ["harbour walls"]}


def test_a_start_in_a_phrase_stands_for_all_inflections_that_the_article_has(
    library: Library,
) -> None:
    text = "They posted a border post."
    assert [text[a:b] for a, b in library.find_in_text('"border posted*"', text)] == ["border post"]
    assert library.find_in_text('"border posted*"', "A border post.") == ()


def test_find_in_text_marks_what_somebody_shall_have_said(library: Library) -> None:
    assert library.find_in_text("said:berg storm", "The storm came.") == ((4, 9),)


def test_days_counted_from_the_newest_article_are_named(library: Library) -> None:
    [notice] = library.search('date:"last week"').notices
    assert "newest article, of 18 Feb 2020: 10–16 Feb 2020 is meant" in notice


@pytest.mark.parametrize("field", ["said", "about"])
def test_an_unknown_name_is_an_error(library: Library, field: str) -> None:
    with pytest.raises(UnknownActorError, match="No actor goes by “nobodyknows”"):
        library.search(f"{field}:nobodyknows")


def test_marks_and_tags(library: Library) -> None:
    contents = {row.id: row.content_hash for row in library.articles()}
    marks = Marks(
        read=frozenset({contents["ferry"], "of an article that is gone"}),
        starred=frozenset({contents["storm"]}),
        pinned=frozenset({contents["quiet"]}),
        tags={"Harbour works": frozenset({contents["ferry"], contents["storm"]})},
    )
    for query, expected in {
        "is:read": {"ferry"},
        "is:unread": {"storm", "quiet", "notice"},
        "is:unread harbour": {"storm"},
        "is:starred OR is:pinned": {"storm", "quiet"},
        'tag:"harbour works" -is:read': {"storm"},
        "tag:harb*": {"ferry", "storm"},
        "tag:harb": set(),
    }.items():
        assert ids(library, query, marks=lambda: marks) == expected, query
    assert ids(library, "is:unread") == set(ARTICLES.keys() and contents)
    assert "tag “harb”" in library.search("tag:harb", marks=lambda: marks).notices[0]


def test_facets_count_what_the_query_finds(library: Library) -> None:
    contents = {row.id: row.content_hash for row in library.articles()}
    marks = Marks(tags={"a": frozenset({contents["ferry"]}), "b": frozenset({contents["quiet"]})})
    facets = library.facets("harbour", marks=lambda: marks)
    assert facets.tags == {"a": 1}
    assert facets.months == {"2020-02": 2}
    assert [*facets.actors] == ["Jonas Berg", "Anna Halden"]
    assert library.facets("is:unread", marks=lambda: marks).tags == {"a": 1, "b": 1}
    with pytest.raises(QueryError):
        library.facets("is:red")


def test_a_misspelt_word_of_a_phrase_or_of_a_quote_gets_a_suggestion(library: Library) -> None:
    assert library.search('"harbuor walls"').suggestion == '"harbour walls"'
    assert library.search("harbuor bread").suggestion is None  # which would find nothing either
    assert library.search("said:berg harbuor").suggestion == "said:berg harbour"


def test_a_name_in_the_role_of_another_is_not_his(idlib: Library) -> None:
    erdogan = QuoteFilter(actor="erdogan")
    assert {one.actor for one in idlib.quotes(erdogan)} == {"Recep Tayyip Erdogan"}
