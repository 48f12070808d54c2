"""Compares searching in this program, with either engine, with stock Whoosh and SQLite's FTS5.

    python benchmarks/engines.py FILE.jsonl ... [--articles N] [--repeats N]

A line of a file is an object with a ``text``. If there are fewer than N, they are used again with
their sentences in another order and some words replaced. All hold the same texts, are asked
the same queries in one run, and answer each with the total, the best 50, and an extract of the
first 25 of them. Stock Whoosh stems, stores positions, and makes its extracts with its own
highlighter; it is asked without extracts too ("bare"). FTS5 stems with Porter's rules and cuts its
extracts with ``snippet()``.

Printed are the building time, the size on disk, and the middle, 95th percentile and slowest query,
then the middle of each kind of query. Of each query the best of the repeats counts.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sqlite3
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from statistics import median

from whoosh import fields, highlight, index
from whoosh.analysis import StemmingAnalyzer
from whoosh.qparser import FuzzyTermPlugin, QueryParser

from idlib_tui.library import Library
from idlib_tui.workspace import Workspace

_HITS = 50
_SHOWN = 25
_RARE = 5
"""Articles at most that have a rare word."""
_EACH = 4
"""Queries of each kind."""

Query = dict[str, str]
"""One query as each of the engines writes it; empty where one has no such query."""


def main() -> None:
    """Build all, ask them, and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("files", type=Path, nargs="+", metavar="FILE.jsonl")
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--repeats", type=int, default=3)
    asked = parser.parse_args()
    lines = [line for file in asked.files for line in file.read_text("utf-8").splitlines()]
    texts = _as_many([json.loads(line)["text"] for line in lines], asked.articles)
    queries = _queries(texts)
    with tempfile.TemporaryDirectory() as folder:
        for name, build in (
            ("program", _program),
            ("tantivy", _tantivy),
            ("whoosh", _whoosh),
            ("fts5", _fts5),
        ):
            root = Path(folder) / ("program" if name == "tantivy" else name)
            root.mkdir(exist_ok=True)
            started = time.perf_counter()
            with build(root, texts) as asks:
                _report(name, root, len(texts), time.perf_counter() - started)
                for how, ask in asks.items():
                    _ask_all(name, how, ask, queries, asked.repeats)


