"""How fast files are read: the story's articles, and a megabyte of what is hardest to repair.

Run with ``.venv/bin/python benchmarks/ingest.py``. The second table should show the same few
seconds for every row, whatever its unit: each pass is linear in the text.
"""

from __future__ import annotations

import time
from pathlib import Path

from idlib_tui.ingest.article import Given
from idlib_tui.ingest.draft import Draft
from idlib_tui.ingest.reader import read_article

SEEDS = Path(__file__).parents[1] / "seeds"
ROUNDS = 50
MEGABYTE = 1_000_000
UNITS = (
    "a ", "“", "“ ", '" \n', ". “", "& # 39 ", ",quot ", "&amp;", "\x1b[", "\x1b]", "\t", "\x00",
    "â€œ a ", "advertisement\n", "Aa Bb\n", "Aa, ", "*a", "[a](", "<!--",
    "Related\nAa bb cc\n", "three.five million ",
)  # fmt: skip


def main() -> None:
    """Print both tables."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt"))]
    began = time.perf_counter()
    for _ in range(ROUNDS):
        for text in texts:
            read_article(Draft(text), "a.txt", Given())
    each = (time.perf_counter() - began) / ROUNDS / len(texts)
    words = sum(len(text.split()) for text in texts) / len(texts)
    print(f"{each * 1000:.2f} ms an article of {words:.0f} words")
    print("\nseconds for a megabyte of")
    for unit in UNITS:
        text = unit * (MEGABYTE // len(unit))
        began = time.perf_counter()
        read_article(Draft(text), "a.md", Given())
        print(f"{time.perf_counter() - began:6.2f}  {unit!r}")


if __name__ == "__main__":
    main()
