"""How statements are dated: what belongs to which time, and what does not."""

from datetime import date

import pytest

from idlib_tui.annotate.events import find_events
from idlib_tui.annotate.events.wording import LONGEST
from idlib_tui.annotate.text.document import read_document
from idlib_tui.annotate.times import find_timexes
from idlib_tui.model import Event, Relation

FRIDAY = date(2021, 3, 12)


def events_of(text: str, published: date | None = FRIDAY) -> tuple[Event, ...]:
    document = read_document(text, published)
    return find_events(document, find_timexes(document), (), (), undated=True)


def dates_of(text: str, published: date | None = FRIDAY) -> dict[str, str]:
    """Trigger -> value, of every trigger."""
    return {
        text[event.trigger_start : event.trigger_end]: event.value
        for event in events_of(text, published)
    }


def shown(text: str, published: date | None = FRIDAY) -> list[tuple[str, Relation, str]]:
    """What a chronology shows: value, relation, statement."""
    return [(e.value, e.relation, e.text) for e in events_of(text, published) if e.dated]


def test_a_verb_takes_the_day_of_its_clause() -> None:
    dates = dates_of("The mayor resigned on Tuesday, and the council elected Ana Ruiz on Thursday.")
    assert dates["resigned"] == "2021-03-09"
    assert dates["elected"] == "2021-03-11"


def test_a_verb_of_saying_takes_the_weekday_for_itself() -> None:
    dates = dates_of("The ministry said on Wednesday that rebels had destroyed the bridge.")
    assert dates["said"] == "2021-03-10"
    assert dates["destroyed"] == "2021-03-12"


def test_a_verb_of_saying_leaves_the_day_of_what_is_said() -> None:
    dates = dates_of("The minister said that the dam would open in 2023.")
    assert dates["open"] == "2023"
    assert dates["said"] == "2021-03-12"


def test_a_noun_takes_the_day_that_stands_before_it() -> None:
    dates = dates_of("The chairman defended the 2018 deal.")
    assert dates["deal"] == "2018"
    assert dates["defended"] == "2021-03-12"


def test_the_start_of_a_sentence_sets_its_time() -> None:
    text = "On Monday, at a conference in the old port of Split, the company unveiled a ship."
    assert dates_of(text)["unveiled"] == "2021-03-08"


def test_a_participle_between_commas_keeps_its_year() -> None:
    dates = dates_of("The tower, begun in 1990, has collapsed.")
    assert dates["begun"] == "1990"
    assert dates["collapsed"] == "2021-03-12"


def test_what_is_in_quotation_marks_does_not_date_what_is_outside() -> None:
    dates = dates_of('He promised: "In 2030 we land on the moon."')
    assert dates["promised"] == "2021-03-12"


@pytest.mark.parametrize(
    ("text", "value", "relation", "first", "last"),
    [
        (
            "The army has held the pass since 4 January 2021.",
            "2021-01-04",
            Relation.SINCE,
            date(2021, 1, 4),
            FRIDAY,
        ),
        (
            "The road will stay closed until 20 March 2021.",
            "2021-03-20",
            Relation.UNTIL,
            date(2021, 3, 20),
            date(2021, 3, 20),
        ),
        (
            "The two sides met from 1 March 2021 to 4 March 2021.",
            "2021-03-01/2021-03-04",
            Relation.DURING,
            date(2021, 3, 1),
            date(2021, 3, 4),
        ),
        (
            "Talks in Oslo failed in September 2018.",
            "2018-09",
            Relation.ON,
            date(2018, 9, 1),
            date(2018, 9, 30),
        ),
        (
            "Ministers must answer the court by 1 April 2021.",
            "2021-04-01",
            Relation.UNTIL,
            date(2021, 4, 1),
            date(2021, 4, 1),
        ),
    ],
)
def test_precision_and_ends_are_kept(
    text: str, value: str, relation: Relation, first: date, last: date
) -> None:
    (event,) = [event for event in events_of(text) if event.dated]
    assert (event.value, event.relation) == (value, relation)
    assert (event.first, event.last) == (first, last)


def test_a_length_of_time_with_an_end_is_an_interval() -> None:
    (event,) = [
        event
        for event in events_of("Over the past three weeks, nine villages were burned.")
        if event.dated
    ]
    assert event.relation is Relation.DURING
    assert event.first < event.last == FRIDAY


def test_an_announcement_keeps_its_day_to_come() -> None:
    entries = shown("The envoys will arrive in Oslo on Sunday for talks.")
    assert [(value, relation) for value, relation, _ in entries] == [("2021-03-14", Relation.ON)]


def test_a_week_is_put_on_no_day() -> None:
    (event,) = [e for e in events_of("The two leaders will meet next week.") if e.dated]
    assert (event.last - event.first).days == 6


def test_what_came_a_day_after_is_dated_by_the_main_verb() -> None:
    dates = dates_of("On Tuesday the king left Lima, two days after rebels stormed his palace.")
    assert dates["left"] == "2021-03-09"
    assert dates["stormed"] == "2021-03-07"


def test_a_day_before_looks_ahead() -> None:
    dates = dates_of("On Tuesday the king left Lima, a day before parliament opened.")
    assert dates["opened"] == "2021-03-10"


