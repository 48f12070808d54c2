"""Applying the reader's corrections to what was found, with the same result in whichever order.

What each correction is about is looked up anew in every sync, and compared with what the last one
came to; only what differs is changed, and marked for merging. Corrections are few, so this costs
the same however many articles there are.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TypeVar

from idlib_tui.library.catalog import articles
from idlib_tui.library.catalog.annotations import fetch_events, fetch_found, keys_of, number_of
from idlib_tui.library.catalog.corrections import dated, read_corrections
from idlib_tui.library.catalog.findings import touch, touch_findings
from idlib_tui.library.catalog.labels import label, labels_of, text_of, texts_of
from idlib_tui.library.catalog.merged import ENTRIES, remove_members
from idlib_tui.library.catalog.names import Place
from idlib_tui.library.passages import nearest
from idlib_tui.library.sync.merging import READER, Naming
from idlib_tui.merge.actors import identity, key_of, story_names
from idlib_tui.merge.chronology import block_key
from idlib_tui.model import (
    EntryDate,
    Event,
    OtherActor,
    Quote,
    Quoted,
    QuoteSpeaker,
    SameActor,
    Span,
    StoryActor,
)
from idlib_tui.model.corrections import Correction
from idlib_tui.names import Words

_K = TypeVar("_K")
_T = TypeVar("_T")


def correct_events(connection: sqlite3.Connection) -> None:
    """Give events the dates that the reader states, and drop what is none."""
    wanted: dict[int, str] = {}
    lookup = _Lookup(connection)
    for correction in read_corrections(connection):
        if isinstance(correction, EntryDate):
            for place, number, span in lookup.spans(correction.places):
                event = _likeliest(lookup.events(number), span, place.was)
                if event is not None:
                    wanted[event] = correction.value
    found = connection.execute("SELECT event, COALESCE(value, '') FROM corrected_events")
    for key in _differing(dict(found.fetchall()), wanted):
        _date(connection, key, lookup.events(number_of(key))[key], wanted.get(key))


def _date(connection: sqlite3.Connection, key: int, event: Event, value: str | None) -> None:
    """Give an event another date, "" for none at all, or None for the one that was found."""
    query = "SELECT block FROM events WHERE event = ?"
    touch(connection, [("block", block) for (block,) in connection.execute(query, (key,))])
    remove_members(connection, ENTRIES, key, key)
    connection.execute("DELETE FROM corrected_events WHERE event = ?", (key,))
    if value is not None:
        connection.execute("INSERT INTO corrected_events VALUES (?, ?)", (key, value or None))
    if value != "":
        block = block_key(event if value is None else dated(event, value))
        connection.execute("INSERT INTO events (event, block) VALUES (?, ?)", (key, block))
        touch(connection, [("block", block)])


def correct_speakers(
    connection: sqlite3.Connection, actors: Sequence[StoryActor], naming: Naming
) -> None:
    """Join and part actors as the reader says, then give quotes the speakers whom she names."""
    corrections = read_corrections(connection)
    people = _People(connection, actors, corrections)
    _correct_names(connection, people, naming)
    wanted: dict[int, str] = {}
    lookup = _Lookup(connection)
    for correction in corrections:
        if isinstance(correction, QuoteSpeaker):
            actor = people.actor(correction.actor) if correction.actor else ""
            for _, number, span in lookup.spans(correction.places):
                wanted.update((key, actor) for key in _utterance(connection, number, span))
    found = connection.execute(
        f"SELECT statement, COALESCE({text_of('actor')}, '') FROM corrected_quotes"  # noqa: S608
    )
    for key in _differing(dict(found.fetchall()), wanted):
        _attribute(connection, key, wanted.get(key))


class _People:
    """Who is whom, as the reader says.

    Attributes:
        parted: The corrections that part a name from an actor, with the two.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        actors: Sequence[StoryActor],
        corrections: Iterable[Correction],
    ) -> None:
        self._connection = connection
        self._story = story_names(actors)
        self._canonical = {actor.name for actor in actors}
        self._own: dict[Words, str] = {}
        self._joined: dict[str, str] = {}
        self.parted: list[tuple[OtherActor, str, str]] = []
        corrections = tuple(corrections)
        for one in corrections:
            if isinstance(one, OtherActor):
                self._part(one)
        for one in corrections:
            if isinstance(one, SameActor):
                self._join(self._found(one.actor), self._found(one.same_as))

    @cached_property
    def joined(self) -> Mapping[str, str]:
        """The actors who are others, and whom."""
        found = {one: self._followed(one) for one in self._joined}
        return {one: actor for one, actor in found.items() if actor != one}

    def actor(self, name: str) -> str:
        """Find who goes by a name, with all corrections."""
        return self._followed(self._found(name))

    def founds(self, actor: str) -> list[str]:
        """List the actors that were found who are one with this one."""
        who = self._followed(actor)
        return [actor, *(one for one, other in self.joined.items() if other == who)]

    def _part(self, one: OtherActor) -> None:
        of = self._found(one.of)
        actor = self._found(one.actor) if one.actor else one.name
        # A new name may be like one that was taken for the actor's.
        actor = one.actor if one.actor and actor == of else actor
        self.parted.append((one, of, actor))
        if not one.article:
            self._own[identity(one.name)] = actor

    def _join(self, one: str, other: str) -> None:
        if one in self._canonical and other not in self._canonical:
            # The story decides how its actors are called.
            one, other = other, one
        if one == other:
            return
        # The later correction counts where two lead in a circle.
        at = other
        while (after := self._joined.get(at)) is not None:
            if after == one:
                del self._joined[at]
                break
            at = after
        self._joined[one] = other

    def _followed(self, actor: str) -> str:
        passed = []
        while actor in self._joined:
            passed.append(actor)
            actor = self._joined[actor]
        # What leads on to others is shortened, so that no chain is followed twice.
        self._joined.update(dict.fromkeys(passed, actor))
        return actor

    def _found(self, name: str) -> str:
        """Find who goes by a name without corrections; itself if nobody does."""
        words = identity(name)
        known = self._own.get(words) or self._story.get(words)
        if known is not None:
            return known
        exact = f"SELECT 1 FROM names WHERE found = {label()}"  # noqa: S608
        if self._connection.execute(exact, (name,)).fetchone():
            return name
        rows = self._connection.execute(
            f"SELECT {text_of('name')}, {text_of('found')} AS who, COUNT(*) AS total FROM names"  # noqa: S608
            f" WHERE surname = {label()} AND found NOT NULL GROUP BY name, found"
            " ORDER BY total DESC, who",
            (key_of(name),),
        )
        return next((who for written, who, _ in rows if identity(written) == words), name)


