"""Everything that matches, page by page, as it was at one moment."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import Any, NamedTuple

from idlib_tui.archive.cluster import Answer, BusyError, Cluster, RefusedError
from idlib_tui.errors import ArchiveError

PAGE = 500
"""Documents fetched at once where all are wanted."""

_KEEP = "5m"
"""How long a cluster keeps a moment of which nobody asks for the next page."""


def every(
    cluster: Cluster, query: Mapping[str, Any], page: int = PAGE, **others: object
) -> Iterator[Answer]:
    """Fetch all documents that match, in the order of their keys.

    If a node fails on the way, the rest is fetched from the others, as it is by then.

    Args:
        cluster: Where they are.
        query: In the cluster's language.
        page: How many to fetch at once.
        others: What else a request asks for, such as ``_source``.

    Raises:
        ArchiveError: The archive cannot be asked; also if a part of it does not answer.
    """
    body: Answer = {"query": query, "size": page, "sort": [{"key": "asc"}], **others}
    while True:
        reached = body.get("search_after")
        try:
            with _moment(cluster) as moment:
                yield from _pages(cluster, body, moment)
            return
        except ArchiveError:
            # A moment is kept by the nodes that were asked for it: without one of them it is lost.
            if body.get("search_after") == reached:
                raise


def _pages(cluster: Cluster, body: Answer, moment: Answer) -> Iterator[Answer]:
    while True:
        missing: list[str] = []
        found = cluster.search({**body, **moment}, missing)["hits"]["hits"]
        if missing:
            raise ArchiveError(missing[0])
        yield from found
        if len(found) < body["size"]:
            return
        # A moment adds a second value, of its own.
        body["search_after"] = found[-1]["sort"][:1]


@contextmanager
def _moment(cluster: Cluster) -> Iterator[Answer]:
    """Have the index kept as it is now.

    Yields:
        What a search's body needs for that; nothing where the cluster's version has no such thing.
    """
    cluster.check()
    for way in _WAYS:
        try:
            opened = cluster.ask("POST", way.path, keep_alive=_KEEP, **way.parameters)
        except RefusedError:
            continue
        except BusyError:
            # A part does not answer, which a search tells by itself.
            break
        if way.key not in opened:
            raise cluster.no_cluster()
        name = str(opened[way.key])
        try:
            yield {"pit": {"id": name, "keep_alive": _KEEP}}
        finally:
            # One that cannot be given back ends by itself.
            with suppress(ArchiveError):
                cluster.ask_all("DELETE", way.path, {way.key: way.given_back(name)})
        return
    yield {}


class _Way(NamedTuple):
    """How a kind of cluster keeps a moment.

    Attributes:
        path: What is asked.
        key: What its name is called.
        parameters: What else is said.
        given_back: Makes of the name what ends it.
    """

    path: str
    key: str
    parameters: Mapping[str, Any]
    given_back: Callable[[str], object]


_WAYS = (
    # OpenSearch's must be told not to leave out parts that do not answer.
    _Way(
        "/_search/point_in_time",
        "pit_id",
        {"allow_partial_pit_creation": "false"},
        lambda name: [name],
    ),
    # Elasticsearch's does not.
    _Way("/_pit", "id", {}, lambda name: name),
)
