"""Small workspaces for the library's tests."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from idlib_tui.library import Library
from idlib_tui.workspace import Workspace

MakeLibrary = Callable[[Mapping[str, str]], Library]


def write_seeds(root: Path, articles: Mapping[str, str]) -> Workspace:
    """Write articles by file name below ``seeds/``."""
    for name, text in articles.items():
        file = root / "seeds" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return Workspace.at(root)


@pytest.fixture
def make_library(tmp_path: Path) -> Iterator[MakeLibrary]:
    """Make a synced library of some articles, closed after the test."""
    made: list[Library] = []

    def make(articles: Mapping[str, str]) -> Library:
        workspace = write_seeds(tmp_path / f"workspace{len(made)}", articles)
        library = Library.open(workspace)
        made.append(library)
        library.sync(processes=1)
        return library

    yield make
    for library in made:
        library.close()
