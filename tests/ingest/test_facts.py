"""What a file says about its article."""

from __future__ import annotations

from datetime import date

import pytest

from idlib_tui.ingest.article import Given
from idlib_tui.ingest.draft import Draft
from idlib_tui.ingest.facts.credits import read_credits
from idlib_tui.ingest.facts.dateline import read_dateline
from idlib_tui.ingest.facts.days import day_of_date_line, find_day
from idlib_tui.ingest.facts.title import lead, shortened
from idlib_tui.ingest.reader import read_article
from idlib_tui.model import Article, FileFacts, PublishedFrom, Story

BODY = "The harbour opened on Tuesday, officials said. Ships came in all day."


def article(text: str, story: Story | None = None, file: str = "a.txt") -> Article:
    return read_article(Draft(text), file, Given(story or Story()))


@pytest.mark.parametrize(
    ("text", "place", "agency"),
    [
        ("OSLO – The harbour", "Oslo", None),
        ("Lagos, Nigeria – The harbour", "Lagos, Nigeria", None),
        ("OSLO / BERGEN – The harbour", "Oslo / Bergen", None),
        ("OSLO/BERGEN - The harbour", "Oslo / Bergen", None),
        ("DALLAS (AP) — The harbour", "Dallas", "AP"),
        ("LONDON, March 3 (Reuters) - The harbour", "London", "Reuters"),
        ("WASHINGTON, D.C. — “We go,”", "Washington, D.C.", None),
        ("Rio de Janeiro – The harbour", "Rio de Janeiro", None),
        ("Oslo – which is a harbour – said", None, None),
        ("The harbour opened – at last – on Tuesday", None, None),
        ("Well-known sailors", None, None),
    ],
)
def test_datelines(text: str, place: str | None, agency: str | None) -> None:
    found = read_dateline(text)
    assert (found.place if found else None, found.agency if found else None) == (place, agency)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("2020-02-18", date(2020, 2, 18)),
        ("2020-02-18T10:30:00Z", date(2020, 2, 18)),
        ("Tuesday, 18 February 2020", date(2020, 2, 18)),
        ("Published Feb. 18, 2020 at 10:30 a.m. EST", date(2020, 2, 18)),
        ("Last updated on: 18th Sept 2020 | 10:30 GMT", date(2020, 9, 18)),
        ("30 February 2020", None),
        ("02/03/2020", None),
        ("On 18 February 2020 the harbour opened", None),
        ("March 2020", None),
    ],
)
def test_date_lines(line: str, day: date | None) -> None:
    assert day_of_date_line(line) == day


def test_an_impossible_day_does_not_hide_a_real_one() -> None:
    found = find_day("2020-02-30, corrected 2020-03-01")
    assert found is not None
    assert found[0] == date(2020, 3, 1)


def test_a_date_in_the_header_line_is_the_files() -> None:
    read = article(f" date 2020-02-18 OSLO – {BODY}")
    assert read.published.day == date(2020, 2, 18)
    assert read.published.known_from is PublishedFrom.FILE
    assert read.published.confidence == 1
    assert "2020-02-18" in read.published.because
    assert read.text == f"OSLO – {BODY}"
    assert read.repairs[0].kind == "header"
    assert read.repairs[0].was == " date 2020-02-18"


def test_header_lines() -> None:
    read = article(
        f"Title: Harbour opens\nSource: The Gull\nDate: 2 May 2018\nURL: http://x\n\n{BODY}"
    )
    assert (read.title, read.outlet, read.published.day) == (
        "Harbour opens",
        "The Gull",
        date(2018, 5, 2),
    )
    assert read.text == BODY


def test_a_sentence_with_a_colon_is_no_header() -> None:
    text = f"Source: nobody knows.\n\nThe date: 2 May 2018 was set.\n\n{BODY}"
    assert article(f"{BODY}\n\nDate: 2 May 2018").published.day is None
    assert "The date: 2 May 2018 was set." in article(text).text


@pytest.mark.parametrize(
    "line",
    [
        "Submitted on 2 May 2018 - 10:15am",
        "Date Posted: 2 May 2018",
        "Issue Date: 2 May 2018",
        "Date of publication: 2 May 2018",
        "5.23.2018",
        "Updated: May 24, 2018 | Published: May 23, 2018",
        "Published: May 23, 2018 | Updated: May 24, 2018",
    ],
)
def test_lines_that_are_only_a_date(line: str) -> None:
    read = article(f"Harbour opens\n\n{line}\n\n{BODY}")
    assert read.published.day == date(2018, 5, 23 if "23" in line else 2)
    assert read.text == BODY


def test_a_dateline_with_its_day_in_brackets() -> None:
    read = article(f"Harbour opens\n\nGENEVA (2 May 2018) – {BODY}")
    assert read.place == "Geneva"
    assert read.published.day == date(2018, 5, 2)


def test_headline_byline_and_date_line() -> None:
    read = article(f"Harbour opens\n\nBy Ann Lee and Bo Lind, Gull\nPublished 2 May 2018\n\n{BODY}")
    assert read.title == "Harbour opens"
    assert read.byline == "Ann Lee and Bo Lind, Gull"
    assert read.published.day == date(2018, 5, 2)
    assert read.published.known_from is PublishedFrom.TEXT
    assert "Published 2 May 2018" in read.published.because
    assert read.text == BODY
    assert [repair.kind for repair in read.repairs] == ["title", "header"]


