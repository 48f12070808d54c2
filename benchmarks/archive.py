"""Measures an archive on two real nodes beside the local engines, on a made-up corpus.

    python -m benchmarks.archive [ARTICLES] [--deleted N] [--copies N...] [--words N] [--repeats N]
        [--folder DIR]

Printed are the rate of a push and of a second one, sizes, the middle and 95th percentile of the
usual queries with an extract of the first 25 hits, the queries of all kinds that find other
articles than the local engines, and how long the first query takes after a node was killed.

With --deleted every Nth article is deleted again, everywhere, before anything is asked. With
--copies the archive then gets N copies of each article, with every fifth word exchanged and the
annotations of the first; more for each further number. Only the archive is measured again, because
reading so many articles into a library takes far longer.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from statistics import median

from benchmarks.corpus import write_corpus
from benchmarks.queries import Asked, every, usual
from idlib_tui.archive import Archive, ArchiveSettings
from idlib_tui.archive.cluster import Cluster as Connection
from idlib_tui.archive.documents import Document, document_id, make_document
from idlib_tui.archive.pushing import Sender, annotated
from idlib_tui.errors import UnknownActorError
from idlib_tui.library import ArticleRow, Library, SearchResult
from idlib_tui.workspace import Workspace
from scripts.search_cluster import Cluster, running

_HITS = 50
_SHOWN = 25

Search = Callable[[Asked], SearchResult]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("articles", type=int, nargs="?", default=1000)
    parser.add_argument("--deleted", type=int, default=0)
    parser.add_argument("--copies", type=int, nargs="*", default=[])
    parser.add_argument("--words", type=int, default=600)
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--folder", type=Path, help="where the corpus is, or stays")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        root = asked.folder or Path(folder)
        if not (root / "seeds").exists():
            write_corpus(root, asked.articles, words=asked.words)
        _timed("read and annotated", lambda: _sync(root))
        _measure(root, asked)


def _sync(root: Path) -> None:
    with Library.open(Workspace.at(root)) as library:
        library.sync()


def _measure(root: Path, asked: argparse.Namespace) -> None:
    repeats = asked.repeats
    with Library.open(Workspace.at(root)) as library, running(2) as nodes:
        settings = ArchiveSettings("desk", tuple(node.url for node in nodes.nodes), "articles")
        with Archive(settings) as archive:
            archive.create(shards=2)
            seconds = _timed("pushed", lambda: archive.push(library))
            articles = library.article_count()
            print(f"{articles} articles, {articles / seconds:.0f} a second")
            _timed("pushed again", lambda: archive.push(library))
            status = archive.status()
            print(f"{status.bytes / 1e6:.1f} MB on disk, two copies; {status.actors} actors")
            if asked.deleted:
                _timed("deleted", lambda: _delete(library, settings, asked.deleted))
                # Days that were inferred from articles that are gone are others now.
                _timed("pushed anew", lambda: archive.push(library))
                print(f"{library.article_count()} articles are left")
            queries = usual(library)
            _ask_all("archive", _asking(archive), queries, repeats)
            _ask_all("whoosh", _asking(library), queries, repeats)
            _compare(library, archive)
            _with_tantivy(root, archive, queries, repeats)
            for first, last in pairwise([0, *asked.copies]):
                started = time.perf_counter()
                sent = _copy(library, settings, range(first, last))
                seconds = time.perf_counter() - started
                print(f"{sent} copies pushed in {seconds:.1f} s, {sent / seconds:.0f} a second")
                status = archive.status()
                print(f"{status.articles} articles, {status.bytes / 1e6:.1f} MB, two copies")
                _ask_all("archive", _asking(archive), queries, repeats)
            _kill(nodes, archive)


def _delete(library: Library, settings: ArchiveSettings, every_nth: int) -> None:
    """Delete every Nth article in the library and in the archive."""
    cluster = Connection(settings)
    for row in library.articles()[::every_nth]:
        (library.workspace.seeds / row.file).unlink()
        cluster.ask("DELETE", f"/_doc/{document_id(row)}")
    cluster.ask("POST", "/_refresh")
    cluster.close()
    library.sync()


def _copy(library: Library, settings: ArchiveSettings, copies: range) -> int:
    """Push copies of all articles with other words, and return their number."""
    rng = random.Random(1)
    cluster = Connection(settings)
    sender = Sender(cluster, time.sleep)
    vocabulary = [
        word for row in library.articles(limit=50) for word in _text(library, row).split()
    ]
    documents: list[tuple[str, Document]] = []
    sent = 0
    for row in library.articles():
        given = annotated(library, row)
        for number in copies:
            words = given.article.text.split(" ")
            for at in range(0, len(words), 5):
                words[at] = rng.choice(vocabulary)
            key = sha256(f"{row.content_hash} {number}".encode()).hexdigest()
            changed = {"text": " ".join(words), "id": f"{row.id}-{number}", "content_hash": key}
            article = replace(given.article, **changed)
            documents.append((key, make_document(replace(given, article=article))))
        if len(documents) >= 200:
            sender.send(documents)
            sent += len(documents)
            documents = []
    sender.send(documents)
    cluster.ask("POST", "/_refresh")
    cluster.close()
    return sent + len(documents)


def _text(library: Library, row: ArticleRow) -> str:
    return library.article(row.id).text


def _asking(place: Library | Archive) -> Search:
    def ask(asked: Asked) -> SearchResult:
        found = place.search(asked.query, limit=_HITS, partial=asked.typing)
        for hit in found.hits[:_SHOWN]:
            _ = hit.snippet
        return found

    return ask


def _with_tantivy(root: Path, archive: Archive, queries: Mapping[str, Asked], repeats: int) -> None:
    story = root / "seeds" / "story.yaml"
    story.write_text("engine: tantivy\n", encoding="utf-8")
    try:
        with Library.open(Workspace.at(root)) as library:
            library.search("any")
            _ask_all("tantivy", _asking(library), queries, repeats)
            _compare(library, archive)
    finally:
        story.unlink()


def _ask_all(name: str, ask: Search, queries: Mapping[str, Asked], repeats: int) -> None:
    times: list[float] = []
    kinds = []
    for kind, asked in queries.items():
        try:
            ask(asked)
        except UnknownActorError:
            continue
        own = []
        for _ in range(repeats):
            started = time.perf_counter()
            ask(asked)
            own.append((time.perf_counter() - started) * 1e3)
        times += own
        kinds.append(f"{kind} {median(own):.1f}")
    times.sort()
    p95 = times[min(len(times) - 1, len(times) * 95 // 100)]
    print(f"{name:8} p50 {median(times):.1f} ms, p95 {p95:.1f}, slowest {times[-1]:.1f}")
    print("         " + ", ".join(kinds))


def _compare(library: Library, archive: Archive) -> None:
    """Name the queries that find other articles in an archive."""
    kinds = every(library)
    different = 0
    for kind, (query, typing) in kinds.items():
        try:
            own = library.search(query, partial=typing, limit=10_000)
        except UnknownActorError:
            continue
        found = archive.search(query, partial=typing, limit=10_000)
        # Articles of files with the same bytes are one in an archive.
        ids = {hit.article.content_hash for hit in own.hits}
        others = {hit.article.content_hash for hit in found.hits}
        if ids != others:
            different += 1
            print(
                f"  {kind}: only local {len(ids - others)}, only there {len(others - ids)}", end=""
            )
            print(f" of {len(ids)}; {' '.join(own.notices)}")
    print(f"{different} of {len(kinds)} kinds of queries differ")


def _kill(nodes: Cluster, archive: Archive) -> None:
    before = archive.search("killed").total
    nodes.nodes[1].kill()
    started = time.perf_counter()
    found = archive.search("killed")
    seconds = time.perf_counter() - started
    told = "; ".join(found.notices) or "complete"
    print(
        f"first query after a node was killed: {seconds:.2f} s, {told}, {found.total} of {before}"
    )


def _timed(what: str, do: Callable[[], object]) -> float:
    started = time.perf_counter()
    do()
    seconds = time.perf_counter() - started
    print(f"{what} in {seconds:.1f} s", flush=True)
    return seconds


if __name__ == "__main__":
    main()
