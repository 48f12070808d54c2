"""Search: which articles a query finds, in which order, and with which hits."""

import itertools
import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from idlib_tui.errors import QueryError, UnknownActorError
from idlib_tui.filters import QuoteFilter
from idlib_tui.library import Library
from idlib_tui.library.query.parser import parse
from idlib_tui.library.search.matches import Finder
from idlib_tui.workspace import Workspace
from tests.library.conftest import MakeLibrary, write_seeds

ARTICLES = {
    "alpha.txt": "date 2020-02-18 BELPORT – The border talks failed again, Anna Halden said on"
    " Tuesday. “We will not sign the paper,” Halden said after the meeting in the capital.",
    "beta.txt": "date 2020-02-03 The border posts were shelled and twelve soldiers were wounded in"
    " the attack, according to the defence ministry. Reinforcements crossed the border at night.",
    "gamma.txt": "date 2019-11-30 Çelik’s convoy carried aid for 900,000 displaced people through"
    " the mountain pass, a spokesman for the agency said.",
    "news/delta.txt": "Talking to reporters, the mayor promised that markets would reopen when the"
    " posts are quiet and the roads are clear.",
}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    workspace = write_seeds(tmp_path_factory.mktemp("search"), ARTICLES)
    with Library.open(workspace) as library:
        library.sync(processes=1)
        yield library


def ids(library: Library, query: str, **options: object) -> set[str]:
    result = library.search(query, **options)  # type: ignore[arg-type]
    assert result.total == len(result.hits)
    return {hit.article.id for hit in result.hits}


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("border", {"alpha", "beta"}),
        ("border talks", {"alpha"}),
        ("talk", {"alpha", "news/delta"}),
        ("celik", {"gamma"}),
        ("ÇELİK", {"gamma"}),
        ("900,000", {"gamma"}),
        ('"border posts"', {"beta"}),
        ('"posts border"', set()),
        ('"shelled border"~2', {"beta"}),
        ('"talks border" ~3', set()),
        ("displ*", {"gamma"}),
        ("reinforcem*", {"beta"}),
        ("reinforced*", set()),
        ("soldeirs~", {"beta"}),
        ("markets~", {"news/delta"}),
        ("border -attack", {"alpha"}),
        ("NOT border", {"gamma", "news/delta"}),
        ("celik OR mayor", {"gamma", "news/delta"}),
        ("(celik OR border) said", {"gamma", "alpha"}),
        ("source:beta", {"beta"}),
        ("source:news/delta.txt", {"news/delta"}),
        ("place:belport", {"alpha"}),
        ("border place:bel*", {"alpha"}),
        ("date:2020-02", {"alpha", "beta"}),
        ("date:2020-02-18", {"alpha"}),
        ("date:..2019", {"gamma"}),
        ("date:2019-12..2020-02-03", {"beta"}),
        ("border -date:2020-02-03", {"alpha"}),
        ("celik OR date:2020-02-18", {"gamma", "alpha"}),
        ("date:none", {"news/delta"}),
        ("said:halden", {"alpha"}),
        ("", {"alpha", "beta", "gamma", "news/delta"}),
    ],
)
def test_what_a_query_finds(library: Library, query: str, expected: set[str]) -> None:
    assert ids(library, query) == expected


def test_while_typing_the_last_word_is_also_a_start(library: Library) -> None:
    assert ids(library, "bord", partial=True) == {"alpha", "beta"}
    assert ids(library, "bord") == set()
    assert ids(library, '"border po', partial=True) == {"beta"}
    assert ids(library, "said:hal", partial=True) == {"alpha"}


def test_order(library: Library) -> None:
    newest = [hit.article.id for hit in library.search("", sort="newest").hits]
    oldest = [hit.article.id for hit in library.search("", sort="oldest").hits]
    assert newest == ["alpha", "beta", "gamma", "news/delta"]
    assert oldest == ["gamma", "beta", "alpha", "news/delta"]
    scores = [hit.score for hit in library.search("border OR posts OR talks").hits]
    assert scores == sorted(scores, reverse=True)
    assert len(set(scores)) > 1


