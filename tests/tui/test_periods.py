"""The periods that the chronology is grouped by."""

from pathlib import Path

from idlib_tui.filters import EntryFilter
from idlib_tui.library import Library
from idlib_tui.tui.widgets.chronology_query import shape_of
from idlib_tui.tui.widgets.periods import Zoom
from tests.library.conftest import write_seeds


def test_zoom_stops_at_both_ends() -> None:
    assert Zoom.MONTH.step(1) is Zoom.DAY
    assert Zoom.DAY.step(1) is Zoom.DAY
    assert Zoom.YEAR.step(-1) is Zoom.YEAR


def test_what_is_decades_ahead_does_not_press_the_plot_together(tmp_path: Path) -> None:
    articles = {
        f"{day}.txt": f"date 2021-03-{day:02}\n\nThe ferry sank on {day} March 2021 off Ørby."
        for day in range(1, 6)
    }
    articles["9.txt"] = "date 2021-03-09\n\nThe lease of the port of Ørby ends on 1 May 2061."
    workspace = write_seeds(tmp_path, articles)
    with Library.open(workspace) as library:
        library.sync(processes=1)
        shape = shape_of(library, EntryFilter(), Zoom.DAY, False, lambda: False)
        everything = shape_of(library, EntryFilter(), Zoom.DAY, True, lambda: False)
    assert max(day for day, _ in shape.bars).year == 2021
    assert max(day for day, _ in everything.bars).year == 2061
    assert shape.count == everything.count
