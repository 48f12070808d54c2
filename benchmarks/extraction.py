"""How well the main text of a web page is found, and how fast.

    python benchmarks/extraction.py TEXTS.jsonl [--articles N] [--layout NAME] [--show]

The texts (``{"text": …}`` a line), as they are read from plain text, are put into the pages of
``page_layouts.py``, one of each layout. What is read from a page is compared with its article by
sequences of four words, as the article extraction benchmark of Scrapinghub does (2020): precision
is the share of the sequences read that are in the article, recall the share of the article's that
were read, each sequence as often as it occurs.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tempfile
import time
from collections import Counter
from itertools import islice
from pathlib import Path
from statistics import mean
from typing import TYPE_CHECKING

from idlib_tui import model
from idlib_tui.ingest import read_file

sys.path.insert(0, str(Path(__file__).parent))
from page_layouts import LAYOUTS, render

if TYPE_CHECKING:
    from collections.abc import Iterator

SHINGLE = 4
MIN_PARAGRAPHS = 4


def main() -> None:
    """Print precision, recall and F1 of each layout, and the pages read in a second."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("texts", type=Path, nargs="+")
    parser.add_argument("--articles", type=int, default=25)
    parser.add_argument("--layout", choices=LAYOUTS)
    parser.add_argument(
        "--show", action="store_true", help="print what is missing and what is too much"
    )
    arguments = parser.parse_args()
    stories = list(islice(_stories(arguments.texts), arguments.articles))
    layouts = [arguments.layout] if arguments.layout else LAYOUTS
    scores: dict[str, list[tuple[float, float, float]]] = {}
    started, pages = time.process_time(), 0
    for layout in layouts:
        for title, paragraphs in stories:
            page = render(layout, title, paragraphs)
            read = _read(page.html)
            pages += 1
            scores.setdefault(layout, []).append(score(read, page.text))
            if arguments.show:
                _show(read, page.text)
    seconds = time.process_time() - started
    print(f"{'layout':<16} precision  recall      F1")
    for layout, found in scores.items():
        print(
            f"{layout:<16}"
            + "".join(f"{mean(values):>9.3f}" for values in zip(*found, strict=True))
        )
    everything = [each for found in scores.values() for each in found]
    print(f"{'all':<16}" + "".join(f"{mean(v):>9.3f}" for v in zip(*everything, strict=True)))
    print(f"{pages} pages, {pages / seconds:.0f} a second of one core")


def score(read: str, article: str) -> tuple[float, float, float]:
    """Return precision, recall and F1 of the word sequences of a text that was read."""
    found, wanted = _shingles(read), _shingles(article)
    both = (found & wanted).total()
    precision = both / found.total() if found else float(not wanted)
    recall = both / wanted.total() if wanted else float(not found)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    return Counter(zip(*(words[at:] for at in range(SHINGLE)), strict=False))


def _stories(files: list[Path]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the title and the paragraphs of each text that is long enough."""
    for file in files:
        for line in file.read_text(encoding="utf-8").splitlines():
            text = _read(str(json.loads(line)["text"]), "page.txt")
            paragraphs = tuple(" ".join(each.split()) for each in text.split("\n") if each.strip())
            long = tuple(each for each in paragraphs if len(each) > 60)
            if len(long) >= MIN_PARAGRAPHS:
                yield f"Tornvik waits: {len(text)} words on the harbour", long


def _read(source: str, name: str = "page.html") -> str:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_text(source, encoding="utf-8")
        return "\n\n".join(
            item.text
            for item in read_file(path, path.parent, model.Story())
            if isinstance(item, model.Article)
        )


def _show(read: str, article: str) -> None:
    kept = {line.strip() for line in read.splitlines()}
    wanted = {line.strip() for line in article.splitlines()}
    for sign, lines in (("-", wanted - kept), ("+", kept - wanted)):
        for line in sorted(lines):
            print(f"  {sign} {line[:150]}")


if __name__ == "__main__":
    main()