def test_windows_add_up_to_the_whole(library: Library) -> None:
    whole = library.search("the")
    parts = [library.search("the", offset=at, limit=1).hits for at in range(whole.total)]
    assert tuple(itertools.chain(*parts)) == whole.hits
    assert library.search("the", offset=99).hits == ()


def test_within_some_articles(library: Library) -> None:
    assert ids(library, "border", within=["beta", "gamma"]) == {"beta"}


def test_hits_and_marks_are_the_words_asked_for(library: Library) -> None:
    [hit] = library.search("cross OR night").hits
    text = library.article(hit.article.id).text
    assert [text[start:end] for start, end in hit.hits] == ["crossed", "night"]
    assert [hit.snippet[start:end] for start, end in hit.marks] == ["crossed", "night"]
    assert "\n" not in hit.snippet


def test_find_in_text_agrees_with_search(library: Library) -> None:
    for hit in library.search('"border posts" OR soldeirs~ OR reinf*').hits:
        text = library.article(hit.article.id).text
        assert library.find_in_text('"border posts" OR soldeirs~ OR reinf*', text) == hit.hits


def test_a_misspelt_word_gets_a_suggestion(library: Library) -> None:
    result = library.search("date:2020 bordre talks")
    assert result.total == 0
    assert result.suggestion == "date:2020 border talks"
    assert library.search("border").suggestion is None


def test_an_unknown_name_is_said(library: Library) -> None:
    with pytest.raises(UnknownActorError, match="No actor goes by “nobodyknows”"):
        library.search("said:nobodyknows")
    assert "nobodyknows" in library.search("said:nobodyknows*").notices[0]


def test_facets(library: Library) -> None:
    facets = library.facets("border")
    assert facets.months == {"2020-02": 2}
    assert set(facets.sources) == {"alpha", "beta"}
    assert "Anna Halden" in facets.actors
    assert sum(library.facets().sources.values()) == 4


@pytest.mark.parametrize(
    "query",
    [
        "*",
        "****a",
        "*a*",
        "a~9",
        "NOT",
        "(((((((((((((((((a",
        "body:[a TO z]",
        "/.*/",
        "a" * 100_000,
        "NOT NOT NOT",
        '"',
        "date:99999999999999999999",
        "\x00\x1b[31m",
        "[/red]",
        "a^1e9",
        "said:\ud800",
        "said:" + "x" * 400,
        "date:0000-01-01",
    ],
)
def test_hostile_queries_end_in_an_answer_or_a_query_error(library: Library, query: str) -> None:
    for partial in (False, True):
        try:
            library.search(query, partial=partial)
        except (QueryError, UnknownActorError) as error:
            message = str(error)
        else:
            message = ""
        assert "Traceback" not in message


def test_an_expansion_that_is_cut_says_so(make_library: MakeLibrary) -> None:
    words = " ".join(f"prefix{chr(97 + at // 26)}{chr(97 + at % 26)}" for at in range(300))
    library = make_library({"a.txt": words, "b.txt": "Something else altogether stands here."})
    result = library.search("prefix*")
    assert result.total == 1
    assert "300 words" in result.notices[0]


