"""Reports of one event that give it different days."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from idlib_tui.annotate.events import find_events
from idlib_tui.annotate.text.document import read_document
from idlib_tui.annotate.times import find_timexes
from idlib_tui.merge.chronology import DatedEvent, merge_events
from idlib_tui.model import Relation

DAY = date(2021, 3, 12)


def report(article: str, text: str, published: date = DAY) -> DatedEvent:
    """The first dated statement of a text."""
    document = read_document(text, published)
    events = find_events(document, find_timexes(document), (), ())
    return article, published, next(event for event in events if event.dated)


def groups(*reports: DatedEvent) -> list[str]:
    """The articles of each entry."""
    return sorted(
        "".join(sorted({one.article for one in entry.reports})) for entry in merge_events(reports)
    )


SINKING = "The ferry Amara sank off Zanzibar on {}, drowning 31 pilgrims from Pemba."


def test_two_articles_that_date_one_event_a_day_apart_are_one_entry() -> None:
    reports = (
        report("a", SINKING.format("9 March 2021")),
        report("b", SINKING.format("9 March 2021").replace("drowning", "and it drowned")),
        report("c", "The ferry Amara sank off Zanzibar on 10 March 2021; 31 pilgrims drowned."),
    )
    (entry,) = merge_events(reports)
    assert entry.value == "2021-03-09"
    assert [one.value for one in entry.reports][-1] == "2021-03-10"


def test_what_an_article_tells_of_two_days_in_a_row_is_two_events() -> None:
    first = report("a", "Guns shelled the market of Gao on 9 March 2021, wounding nine traders.")
    again = report("a", "Guns shelled the market of Gao on 10 March 2021, wounding nine traders.")
    assert groups(first, again) == ["a", "a"]


def test_another_figure_on_the_next_day_is_another_event() -> None:
    first = report("a", "Guns shelled the market of Gao on 9 March 2021, wounding 9 traders.")
    again = report("b", "Guns shelled the market of Gao on 10 March 2021, wounding 40 traders.")
    assert groups(first, again) == ["a", "b"]


def test_a_month_can_mean_one_of_its_days() -> None:
    reports = (
        report("a", SINKING.format("9 March 2021")),
        report("b", SINKING.format("9 March 2021")),
        report("c", "In March the ferry Amara sank off Zanzibar, and 31 pilgrims drowned.",
               DAY + timedelta(60)),
        report("d", "In March the port of Zanzibar was opened by the minister.",
               DAY + timedelta(60)),
    )  # fmt: skip
    assert groups(*reports) == ["abc", "d"]


def test_a_day_that_only_the_publication_tells_takes_in_no_month() -> None:
    text = "The ferry Amara sank off Zanzibar, and 31 pilgrims drowned."
    undated = read_document(text, DAY)
    reported = next(e for e in find_events(undated, (), (), ()) if e.dated)
    assert reported.relation is Relation.REPORTED
    month = report("b", f"In March {text[0].lower()}{text[1:]}", DAY + timedelta(60))
    assert groups(("a", DAY, reported), month) == ["a", "b"]


DAYS = [DAY - timedelta(at) for at in range(6)]
STORIES = (
    "The ferry Amara sank off Zanzibar on {}, drowning 31 pilgrims from Pemba.",
    "On {} the ferry Amara sank off Zanzibar, and 31 pilgrims from Pemba drowned.",
    "Guns shelled the market of Gao on {}, wounding nine traders from Kidal.",
    "The market of Gao was shelled by guns on {}; nine traders of Kidal were wounded.",
)


@settings(deadline=None, max_examples=40)
@given(
    st.lists(
        st.tuples(st.sampled_from("abcdef"), st.sampled_from(STORIES), st.sampled_from(DAYS)),
        min_size=2,
        max_size=10,
        unique=True,
    ),
    st.randoms(use_true_random=False),
)
def test_the_order_of_articles_does_not_matter(told, random) -> None:  # type: ignore[no-untyped-def]
    reports = [
        report(f"{name}{at}", text.format(f"{day:%d %B %Y}"))
        for at, (name, text, day) in enumerate(told)
    ]
    expected = merge_events(reports)
    found = [one.article for entry in expected for one in entry.reports]
    assert sorted(found) == sorted(article for article, _, _ in reports)
    random.shuffle(reports)
    assert merge_events(reports) == expected
