"""The draft remembers every edit, so that the source can be had back."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from idlib_tui.ingest.draft import Draft, Edit, undone
from idlib_tui.model import Repair, RepairKind


def test_a_repair_is_a_span_of_the_text_as_it_is_now() -> None:
    draft = Draft("one two three")
    draft.apply([Edit(0, 3, "1", RepairKind.NUMBER), Edit(8, 13, "3", RepairKind.NUMBER)])
    assert draft.text == "1 two 3"
    assert draft.repairs == (
        Repair(RepairKind.NUMBER, 0, 1, "one", "1"),
        Repair(RepairKind.NUMBER, 6, 7, "three", "3"),
    )


def test_later_edits_move_earlier_repairs() -> None:
    draft = Draft("one two three")
    draft.apply([Edit(8, 13, "3", RepairKind.NUMBER)])
    draft.apply([Edit(0, 4, "", RepairKind.NOISE)])
    assert draft.text == "two 3"
    assert draft.repairs == (
        Repair(RepairKind.NOISE, 0, 0, "one ", ""),
        Repair(RepairKind.NUMBER, 4, 5, "three", "3"),
    )


def test_an_edit_over_a_repair_still_quotes_the_source() -> None:
    draft = Draft("say &amp;quot; now")
    draft.substitute(re.compile("&amp;"), "&", "entity")
    draft.substitute(re.compile("&quot; "), '" ', "entity")
    assert draft.text == 'say " now'
    assert draft.repairs == (Repair("entity", 4, 6, "&amp;quot; ", '" '),)


def test_edits_that_change_nothing_are_no_repairs() -> None:
    draft = Draft("as it was")
    draft.apply([Edit(0, 2, "as", RepairKind.ENTITY)])
    draft.apply([Edit(3, 5, "IT", RepairKind.MOJIBAKE)])
    draft.apply([Edit(3, 5, "it", RepairKind.MOJIBAKE)])
    assert draft.text == "as it was"
    assert draft.repairs == ()


def test_layout_is_not_notable_and_hides_nothing() -> None:
    draft = Draft("a  \nb")
    draft.apply([Edit(1, 3, "", RepairKind.LAYOUT)])
    assert draft.repairs
    assert draft.notable == ()
    draft = Draft("a\u00a0\nb")
    draft.apply([Edit(1, 2, "“", RepairKind.QUOTATION_MARK)])
    draft.apply([Edit(1, 2, "", RepairKind.LAYOUT)])
    assert draft.notable == (Repair("quotation mark", 1, 1, "\u00a0", ""),)


@st.composite
def edit_rounds(draw: st.DrawFn) -> tuple[str, list[list[tuple[int, int, str]]]]:
    source = draw(st.text(alphabet="abc \n", max_size=30))
    point = st.integers(0, 30)
    rounds = st.lists(
        st.lists(st.tuples(point, point, st.text(alphabet="xy", max_size=3)), max_size=5),
        max_size=4,
    )
    return source, draw(rounds)


@given(edit_rounds())
def test_putting_everything_back_gives_the_source(
    case: tuple[str, list[list[tuple[int, int, str]]]],
) -> None:
    source, rounds = case
    draft = Draft(source)
    for wanted in rounds:
        edits: list[Edit] = []
        reached = 0
        for a, b, now in sorted((min(a, b), max(a, b), now) for a, b, now in wanted):
            if a >= reached and b <= len(draft.text):
                edits.append(Edit(a, b, now, "x"))
                reached = b
        expected = draft.text
        for edit in reversed(edits):
            expected = expected[: edit.start] + edit.now + expected[edit.end :]
        draft.apply(edits)
        assert draft.text == expected
    assert undone(draft.text, draft.repairs) == source
    reached = 0
    for repair in draft.repairs:
        assert reached <= repair.start <= repair.end
        assert draft.text[repair.start : repair.end] == repair.now
        assert repair.was != repair.now
        reached = repair.end
