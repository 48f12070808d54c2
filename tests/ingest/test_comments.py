"""The comments of readers below an article are no part of it."""

from __future__ import annotations

import pytest

from idlib_tui.ingest.draft import Draft, undone
from idlib_tui.ingest.repair.comments import remove_comments

ARTICLE = "The bridge of Brenna was shut on Monday, the mayor said. " * 9


@pytest.mark.parametrize(
    "stamp",
    [
        "March 3, 2021 at 5:20 pm | Reply",
        "March 3, 2021 at 5:20 pm | Report abuse |",
        "3 March 2021, 17:20 · Reply",
        "2021-03-03 17:20 Permalink",
        "03/03/2021 5.20 p.m. - Report",
        "Reply · 3 Mar 2021 17:20",
        "2 hours ago | Reply",
        "about an hour ago · Report",
    ],
)
def test_comments_are_cut_with_the_name_above_the_stamp(stamp: str) -> None:
    source = f"{ARTICLE}\n\nold_fox\n{stamp}\nWhat a shame.\n\nanna\n{stamp}\nIt is not."
    draft = Draft(source)
    remove_comments(draft)
    assert draft.text.strip() == ARTICLE.strip()
    assert undone(draft.text, draft.repairs) == source


def test_a_name_in_the_line_of_the_stamp_goes_with_it() -> None:
    draft = Draft(f"{ARTICLE}\nold_fox March 3, 2021 at 5:20 pm | Reply What a shame.")
    remove_comments(draft)
    assert draft.text.strip() == ARTICLE.strip()


def test_two_stamps_that_lost_their_links_are_enough() -> None:
    stamp = "March 3, 2021 at 5:20 pm |"
    draft = Draft(f"{ARTICLE}\n{stamp} What a shame.\n{stamp} It is not.")
    remove_comments(draft)
    assert draft.text.strip() == ARTICLE.strip()


@pytest.mark.parametrize(
    ("first", "second", "break_"),
    [
        ("At 5:20 pm on 03 Mar 2021, fox wrote:", "At 6:01 pm on 03 Mar 2021, anna wrote:", "\n"),
        ("At 5:20 pm on 03 Mar 2021, fox wrote:", "At 6:01 pm on 03 Mar 2021, anna wrote:", " "),
        ("1. At 17:20 3rd Mar 2021, fox wrote:", "2. At 18:01 3rd Mar 2021, anna wrote:", "\n"),
        ("1. At 17:20 3rd Mar 2021, fox wrote:", "2. At 18:01 3rd Mar 2021, anna wrote:", " "),
        ("fox says:\nMarch 3, 2021 at 5:20 pm", "anna says:\nMarch 3, 2021 at 6:01 pm", "\n"),
    ],
)
def test_two_stamps_without_a_link_are_enough(first: str, second: str, break_: str) -> None:
    draft = Draft(f"{ARTICLE}{break_}{first} What a shame.{break_}{second} It is not.")
    remove_comments(draft)
    assert draft.text.strip() == ARTICLE.strip()
    once = Draft(f"{ARTICLE}{break_}{first} What a shame.")
    remove_comments(once)
    assert not once.repairs


@pytest.mark.parametrize(
    "line",
    [
        "Updated March 3, 2021 at 5:20 pm | Agency",
        "Updated March 3, 2021 at 5:20 pm",
        "They met on March 3, 2021 at 5:20 pm to reply to the offer.",
        "Two hours ago the mayor replied.",
        "The deadline for a reply was March 3, 2021 at 5:20 pm.",
    ],
)
def test_other_times_stay(line: str) -> None:
    draft = Draft(f"{ARTICLE}\n\n{line}\n\n{ARTICLE}")
    remove_comments(draft)
    assert not draft.repairs


def test_a_page_that_was_kept_for_its_comments_stays() -> None:
    draft = Draft("Who closed it?\nMarch 3, 2021 at 5:20 pm | Reply\nThe mayor did.\n" * 9)
    remove_comments(draft)
    assert not draft.repairs


@pytest.mark.parametrize(
    "run", ["March 3, 2021 at 5:20 pm to reply ", "At 5:20 pm on 3 Mar 2021, x said: he wrote: "]
)
def test_a_long_run_of_dates_is_read_in_linear_time(run: str) -> None:
    draft = Draft(run * 20_000)
    remove_comments(draft)
    assert not draft.repairs
