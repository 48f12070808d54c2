"""The same statement in several articles."""

from __future__ import annotations

import random

import pytest

from idlib_tui.merge.statements import link_statements
from idlib_tui.model import Quote, QuoteKind, Statement


def statement(article: str, text: str, kind: QuoteKind = QuoteKind.DIRECT) -> Statement:
    quote = Quote(0, len(text), text, kind, "Nora Velt", "Velt")
    return Statement(article, quote, "Nora Velt")


def links(*statements: Statement) -> list[list[str]]:
    return [[article for article, _, _ in one.also_in] for one in link_statements(statements)]


FULL = "“We will continue to send troops to the border to keep the civilians there safe.”"


@pytest.mark.parametrize(
    "other",
    [
        FULL,
        FULL.replace("“", '"').replace("”", '"'),
        "“We will continue to send troops to the border,”",
        "“We will go on sending troops to the border so that civilians there are kept safe.”",
    ],
)
def test_verbatim_cut_and_reworded_statements_are_linked(other: str) -> None:
    assert links(statement("a", FULL), statement("b", other)) == [["b"], ["a"]]


@pytest.mark.parametrize(
    "other",
    [
        "“The bridge will stay closed until the spring, and the ferry will run.”",
        "“We will withdraw.”",
    ],
)
def test_different_statements_are_not(other: str) -> None:
    assert links(statement("a", FULL), statement("b", other)) == [[], []]


def test_differing_figures_make_different_statements() -> None:
    one = statement("a", "the storm had killed 12 fishermen off the northern coast")
    other = statement("b", "the storm had killed 31 fishermen off the northern coast")
    assert links(one, other) == [[], []]


def test_short_statements_must_be_the_same_word_for_word() -> None:
    assert links(statement("a", "“Never again.”"), statement("b", "'Never again.'")) == [
        ["b"],
        ["a"],
    ]
    reported = statement("b", "never again", QuoteKind.INDIRECT)
    assert links(statement("a", "never again", QuoteKind.INDIRECT), reported) == [[], []]


def test_statements_of_one_article_are_not_linked() -> None:
    assert links(statement("a", FULL), statement("a", FULL)) == [[], []]


def test_the_most_complete_and_best_typeset_comes_first() -> None:
    cut = "“We will continue to send troops to the border,”"
    found = links(
        statement("a", cut),
        statement("b", FULL.replace("“", '"').replace("”", '"')),
        statement("c", FULL),
        statement("d", cut),
    )
    assert found[3] == ["c", "b", "a"]


def test_links_do_not_depend_on_the_order_given() -> None:
    nouns = ["bridge", "ferry", "harbour", "storm", "fishermen", "council", "winter", "money"]
    rng = random.Random(5)
    texts = [" ".join(rng.choices(nouns, k=rng.randint(3, 7))) for _ in range(40)]
    made = [statement(f"a{i}", text) for i, text in enumerate(texts)]
    straight = {one.article: one.also_in for one in link_statements(made)}
    rng.shuffle(made)
    assert {one.article: one.also_in for one in link_statements(made)} == straight


def test_links_are_mutual() -> None:
    made = [statement(f"a{i}", FULL[: 40 + 8 * i]) for i in range(6)]
    found = {
        one.article: {article for article, _, _ in one.also_in} for one in link_statements(made)
    }
    for article, others in found.items():
        assert all(article in found[other] for other in others)
