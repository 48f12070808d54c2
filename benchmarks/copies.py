"""How well versions of one article are found: pairs among made-up articles and rewritten copies.

Usage: python benchmarks/copies.py [ARTICLES] [COPIES]

Writes articles (2000 unless told), of which some hundred (300) are rewritten copies of others: cut
at the end, with another headline, and with 5 to 30 % of their sentences changed. Prints precision,
recall and F1 of the pairs, and the seconds that finding them took.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from itertools import combinations
from pathlib import Path

from corpus import write_corpus

from idlib_tui.library import Library, SyncProgress
from idlib_tui.workspace import Workspace

_WORDS = 260
_SEED = 11


def main() -> None:
    """Measure and print."""
    sizes = [int(one) for one in sys.argv[1:]]
    articles, copies = [*sizes, *(2000, 300)[len(sizes) :]]
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        wanted = _write(root, articles, copies)
        started: dict[str, float] = {}

        def note(progress: SyncProgress) -> None:
            started.setdefault(progress.stage, time.perf_counter())

        with Library.open(Workspace.at(root)) as library:
            began = time.perf_counter()
            library.sync(processes=2, progress=note)
            seconds = time.perf_counter() - began
            groups: dict[str, list[str]] = {}
            for row in library.articles():
                if row.group is not None:
                    groups.setdefault(row.group, []).append(row.id)
    found = {pair for group in groups.values() for pair in combinations(sorted(group), 2)}
    right = len(found & wanted)
    precision, recall = right / max(1, len(found)), right / len(wanted)
    print(f"{articles} articles, {copies} of them copies: {len(wanted)} pairs, {len(found)} found")
    print(f"precision {precision:.3f}, recall {recall:.3f}, sync in {seconds:.0f} s")
    print(f"F1 {2 * precision * recall / max(1e-9, precision + recall):.3f}")


def _write(root: Path, articles: int, copies: int) -> set[tuple[str, str]]:
    """Write the articles, and return the pairs of ids that are versions of one."""
    rng = random.Random(_SEED)
    write_corpus(root, articles - copies, words=_WORDS, alike=0.0)
    files = sorted((root / "seeds").glob("*.txt"))
    groups: dict[Path, list[str]] = {}
    spare = [line for file in files for line in file.read_text().split("\n\n")[2:]]
    for number in range(copies):
        original = rng.choice(files)
        sentences = original.read_text().replace("\n\n", " ").split(". ")
        kept = sentences[: max(4, round(len(sentences) * rng.uniform(0.4, 1.0)))]
        share = rng.uniform(0.05, 0.3)
        others = rng.choice(spare).split(". ")
        changed = [rng.choice(others) if rng.random() < share else one for one in kept]
        name = f"copy-{number:04}"
        text = f"Headline {number} of a copy\n\n{'. '.join(changed)}.\n"
        (root / "seeds" / f"{name}.txt").write_text(text)
        groups.setdefault(original, [original.stem]).append(name)
    return {pair for group in groups.values() for pair in combinations(sorted(group), 2)}


if __name__ == "__main__":
    main()
