"""Records survive storing, and extracts show what they should."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from idlib_tui.library.catalog.codec import decode, encode, signature
from idlib_tui.library.search.snippets import WIDTH, make_snippet
from idlib_tui.model import (
    Annotations,
    Entry,
    Figure,
    Precision,
    Published,
    PublishedFrom,
    Quote,
    QuoteKind,
    Relation,
    Report,
    Timex,
    TimexType,
)


def test_records_come_back_equal() -> None:
    found = Annotations(
        timexes=(Timex(0, 4, "2011", TimexType.DATE, "2011", first=date(2011, 1, 1)),),
        quotes=(Quote(1, 9, "“so\n”", QuoteKind.MIXED, None, "he", said_on=date(2020, 2, 3)),),
        figures=(
            Figure(2, 5, "many", 3.5e6, 3.5e6, float("inf"), "person", "killed", ("Arden", "x")),
        ),
    )
    assert decode(Annotations, encode(found)) == found
    published = Published(date(2020, 2, 18), PublishedFrom.TEXT, "A dateline.", 1.0)
    assert decode(Published, encode(published)) == published
    report = Report("a", 1, 2, "words", "Monday", Relation.ON, None)
    entry = Entry(
        "2020",
        date(2020, 1, 1),
        date(2020, 12, 31),
        Precision.YEAR,
        Relation.DURING,
        "t",
        (),
        (report,),
        1,
    )
    assert decode(Entry, encode(entry)) == entry


def test_blobs_are_compact_and_the_signature_is_stable() -> None:
    assert json.loads(encode(Published()))[:2] == [None, "unknown"]
    assert signature() == signature()


@given(st.text(alphabet="ab \n\t,…", max_size=600), st.data())
def test_any_extract_is_one_line_with_its_marks_in_place(text: str, data: st.DataObject) -> None:
    starts = sorted(data.draw(st.sets(st.integers(0, max(0, len(text) - 1)), max_size=5)))
    hits = [(at, at + 1) for at in starts if at < len(text) and text[at].isalpha()]
    snippet, marks = make_snippet(text, hits)
    assert len(snippet) <= WIDTH + 4
    assert "\n" not in snippet
    assert "\t" not in snippet
    assert bool(marks) == bool(hits)
    shown = [snippet[start:end] for start, end in marks]
    wanted = [text[start:end] for start, end in hits]
    assert any(wanted[at : at + len(shown)] == shown for at in range(len(wanted) + 1))


@pytest.mark.parametrize("distance", [100, 5_000])
def test_the_densest_hits_are_shown(distance: int) -> None:
    text = "alone " + "filler " * distance + "first second third " + "filler " * distance
    at = text.index("first")
    hits = [(0, 5), (at, at + 5), (at + 6, at + 12), (at + 13, at + 18)]
    snippet, marks = make_snippet(text, hits)
    assert [snippet[start:end] for start, end in marks] == ["first", "second", "third"]
    assert snippet.startswith("… ")
    assert snippet.endswith(" …")
