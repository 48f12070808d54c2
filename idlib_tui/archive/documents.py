"""From an article and what was found in it to the documents of an archive, and back.

A document has the very words that the local engines index (``analysis.analysed``), already split
and stemmed, so that a cluster finds what they find. Words at one position stand together with "|"
between them, which no word contains; a filter of the index takes them apart.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b, sha256
from typing import Any, NamedTuple

from idlib_tui.archive.plain import StrangeRecordError, from_plain, to_plain
from idlib_tui.ingest.files import number_in_file
from idlib_tui.library.catalog.actors import name_key
from idlib_tui.library.catalog.articles import label_key
from idlib_tui.library.catalog.fingerprints import annotating_rules
from idlib_tui.library.query.tree import Finding
from idlib_tui.library.rows import ArticleRow
from idlib_tui.library.words import forms, placed_words, search_key
from idlib_tui.model import (
    ActorSummary,
    Annotations,
    Article,
    Event,
    Published,
    Statement,
    Story,
)

Document = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Annotated:
    """An article with everything that its document tells.

    Attributes:
        article: The article.
        found: What was found in it.
        said: Its quotes, with their actors.
        actors: For each name in it, the actor who is meant.
    """

    article: Article
    found: Annotations
    said: Sequence[Statement]
    actors: Mapping[str, str]


def document_id(article: Article | ArticleRow) -> str:
    """Return the id of an article's document: the hash of its file, so that a copy is the same."""
    number = number_in_file(article.id, article.file)
    return article.content_hash if number is None else f"{article.content_hash}-{number}"


def make_document(given: Annotated) -> Document:
    """Make the document of an article."""
    article = given.article
    title, text = _split(article.title), _split(article.text)
    day = article.published.day
    made: Document = {
        "kind": "article",
        "key": document_id(article),
        "id": article.id,
        "id_key": label_key(article.id),
        "content_hash": article.content_hash,
        "rules": rules(),
        **_labels(article),
        "source": article.outlet or article.id,
        "has": sorted(_findings(given)),
        "quoted": sorted({one.actor for one in given.said if one.actor is not None}),
        "named": sorted(set(given.actors.values())),
        "article": _facts(article),
        "text": article.text,
        "stems": [each.stems for each in (title, text) if each.stems],
        "title_stems": title.stems,
        "forms": sorted(title.forms | text.forms),
        "title_forms": sorted(title.forms),
        "quotes": [_quote(one) for one in given.said],
        "events": [_event(event, given.actors) for event in given.found.events if event.dated],
    }
    if day is not None:
        made["day"] = day.isoformat()
        made["month"] = made["day"][:7]
    return with_fingerprint(made)


def make_actor(actor: ActorSummary) -> tuple[str, Document]:
    """Make the document, with its id, by which an actor is found under all names.

    There is one for each canonical name: as with articles, whoever pushed last is believed.
    """
    keys = {name_key(name) for name in (actor.name, *actor.aliases, *actor.roles)}
    return actor_document(actor.name, keys, in_story=actor.from_story)


def actor_document(
    name: str, keys: Collection[str], *, in_story: bool = False
) -> tuple[str, Document]:
    """Make the document, with its id, of an actor by a canonical name and the keys of all names."""
    made: Document = {
        "kind": "actor",
        "name": name,
        "keys": sorted({*keys} - {""}),
        "key_forms": sorted({form for key in keys for form in key.split()}),
        "in_story": in_story,
    }
    return f"actor-{sha256(name.encode()).hexdigest()}", with_fingerprint(made)


@cache
def rules() -> str:
    """Fingerprint the rules by which this program annotates an article without a story."""
    return annotating_rules(Story(), Published())


def with_fingerprint(made: Document) -> Document:
    """Add what tells whether a document in the archive is this one."""
    text = json.dumps(made, sort_keys=True, ensure_ascii=False)
    return {**made, "fingerprint": blake2b(text.encode(), digest_size=16).hexdigest()}


def read_row(source: Mapping[str, Any]) -> ArticleRow:
    """Read the row of an article from its document.

    Raises:
        StrangeRecordError: It is none of ours.
    """
    return from_plain(ArticleRow, source.get("article"))


def read_article(source: Mapping[str, Any]) -> Article:
    """Read an article with its text from its document; errors are as for ``read_row``."""
    facts = source.get("article")
    if not isinstance(facts, Mapping):
        raise StrangeRecordError
    return from_plain(Article, {**facts, "text": source.get("text")})


def _facts(article: Article) -> Document:
    return {
        "id": article.id,
        "file": article.file,
        "title": article.title,
        "outlet": article.outlet,
        "place": article.place,
        "byline": article.byline,
        "address": article.address,
        "credits": list(article.credits),
        "published": to_plain(article.published),
        "words": article.words,
        "content_hash": article.content_hash,
    }


def _labels(article: Article) -> Document:
    labels = {"id": article.id, "file": article.file, "outlet": article.outlet}
    kept = {name: label for name, label in labels.items() if label}
    made: Document = {
        "source_keys": sorted({label_key(label) for label in kept.values()}),
        # The words of each label by themselves: a filter's words must all be in one of them.
        "source_forms": {name: sorted(set(forms(label))) for name, label in kept.items()},
    }
    if article.place:
        made["place_key"] = label_key(article.place)
        made["source_forms"]["place"] = sorted(set(forms(article.place)))
    return made


def _findings(given: Annotated) -> Iterable[Finding]:
    if given.found.figures:
        yield Finding.FIGURE
    if given.said:
        yield Finding.QUOTE
    if any(event.dated for event in given.found.events):
        yield Finding.EVENT
    if given.article.published.day is not None:
        yield Finding.DATE


def _quote(said: Statement) -> Document:
    quote = said.quote
    words = _split(quote.text)
    made: Document = {
        "kind": quote.kind.value,
        "start": quote.start,
        "end": quote.end,
        "stems": words.stems,
        "forms": sorted(words.forms),
        "quote": to_plain(quote),
    }
    if said.actor is not None:
        made["actor"] = said.actor
    if quote.said_on is not None:
        made["said_on"] = quote.said_on.isoformat()
    return made


def _event(event: Event, actors: Mapping[str, str]) -> Document:
    return {
        "start": event.start,
        "first": event.first.isoformat(),
        "last": event.last.isoformat(),
        "actors": sorted({actors.get(name, name) for name in event.names}),
        "forms": sorted(set(search_key(event.text).split())),
        "event": to_plain(event),
    }


class _Split(NamedTuple):
    """The words of a text.

    Attributes:
        stems: In order, those at one position with "|" between them.
        forms: Each once.
    """

    stems: str
    forms: set[str]


def _split(text: str) -> _Split:
    places: list[list[str]] = []
    found: set[str] = set()
    for place, word in placed_words(text):
        if place == len(places):
            places.append([word.stem])
        elif word.stem and word.stem not in places[place]:
            places[place].append(word.stem)
        found.add(word.form)
    found.discard("")
    return _Split(" ".join("|".join(place) for place in places), found)