def _correct_names(connection: sqlite3.Connection, people: _People, naming: Naming) -> None:
    joined = people.joined
    labels = labels_of(connection, {READER, *joined, *joined.values()})
    reason = labels[READER]
    actors = {labels[one]: labels[actor] for one, actor in joined.items()}
    known = dict(connection.execute("SELECT found, actor FROM corrected_actors").fetchall())
    changed = _differing(known, actors)
    places: dict[Place, int] = {}
    # What is said of one article counts there, whatever is said of all.
    for one, of, actor in sorted(people.parted, key=lambda part: bool(part[0].article)):
        target = labels_of(connection, [people.actor(actor) if actor != of else actor])
        for place in _parted(connection, one, people.founds(of)):
            places[place] = next(iter(target.values()))
    rows = connection.execute("SELECT number, name, actor FROM corrected_names").fetchall()
    moved = _differing({(number, name): actor for number, name, actor in rows}, places)
    if not changed and not moved:
        return
    affected = set(moved)
    for found in changed:
        query = "SELECT number, name FROM names WHERE found = ?"
        affected |= set(connection.execute(query, (found,)).fetchall())
    concerned = {one for at in changed for one in (at, known.get(at), actors.get(at))}
    texts = texts_of(connection, [one for one in concerned if one is not None])
    touch(connection, [("actor", text) for text in texts.values()])
    connection.execute("DELETE FROM corrected_actors")
    connection.execute("DELETE FROM corrected_names")
    connection.executemany(
        "INSERT INTO corrected_actors VALUES (?, ?, ?)",
        [(found, actor, reason) for found, actor in actors.items()],
    )
    connection.executemany(
        "INSERT INTO corrected_names VALUES (?, ?, ?, ?)",
        [(*place, actor, reason) for place, actor in places.items()],
    )
    naming.forget()
    for place in sorted(affected):
        row = connection.execute(
            f"SELECT actor, reason, found, found_reason, {text_of('found')} FROM names"  # noqa: S608
            " WHERE number = ? AND name = ?",
            place,
        ).fetchone()
        if row is not None and row[2] is not None:
            naming.name(connection, place, (row[0], row[1]), (row[2], row[3]), row[4])


def _parted(connection: sqlite3.Connection, one: OtherActor, founds: list[str]) -> list[Place]:
    """Find where articles have a name that the reader parts from an actor of any of some names."""
    query = f"SELECT number, name, {text_of('name')} FROM names WHERE found = {label()}"  # noqa: S608
    found = [
        row
        for actor in dict.fromkeys([*founds, one.name])
        for row in connection.execute(query, (actor,)).fetchall()
    ]
    words = identity(one.name)
    places = [(number, name) for number, name, written in found if identity(written) == words]
    if not one.article:
        return places
    article = Quoted(one.article, one.content_hash, 0, "")
    number = _Lookup(connection).number(article)
    return [place for place in places if place[0] == number]


def _utterance(connection: sqlite3.Connection, number: int, span: Span) -> list[int]:
    """Find the statement that stands in a span, with those that are parts of one with it."""
    rows = connection.execute(
        "SELECT statement, start, length, COALESCE(within, statement) FROM statements"
        " WHERE statement BETWEEN ? AND ? ORDER BY statement",
        keys_of(number),
    ).fetchall()
    spans = {statement: Span(start, start + length) for statement, start, length, _ in rows}
    best = max(spans, key=lambda key: (_shared(spans[key], span), -key), default=None)
    if best is None or _shared(spans[best], span) <= 0:
        return []
    whole = {statement: around for statement, _, _, around in rows}
    return [statement for statement in whole if whole[statement] == whole[best]]


