"""How fast a workspace is read: articles per second, and what one more article costs.

Usage: python benchmarks/sync.py [ARTICLES] [PROCESSES]
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

from corpus import write_corpus

from idlib_tui.library import Library, SyncProgress
from idlib_tui.workspace import Workspace


def main() -> None:
    """Measure and print a table."""
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    processes = int(sys.argv[2]) if len(sys.argv) > 2 else None
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        write_corpus(root, size)
        with Library.open(Workspace.at(root)) as library:
            stages: dict[str, float] = {}
            started = time.perf_counter()

            def note(progress: SyncProgress) -> None:
                stages[progress.stage] = time.perf_counter() - started

            library.sync(progress=note, processes=processes)
            whole = time.perf_counter() - started
            print(f"first sync    {size} articles {whole:8.2f} s {size / whole:8.1f} articles/s")
            for stage, ended in stages.items():
                print(f"  {stage:10} ended at {ended:8.2f} s")
            started = time.perf_counter()
            library.sync()
            print(f"nothing new   {time.perf_counter() - started:8.3f} s")
            new = root / "seeds" / "zz.txt"
            new.write_text((root / "seeds" / "000000.txt").read_text().replace("the", "that"))
            started = time.perf_counter()
            library.sync()
            print(f"one more      {time.perf_counter() - started:8.3f} s")
            for name, value in library.health().items():
                print(f"{name:14}{value}")
        size_on_disk = sum(p.stat().st_size for p in (root / "index").rglob("*") if p.is_file())
        print(f"index size    {size_on_disk / 1e6:8.1f} MB")


if __name__ == "__main__":
    main()