def test_the_time_is_carried_on_inside_a_paragraph() -> None:
    text = "On 3 March 2021 a bomb destroyed the mill. Firemen saved the school in Faro."
    saved = next(e for e in events_of(text) if e.text.startswith("Firemen"))
    assert (saved.value, saved.attached_by) == ("2021-03-03", "carried")
    assert saved.dated


def test_a_year_is_not_carried_into_another_paragraph() -> None:
    text = "In 1995 the mill burned down.\n\nEngineers repaired the bridge in Porto."
    repaired = next(e for e in events_of(text) if e.text.startswith("Engineers"))
    assert repaired.value == "2021-03-12"


def test_what_had_happened_before_is_not_carried() -> None:
    text = "On 3 March 2021 the mill burned down. The owner had left the town."
    left = next(e for e in events_of(text) if "owner" in e.text)
    assert not left.dated


def test_the_lead_dates_the_rest_of_the_news() -> None:
    text = (
        "Rebels attacked the port of Tartu on Wednesday.\n\nIt has many ships.\n\n"
        "The governor of Tartu closed every school."
    )
    closed = next(e for e in events_of(text) if e.text.endswith("school."))
    assert (closed.value, closed.relation) == ("2021-03-10", Relation.REPORTED)


def test_a_definite_noun_is_the_happening_told_before() -> None:
    text = (
        "A summit in Riga was held on 2 February 2021.\n\nIt rains here often.\n\n"
        "Nobody remembers the summit."
    )
    noun = events_of(text)[-1]
    assert text[noun.trigger_start : noun.trigger_end] == "summit"
    assert noun.value == "2021-02-02"


def test_the_same_happening_has_one_number_in_an_article() -> None:
    text = (
        "Navy rescues sailors off Crete\n\n"
        "The navy rescued twelve sailors off Crete on Tuesday, officials said.\n\n"
        "The rescue took six hours."
    )
    numbers = {
        text[e.trigger_start : e.trigger_end]: e.happening for e in events_of(text) if e.happening
    }
    assert numbers["rescues"] == numbers["rescued"] == numbers["rescue"]
    assert numbers["took"] != numbers["rescue"]


def test_five_killed_are_not_the_hundred_killed() -> None:
    text = (
        "On Monday shelling killed five soldiers in Gori. "
        "The army of Gori killed 100 fighters in return."
    )
    killed = [e for e in events_of(text) if text[e.trigger_start : e.trigger_end] == "killed"]
    assert len({e.happening for e in killed}) == 2


def test_states_background_and_speech_are_no_entries() -> None:
    text = (
        "Lena Vos is a doctor in Ghent. She has two sons. The town of Ghent lies on a river.\n\n"
        '"I waited for Peter," she said.\n\nOfficials in Ghent said nothing.'
    )
    assert shown(text) == []


def test_an_article_without_a_date_still_has_its_absolute_dates() -> None:
    text = "The pact was signed on 5 May 2009. Troops left on Tuesday."
    assert [value for value, _, _ in shown(text, None)] == ["2009-05-05"]


def test_a_headline_is_no_entry() -> None:
    text = "Storm Kills Nine on Monday\n\nA storm killed nine people in Faro on Monday."
    assert [words for _, _, words in shown(text)] == [
        "A storm killed nine people in Faro on Monday."
    ]


def test_a_coordinate_clause_stands_alone_without_its_conjunction() -> None:
    text = "The king left Lima in 2011, but the queen returned in 2015."
    assert [words for _, _, words in shown(text)] == [
        "The king left Lima in 2011",
        "the queen returned in 2015.",
    ]


def test_a_long_sentence_is_cut_at_a_clause() -> None:
    filler = ", which the people of the valley remember to this day as a hard time" * 9
    text = f"On 3 March 2021 the river Inn flooded the town{filler}."
    (event,) = [event for event in events_of(text) if event.dated]
    assert len(event.text) <= LONGEST < len(text)
    assert event.text.startswith("On 3 March 2021 the river")
    assert not event.text.endswith(",")


def test_a_cut_does_not_tear_a_number_apart() -> None:
    filler = "and the people of the valley and of the hills and of the coast "
    for width in range(1, 64):
        text = (
            f"On 3 March 2021 the river left {filler * 5}{'x' * width} 900,000 people wet {filler}."
        )
        (event,) = [event for event in events_of(text) if event.dated]
        assert not text[event.start : event.end].endswith(("900", "900,")), width


def test_a_day_is_stated_once_for_a_sentence() -> None:
    text = "Police stopped, searched and arrested a man in Bern on Monday."
    assert len(shown(text)) == 1


def test_names_and_verbs_are_told_apart_by_their_case() -> None:
    assert "Boeing" not in dates_of("Boeing delivered a plane to Alfred Downing on Monday.")


def test_a_narrative_goes_on_from_the_last_time_it_told_of() -> None:
    text = (
        "In May 1906 the canal was opened. The emperor sailed to Ostia.\n\n"
        "In 1907 his fleet left for Malta. Storms sank two ships of the fleet.\n\n"
        "In 1910 the emperor died in Ostia. His nephew took the throne of Ostia."
    )
    dates = dates_of(text)
    assert dates["sailed"] == "1906-05"
    assert dates["sank"] == "1907"
    assert dates["took"] == "1910"
    assert all(relation is not Relation.REPORTED for _, relation, _ in shown(text))
