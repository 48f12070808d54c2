"""A library in several threads: each gets right answers, also while another one syncs."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from idlib_tui.library import Library
from tests.library.conftest import write_seeds

WORDS = ["harbour", "border", "market", "mountain", "river"]


def test_readers_in_many_threads_while_one_syncs(tmp_path: Path) -> None:
    texts = {
        f"{number:03}.txt": f"date 2020-02-{number % 28 + 1:02} The {WORDS[number % 5]} was quiet"
        f" on Monday, said officer {number}."
        for number in range(50)
    }
    workspace = write_seeds(tmp_path, texts)
    with Library.open(workspace) as library:
        library.sync(processes=1)

        def read(turn: int) -> tuple[int, int, int]:
            query = f"{WORDS[turn % 5]} quiet"
            found = library.search(query)
            assert all(WORDS[turn % 5] in library.article(h.article.id).text for h in found.hits)
            assert all(hit.hits for hit in found.hits)
            return found.total, len(library.articles()), library.chronology_count()

        with ThreadPoolExecutor(8) as threads:
            futures = [threads.submit(read, turn) for turn in range(60)]
            for number in range(3):
                (workspace.seeds / f"new{number}.txt").write_text("Something else was quiet.")
                library.sync(processes=1)
            answers = [future.result() for future in futures]
        assert {total for total, _, _ in answers} == {10}
        assert {count for _, count, _ in answers} <= {50, 51, 52, 53}
        assert read(0)[1] == 53
