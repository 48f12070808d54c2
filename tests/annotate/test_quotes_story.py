"""The bundled story: every statement of its five actors, and nobody else's."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from idlib_tui.annotate.quotes import find_quotes
from idlib_tui.annotate.text.document import read_document
from idlib_tui.ingest import ingest
from idlib_tui.model import Article, Quote
from idlib_tui.story import read_story

SEEDS = Path(__file__).parents[2] / "seeds"

STATEMENTS = {
    ("000", "Ibrahim Kalin"): [
        "Talks amongst Russia and Turkey",
        "“satisfactory result”",
        "each sides agreed to meet",
        "“We did not take the document",
        "Turkey’s position was for a return",
        "it was out of the concern",
        "Turkey will continue sending in",
        "“to guard the area",
        "Ankara would react to any assault",
        "“in the strongest way",
    ],
    ("000", "Michelle Bachelet"): [
        "it was “cruel outside of belief”",
        "“cruel outside of belief”",
        "all events begin an instant",
        "the Syrian authorities and its allies to make it possible",
        "“No shelter is now harmless,”",
        "“And as the govt offensive",
    ],
    ("001", "Ibrahim Kalin"): [
        "the talks were “not satisfactory,” and Turkey would continue",
        "“not satisfactory,”",
        "“We will continue the deployment",
    ],
    ("001", "Michelle Bachelet"): ["“Civilians fleeing the fighting"],
    ("002", "Hulusi Akar"): [
        "his country’s army had responded",
        "Some 309 Syrian troops",
        "“neutralized,”",
        "“This attack (towards Turkish",
    ],
    ("002", "Jens Stoltenberg"): [
        "Syria and Russia to “quit",
        "“quit indiscriminate",
        "“thoroughly take part",
        "“We also request Russia",
        "the assembly was",
        "“an expression of assist”",
    ],
    ("003", "Mevlut Cavusoglu"): [
        "Russian officials will arrive",
        "Turkey would do whatever",
        "“A delegation from Russia",
        "the Russians would arrive",
    ],
    ("004", "Mevlut Cavusoglu"): [
        "there has been no consensus",
        "since the talks had failed",
    ],
}


@cache
def quotes_of(number: str) -> tuple[Quote, ...]:
    story = read_story(SEEDS / "story.yaml")
    [path] = SEEDS.glob(f"{number}_*.txt")
    article = ingest(path, SEEDS, story)
    assert isinstance(article, Article)
    return find_quotes(read_document(article.text, article.published.day, story.actors))[1]


@pytest.mark.parametrize(("number", "actor"), STATEMENTS)
def test_an_actors_statements(number: str, actor: str) -> None:
    found = [quote.text for quote in quotes_of(number) if quote.speaker_text == actor]
    expected = STATEMENTS[number, actor]
    assert [text[: len(start)] for text, start in zip(found, expected, strict=True)] == expected


def test_no_other_article_gives_an_actor_words() -> None:
    actors = {actor for _, actor in STATEMENTS}
    found = {
        (number, quote.speaker_text)
        for number in ("000", "001", "002", "003", "004")
        for quote in quotes_of(number)
        if quote.speaker_text in actors
    }
    assert found == set(STATEMENTS)


def speaker(number: str, start: str) -> str | None:
    [found] = [quote.speaker_text for quote in quotes_of(number) if quote.text.startswith(start)]
    return found


def test_the_quotation_after_a_spokesmans_sentence_is_his() -> None:
    assert speaker("004", "“The meetings and the negotiations") == "Omer Celik"


def test_the_source_is_an_actor_of_its_own() -> None:
    for start in ("“There is coordination", "“There are no issues", "“We have no problem"):
        assert speaker("003", start) == "Turkish security source"


def test_a_term_is_nobodys_statement() -> None:
    assert not [q for n in ("002", "003") for q in quotes_of(n) if q.text == "“de-escalation zone”"]
