"""The query language: what a query means, and what is said of one that means nothing."""

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from idlib_tui.errors import QueryError
from idlib_tui.library.query.parser import DEEPEST, LONGEST_QUERY, MOST_CLAUSES, parse
from idlib_tui.library.query.tree import (
    And,
    Dated,
    Everything,
    Fuzzy,
    Not,
    Or,
    Phrase,
    Prefix,
    Term,
    Where,
)


def term(form: str, position: int = 0, stem: str | None = None) -> Term:
    return Term(form, stem or form, position=position)


def test_words_side_by_side_are_all_wanted() -> None:
    assert parse("truce border") == And((term("truce", 0, "truce"), term("border", 6)))


def test_and_binds_closer_than_or() -> None:
    assert parse("a b OR c AND d") == Or(
        (And((term("a", 0), term("b", 2))), And((term("c", 7), term("d", 13))))
    )


def test_parentheses_group() -> None:
    assert parse("a (b OR c)") == And((term("a", 0), Or((term("b", 3), term("c", 8)))))


@pytest.mark.parametrize("query", ["a NOT b", "a -b", "a AND NOT b", "a AND -b"])
def test_ways_to_say_not(query: str) -> None:
    tree = parse(query)
    assert isinstance(tree, And)
    assert isinstance(tree.nodes[1], Not)


def test_not_twice_is_nothing() -> None:
    assert parse("NOT NOT a") == term("a", 8)


def test_a_hyphen_inside_a_word_is_no_not() -> None:
    apart, joined = Phrase(("ceas", "fire")), Term("ceasefire", "ceasefir")
    assert parse("cease-fire") == Or((apart, joined))


def test_small_operators_are_words() -> None:
    assert parse("or") == term("or")


def test_phrase_and_proximity() -> None:
    assert parse('"border posts"') == Phrase(("border", "post"))
    assert parse('"border posts"~5') == Phrase(("border", "post"), slop=5)
    assert parse("“border posts”") == Phrase(("border", "post"))
    assert parse('"border"') == term("border")


def test_prefix_fuzzy_and_diacritics() -> None:
    assert parse("displ*") == Prefix("displ")
    assert parse("harbor~") == Fuzzy("harbor")
    assert parse("Çavuş*") == Prefix("cavus")


def test_fields() -> None:
    assert parse("title:border") == Term("border", "border", title=True)
    assert parse('said:"Anna Halden"') == Where("said", "Anna Halden")
    assert parse("SOURCE:002") == Where("source", "002")
    assert parse("place:bel*") == Where("place", "bel", prefix=True)


@pytest.mark.parametrize(
    ("query", "first", "last"),
    [
        ("date:2020-02-18", date(2020, 2, 18), date(2020, 2, 18)),
        ("date:2020-02", date(2020, 2, 1), date(2020, 2, 29)),
        ("date:2019-12", date(2019, 12, 1), date(2019, 12, 31)),
        ("date:2020", date(2020, 1, 1), date(2020, 12, 31)),
        ("date:2020-02-05..2020-03", date(2020, 2, 5), date(2020, 3, 31)),
        ("date:..2020-02", date.min, date(2020, 2, 29)),
        ("date:2020-02..", date(2020, 2, 1), date.max),
        ("date:9999-12", date(9999, 12, 1), date.max),
        ("date:none", None, None),
    ],
)
def test_dates(query: str, first: date | None, last: date | None) -> None:
    assert parse(query) == Dated(first, last)


def test_the_empty_query_is_everything() -> None:
    assert parse("") == Everything()
    assert parse("   ") == Everything()


@pytest.mark.parametrize(
    ("query", "position", "says"),
    [
        ("(a", 0, "not closed"),
        ("a )", 2, "closes nothing"),
        ('a "b c', 2, "not closed"),
        ("a AND", 2, "nothing after AND"),
        ("OR a", 0, "nothing before OR"),
        ("a OR OR b", 2, "nothing after OR"),
        ("a NOT", 2, "nothing after NOT"),
        ("*", 0, "start of a word"),
        ("*ing", 0, "only end a word"),
        ("b*ing", 1, "only end a word"),
        ("ab*", 0, "too short"),
        ("abc~", 0, "at least 4 letters"),
        ("harbor~2", 0, "one letter to differ"),
        ("sorce:x", 0, "Did you mean source:?"),
        ("xyz:x", 0, "Fields: source:"),
        ("said: x", 0, "needs a value"),
        ("date:2020-13", 0, "not in the calendar"),
        ("date:yesterday", 0, "is not a date"),
        ("date:2021..2020", 0, "ends before it starts"),
        ("date:..", 0, "before or after"),
        ("—", 0, "no word"),
        ("()", 0, "no word"),
    ],
)
def test_an_impossible_query_says_what_and_where(query: str, position: int, says: str) -> None:
    with pytest.raises(QueryError) as caught:
        parse(query)
    assert says in str(caught.value)
    assert caught.value.position == position
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "query",
    [
        "a" * (LONGEST_QUERY + 1),
        " ".join("a" for _ in range(MOST_CLAUSES + 1)),
        "(" * (DEEPEST + 1) + "a" + ")" * (DEEPEST + 1),
    ],
)
def test_a_query_that_asks_too_much(query: str) -> None:
    with pytest.raises(QueryError):
        parse(query)


@pytest.mark.parametrize(
    ("query", "finished"),
    [
        ("truce AND", "truce"),
        ("truce OR ", "truce"),
        ("truce -", "truce"),
        ("truce NOT ", "truce"),
        ("truce said:", "truce"),
        ("truce date:2020-0", "truce"),
        ("(truce ", "truce"),
    ],
)
def test_while_typing_what_is_unfinished_does_not_count(query: str, finished: str) -> None:
    without_position = parse(finished)
    tree = parse(query, partial=True)
    assert isinstance(tree, Term)
    assert isinstance(without_position, Term)
    assert tree.stem == without_position.stem


def test_while_typing_the_last_word_may_be_the_start_of_one() -> None:
    assert parse("border tr", partial=True) == And(
        (term("border", 0), Or((term("tr", 7), Prefix("tr", position=7))))
    )
    assert parse("border tr ", partial=True) == And((term("border", 0), term("tr", 7)))
    assert parse('"border tr', partial=True) == And(
        (term("border", 0), Or((term("tr", 0), Prefix("tr"))))
    )
    assert parse("said:kal", partial=True) == Where("said", "kal", prefix=True)


@given(st.text(alphabet="ab \"“”()-*~:.ANDORT2'", max_size=60), st.booleans())
def test_any_query_has_a_meaning_or_an_error(query: str, partial: bool) -> None:
    with suppress(QueryError):
        parse(query, partial=partial)
