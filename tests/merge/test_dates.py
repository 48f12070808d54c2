"""Publication dates of undated articles, from what dated ones tell of the same days."""

from __future__ import annotations

import locale
import random
from datetime import date

import pytest

from idlib_tui.library import Library
from idlib_tui.merge.dates import infer_many, infer_published
from idlib_tui.model import Article, Published, PublishedFrom

ANNOUNCED = """Dockers at the port of Arden will walk out on Saturday, their union said on Thursday.
The walkout would be the first since the harbour board cut night wages in March."""
STRIKE = """Dockers at the port of Arden walked out on Saturday in a row over night wages.
The harbour board called the walkout illegal. Ferries to the islands stayed moored."""
FLOOD = """Rain flooded the valley of the Lorn on Monday and swept a bridge away.
Farmers lost sheep and fences, the county said."""
UNDATED = """The harbour board met the dockers' union on Monday over night wages, two days after
the dockers of Arden had walked out on Saturday. Ferries to the islands sailed again.
On May 2 the board had cut the wages of the pilots."""


def article(name: str, text: str, day: str | None = None) -> Article:
    published = Published()
    if day is not None:
        published = Published(date.fromisoformat(day), PublishedFrom.FILE)
    return Article(name, f"{name}.txt", name.title(), text, published=published)


DATED = [
    article("announced", ANNOUNCED, "2022-05-12"),
    article("strike", STRIKE, "2022-05-14"),
    article("flood", FLOOD, "2022-06-06"),
]


def test_the_same_event_tells_the_week_and_the_weekday_the_day() -> None:
    published = infer_published(article("undated", UNDATED), DATED)
    assert published.day == date(2022, 5, 16)
    assert published.known_from is PublishedFrom.INFERRED
    assert (
        published.because == "It dates to “Saturday” what “Strike” reports of Saturday 14 May 2022."
    )
    assert 0 < published.confidence < 1


def test_a_date_in_the_text_itself_goes_first() -> None:
    stamped = article("stamped", f"Published 20 May 2022\n{UNDATED}")
    published = infer_published(stamped, DATED)
    assert (published.day, published.known_from) == (date(2022, 5, 20), PublishedFrom.TEXT)


def test_a_dateline_without_its_year() -> None:
    text = f"ARDEN, May 17 (Agency) – {UNDATED}"
    assert infer_published(article("dateline", text), DATED).day == date(2022, 5, 17)


def test_nothing_in_common_leaves_the_day_unknown() -> None:
    alone = article("alone", "Zebras graze.")
    assert infer_published(alone, DATED) == Published()
    assert infer_published(article("undated", UNDATED), []) == Published()


LONG_AGO = article("long-ago", FLOOD.replace("Lorn", "Esk"), "2021-02-01")


def test_one_sentence_that_agrees_is_too_little_in_a_story_of_a_year() -> None:
    assert infer_published(article("undated", UNDATED), [*DATED, LONG_AGO]) == Published()


def test_several_sentences_that_agree_are_evidence_in_a_story_of_a_year() -> None:
    told = """The Arden harbour board sacked its pilot master on Monday over the stranded ferry.
The Arden lifeboat had towed the stranded ferry off the sandbank on Sunday morning.
The stranded ferry Gannet had struck the sandbank in thick fog on Saturday night."""
    reports = [
        article("sacked", told, "2022-05-16"),
        article("again", told.replace("thick fog", "dense fog"), "2022-05-16"),
    ]
    published = infer_published(article("undated", told), [*DATED, *reports, LONG_AGO])
    assert published.day == date(2022, 5, 16)
    assert published.confidence >= 0.8


def test_nearly_a_copy_has_the_day_of_the_other() -> None:
    timeless = "Farmers of the Esk valley feed sheep with kelp, an old craft of the islands. " * 3
    copy = infer_published(
        article("copy", timeless + "Kelp is cheap."), [article("kelp", timeless, "2022-05-03")]
    )
    assert (copy.day, copy.because) == (
        date(2022, 5, 3),
        "It is nearly a copy of “Kelp” of that day.",
    )
    assert copy.confidence < 0.8


def test_an_article_is_no_evidence_for_itself() -> None:
    own = article("undated", UNDATED, "2022-06-10")
    assert infer_published(article("undated", UNDATED), [*DATED, own]).day == date(2022, 5, 16)


def test_the_order_of_the_articles_does_not_matter() -> None:
    undated = [article("undated", UNDATED), article("alone", "Zebras graze on Monday.")]
    expected = infer_many(undated, DATED)
    for seed in range(3):
        shuffled = random.Random(seed).sample(DATED, len(DATED))
        assert infer_many(undated, shuffled) == expected


def test_the_locale_does_not_matter() -> None:
    before = locale.setlocale(locale.LC_TIME)
    expected = infer_published(article("undated", UNDATED), DATED)
    try:
        locale.setlocale(locale.LC_TIME, "")
        assert infer_published(article("undated", UNDATED), DATED) == expected
    except locale.Error:
        pytest.skip("the machine's locale is not installed")
    finally:
        locale.setlocale(locale.LC_TIME, before)


def test_the_idlib_story(idlib: Library) -> None:
    published = {row.id[:3]: row.published for row in idlib.articles()}
    assert published["001"].day == date(2020, 2, 18)
    assert published["004"].day == date(2020, 2, 10)
    assert {published[key].known_from for key in ("001", "004")} == {PublishedFrom.INFERRED}
    assert "Tuesday 18 Feb 2020" in published["001"].because
    assert "Saturday 8 Feb 2020" in published["004"].because