def _attribute(connection: sqlite3.Connection, key: int, actor: str | None) -> None:
    """Give a statement another speaker, "" for nobody, or None for the one who was found."""
    row = connection.execute(
        f"SELECT {text_of('actor')}, speaker FROM statements WHERE statement = ?",  # noqa: S608
        (key,),
    ).fetchone()
    connection.execute("DELETE FROM corrected_quotes WHERE statement = ?", (key,))
    if row is None:
        return
    was, speaker = row
    if actor is None:
        [now] = connection.execute(
            "SELECT (SELECT actor FROM names WHERE number = ? AND name = ?)",
            (number_of(key), speaker),
        ).fetchone()
        quote = fetch_found(connection, Quote, [key])[key]
        confidence = round(100 * quote.confidence)
        texts = texts_of(connection, [now]) if now is not None else {}
    else:
        texts = {at: text for text, at in labels_of(connection, [actor] if actor else []).items()}
        now = next(iter(texts), None)
        confidence = 100 if actor else 0
        connection.execute("INSERT INTO corrected_quotes VALUES (?, ?)", (key, now))
    connection.execute(
        "UPDATE statements SET actor = ?, confidence = ? WHERE statement = ?",
        (now, confidence, key),
    )
    touch(connection, [("statement", str(key)), ("actor", was or "")])
    touch(connection, [("actor", text) for text in texts.values()])
    touch_findings(connection, number_of(key), ("figures", "series"))


class _Lookup:
    """Finds articles and the words in them."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._numbers: dict[tuple[str, str], int | None] = {}
        self._texts: dict[int, str] = {}
        self._events: dict[int, Mapping[int, Event]] = {}

    def number(self, place: Quoted) -> int | None:
        """Find an article by its content hash and id, or either."""

        def find() -> int | None:
            rows = self._connection.execute(
                "SELECT number, id, content_hash FROM articles WHERE id = ?", (place.article,)
            ).fetchall()
            if not any(content_hash == place.content_hash for _, _, content_hash in rows):
                # A file may hold several articles, and so may several files the same one.
                rows += self._connection.execute(
                    "SELECT number, id, content_hash FROM articles WHERE content_hash = ?"
                    " ORDER BY id",
                    (place.content_hash,),
                ).fetchall()
            rows.sort(key=lambda row: row[2] != place.content_hash)
            numbers = [number for number, _, _ in rows]
            having = [one for one in numbers if place.text in self._text(one)]
            return next(iter(having or numbers), None)

        key = (place.article, place.content_hash)
        return _kept(self._numbers, key, find)

    def spans(self, places: Sequence[Quoted]) -> Iterator[tuple[Quoted, int, Span]]:
        """Find where some words stand now, and where other versions of the articles have them."""
        found: dict[int, tuple[Quoted, Span]] = {}
        for place in places:
            number = self.number(place)
            span = None if number is None else self._span(number, place)
            if number is not None and span is not None:
                yield place, number, span
                found[number] = place, span
        for number, (place, _) in list(found.items()):
            for other in self._versions(number):
                span = None if other in found else self._span(other, place)
                if span is not None:
                    yield place, other, span

    def events(self, number: int) -> Mapping[int, Event]:
        """Read the events of an article by their keys, as they were found."""
        return _kept(self._events, number, lambda: fetch_events(self._connection, number))

    def _span(self, number: int, place: Quoted) -> Span | None:
        start = nearest(self._text(number), place.text, place.start)
        return None if start is None else Span(start, start + len(place.text))

    def _text(self, number: int) -> str:
        def read() -> str:
            return articles.texts_by_number(self._connection, [number]).get(number, "")

        return _kept(self._texts, number, read)

    def _versions(self, number: int) -> list[int]:
        ids = articles.ids_by_number(self._connection, [number])
        return [
            one for name in ids.values() for one in articles.versions_of(self._connection, name)
        ]


def _likeliest(events: Mapping[int, Event], span: Span, was: str) -> int | None:
    """Find the dated event that is meant by the words in a span, and by its date."""
    meant = {
        key: _shared(Span(event.start, event.end), span)
        for key, event in events.items()
        if event.dated and _shared(Span(event.start, event.end), span) > 0
    }
    return max(meant, key=lambda key: (events[key].value == was, meant[key], -key), default=None)


def _shared(one: Span, other: Span) -> float:
    """Measure the words that two spans share, as a part of those that either has."""
    both = min(one.end, other.end) - max(one.start, other.start)
    return both / (max(one.end, other.end) - min(one.start, other.start))


def _differing(one: Mapping[_K, object], other: Mapping[_K, object]) -> list[_K]:
    """List the keys under which two mappings have different values."""
    keys = dict.fromkeys([*one, *other])
    return [key for key in keys if key not in one or key not in other or one[key] != other[key]]


def _kept(cache: dict[_K, _T], key: _K, find: Callable[[], _T]) -> _T:
    if key not in cache:
        cache[key] = find()
    return cache[key]
