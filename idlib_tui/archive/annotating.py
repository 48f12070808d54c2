"""Annotating the articles of an archive anew, where another version of the program had done it.

A document tells by which rules it was annotated, so what is done is passed over, by whichever
machine it was done. A document that somebody pushes meanwhile is left as it was pushed.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, Self

from idlib_tui.annotate.pipeline import annotate
from idlib_tui.archive.cluster import Answer, Cluster
from idlib_tui.archive.documents import (
    Annotated,
    Document,
    actor_document,
    make_document,
    read_article,
    rules,
)
from idlib_tui.archive.paging import every
from idlib_tui.archive.plain import StrangeRecordError, from_plain
from idlib_tui.archive.pushing import CONFLICT, Sender, only_missing
from idlib_tui.archive.slices import Slice
from idlib_tui.archive.translation import ARTICLES
from idlib_tui.library.batches import batched
from idlib_tui.library.catalog.actors import name_key
from idlib_tui.model import Annotations, Article, Category, Quote, Statement

_BATCH = 100
"""Articles that are annotated before they are sent: a few seconds of computing."""

_PEOPLE = frozenset({Category.PERSON, Category.UNKNOWN})
"""What may be an actor."""

_MOST_NAMESAKES = 10_000
"""Actors that are looked up for the names of a batch."""


@dataclass(frozen=True, slots=True)
class Reannotated:
    """What an annotation of an archive did.

    Attributes:
        articles: How many articles of the slice were annotated otherwise.
        sent: How many of them were annotated anew.
        refused: The ids of articles that the archive did not take, each with the reason.
    """

    articles: int
    sent: int
    refused: tuple[tuple[str, str], ...] = ()


def annotate_archive(
    cluster: Cluster,
    part: Slice,
    progress: Callable[[int, int], None] | None = None,
    pause: Callable[[float], None] = time.sleep,
) -> Reannotated:
    """Annotate the articles of a slice that are not annotated by the rules of this program.

    Args:
        cluster: Where they are.
        part: Which articles.
        progress: Called with the number of articles done, and of all.
        pause: Waits some seconds.

    Raises:
        ArchiveError: The archive cannot be asked, or does not recover; what was sent stays.
    """
    sender = Sender(cluster, pause)
    others = {"term": {"rules": rules()}}
    wanted = {"bool": {"filter": [ARTICLES, part.query()], "must_not": [others]}}
    total = int(cluster.ask("POST", "/_count", {"query": wanted})["count"])
    done = sent = 0
    refused: list[tuple[str, str]] = []
    hits = every(cluster, wanted, _BATCH, seq_no_primary_term=True)
    for some in batched(hits, _BATCH):
        reasons = _send(cluster, sender, some)
        sent += len(some) - len(reasons)
        refused += [pair for pair in reasons.items() if pair[1] != CONFLICT]
        done += len(some)
        if progress is not None:
            progress(done, max(total, done))
    sender.patient(lambda: cluster.ask("POST", "/_refresh"))
    return Reannotated(done, sent, tuple(refused))


def _send(cluster: Cluster, sender: Sender, hits: Sequence[Answer]) -> dict[str, str]:
    """Annotate some articles, and send them unless somebody else has changed them meanwhile.

    Returns:
        The ids of those that were not sent, each with the reason.
    """
    reasons: dict[str, str] = {}
    anew: dict[str, _Anew] = {}
    versions: dict[str, dict[str, int]] = {}
    for hit in hits:
        key = hit["_id"]
        versions[key] = {"if_seq_no": hit["_seq_no"], "if_primary_term": hit["_primary_term"]}
        try:
            anew[key] = _Anew.of(hit["_source"])
        except StrangeRecordError as error:
            reasons[key] = str(error)
    names = {name for each in anew.values() for name in each.names()}
    namesakes = _Namesakes(cluster, sender, names)
    made = [(key, each.document(namesakes)) for key, each in anew.items()]
    namesakes.add_new({actor for _, document in made for actor in document["named"]})
    return {**reasons, **sender.send(made, versions)}


class _Anew(NamedTuple):
    """An article annotated anew.

    Attributes:
        article: The article.
        found: What this program finds in it.
        before: Whom its speakers were, as whoever pushed it knew by a story.
        named: The actors that it was known to name.
    """

    article: Article
    found: Annotations
    before: Mapping[str, str]
    named: Sequence[str]

    @classmethod
    def of(cls, source: Mapping[str, Any]) -> Self:
        """Annotate the article of a document.

        Raises:
            StrangeRecordError: It is none of ours.
        """
        article = read_article(source)
        said = [
            (from_plain(Quote, one.get("quote")).speaker_text, one.get("actor"))
            for one in source.get("quotes", ())
        ]
        before = {name: str(actor) for name, actor in said if name and actor}
        found = annotate(article.text, article.published.day).found
        return cls(article, found, before, source.get("named", ()))

    def names(self) -> set[str]:
        """List the names of those who may be actors."""
        speaking = {quote.speaker_text for quote in self.found.quotes}
        mentioned = {one.name for one in self.found.mentions if one.category in _PEOPLE}
        return {name for name in speaking | mentioned if name}

    def document(self, namesakes: _Namesakes) -> Document:
        """Make its document."""
        actors = {name: self.before.get(name) or namesakes.actor(name) for name in self.names()}
        said = [
            Statement(self.article.id, quote, actors.get(quote.speaker_text or ""))
            for quote in self.found.quotes
        ]
        meant = {**{name: name for name in self.named}, **self.before, **actors}
        return make_document(Annotated(self.article, self.found, said, meant))


class _Namesakes:
    """The actors of the archive who go by some names."""

    def __init__(self, cluster: Cluster, sender: Sender, names: Iterable[str]) -> None:
        """Look the names up."""
        self._cluster = cluster
        self._sender = sender
        keys = sorted({name_key(name) for name in names} - {""})
        self._by_key: dict[str, set[str]] = {}
        for hit in self._documents(keys):
            for key in hit["_source"]["keys"]:
                self._by_key.setdefault(key, set()).add(hit["_source"]["name"])

    def _documents(self, keys: Sequence[str]) -> Iterator[Answer]:
        query = {"bool": {"filter": [{"term": {"kind": "actor"}}, {"terms": {"keys": keys}}]}}
        body = {"query": query, "size": _MOST_NAMESAKES, "_source": ["name", "keys"]}
        yield from self._sender.patient(lambda: self._cluster.search(body, []))["hits"]["hits"]

    def actor(self, name: str) -> str:
        """Return the one actor who goes by a name, or the name itself."""
        found = self._by_key.get(name_key(name), set())
        return next(iter(found)) if len(found) == 1 else name

    def add_new(self, actors: Iterable[str]) -> None:
        """Let those be found who are in no list yet."""
        named: Mapping[str, set[str]] = self._by_key
        new = [actor for actor in sorted(actors) if name_key(actor) not in named]
        documents = [actor_document(actor, {name_key(actor)}) for actor in new]
        self._sender.send(only_missing(self._cluster, documents, self._sender.patient))
