"""Pushing a library into an archive: what is there already is passed over, so it can be resumed.

The id of a document is the hash of its article's file, and a fingerprint tells whether the archive
has the same document; so any number of machines can push slices of one library, or the same one,
and be killed, and the archive ends up the same.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from idlib_tui.archive.cluster import BUSY, Answer, BusyError, Cluster
from idlib_tui.archive.documents import (
    Annotated,
    Document,
    document_id,
    make_actor,
    make_document,
)
from idlib_tui.archive.slices import Slice
from idlib_tui.errors import ArchiveError
from idlib_tui.filters import QuoteFilter
from idlib_tui.library import ArticleRow, Library
from idlib_tui.library.batches import batched

_BATCH = 200
"""Documents looked up at once."""

_BATCH_BYTES = 4_000_000
"""Bytes of documents sent at once, roughly."""

CONFLICT = "It was changed meanwhile."
"""The reason why a document was not replaced."""

_CONFLICTING = 409
"""How a cluster says that."""

_ANY_VERSION: Mapping[str, Mapping[str, int]] = {}

_WAITS = (0.5, 1.0, 2.0, 4.0, 8.0, 16.0)
"""Seconds between the tries of a batch, or a part of it, that the cluster could not take."""


@dataclass(frozen=True, slots=True)
class Pushed:
    """What a push did.

    Attributes:
        articles: The articles of the slice.
        sent: How many of them the archive did not have, or had otherwise.
        unchanged: How many it had just so.
        refused: The ids of articles that it did not take, each with the reason.
    """

    articles: int
    sent: int
    unchanged: int
    refused: tuple[tuple[str, str], ...] = ()


def push(
    library: Library,
    cluster: Cluster,
    part: Slice,
    own: Collection[str] = (),
    progress: Callable[[int, int], None] | None = None,
    pause: Callable[[float], None] = time.sleep,
) -> Pushed:
    """Push the articles of a slice, and the actors of the library.

    Args:
        library: Where they are.
        cluster: Where they go; the index must be there.
        part: Which articles.
        own: The hashes of articles that came from the archive, and are not pushed back.
        progress: Called with the number of articles done, and of all.
        pause: Waits some seconds.

    Raises:
        ArchiveError: The archive cannot be asked, or does not recover; what was sent stays.
    """
    sender = Sender(cluster, pause)
    actors = map(make_actor, library.actors(silent=True))
    for batch in batched(actors, _BATCH):
        sender.send(only_missing(cluster, batch, sender.patient))
    rows = [
        row
        for row in library.articles()
        if part.has(row.content_hash) and row.content_hash not in own
    ]
    refused: list[tuple[str, str]] = []
    sent = 0
    done = 0
    for some in batched(rows, _BATCH):
        made = {document_id(row): make_document(annotated(library, row)) for row in some}
        missing = only_missing(cluster, list(made.items()), sender.patient)
        reasons = sender.send(missing)
        sent += len(missing) - len(reasons)
        refused += [(made[key]["id"], reason) for key, reason in reasons.items()]
        done += len(some)
        if progress is not None:
            progress(done, len(rows))
    sender.patient(lambda: cluster.ask("POST", "/_refresh"))
    return Pushed(len(rows), sent, len(rows) - sent - len(refused), tuple(refused))


def annotated(library: Library, row: ArticleRow) -> Annotated:
    """Fetch what the document of an article tells."""
    said = library.quotes(QuoteFilter(source=row.id, fold=False))
    found = library.annotations(row.id)
    return Annotated(library.article(row.id), found, said, library.actors_in(row.id))


def only_missing(
    cluster: Cluster,
    made: Sequence[tuple[str, Document]],
    patient: Callable[[Callable[[], Answer]], Answer],
) -> list[tuple[str, Document]]:
    """Keep the documents that the archive does not have so."""
    if not made:
        return []
    body = {"docs": [{"_id": key, "_source": ["fingerprint"]} for key, _ in made]}
    answer = patient(lambda: cluster.ask("POST", "/_mget", body))
    there = {
        found["_id"]: found["_source"].get("fingerprint")
        for found in answer["docs"]
        if found.get("found")
    }
    return [(key, document) for key, document in made if there.get(key) != document["fingerprint"]]


class Sender:
    """Sends documents, again and again where the cluster has too much to do."""

    def __init__(self, cluster: Cluster, pause: Callable[[float], None]) -> None:
        self._cluster = cluster
        self._pause = pause

    def patient(self, ask: Callable[[], Answer]) -> Answer:
        """Ask; if the cluster cannot answer now, wait and ask again."""
        for wait in _WAITS:
            try:
                return ask()
            except BusyError:
                self._pause(wait)
        return ask()

    def send(
        self,
        documents: Sequence[tuple[str, Document]],
        versions: Mapping[str, Mapping[str, int]] = _ANY_VERSION,
    ) -> dict[str, str]:
        """Send documents in bulk.

        Args:
            documents: With their ids.
            versions: For each id that has one, the version that is to be replaced; another one
                stays, and ``CONFLICT`` is the reason.

        Returns:
            The ids of those that the archive refused, each with the reason.

        Raises:
            ArchiveError: It takes no changes at all, or is still too busy.
        """
        refused: dict[str, str] = {}
        for some in _by_size(documents):
            refused.update(self._send_all(some, versions))
        return refused

    def _send_all(
        self, documents: list[tuple[str, str]], versions: Mapping[str, Mapping[str, int]]
    ) -> dict[str, str]:
        refused: dict[str, str] = {}
        for wait in (*_WAITS, None):
            answer = self.patient(partial(self._bulk, documents, versions))
            again: set[str] = set()
            for item in answer["items"]:
                result = item["index"]
                if result["status"] in BUSY:
                    again.add(result["_id"])
                elif result["status"] >= 300:
                    refused[result["_id"]] = self._reason(result)
            if not again:
                return refused
            if wait is None:
                break
            self._pause(wait)
            documents = [pair for pair in documents if pair[0] in again]
        raise BusyError(f"The archive {self._cluster.settings.name} has too much to do.")

    def _bulk(
        self, documents: Sequence[tuple[str, str]], versions: Mapping[str, Mapping[str, int]]
    ) -> Answer:
        lines = (
            f"{json.dumps({'index': {'_id': key, **versions.get(key, {})}})}\n{document}\n"
            for key, document in documents
        )
        # Writing takes longer than a question.
        seconds = 3 * self._cluster.settings.timeout
        wait = {"timeout": f"{max(1, int(seconds * 900))}ms"}
        return self._cluster.ask_all(
            "POST", f"/{self._cluster.settings.index}/_bulk", "".join(lines), seconds, wait
        )

    def _reason(self, result: Answer) -> str:
        error = result.get("error") or {}
        if result["status"] == _CONFLICTING:
            return CONFLICT
        if error.get("type") == "cluster_block_exception":
            raise ArchiveError(
                f"The archive {self._cluster.settings.name} takes no changes: the index "
                f"{self._cluster.settings.index} is set to read-only."
            )
        return str(error.get("reason") or result["status"])


def _by_size(documents: Sequence[tuple[str, Document]]) -> Iterator[list[tuple[str, str]]]:
    """Divide documents, written as JSON, into requests of bounded size."""
    some: list[tuple[str, str]] = []
    size = 0
    for key, document in documents:
        written = json.dumps(document, separators=(",", ":"))
        if some and size + len(written) > _BATCH_BYTES:
            yield some
            some, size = [], 0
        some.append((key, written))
        size += len(written)
    if some:
        yield some
