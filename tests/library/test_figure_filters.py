"""Filters of the groups of figures."""

from datetime import date
from pathlib import Path

import pytest

from idlib_tui.filters import FigureFilter
from idlib_tui.library import Library
from tests.library.conftest import write_seeds

TEXT = (
    "date 2021-03-04\n\nThe flood displaced 700 people, Ida Moss said. "
    "The fire killed 14 miners. The hospital treated 30 patients."
)


@pytest.mark.parametrize(
    ("wanted", "values"),
    [
        (FigureFilter(), {700, 14, 30}),
        (FigureFilter(topic="displ"), {700}),
        (FigureFilter(topic="moss"), set()),
        (FigureFilter(text="moss"), {700}),
        (FigureFilter(text="MINERS 14"), {14}),
        (FigureFilter(text="iners"), set()),
        (FigureFilter(sources=2), set()),
        (FigureFilter(since=date(2021, 3, 4), until=date(2021, 3, 4)), {700, 14, 30}),
        (FigureFilter(since=date(2021, 3, 5)), set()),
        (FigureFilter(until=date(2021, 3, 3)), set()),
    ],
)
def test_filters_of_figures(tmp_path: Path, wanted: FigureFilter, values: set[int]) -> None:
    with Library.open(write_seeds(tmp_path, {"a.txt": TEXT})) as library:
        library.sync(processes=1)
        found = library.figures(wanted)
        assert {one.figure.value for group in found for one in group.reports} == values
        assert library.figure_count(wanted) == len(found)
        sizes = [(len(group.reports), group.disagrees) for group in found]
        assert library.figure_sizes(wanted) == sizes
