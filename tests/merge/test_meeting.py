"""Reports of one event that give it different days."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from idlib_tui.annotate.events import find_events
from idlib_tui.annotate.text.document import read_document
from idlib_tui.annotate.times import find_timexes
from idlib_tui.merge.blocks import days_of, dependents, neighbours
from idlib_tui.merge.chronology import DatedEvent, merge_events
from idlib_tui.model import Relation

DAY = date(2021, 3, 12)


def report(article: str, text: str, published: date = DAY) -> DatedEvent:
    """The first dated statement of a text."""
    document = read_document(text, published)
    events = find_events(document, find_timexes(document), (), ())
    return article, published, next(event for event in events if event.dated)


def undated(article: str, text: str, published: date = DAY) -> DatedEvent:
    """The first statement of a text without a date."""
    document = read_document(text, published)
    event = next(event for event in find_events(document, (), (), ()) if event.dated)
    assert event.relation is Relation.REPORTED
    return article, published, event


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


def test_a_month_can_mean_a_day_that_only_the_publication_tells() -> None:
    """Only if both tell of one act: the same verb, with some of the same words beside it."""
    sinking = undated("a", "The ferry Amara sank off Zanzibar, and 31 pilgrims drowned.")
    later = DAY + timedelta(60)
    same = report(
        "b", "In March the ferry Amara sank off Zanzibar, and 31 pilgrims drowned.", later
    )
    other = report("b", "In March 31 pilgrims of Zanzibar died when the ferry Amara sank.", later)
    assert groups(sinking, same) == ["ab"]
    assert groups(sinking, other) == ["a", "b"]


def test_what_is_reported_without_a_date_can_be_of_the_days_before() -> None:
    stated = report("a", SINKING.format("9 March 2021"))
    text = "The ferry Amara sank off Zanzibar, drowning 31 pilgrims from Pemba."
    (entry,) = merge_events([stated, undated("b", text)])
    assert (entry.value, len(entry.reports)) == ("2021-03-09", 2)
    assert groups(stated, undated("b", text, DAY + timedelta(1))) == ["a", "b"]


def test_a_year_can_mean_one_of_its_days_and_so_can_what_is_so_since() -> None:
    stated = report("a", "The rebels captured the port of Pemba on 9 March 2021.")
    later = DAY + timedelta(300)
    year = report("b", "The rebels captured the port of Pemba in 2021.", later)
    since = report("c", "The mayor of Gao has led the council of Kidal since 9 March 2021.", later)
    again = report(
        "d", "The port of Pemba has been captured by the rebels since 9 March 2021.", later
    )
    assert since[2].relation is Relation.SINCE
    assert groups(stated, year, since, again) == ["abd", "c"]


def test_a_stated_day_after_a_period_is_none_of_its_days() -> None:
    week = report("a", "Rebels shelled the market of Gao last week, wounding nine traders.")
    day = report("b", "Rebels shelled the market of Gao on Tuesday, wounding nine traders.")
    assert week[2].last < day[2].first
    assert groups(week, day) == ["a", "b"]


BLOCKS = st.one_of(
    st.dates(date(2020, 1, 1), date(2021, 3, 1)).map(date.isoformat),
    st.dates(date(2020, 1, 1), date(2021, 3, 1)).map(lambda day: f"since {day}"),
    st.sampled_from(
        [
            "2020-01-01/2020-12-31",
            "since 2020",
            "2020-02-01/2020-02-29",
            "since 2020-02",
            "until 2020",
        ]
    ),
)


@given(st.lists(BLOCKS, min_size=2, max_size=12, unique=True))
def test_a_block_knows_which_others_depend_on_it(blocks: list[str]) -> None:
    def periods(first: date, last: date) -> list[str]:
        known = [(one, days) for one in blocks if (days := days_of(one))]
        return [one for one, days in known if days[0] <= first and days[1] >= last]

    for block in blocks:
        for other in set(neighbours(block)).intersection(blocks):
            assert block in dependents(other, periods)


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