def test_the_files_date_comes_before_the_storys_and_that_before_the_texts() -> None:
    story = Story(files={"a.txt": FileFacts(date=date(2021, 1, 1))})
    assert article(f"date 2020-02-18 {BODY}", story).published.known_from is PublishedFrom.FILE
    stated = article(f"Published 2 May 2018\n\n{BODY}", story).published
    assert (stated.day, stated.known_from) == (date(2021, 1, 1), PublishedFrom.STORY)
    assert article(BODY).published.known_from is PublishedFrom.UNKNOWN


def test_the_story_states_what_the_file_does_not() -> None:
    story = Story(files={"a.txt": FileFacts(title="Ships &amp; more", outlet="The Gull")})
    read = article(f"Harbour opens\n\n{BODY}", story)
    assert (read.title, read.outlet) == ("Ships & more", "The Gull")
    assert read.text.startswith("Harbour opens\n\n")
    assert article(f"source: The Tern\n\n{BODY}", story).outlet == "The Tern"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"{BODY}\nMore.", "The harbour opened on Tuesday, officials said"),
        (f"OSLO (AP) – {BODY}", "The harbour opened on Tuesday, officials said"),
        ("The U.S. envoy and Mr. Lee met. They left.", "The U.S. envoy and Mr. Lee met"),
        ("“We go.” They left.", "“We go.”"),
        ("Oslo vs. Bergen; a long story.\nMore", "Oslo vs. Bergen; a long story"),
        ("Ships return;\nMore of it.", "Ships return"),
        ("a " * 80, "a" + " a" * 44 + "…"),
    ],
)
def test_a_lead_sentence_stands_for_a_title(text: str, title: str) -> None:
    if title.endswith("…"):
        assert len(lead(text)) <= 91
    else:
        assert lead(text) == title


def test_a_long_lead_is_cut_at_a_word_that_can_end_a_line() -> None:
    sentence = (
        "Officials in the northern harbour said on Tuesday that they had opened the gates of the "
        "old dock"
    )
    cut = shortened(sentence)
    assert (
        cut == "Officials in the northern harbour said on Tuesday that they had opened the gates…"
    )
    assert sentence.startswith(cut[:-1])


def test_credits() -> None:
    text = (
        f"{BODY}\n\n(Reporting by A. Bee in Oslo; Editing by C. Dee)\n"
        "More reporting by E. Eff in Bergen.\nAnn Lee contributed to this report."
    )
    assert read_credits(text) == (
        "Reporting by A. Bee in Oslo; Editing by C. Dee",
        "More reporting by E. Eff in Bergen.",
        "Ann Lee contributed to this report.",
    )
    assert article(text).text.endswith("contributed to this report.")


def test_markdown() -> None:
    text = """---
title: "Harbour: open"
date: 2018-05-02
author: [Ann Lee, Bo Lind]
source: The Gull
tags:
  - sea
---

# Harbour: open

**OSLO** — The *old* [harbour](http://x "y") opened.

![a boat](b.png)

## Who came

> “We \\*came\\*,” said __Lee__ on <http://z>.

***

snake_case_name and 2 * 3 * 4 stay.
"""
    read = article(text, file="deep/a.md")
    assert read.id == "deep/a.md"
    assert (read.title, read.byline, read.outlet) == (
        "Harbour: open",
        "Ann Lee, Bo Lind",
        "The Gull",
    )
    assert read.published.known_from is PublishedFrom.FILE
    assert read.text == (
        "OSLO — The old harbour opened.\n\nWho came\n\n“We *came*,” said Lee on http://z.\n\n"
        "snake_case_name and 2 * 3 * 4 stay."
    )


def test_control_characters_in_facts_are_removed() -> None:
    read = article(
        '---\ntitle: "a \\x1b[31mred\\e[0m\\u202E boat"\ndate: "\\x1b[2J2018-05-02"\n'
        f'author: "Ann\\x07 Lee"\n---\n{BODY}'
    )
    assert (read.title, read.byline) == ("a red boat", "Ann Lee")
    assert read.published.day == date(2018, 5, 2)
    assert read.published.because.isprintable()


@pytest.mark.parametrize("block", ["notes: [a\n", "- a\n- b\n", "[" * 5000 + "\n"])
def test_a_front_matter_that_is_none_stays_in_the_text(block: str) -> None:
    read = article(f"---\n{block}---\n{BODY}")
    assert block.strip() in read.text
    assert read.text.endswith(BODY)


@pytest.mark.parametrize("line", ["ſept 18, 2020", "18 auguſt 2020", "18 Aprıl 2020"])
def test_letters_that_only_look_like_those_of_a_month(line: str) -> None:
    assert find_day(line) is None


@pytest.mark.parametrize(
    "front",
    [
        r'title: "\UFFFFFFFF"',
        r'title: "\uD800"',
        "? [a, b]\n: c",
        "title: &a [*a]",
        "[" * 9000,
        "<<: [1, 2]",
        "!!python/name:os.system title: x",
    ],
)
def test_a_front_matter_that_is_no_yaml_leaves_an_article(front: str) -> None:
    found = article(f"---\n{front}\n---\n{BODY}")
    assert BODY in found.text
    (found.title + found.text).encode()
