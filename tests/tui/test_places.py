"""The way back and the way forward."""

from __future__ import annotations

from idlib_tui.tui.places import LONGEST, ReadingHistory, ReadingPosition

A, B, C = ReadingPosition("a"), ReadingPosition("b", 2, 10), ReadingPosition("c", mark=(3, 9))


def test_back_and_forward_are_each_others_undoing() -> None:
    places = ReadingHistory()
    places.leave(A)
    places.leave(B)
    assert places.back(C) == B
    assert places.back(B) == A
    assert places.back(A) is None
    assert places.forward(A) == B
    assert places.forward(B) == C
    assert places.forward(C) is None


def test_going_on_after_going_back_forgets_the_way_forward() -> None:
    places = ReadingHistory()
    places.leave(A)
    assert places.back(B) == A
    places.leave(A)
    assert places.forward(C) is None


def test_the_same_place_is_remembered_once() -> None:
    places = ReadingHistory()
    places.leave(A)
    places.leave(A)
    assert places.behind == [A]


def test_the_oldest_places_are_forgotten_first() -> None:
    places = ReadingHistory()
    for number in range(LONGEST + 5):
        places.leave(ReadingPosition("a", number))
    assert len(places.behind) == LONGEST
    assert places.behind[0] == ReadingPosition("a", 5)
