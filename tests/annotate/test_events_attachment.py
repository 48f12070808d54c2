"""Which time expression of its sentence dates a verb or a noun: each rule, and where it ends."""

from __future__ import annotations

from datetime import date

import pytest

from idlib_tui.annotate.events import find_events
from idlib_tui.annotate.text.document import read_document
from idlib_tui.annotate.times import find_timexes
from idlib_tui.model import AttachedBy

WEDNESDAY = date(2021, 6, 16)
REPORTED = None
"""Not dated by the sentence."""


def attached(text: str) -> dict[str, tuple[str, AttachedBy] | None]:
    """Trigger -> the value of its time expression, and whether its clause or sentence has it."""
    document = read_document(text, WEDNESDAY)
    events = find_events(document, find_timexes(document), (), (), undated=True)
    return {
        text[event.trigger_start : event.trigger_end]: None
        if event.attached_by is AttachedBy.REPORTED
        else (event.value, event.attached_by)
        for event in events
    }


def clause(value: str) -> tuple[str, AttachedBy]:
    return value, AttachedBy.CLAUSE


def sentence(value: str) -> tuple[str, AttachedBy]:
    return value, AttachedBy.SENTENCE


def rule(name: str, text: str, **dates: tuple[str, AttachedBy] | None) -> object:
    return pytest.param(text, dates, id=name)


