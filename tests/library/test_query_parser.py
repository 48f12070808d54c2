"""The query language: what a query means, and what is said of one that means nothing."""

from contextlib import suppress
from dataclasses import replace
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
    Field,
    Finding,
    Fuzzy,
    Has,
    Mark,
    Marked,
    Node,
    Not,
    Or,
    Phrase,
    Prefix,
    Said,
    Tagged,
    Term,
    Where,
)
from idlib_tui.library.query.visiting import leaves
from idlib_tui.library.words import analyse


def term(form: str, position: int = 0, stem: str | None = None) -> Term:
    return Term(form, stem or analyse(form)[1], position=position)


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
    assert parse('said:"Anna Halden"') == Said("Anna Halden")
    assert parse("about:hal*") == Where(Field.ABOUT, "hal", prefix=True)
    assert parse("SOURCE:002") == Where(Field.SOURCE, "002")
    assert parse("place:bel*") == Where(Field.PLACE, "bel", prefix=True)
    assert parse("is:unread") == Marked(Mark.UNREAD)
    assert parse("has:Figure") == Has(Finding.FIGURE)
    assert parse("tag:to-check") == Tagged("to-check")


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
        ("xyz:x", 0, "Fields: title:, source:"),
        ("is:red", 0, "Did you mean read?"),
        ("has:nothing", 0, "takes one of figure, quote, event, date"),
        ("title:(a source:b)", 9, "cannot stand inside title:(…)"),
        ("said:(kalin said:b)", 12, "cannot stand inside said:(…)"),
        ("said:(kalin title:b)", 12, "cannot stand inside said:(…)"),
        ("said:()", 0, "needs a name first"),
        ("said:(NOT a)", 0, "needs a name first"),
        ('"the *ing"', 5, "only end a word"),
        ('"the b*ing"', 6, "only end a word"),
        ('"the po*"', 5, "too short"),
        ("date:last", 0, "is not a date"),
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
    assert parse('"border tr', partial=True) == Or(
        (Phrase(("border", "tr")), Phrase(("border", Prefix("tr"))))
    )
    assert parse("said:kal", partial=True) == Said("kal", prefix=True)


@given(st.text(alphabet="ab \"“”()-*~:.ANDORT2'", max_size=60), st.booleans())
def test_any_query_has_a_meaning_or_an_error(query: str, partial: bool) -> None:
    with suppress(QueryError):
        parse(query, partial=partial)


def test_words_behind_said_are_what_is_said() -> None:
    ferry = term("ferry", 12)
    assert parse("said:halden ferry") == Said("halden", words=ferry)
    assert parse("said:halden ferry quay") == Said("halden", words=And((ferry, term("quay", 18))))
    assert parse("said:halden (ferry OR quay)") == Said(
        "halden", words=Or((term("ferry", 13), term("quay", 22)))
    )


def test_other_filters_do_not_end_what_is_said() -> None:
    assert parse("said:halden date:2020 ferry") == And(
        (
            Said("halden", words=term("ferry", 22)),
            Dated(date(2020, 1, 1), date(2020, 12, 31), 12),
        )
    )


@pytest.mark.parametrize(
    "query",
    [
        "said:halden AND ferry",
        "ferry said:halden",
        "-said:halden ferry",
        "said:halden -ferry",
        "said:halden title:ferry",
    ],
)
def test_words_elsewhere_are_not_what_is_said(query: str) -> None:
    tree = parse(query)
    assert isinstance(tree, And)
    assert Said("halden") in {
        replace(leaf, position=0) for leaf in leaves(tree) if isinstance(leaf, Said)
    }


