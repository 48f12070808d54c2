"""Which two statements stand for all that an actor said."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from idlib_tui.merge.positions import choose_position
from idlib_tui.model import Place, Quote, QuoteKind, Stance, Statement

DIRECT = "“We will keep the border crossing open for all who need medical help this winter.”"
REPORTED = "the border crossing would stay open for the sick through the winter months"
OTHER = "the ministry had asked its neighbours to share the cost of the border posts"


def said(
    text: str,
    kind: QuoteKind = QuoteKind.INDIRECT,
    day: date = date(2021, 3, 1),
    stance: Stance = Stance.ASSERTS,
) -> Statement:
    quote = Quote(0, len(text), text, kind, "Nora Velt", "Velt", said_on=day, stance=stance)
    return Statement("a", quote, "Nora Velt")


def chosen(*statements: Statement) -> tuple[str | None, str | None]:
    position = choose_position("Nora Velt", statements)
    return (
        position.quoted.quote.text if position.quoted else None,
        position.reported.quote.text if position.reported else None,
    )


def test_one_quoted_and_one_reported_which_is_not_the_same_again() -> None:
    statements = said(DIRECT, QuoteKind.DIRECT), said(REPORTED), said(OTHER)
    assert chosen(*statements) == (DIRECT, OTHER)


def test_the_order_of_the_statements_does_not_matter() -> None:
    statements = said(DIRECT, QuoteKind.DIRECT), said(REPORTED), said(OTHER)
    assert chosen(*reversed(statements)) == chosen(*statements)


def test_a_whole_sentence_rather_than_a_fragment() -> None:
    fragment = said("“keep the border crossing open for all who need help”", QuoteKind.DIRECT)
    assert chosen(fragment, said(DIRECT, QuoteKind.DIRECT))[0] == DIRECT


def test_the_later_of_two_that_weigh_the_same() -> None:
    late = DIRECT.replace("open", "shut")
    statements = (
        said(DIRECT, QuoteKind.DIRECT, date(2021, 3, 1)),
        said(late, QuoteKind.DIRECT, date(2021, 5, 1)),
    )
    assert chosen(*statements)[0] == late


def test_a_statement_that_more_articles_carry() -> None:
    other = DIRECT.replace("medical", "further")
    often = replace(said(other, QuoteKind.DIRECT), also_in=(Place("b", 0, 9), Place("c", 0, 9)))
    assert chosen(said(DIRECT, QuoteKind.DIRECT), often)[0] == other


@pytest.mark.parametrize("stance", [Stance.NOT_SAID, Stance.ASKS, Stance.DOUBTS])
def test_what_was_not_claimed_is_no_position(stance: Stance) -> None:
    assert chosen(said(REPORTED, stance=stance)) == (None, None)


def test_nobody_who_said_nothing_has_a_position() -> None:
    assert chosen() == (None, None)