MONDAY, TUESDAY = "2021-06-14", "2021-06-15"


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        rule(
            "each clause has its own",
            "The ferry sank on Monday, and the mayor resigned on Tuesday.",
            sank=clause(MONDAY),
            resigned=clause(TUESDAY),
        ),
        rule(
            "a verb between two takes the nearer",
            "The crew that left on Monday for the isles of the north sank on Tuesday.",
            left=clause(MONDAY),
            sank=clause(TUESDAY),
        ),
        rule(
            "the clause counts, not how far into the sentence it is",
            "The crew left; on Monday it sank.",
            left=sentence(MONDAY),
            sank=clause(MONDAY),
        ),
        rule(
            "a clause without one is not dated where there are two",
            "The ferry sank in 2012; the mayor resigned; the crew was saved in 2013.",
            sank=clause("2012"),
            resigned=REPORTED,
            saved=clause("2013"),
        ),
        rule("no verb is needed", "No attack in Leeds on Monday.", attack=clause(MONDAY)),
    ],
)
def test_the_nearest_clause_has_the_time(
    text: str, dates: dict[str, tuple[str, AttachedBy] | None]
) -> None:
    assert attached(text) == dates


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        rule(
            "verbs of other clauses",
            "The ferry sank in 2012; the mayor resigned; the crew was saved.",
            sank=clause("2012"),
            resigned=sentence("2012"),
            saved=sentence("2012"),
        ),
        rule(
            "but no noun",
            "The ferry sank in 2012; nobody foresaw the attack.",
            sank=clause("2012"),
            foresaw=sentence("2012"),
            attack=REPORTED,
        ),
        rule(
            "nor a verb of saying",
            "The ferry sank in 2012; the mayor said so.",
            sank=clause("2012"),
            said=REPORTED,
        ),
        rule(
            "since dates its own clause alone",
            "The ferry has sailed since 2012; the mayor resigned; the crew left.",
            sailed=clause("2012"),
            resigned=REPORTED,
            left=REPORTED,
        ),
        rule(
            "so does the day on which something was said",
            "The mayor said on Monday that the ferry sank; the crew left.",
            said=clause(MONDAY),
            sank=REPORTED,
            left=REPORTED,
        ),
        rule(
            "and the one in front of a noun",
            "Monday's attack killed nine.",
            attack=clause(MONDAY),
            killed=REPORTED,
        ),
    ],
)
def test_the_only_time_of_a_sentence_dates_all_its(
    text: str, dates: dict[str, tuple[str, AttachedBy] | None]
) -> None:
    assert attached(text) == dates


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        rule(
            "nouns and verbs of saying too",
            "In 2012 the ferry sank; the mayor resigned; the crew left; he said the attack failed.",
            sank=clause("2012"),
            resigned=clause("2012"),
            left=clause("2012"),
            said=sentence("2012"),
            attack=sentence("2012"),
            failed=sentence("2012"),
        ),
        rule(
            "a clause far on",
            "In 2012, where the river bends, beyond the mill, and beside it, the ferry sank.",
            bends=clause("2012"),
            sank=clause("2012"),
        ),
        rule(
            "one still farther is of the sentence",
            "In 2012, where the river bends; beyond the mill; and where a mill stands, it sank.",
            bends=clause("2012"),
            stands=sentence("2012"),
            sank=sentence("2012"),
        ),
    ],
)
def test_a_time_at_the_start_is_meant_for_the_whole_sentence(
    text: str, dates: dict[str, tuple[str, AttachedBy] | None]
) -> None:
    assert attached(text) == dates


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        rule(
            "what is said keeps the time behind it",
            "The mayor said the ferry sank on Monday.",
            said=REPORTED,
            sank=clause(MONDAY),
        ),
        rule(
            "the time of saying is not that of what is said",
            "The mayor resigned, he said on Monday.",
            resigned=REPORTED,
            said=clause(MONDAY),
        ),
        rule(
            "a length of time is nobody's time of saying",
            "The captain said for three weeks the crew waited.",
            said=REPORTED,
            waited=REPORTED,
        ),
        rule(
            "nor is the period of a result",
            "The firm reported a loss for 2019.",
            reported=REPORTED,
            loss=clause("2019"),
        ),
        rule(
            "in a year it is",
            "The firm reported a loss in 2019.",
            reported=clause("2019"),
            loss=REPORTED,
        ),
    ],
)
def test_verbs_of_saying(text: str, dates: dict[str, tuple[str, AttachedBy] | None]) -> None:
    assert attached(text) == dates


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        rule(
            "its own time",
            "The attack on Monday killed nine.",
            attack=clause(MONDAY),
            killed=clause(MONDAY),
        ),
        rule(
            "not that behind a verb",
            "The attack killed nine on Monday.",
            attack=REPORTED,
            killed=clause(MONDAY),
        ),
        rule(
            "the one before it, and no other",
            "The mayor condemned Monday's attack on Tuesday.",
            condemned=clause(TUESDAY),
            attack=clause(MONDAY),
        ),
    ],
)
def test_nouns(text: str, dates: dict[str, tuple[str, AttachedBy] | None]) -> None:
    assert attached(text) == dates


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        rule(
            "between commas it keeps its time",
            "The mill, built by his father in 1950, burned.",
            built=clause("1950"),
            burned=REPORTED,
        ),
        rule(
            "in a clause of its own it does not",
            "The mill, owned by a firm that was founded in 1950, burned.",
            owned=clause("1950"),
            founded=clause("1950"),
            burned=clause("1950"),
        ),
        rule(
            "nor without commas",
            "The mill built in 1950 burned.",
            built=clause("1950"),
            burned=clause("1950"),
        ),
        rule(
            "nor at the front",
            "Begun in 1990, the tower fell.",
            Begun=clause("1990"),
            fell=clause("1990"),
        ),
        rule(
            "nor a finite verb",
            "The mayor, who spoke on Monday, resigned.",
            spoke=clause(MONDAY),
            resigned=clause(MONDAY),
        ),
    ],
)
def test_participles(text: str, dates: dict[str, tuple[str, AttachedBy] | None]) -> None:
    assert attached(text) == dates


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        rule(
            "what is, was not then",
            "The mayor lives in Leeds and left in 2012.",
            lives=sentence("2012"),
            left=clause("2012"),
        ),
        rule("what was, was", "The mayor lived in Leeds in 2012.", lived=clause("2012")),
        rule(
            "what has been since, is", "The mayor lives in Leeds since 2012.", lives=clause("2012")
        ),
    ],
)
def test_a_state_in_the_present_has_no_time_in_the_past(
    text: str, dates: dict[str, tuple[str, AttachedBy] | None]
) -> None:
    assert attached(text) == dates


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        rule(
            "a time within them is not outside",
            "He wrote “we sank on Monday” and left.",
            wrote=REPORTED,
            sank=clause(MONDAY),
            left=sentence(MONDAY),
        ),
        rule(
            "though another is",
            "They sang “we sank on Monday” and left on Tuesday.",
            sang=REPORTED,
            sank=clause(MONDAY),
            left=clause(TUESDAY),
        ),
        rule(
            "a time outside them is within, too",
            "In 2012 they sang “the ferry sank”.",
            sang=clause("2012"),
            sank=clause("2012"),
        ),
    ],
)
def test_quotation_marks(text: str, dates: dict[str, tuple[str, AttachedBy] | None]) -> None:
    assert attached(text) == dates


def test_in_a_long_list_each_day_stays_with_its_own_verb() -> None:
    text = "; ".join(f"the ferry sank on June {day}" for day in range(1, 15)) + "."
    document = read_document(text, WEDNESDAY)
    events = find_events(document, find_timexes(document), (), (), undated=True)
    assert [event.value for event in events] == [f"2021-06-{day:02}" for day in range(1, 15)]
