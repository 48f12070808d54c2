"""``Archive``: the one door to an archive."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from types import TracebackType
from typing import Any, Self

from idlib_tui.archive.cluster import Answer, Cluster, GoneError
from idlib_tui.archive.documents import FORM
from idlib_tui.archive.pulling import FIELDS, PulledArticle, Record, pull
from idlib_tui.archive.pushing import Pushed, Slice, push
from idlib_tui.archive.searching import Searching
from idlib_tui.archive.settings import ArchiveSettings
from idlib_tui.archive.views import ArchiveViews, Happening, Listed
from idlib_tui.errors import ArchiveError
from idlib_tui.filters import EVERY_ENTRY, EVERY_QUOTE, EntryFilter, Marks, QuoteFilter
from idlib_tui.library import Facets, Library, SearchResult
from idlib_tui.model import Statement
from idlib_tui.workspace import Workspace

PROGRAM = "idlib-tui"


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


class Archive:
    """An index on a cluster. All methods raise ``ArchiveError`` if it cannot be used."""

    def __init__(self, settings: ArchiveSettings) -> None:
        """Prepare; nothing is asked yet."""
        self.settings = settings
        self._cluster = Cluster(settings)
        self._searching = Searching(self._cluster)
        self._views = ArchiveViews(self._cluster)
        self._checked = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

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
        body = _definition()
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
        """Check that the index is an archive of this program, and of the form that it knows.

        Raises:
            GoneError: There is no index.
            ArchiveError: It is not ours, or of another form.
        """
        if self._checked:
            return
        answer = self._cluster.ask("GET", "/_mapping")
        if not answer or not all(isinstance(found, dict) for found in answer.values()):
            raise self._cluster.no_cluster()
        for found in answer.values():
            meta = (found.get("mappings") or {}).get("_meta") or {}
            if meta.get("program") != PROGRAM:
                raise ArchiveError(
                    f"The index {self.settings.index} at {', '.join(self.settings.urls)} belongs "
                    "to another program; the settings must name another index for the archive "
                    f"{self.settings.name}."
                )
            if meta.get("form") != FORM:
                raise ArchiveError(
                    f"The archive {self.settings.name} was made by another version of the program; "
                    "create another index and push the articles again."
                )
        self._checked = True

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

    def search(
        self,
        query: str,
        *,
        offset: int = 0,
        limit: int = 100,
        sort: str = "relevance",
        partial: bool = False,
        marks: Callable[[], Marks] = Marks,
    ) -> SearchResult:
        """Find articles, as ``Library.search`` does and with the errors that it raises."""
        self.check()
        return self._searching.search(
            query, offset=offset, limit=limit, sort=sort, partial=partial, marks=marks
        )

    def facets(
        self, query: str = "", *, partial: bool = False, marks: Callable[[], Marks] = Marks
    ) -> tuple[Facets, tuple[str, ...]]:
        """Count what matches, as ``Library.facets`` does; notices come second."""
        self.check()
        return self._searching.facets(query, partial=partial, marks=marks)

    def quotes(
        self, wanted: QuoteFilter = EVERY_QUOTE, *, limit: int = 100
    ) -> tuple[list[Statement], Listed]:
        """List the earliest quotes that pass a filter, and count all; see ``ArchiveViews``."""
        self.check()
        return self._views.quotes(wanted, limit)

    def chronology(
        self, wanted: EntryFilter = EVERY_ENTRY, *, limit: int = 100
    ) -> tuple[list[Happening], Listed]:
        """List the earliest events that pass a filter, and count all; see ``ArchiveViews``."""
        self.check()
        return self._views.chronology(wanted, limit)

    def every(self, query: str, fields: Sequence[str]) -> Iterator[Mapping[str, Any]]:
        """Fetch some fields of the documents of all articles that match, in a lasting order."""
        self.check()
        yield from (hit["_source"] for hit in self._searching.every(query, fields))

    def pull(self, query: str, workspace: Workspace) -> Iterator[PulledArticle]:
        """Write all articles that match into a workspace; errors are as for ``search``.

        Raises:
            WorkspaceError: The workspace cannot be written.
        """
        yield from pull(self.every(query, FIELDS), query, self.settings, workspace)

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


def _definition() -> Answer:
    text = files("idlib_tui.archive").joinpath("data", "index.json").read_text("utf-8")
    made: Answer = json.loads(text)
    made["mappings"]["_meta"] = {"program": PROGRAM, "form": FORM}
    return made
