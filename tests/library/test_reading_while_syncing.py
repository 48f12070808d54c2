"""Reading the lists between the steps of a sync: what an article reported leaves with it."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from idlib_tui.library import Library, SyncProgress
from tests.library.conftest import write_seeds

FIRST = (
    "date 2021-03-04\n\nThe ferry sank off Ørby on 2 March 2021, the coast guard said. "
    "At least 14 people were killed in the sinking of the ferry. "
    "“We searched all night,” said Ines Holt, the harbour master. "
    "The inquiry opened on 3 March 2021."
)
OTHER = (
    "date 2021-03-05\n\nThe ferry sank off Ørby on 2 March 2021. "
    "At least 17 people were killed in the sinking of the ferry, Ines Holt said. "
    "The port of Ørby closed on 4 March 2021."
)
REWRITTEN = "date 2021-03-06\n\nThe mayor opened a bridge on 5 March 2021."


def read_everything(library: Library) -> None:
    """Read all lists, and look up the words of every report."""
    texts = {row.id: library.article(row.id).text for row in library.articles()}
    for entry in library.chronology():
        assert entry.reports
        for report in entry.reports:
            assert texts[report.article][report.start : report.end]
    assert library.chronology_count() == len(library.chronology())
    for group in library.figures():
        assert group.reports
        for figure in group.reports:
            assert figure.figure.text in texts[figure.article]
    for statement in library.quotes():
        assert statement.quote.text in texts[statement.article]
    assert all(library.position(actor.name) for actor in library.actors())


def rewrite(seeds: Path) -> None:
    (seeds / "a.txt").write_text(REWRITTEN, encoding="utf-8")


def remove(seeds: Path) -> None:
    (seeds / "a.txt").unlink()


def date_anew(seeds: Path) -> None:
    (seeds / "a.txt").write_text(FIRST.replace("03-04", "03-09"), encoding="utf-8")


CHANGES = [rewrite, remove, date_anew]


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    workspace = write_seeds(tmp_path, {"a.txt": FIRST, "b.txt": OTHER})
    with Library.open(workspace) as library:
        library.sync(processes=1)
        assert len(library.chronology()) > 2
        assert library.figures()
        yield library


@pytest.mark.parametrize("change", CHANGES)
def test_lists_are_whole_between_all_steps(
    library: Library, change: Callable[[Path], None]
) -> None:
    change(library.workspace.seeds)
    steps: list[str] = []

    def read(step: SyncProgress) -> None:
        steps.append(step.stage)
        read_everything(library)

    library.sync(processes=1, progress=read)
    assert "merge" in steps
    read_everything(library)


@pytest.mark.parametrize("change", CHANGES)
def test_lists_are_whole_after_a_sync_that_was_cancelled_anywhere(
    library: Library, change: Callable[[Path], None]
) -> None:
    change(library.workspace.seeds)
    for patience in range(1, 60):
        asked = 0

        def cancelled(patience: int = patience) -> bool:
            nonlocal asked
            asked += 1
            return asked > patience

        complete = library.sync(processes=1, cancelled=cancelled).complete
        read_everything(library)
        if complete:
            return
    pytest.fail("The sync never came to its end.")


def test_a_reader_that_ends_during_a_sync_leaves_the_catalog_as_sealed(library: Library) -> None:
    # The first look at a catalog that is new compares its contents, for which the file is read.
    rewrite(library.workspace.seeds)
    program = (
        "import sys\n"
        "from pathlib import Path\n"
        "from idlib_tui.library import Library\n"
        "from idlib_tui.workspace import Workspace\n"
        "with Library.open(Workspace.at(Path(sys.argv[1]))) as library:\n"
        "    print(library.article_count())\n"
    )
    counted: list[str] = []

    def read_elsewhere(step: SyncProgress) -> None:
        if step.stage == "merge" and not counted:
            os.utime(library.workspace.root / "index" / "catalog.sqlite")
            assert library.article_count() == 2
            command = [sys.executable, "-c", program, str(library.workspace.root)]
            done = subprocess.run(command, capture_output=True, text=True, check=True)
            counted.append(done.stdout.strip())

    report = library.sync(processes=1, progress=read_elsewhere)
    assert counted == ["2"]
    assert report.complete
    assert not report.notices
    assert library.health()["catalog"] == "ok"
