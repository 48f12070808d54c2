"""An article that is far too long: all of it is searched, and a problem says what is not done."""

from pathlib import Path

import pytest

from idlib_tui.annotate import extent
from idlib_tui.library import Library
from tests.library.conftest import write_seeds


def test_a_far_too_long_article(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extent, "MOST_CHARACTERS", 1_000)
    said = "Ida Moss said that the bridge was closed.\n\n"
    text = f"date 2020-02-18 {said * 60}The last word is xylophone."
    workspace = write_seeds(tmp_path, {"long.txt": text, "short.txt": f"date 2020-02-19 {said}"})
    with Library.open(workspace) as library:
        library.sync(processes=1)
        assert [problem.file for problem in library.problems()] == ["long.txt"]
        assert "All of it can be read and searched." in library.problems()[0].reason
        assert library.article("long").text.endswith("xylophone.")
        assert 0 < len(library.annotations("long").quotes) < 60
        [hit] = library.search("xylophone").hits
        assert hit.article.file == "long.txt"
        assert "xylophone" in hit.snippet
        # Known to be too long, it is no news to the next sync.
        assert library.sync(processes=1).changed == 0
        assert len(library.problems()) == 1