def test_parentheses_behind_said_take_a_name_and_words() -> None:
    assert parse("said:(halden ferry)") == Said("halden", words=term("ferry", 13), position=6)
    assert parse('said:("anna halden" AND ferry)') == Said(
        "anna halden", words=term("ferry", 24), position=6
    )
    assert parse("said:(halden OR berg quay)") == Or(
        (Said("halden", position=6), Said("berg", words=term("quay", 21), position=16))
    )
    assert parse("said:((halden OR berg) quay)") == Or(
        (
            Said("halden", words=term("quay", 23), position=7),
            Said("berg", words=term("quay", 23), position=17),
        )
    )
    assert parse("said:(halden -ferry)") == Said("halden", words=Not(term("ferry", 14)), position=6)


def test_a_field_before_parentheses_counts_for_all_inside() -> None:
    assert parse("title:(ferry OR quay)") == Or(
        (
            Term("ferry", "ferri", title=True, position=7),
            Term("quay", "quay", title=True, position=16),
        )
    )
    assert parse("source:(a OR b)") == Or(
        (Where(Field.SOURCE, "a", position=8), Where(Field.SOURCE, "b", position=13))
    )


def test_a_start_in_a_phrase() -> None:
    assert parse('"border post*"') == Phrase(("border", Prefix("post")))
    assert parse('"bord* posts"~3') == Phrase((Prefix("bord"), "post"), slop=3)
    assert parse('"bord*"') == Prefix("bord")
    assert parse("cease-fire*") == Or((Phrase(("ceas", Prefix("fire"))), Prefix("ceasefire")))


TUESDAY = date(2020, 2, 18)


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("today", "2020-02-18", "2020-02-18"),
        ("Yesterday", "2020-02-17", "2020-02-17"),
        ('"this week"', "2020-02-17", "2020-02-23"),
        ('"last week"', "2020-02-10", "2020-02-16"),
        ('"last month"', "2020-01-01", "2020-01-31"),
        ('"past year"', "2019-01-01", "2019-12-31"),
        ('"last 7 days"', "2020-02-12", "2020-02-18"),
        ('"last 2 weeks"', "2020-02-05", "2020-02-18"),
        ('"last 1 month"', "2020-01-19", "2020-02-18"),
        ("yesterday..", "2020-02-17", "9999-12-31"),
        ('"2020-01..last week"', "2020-01-01", "2020-02-16"),
    ],
)
def test_days_are_counted_from_a_day(written: str, first: str, last: str) -> None:
    assert parse(f"date:{written}", today=TUESDAY) == Dated(
        date.fromisoformat(first), date.fromisoformat(last), counted_from=TUESDAY
    )


def test_a_month_before_the_end_of_a_longer_one_ends_earlier() -> None:
    tree = parse('date:"last 1 month"', today=date(2020, 3, 31))
    assert tree == Dated(date(2020, 3, 1), date(2020, 3, 31), counted_from=date(2020, 3, 31))


@pytest.mark.parametrize("written", ['"last 99999 years"', '"last 99999 months"'])
def test_no_day_before_the_calendar(written: str) -> None:
    with pytest.raises(QueryError, match="not in the calendar"):
        parse(f"date:{written}", today=TUESDAY)


@pytest.mark.parametrize(
    ("query", "finished"),
    [
        ("truce said:(", "truce"),
        ("truce said:(halden", "truce said:halden*"),
        ("said:(halden OR ", "said:halden"),
        ("truce title:(", "truce"),
        ("truce is:un", "truce"),
        ("truce has:f", "truce"),
        ('truce date:"last ', "truce"),
        ("truce tag:", "truce"),
        ('"border po', '("border po" OR "border po")'),
        ('"border p', "border"),
    ],
)
def test_while_typing_only_what_is_finished_counts(query: str, finished: str) -> None:
    def kinds(tree: Node) -> list[tuple[type, object]]:
        return [(type(leaf), getattr(leaf, "value", None)) for leaf in leaves(tree)]

    assert kinds(parse(query, partial=True)) == kinds(parse(finished))


def test_the_first_letter_of_a_word_excludes_nothing() -> None:
    assert parse("truce b", partial=True) == And((term("truce"), Or((term("b", 6), Everything()))))