def _as_many(texts: Sequence[str], wanted: int) -> list[str]:
    """Bring texts to a number, by leaving some out or by using them again with changes."""
    rng = random.Random(1)
    words = [word for text in texts[:50] for word in text.split()]
    made = list(texts[:wanted])
    while len(made) < wanted:
        sentences = re.split(r"(?<=[.!?]) +", texts[len(made) % len(texts)])
        rng.shuffle(sentences)
        parts = " ".join(sentences).split(" ")
        for _ in range(len(parts) // 10):
            parts[rng.randrange(len(parts))] = rng.choice(words)
        made.append(" ".join(parts))
    return made


def _queries(texts: Sequence[str]) -> dict[str, list[Query]]:
    """Make queries of each kind from words of the texts, rare and common."""
    rng = random.Random(2)
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update(set(re.findall(r"\b[a-z]{5,12}\b", text)))
    ranked = sorted(counts, key=lambda word: (-counts[word], word))
    common = rng.sample(ranked[10:60], 2 * _EACH)
    middling = rng.sample(ranked[200:1000], 4 * _EACH)
    rare = rng.sample([word for word in ranked if 2 <= counts[word] <= _RARE], 2 * _EACH)
    made: dict[str, list[Query]] = {}

    def add(kind: str, ours: str, fts: str, whoosh: str | None = None) -> None:
        query = {"program": ours, "tantivy": ours, "fts5": fts}
        query["whoosh"] = ours if whoosh is None else whoosh
        made.setdefault(kind, []).append(query)

    for i in range(_EACH):
        one, two, three = middling[3 * i : 3 * i + 3]
        add("rare", rare[i], rare[i])
        add("common", common[i], common[i])
        add("and", f"{common[i]} {one}", f"{common[i]} {one}")
        add("or", f"{one} OR {two} OR {three}", f"{one} OR {two} OR {three}")
        add("not", f"{common[i]} -{two}", f"{common[i]} NOT {two}", f"{common[i]} NOT {two}")
        pair = _pair(rng, texts)
        add("phrase", f'"{pair}"', f'"{pair}"')
        add("near", f'"{one} {common[i]}"~8', f"NEAR({one} {common[i]}, 8)")
        add("prefix", f"{two[:4]}*", f"{two[:4]}*")
        add("fuzzy", f"{rare[_EACH + i]}~", "", f"{rare[_EACH + i]}~1/2")
    return made


def _pair(rng: random.Random, texts: Sequence[str]) -> str:
    """Choose two words that stand next to each other in some text."""
    while True:
        pairs = re.findall(r"\b([a-z]{4,10} [a-z]{4,10})\b", rng.choice(texts))
        if pairs:
            return str(rng.choice(pairs))


Asks = dict[str, Callable[[str], int]]
"""Ways to run a query, by what they do; each returns how many articles it finds."""


@contextmanager
def _program(root: Path, texts: Sequence[str]) -> Iterator[Asks]:
    seeds = root / "seeds"
    seeds.mkdir()
    for number, text in enumerate(texts):
        (seeds / f"{number:06}.txt").write_text(f"Article {number}\n\n{text}\n", encoding="utf-8")
    with Library.open(Workspace.at(root)) as library:
        library.sync()
        yield {"": _asking(library)}


@contextmanager
def _tantivy(root: Path, texts: Sequence[str]) -> Iterator[Asks]:
    """Let this program answer with its other engine, which only the word index is built for."""
    del texts
    (root / "seeds" / "story.yaml").write_text("engine: tantivy\n", encoding="utf-8")
    with Library.open(Workspace.at(root)) as library:
        library.search("any")
        yield {"": _asking(library)}


def _asking(library: Library) -> Callable[[str], int]:
    def ask(query: str) -> int:
        found = library.search(query, limit=_HITS)
        for hit in found.hits[:_SHOWN]:
            _ = hit.snippet
        return found.total

    return ask


@contextmanager
def _whoosh(root: Path, texts: Sequence[str]) -> Iterator[Asks]:
    schema = fields.Schema(
        id=fields.STORED, text=fields.TEXT(StemmingAnalyzer(stoplist=None), stored=True)
    )
    made = index.create_in(str(root), schema)
    writer = made.writer(limitmb=512)
    for number, text in enumerate(texts):
        writer.add_document(id=number, text=text)
    writer.commit()
    searcher = made.searcher()
    parser = QueryParser("text", schema)
    parser.add_plugin(FuzzyTermPlugin())

    def bare(query: str) -> int:
        return len(searcher.search(parser.parse(query), limit=_HITS))

    def ask(query: str) -> int:
        results = searcher.search(parser.parse(query), limit=_HITS)
        results.fragmenter = highlight.ContextFragmenter(maxchars=200, surround=60)
        for hit in results[:_SHOWN]:
            hit.highlights("text", top=1)
        return len(results)

    with searcher:
        yield {"": ask, "bare": bare}


@contextmanager
def _fts5(root: Path, texts: Sequence[str]) -> Iterator[Asks]:
    database = sqlite3.connect(root / "words.sqlite")
    database.execute("CREATE VIRTUAL TABLE words USING fts5(text, tokenize='porter unicode61')")
    database.executemany("INSERT INTO words (text) VALUES (?)", ((text,) for text in texts))
    database.commit()
    extracts = (
        "SELECT rowid, snippet(words, 0, '[', ']', '…', 24) FROM words WHERE words MATCH ?"
        " ORDER BY rank LIMIT ?"
    )

    def ask(query: str) -> int:
        database.execute(extracts, (query, _SHOWN)).fetchall()
        best = "SELECT rowid FROM words WHERE words MATCH ? ORDER BY rank LIMIT ?"
        database.execute(best, (query, _HITS)).fetchall()
        total = "SELECT count(*) FROM words WHERE words MATCH ?"
        return int(database.execute(total, (query,)).fetchone()[0])

    with closing(database):
        yield {"": ask}


def _report(name: str, root: Path, articles: int, seconds: float) -> None:
    files = [file for file in root.rglob("*") if file.is_file() and file.parent.name != "seeds"]
    size = sum(file.stat().st_size for file in files) / 1e6
    print(
        f"{name:8} built in {seconds:6.1f} s, {articles / seconds:7.0f} articles/s, {size:.1f} MB"
    )


def _ask_all(
    name: str,
    how: str,
    ask: Callable[[str], int],
    queries: dict[str, list[Query]],
    repeats: int,
) -> None:
    kinds: dict[str, list[float]] = {}
    for kind, made in queries.items():
        for query in made:
            if query[name]:
                kinds.setdefault(kind, []).append(min(_times(ask, query[name], repeats)) * 1e3)
    every = sorted(each for times in kinds.values() for each in times)
    near_end = every[min(len(every) - 1, len(every) * 95 // 100)]
    print(f"{how:8} p50 {median(every):.2f} ms, p95 {near_end:.2f}, slowest {every[-1]:.2f}")
    print("         " + ", ".join(f"{kind} {median(times):.2f}" for kind, times in kinds.items()))


def _times(ask: Callable[[str], int], query: str, repeats: int) -> Iterator[float]:
    for _ in range(repeats):
        started = time.perf_counter()
        ask(query)
        yield time.perf_counter() - started


if __name__ == "__main__":
    main()
