"""The periods that the chronology is grouped by."""

from idlib_tui.tui.widgets.periods import Zoom


def test_zoom_stops_at_both_ends() -> None:
    assert Zoom.MONTH.step(1) is Zoom.DAY
    assert Zoom.DAY.step(1) is Zoom.DAY
    assert Zoom.YEAR.step(-1) is Zoom.YEAR
