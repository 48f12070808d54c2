"""Which sayings of an actor have words in common, kept in memory while a sync merges."""

from __future__ import annotations

import sqlite3
from array import array
from collections import Counter, OrderedDict, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from idlib_tui.library.catalog.labels import label
from idlib_tui.merge.statements import ENOUGH_WORDS, REWORDED, Content, are_same

_MOST_SAYINGS = 200_000
"""Sayings in memory; beyond, those of the actors not asked for recently are read again."""


@dataclass(slots=True)
class _OfActor:
    by_word: defaultdict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    known: dict[int, tuple[int, frozenset[str]]] = field(default_factory=dict)
    """Saying -> the number of its content words, and its figures."""

    def add(self, saying: int, words: Sequence[int], numbers: frozenset[str]) -> None:
        self.known[saying] = len(words), numbers
        for word in words:
            self.by_word[word].append(saying)


class SayingIndex:
    """The sayings of the actors that were asked for, by their words."""

    def __init__(self) -> None:
        self._of: OrderedDict[str, _OfActor] = OrderedDict()
        self._total = 0

    def add(
        self,
        connection: sqlite3.Connection,
        actor: str,
        saying: int,
        words: Sequence[int],
        numbers: frozenset[str],
    ) -> None:
        """Add a saying that was just stored.

        Args:
            connection: To the catalog.
            actor: Whose it is; "" if nobody's.
            saying: Its key.
            words: The hashes of its content words.
            numbers: The figures in it.
        """
        known = self._read(connection, actor)
        if saying not in known.known:
            known.add(saying, words, numbers)
            self._total += 1

    def same(
        self, connection: sqlite3.Connection, actor: str, words: Sequence[int], content: Content
    ) -> list[int]:
        """Find the sayings of an actor with the same content in other words."""
        known = self._read(connection, actor)
        shared = Counter(saying for word in words for saying in known.by_word.get(word, ()))
        found = []
        for saying, common in shared.items():
            size, numbers = known.known[saying]
            if common < REWORDED * max(ENOUGH_WORDS, min(size, len(words))):
                continue
            if are_same((len(words), size), common, (content.numbers, numbers)):
                found.append(saying)
        return found

    def forget(self, actor: str) -> None:
        """Read the sayings of an actor anew when they are asked for again."""
        known = self._of.pop(actor, None)
        self._total -= len(known.known) if known is not None else 0

    def forget_all(self) -> None:
        """Read everything anew."""
        self._of.clear()
        self._total = 0

    def _read(self, connection: sqlite3.Connection, actor: str) -> _OfActor:
        known = self._of.get(actor)
        if known is None:
            known = self._of[actor] = _OfActor()
            found = connection.execute(
                f"SELECT saying, words, numbers FROM sayings WHERE actor = {label()}",  # noqa: S608
                (actor,),
            )
            for saying, words, numbers in found:
                if words:
                    known.add(saying, array("i", words), frozenset(numbers.split()))
            self._total += len(known.known)
        self._of.move_to_end(actor)
        while self._total > _MOST_SAYINGS and len(self._of) > 1:
            self.forget(next(iter(self._of)))
        return known
