"""A short timeline: the most important days, or months, each with its most important event."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from idlib_tui.merge.attention import Attention
from idlib_tui.merge.clarity import opens_clearly
from idlib_tui.merge.importance import is_of_one_day, rank_periods
from idlib_tui.merge.likeness import content_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from idlib_tui.model import Entry

_WIDTHS = {"day": 10, "month": 7}
"""The length of the prefix of an ISO date that identifies each period."""
_PRIOR = 1.0
"""The importance that is expected of any day, as of one report: against days with hardly any."""
_SUBJECT = 50
"""The number of words, those that most articles have, that are the subject of a story."""
_ON_SUBJECT = 2
"""The least number of them in a statement that is on the subject."""
_LESS = 0.5
"""What counts of a statement that is off the subject, or that cannot be understood alone."""
_NEAR = 3
"""Days within which two statements in much the same words tell of one event."""
_REPEATED = 0.6
"""The share of the shorter one's words that they have in common."""


def choose_timeline(ranking: Ranking, top: int) -> list[Entry]:
    """Choose the entries of a timeline, in order of time: at most one for each day or month.

    No event is chosen for two of them, since an article that garbles a date would fill the
    timeline with it.

    Args:
        ranking: What to choose from.
        top: The maximum number of entries.
    """
    chosen: list[Entry] = []
    for period in ranking.periods():
        if len(chosen) == top:
            break
        best = next((one for one in ranking.of(period) if not _is_repeated(one, chosen)), None)
        if best is not None:
            chosen.append(best)
    return sorted(chosen, key=lambda entry: (entry.first, -entry.importance, entry.text))


class Ranking:
    """The days or months of a chronology by what happened, and the entries of each."""

    def __init__(
        self,
        entries: Iterable[Entry],
        by: str = "day",
        *,
        published: Mapping[date, int] | None = None,
        versions: Mapping[str, str] | None = None,
    ) -> None:
        """Weigh the entries of one day; others have no place in a timeline.

        Args:
            entries: The entries.
            by: ``day`` or ``month``.
            published: How many articles came out on each day; without it, the importance of entries
                is not related to what is expected of their days.
            versions: The group of each article that has other versions, which count once.
        """
        placed = [entry for entry in entries if is_of_one_day(entry)]
        attention = Attention(published or {}, placed)
        expected = {day: attention.expected(day) for day in {entry.first for entry in placed}}
        subject = _subject_of(placed)
        self._versions = versions or {}
        self._periods: defaultdict[str, list[tuple[float, Entry]]] = defaultdict(list)
        for entry in placed:
            weight = entry.importance / (expected[entry.first] + _PRIOR)
            if len(subject & content_of(entry.text)) < _ON_SUBJECT:
                weight *= _LESS
            self._periods[entry.first.isoformat()[: _WIDTHS[by]]].append((weight, entry))

    def periods(self) -> list[str]:
        """List the periods, the most important first.

        Those of which no event is reported by two articles come last: there is no telling whether
        it is one.
        """
        weights = {name: [weight for weight, _ in found] for name, found in self._periods.items()}
        ranked = rank_periods(weights)
        return sorted(ranked, key=lambda name: not self._is_confirmed(self._periods[name]))

    def of(self, period: str) -> list[Entry]:
        """List the entries of a period, the best to represent it first."""

        def order(one: tuple[float, Entry]) -> tuple[object, ...]:
            weight, entry = one
            clear = 1.0 if opens_clearly(entry.text) else _LESS
            return -weight * clear, -self._articles(entry), entry.first, entry.text

        return [entry for _, entry in sorted(self._periods[period], key=order)]

    def _is_confirmed(self, found: Sequence[tuple[float, Entry]]) -> bool:
        return any(self._articles(entry) > 1 for _, entry in found)

    def _articles(self, entry: Entry) -> int:
        """Count the articles that report an event, versions of one once."""
        return len({self._versions.get(one.article, one.article) for one in entry.reports})


def _subject_of(entries: Iterable[Entry]) -> frozenset[str]:
    """List the words that most articles have in the events that they report."""
    words: defaultdict[str, set[str]] = defaultdict(set)
    for entry in entries:
        for report in entry.reports:
            words[report.article] |= content_of(report.text)
    counts = Counter(word for found in words.values() for word in found)
    ranked = sorted(counts, key=lambda word: (-counts[word], word))
    return frozenset(ranked[:_SUBJECT])


def _is_repeated(entry: Entry, chosen: Iterable[Entry]) -> bool:
    """Check whether an event is already chosen: by its words, or nearly these a few days apart."""
    own = content_of(entry.text)
    for other in chosen:
        if other.text == entry.text:
            return True
        if abs((other.first - entry.first).days) <= _NEAR:
            words = content_of(other.text)
            if len(own & words) >= _REPEATED * max(1, min(len(own), len(words))):
                return True
    return False
