"""A brief says what the reader corrected, as corrected."""

from datetime import date
from pathlib import Path

from idlib_tui.brief import Desk, Selection, compose, render_markdown
from idlib_tui.brief.correcting import date_of, speaker_of
from idlib_tui.brief.corrections import corrections_of
from idlib_tui.filters import EntryFilter, QuoteFilter
from idlib_tui.library import Library
from tests.library.conftest import write_seeds
from tests.library.test_corrections import ARTICLES


def test_speakers_and_days_stand_as_corrected(tmp_path: Path) -> None:
    workspace = write_seeds(tmp_path, ARTICLES)
    desk = Desk(workspace.briefs / "desk.yaml")
    with Library.open(workspace, corrections_of(desk.file)) as library:
        library.sync(processes=1)
        [said] = library.quotes(QuoteFilter(text="stay closed"))
        [bridge] = library.chronology(EntryFilter(text="bridge fell"))
        desk.correct(speaker_of(library, said, "Ole Brandt"))
        desk.correct(date_of(library, bridge, "2021-03-04"))
        assert library.correct() == ()
        assert library.correct() is None
        everything = Selection(everything=True, appendix=True)
        text = render_markdown(compose(library, desk, everything, date(2021, 4, 1)))
        desk.undo()
        library.correct()
        without = render_markdown(compose(library, desk, everything, date(2021, 4, 1)))
    by_brandt = text[text.index("Ole Brandt") :]
    assert "speaker corrected:* “The dam will stay closed" in by_brandt
    assert "**4 Mar 2021 (date corrected)** — The bridge fell" in text
    assert "speaker corrected" in without
    assert "date corrected" not in without


def test_a_desk_without_corrections_is_not_even_parsed(tmp_path: Path) -> None:
    desk = tmp_path / "desk.yaml"
    assert corrections_of(desk)() == ()
    desk.write_text("# saved searches and corrections\nversion: [broken\n", encoding="utf-8")
    assert corrections_of(desk)() == ()
