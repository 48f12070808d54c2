"""The records that say what a list shows check themselves."""

from datetime import date

import pytest

from idlib_tui.brief import Selection
from idlib_tui.errors import FilterError
from idlib_tui.filters import EntryFilter, QuoteFilter

EARLY, LATE = date(2020, 2, 10), date(2020, 2, 20)


@pytest.mark.parametrize("kind", [QuoteFilter, EntryFilter, Selection])
def test_a_range_that_ends_before_it_starts_is_refused(
    kind: type[QuoteFilter | EntryFilter | Selection],
) -> None:
    for since, until in ((EARLY, LATE), (EARLY, EARLY), (EARLY, None), (None, LATE)):
        assert kind(since=since, until=until).since == since
    with pytest.raises(FilterError, match=r"^The range ends before it starts: 2020-02-20 is after"):
        kind(since=LATE, until=EARLY)
