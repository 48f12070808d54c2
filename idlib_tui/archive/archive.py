"""``Archive``: the one door to an archive."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from idlib_tui.archive.annotating import Reannotated, annotate_archive
from idlib_tui.archive.cluster import Cluster, GoneError
from idlib_tui.archive.documents import read_article, read_row
from idlib_tui.archive.form import definition
from idlib_tui.archive.plain import from_plain
from idlib_tui.archive.pulling import FIELDS, PulledArticle, PulledQuery, Record, origin, pull
from idlib_tui.archive.pushing import Pushed, push
from idlib_tui.archive.searching import Searching
from idlib_tui.archive.settings import ArchiveSettings
from idlib_tui.archive.slices import Slice
from idlib_tui.archive.views import ArchiveViews
from idlib_tui.closing import Closing
from idlib_tui.errors import ArchiveError
from idlib_tui.library import ArticleRow, Library
from idlib_tui.model import Article, Event, Quote
from idlib_tui.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Status:
    """How an archive is.

    Attributes:
        server: The kind and version of the cluster's program.
        nodes: How many nodes the cluster has.
        health: ``green``, ``yellow`` (a copy is missing somewhere) or ``red`` (data is missing).
        articles: How many articles it has.
        actors: How many names of actors.
        bytes: What it takes on the cluster's disks, all copies together.
        shards: How many parts it has.
        silent: How many of them have nobody to answer for them now.
    """

    server: str
    nodes: int
    health: str
    articles: int
    actors: int
    bytes: int
    shards: int
    silent: int


class Found(NamedTuple):
    """An article of an archive, and what was found in it."""

    article: Article
    quotes: tuple[Quote, ...]
    events: tuple[Event, ...]


class Archive(Closing, Searching, ArchiveViews):
    """An index on a cluster. All methods raise ``ArchiveError`` if it cannot be used."""

    def __init__(self, settings: ArchiveSettings) -> None:
        """Prepare; nothing is asked yet."""
        super().__init__(Cluster(settings))
        self.settings = settings

    def close(self) -> None:
        """Close all connections."""
        self._cluster.close()

    def create(self, *, shards: int = 1, replicas: int = 1) -> bool:
        """Make the index.

        Args:
            shards: Parts in which it is kept, which can be on different nodes.
            replicas: Further copies of each part.

        Returns:
            Whether it was made; False if there is one already, of this program and form.
        """
        self._server()
        try:
            self.check()
        except GoneError:
            pass
        else:
            return False
        body = definition()
        body["settings"] |= {"index.number_of_shards": shards, "index.number_of_replicas": replicas}
        try:
            self._cluster.ask("PUT", "", body, timeout=3 * self.settings.timeout)
        except ArchiveError as error:
            # Somebody else may have made it at the same moment.
            try:
                self.check()
            except GoneError:
                raise error from None
            return False
        return True

    def check(self) -> None:
        """Check that the index is an archive of this program; errors are those of the cluster."""
        self._cluster.check()

    def push(
        self,
        library: Library,
        part: Slice = Slice(),  # noqa: B008 - it is frozen
        progress: Callable[[int, int], None] | None = None,
    ) -> Pushed:
        """Push the articles of a library, or a slice of them; see ``pushing``.

        Those that were pulled from this archive are left out.
        """
        self.check()
        own = Record.of(library.workspace).hashes_from(self.settings)
        return push(library, self._cluster, part, own, progress)

    def document(self, key: str) -> Found | None:
        """Fetch one article with what whoever pushed it found in it; None if there is none."""
        self.check()
        source = self._source(key, ["article", "text", "quotes.quote", "events.event"])
        if source is None:
            return None
        return Found(
            read_article(source),
            tuple(from_plain(Quote, one["quote"]) for one in source.get("quotes", ())),
            tuple(from_plain(Event, one["event"]) for one in source.get("events", ())),
        )

    def annotate(
        self,
        part: Slice = Slice(),  # noqa: B008 - it is frozen
        progress: Callable[[int, int], None] | None = None,
    ) -> Reannotated:
        """Annotate what other versions of the program have annotated; see ``annotating``."""
        self.check()
        return annotate_archive(self._cluster, part, progress)

    def pull_one(self, key: str, workspace: Workspace) -> PulledArticle:
        """Write one article into a workspace; errors are as for ``pull``."""
        self.check()
        source = self._source(key, FIELDS)
        if source is None:
            raise ArchiveError("The archive does not have this article any more.")
        return next(pull(iter([source]), None, self.settings, workspace))

    def _source(self, key: str, fields: Sequence[str]) -> Mapping[str, Any] | None:
        """Fetch some fields of one document; None if there is none."""
        asked = {"docs": [{"_id": key, "_source": list(fields)}]}
        [found] = self._cluster.ask("POST", "/_mget", asked)["docs"]
        return found["_source"] if found.get("found") else None

    def pull(
        self,
        query: str,
        workspace: Workspace,
        *,
        partial: bool = False,
        without: Collection[str] = (),
    ) -> Iterator[PulledArticle]:
        """Write all articles that match into a workspace; errors are as for ``search``.

        Args:
            query: What to look for.
            workspace: Where to.
            partial: True where the last word also matches as the start of a word.
            without: The keys of articles to leave out.

        Raises:
            WorkspaceError: The workspace cannot be written.
        """
        noted = PulledQuery(origin(self.settings), query, partial)
        found = self.every(query, FIELDS, partial=partial, without=without)
        yield from pull(found, noted, self.settings, workspace)

    def since(
        self, record: Record, without: Collection[str] = ()
    ) -> Iterator[tuple[PulledQuery, ArticleRow]]:
        """List what the archive has got anew for the queries that were pulled into a workspace.

        Args:
            record: What was pulled.
            without: The keys of articles to leave out.

        Yields:
            Each article once, with the first of the queries that finds it.
        """
        known = set(without)
        for query in record.queries_from(self.settings):
            for source in self.every(
                query.query, ["article"], without=known, partial=query.partial
            ):
                known.add(source["key"])
                yield query, read_row(source)

    def status(self) -> Status:
        """Look at the cluster and the index."""
        server = self._server()
        self.check()
        health = self._cluster.ask_all("GET", f"/_cluster/health/{self.settings.index}")
        sizes = self._cluster.ask("GET", "/_stats/store")
        counted = {
            kind: self._cluster.ask("POST", "/_count", {"query": {"term": {"kind": kind}}})
            for kind in ("article", "actor")
        }
        silent, parts = self._cluster.silent_parts(counted["article"])
        return Status(
            server,
            int(health["number_of_nodes"]),
            str(health["status"]),
            int(counted["article"]["count"]),
            int(counted["actor"]["count"]),
            int(sizes["_all"]["total"].get("store", {}).get("size_in_bytes", 0)),
            parts,
            silent,
        )

    def _server(self) -> str:
        """Ask what answers at the address."""
        answer = self._cluster.ask_all("GET", "/")
        version = answer.get("version")
        if not isinstance(version, dict) or "number" not in version:
            raise self._cluster.no_cluster()
        return f"{version.get('distribution', 'elasticsearch')} {version['number']}"
