"""What holds of the events of any text at all."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from idlib_tui.annotate.events import find_events
from idlib_tui.annotate.events.wording import LONGEST
from idlib_tui.annotate.text.document import read_document
from idlib_tui.annotate.times import find_timexes
from idlib_tui.model import Event

PIECES = """
On Monday , the army said that it had killed five rebels since 2019 . “ ” " ( ) ; — and but which
after before two days until from to by ' ’s attack attacks attacked is was will be Paris yesterday
last week the past three weeks 🙂 İ
"""
WORDS = st.sampled_from([*PIECES.split(), "\n\n", "\u202e", "the past three weeks"])
TEXTS = st.one_of(
    st.text(max_size=300),
    st.lists(WORDS, max_size=80).map(" ".join),
)


def events_of(text: str, published: date | None) -> tuple[Event, ...]:
    document = read_document(text, published)
    return find_events(document, find_timexes(document), (), (), undated=True)


@settings(deadline=None, max_examples=150)
@given(TEXTS, st.sampled_from([None, date(2020, 2, 29)]))
def test_events_are_spans_of_the_text_in_order(text: str, published: date | None) -> None:
    events = events_of(text, published)
    starts = [event.trigger_start for event in events]
    assert starts == sorted(starts)
    for event in events:
        assert 0 <= event.start <= event.trigger_start < event.trigger_end <= event.end
        assert event.end <= len(text)
        assert text[event.start : event.end] == event.text
        assert len(event.text) <= LONGEST
        assert event.first <= event.last
        if event.expression_start is not None and event.expression_end is not None:
            assert 0 <= event.expression_start < event.expression_end <= len(text)


@settings(deadline=None, max_examples=30)
@given(TEXTS)
def test_the_same_text_gives_the_same_events(text: str) -> None:
    assert events_of(text, date(2020, 2, 29)) == events_of(text, date(2020, 2, 29))


def test_long_hostile_text_is_read_to_its_end() -> None:
    for piece in (
        "attacked on Monday ",
        '"',
        "after before ",
        "very really only ",
        "was ",
        ", and ",
    ):
        text = piece * (100_000 // len(piece))
        assert all(event.end <= len(text) for event in events_of(text, date(2020, 2, 29)))