def test_engine_and_matcher_find_the_same(tmp_path: Path) -> None:
    rng = random.Random(5)
    vocabulary = ["truce", "truces", "border", "boarder", "posts", "celik", "çelik", "talking"]
    texts = {
        f"{number:03}.txt": " ".join(rng.choices(vocabulary, k=rng.randrange(4, 9))) + "."
        for number in range(60)
    }
    queries = [
        "truce border",
        '"truce border"',
        '"border truce"',
        '"truce posts talk"~1',
        '"celik celik"',
        "bor*",
        "border~",
        "talk OR celik",
        '"truce posts"~2 OR "talking border"',
    ]
    with Library.open(write_seeds(tmp_path, texts)) as library:
        library.sync(processes=1)
        bodies = {row.id: library.article(row.id).text for row in library.articles()}
        assert len(bodies) == 60
        for query in queries:
            found = ids(library, query)
            tree = parse(query)
            with_hits = {name for name, text in bodies.items() if Finder(tree).find(text)}
            # A hit is a part of the query; where all parts are wanted, there are more of those.
            assert found <= with_hits
            if " " not in query or query.startswith('"') or "OR" in query:
                assert found == with_hits, query
    assert Workspace.at(tmp_path).index.is_dir()


def test_hits_of_said_alone_are_where_that_person_is_quoted(idlib: Library) -> None:
    hit = idlib.search("said:guterres").hits[0]
    text = idlib.article(hit.article.id).text
    said = [
        one.quote
        for one in idlib.quotes(QuoteFilter(actor="guterres", source=hit.article.id, fold=False))
    ]
    assert hit.hits[0][0] == min(quote.start for quote in said)
    for quote in said:
        assert any(start <= quote.start and quote.end <= end for start, end in hit.hits)
    assert text[hit.hits[0][0] : hit.hits[0][0] + 20] in hit.snippet


def test_hits_of_said_with_words_are_the_words(idlib: Library) -> None:
    for hit in idlib.search("said:guterres idlib").hits:
        text = idlib.article(hit.article.id).text
        assert {text[start:end].casefold() for start, end in hit.hits} <= {"idlib", "idlib’s"}


def test_many_small_additions_leave_few_segments_and_the_same_answers(tmp_path: Path) -> None:
    names = [f"{number:02}.txt" for number in range(24)]
    texts = {name: f"The harbour of town {name[:2]} was quiet on Monday." for name in names}
    at_once = write_seeds(tmp_path / "at once", texts)
    workspace = write_seeds(tmp_path / "one by one", {names[0]: texts[names[0]]})
    with Library.open(workspace) as library, Library.open(at_once) as other:
        other.sync(processes=1)
        for name in names:
            write_seeds(tmp_path / "one by one", {name: texts[name]})
            assert library.sync(processes=1).notices == (), "merging finds nothing damaged"
        assert library.search("harbour quiet").hits == other.search("harbour quiet").hits
        assert library.search('"town 07"').total == 1
    assert len(list((workspace.index / "words").glob("*.trm"))) < 12


def test_removing_most_articles_leaves_the_words_of_the_others(tmp_path: Path) -> None:
    names = [f"{number:02}.txt" for number in range(8)]
    texts = {name: f"The harbour of town {name[:2]} was quiet. " * 200 for name in names}
    workspace = write_seeds(tmp_path / "all", texts)
    with Library.open(workspace) as library:
        library.sync(processes=1)
        for name in names[:6]:
            (workspace.seeds / name).unlink()
        assert library.sync(processes=1).notices == (), "merging finds nothing damaged"
        assert library.search("harb*").total == 2
        assert library.search('"town 07"').total == 1
        assert library.search('"town 03"').total == 0


def test_rows_beyond_the_first_screen_are_located_when_they_are_looked_at(tmp_path: Path) -> None:
    articles = {f"{n:02}.txt": f"date 2020-02-18 Talks number {n} failed." for n in range(40)}
    workspace = write_seeds(tmp_path, articles)
    with Library.open(workspace) as library:
        library.sync(processes=1)
        hits = library.search("talks", limit=40).hits
        last, changed = hits[-1], hits[-2]
        assert last.snippet[last.marks[0][0] : last.marks[0][1]] == "Talks"
        (workspace.seeds / changed.article.file).write_text("Nothing of the kind.")
        library.sync(processes=1)
        assert (changed.hits, changed.snippet, changed.marks) == ((), "", ())
        assert len(last.hits) == 1
