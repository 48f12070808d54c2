"""The chronology over all articles: reports of the same event become one entry."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cache, partial
from heapq import nsmallest
from typing import TYPE_CHECKING, TypeAlias

from idlib_tui.merge.clarity import opens_clearly
from idlib_tui.merge.importance import importance_of
from idlib_tui.merge.likeness import Traits, likeness, traits_of, weights_of
from idlib_tui.merge.meeting import Meetings, Profile, likely_hosts, profile_of
from idlib_tui.merge.precision import precision_of
from idlib_tui.model import AttachedBy, Entry, Event, Relation, Report

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from idlib_tui.merge.meeting import Key

DatedEvent: TypeAlias = "tuple[str, date | None, Event]"
"""(article id, the article's publication date, event)."""


@dataclass(frozen=True, slots=True)
class Gathering:
    """The reports of one block that are one event, clearest first, and what they are matched by."""

    profile: Profile
    reports: Sequence[DatedEvent]


_ALIKE = 0.55
"""The least likeness of statements in two articles that report one event."""
_ALIKE_IN_PERIOD = 0.7
"""The same in a period of several days, in which more things of a kind happen."""
_KIN = 0.4
"""The least likeness of all others to the clearest report of a group, against drift."""
_WITHIN = 0.3
"""How much more alike two statements of one article must be: an article rarely repeats itself."""
_HOLDERS = 40
"""The maximum number of events per term, clearest first: frequent terms select no candidates."""
_FULL = 14
"""Content words from which a statement is complete: more make it longer, not clearer."""
_LONG = 280
"""Characters from which a text is longer than a reader wants, and may be several run together."""
_OTHER_TIME = re.compile(
    r"\b(?:[A-Z][a-z]+day|(?:Jan|Febr)uary|March|April|June|July|August"
    r"|(?:Septem|Octo|Novem|Decem)ber|[12]\d{3})\b"
)
_CANDIDATES = 8
"""The number of events with most terms in common that are compared in detail."""


def block_key(event: Event) -> str:
    """Return the block of an event. Only events of one block are ever merged."""
    if event.relation in {Relation.SINCE, Relation.UNTIL}:
        return f"{event.relation.value} {event.value}"
    if event.first == event.last:
        return event.first.isoformat()
    return f"{event.first.isoformat()}/{event.last.isoformat()}"


def merge_block(events: Sequence[DatedEvent]) -> list[Entry]:
    """Merge the events of one block into entries.

    Args:
        events: (article id, the article's publication date, event), in any order. Events that are
            not ``dated`` are left out.

    Returns:
        Entries in order of ``first``, then by importance; independent of the order given.
    """
    return sorted((entry_of(group.reports) for group in gather("", events)), key=entry_order)


def merge_events(events: Sequence[DatedEvent]) -> list[Entry]:
    """Merge events of all days into entries, as a library does block by block.

    Args:
        events: As for ``merge_block``, of any blocks.
    """
    return sorted(map(entry_of, merge_groups(events)), key=entry_order)


def merge_groups(events: Sequence[DatedEvent]) -> Iterator[Sequence[DatedEvent]]:
    """Yield the reports of each event, the clearest first; as for ``merge_events``."""
    blocks: defaultdict[str, list[DatedEvent]] = defaultdict(list)
    for event in events:
        blocks[block_key(event[2])].append(event)
    groups = {block: gather(block, found) for block, found in blocks.items()}
    profiles = {block: [group.profile for group in found] for block, found in groups.items()}
    likely = cache(partial(likely_hosts, read=lambda block: profiles.get(block, ())))
    meetings = Meetings(likely)
    guests: defaultdict[Key, list[Gathering]] = defaultdict(list)
    hosts: dict[Key, Key] = {}
    for block, found in groups.items():
        hosts.update(meetings.hosts(block))
        for group in found:
            if group.profile.key in hosts:
                guests[hosts[group.profile.key]].append(group)
    for found in groups.values():
        for group in found:
            if group.profile.key not in hosts:
                yield with_guests(group.reports, guests[group.profile.key])


def gather(block: str, events: Sequence[DatedEvent]) -> list[Gathering]:
    """Group the events of one block, in any order, that report the same event.

    Returns:
        The groups in an order that does not depend on the order given.
    """
    dated = sorted(
        (event for event in events if event[2].dated),
        key=lambda one: (one[0], one[2].start, one[2].trigger_start),
    )
    groups = ([dated[at] for at in group] for group in group_reports(dated))
    return [Gathering(profile_of((block, at), group), group) for at, group in enumerate(groups)]


def with_guests(own: Sequence[DatedEvent], guests: Iterable[Gathering]) -> list[DatedEvent]:
    """List the reports of a group and of the groups that join it, its own first."""
    joined = sorted(guests, key=lambda group: group.profile.rank)
    return [*own, *(report for group in joined for report in group.reports)]


def entry_order(entry: Entry) -> tuple[date, float, str, int, str]:
    """Sort key of entries: the first day, then the most important first."""
    clearest = entry.reports[0]
    return entry.first, -entry.importance, clearest.article, clearest.start, entry.value


def group_reports(events: Sequence[DatedEvent]) -> list[list[int]]:
    """Find which events of one block are reports of the same event.

    Each joins the group of the earlier one that it is most like, clearest first, so that the
    result does not depend on the order given. Candidates come from an index of terms, bounded
    for each term: the work grows with the block's size, not with its square.

    Returns:
        Groups of indices into ``events``, each with its clearest report first.
    """
    traits = [traits_of(event) for _, _, event in events]
    weights = weights_of(traits)
    order = sorted(range(len(events)), key=lambda at: _clearness(events[at], traits[at]))
    groups: list[list[int]] = []
    group_of: dict[int, int] = {}
    holders: defaultdict[str, list[int]] = defaultdict(list)
    groups_of: dict[tuple[str, int], int] = {}
    for at in order:
        article, _, event = events[at]
        group = groups_of.get((article, event.happening)) if event.happening else None
        if group is None:
            candidates = _candidates(traits[at], holders, weights)
            group = _best_group(at, candidates, events, traits, weights, group_of, groups)
        if group is None:
            group = len(groups)
            groups.append([])
        groups[group].append(at)
        group_of[at] = group
        groups_of.setdefault((article, event.happening), group)
        for term in traits[at].terms:
            if len(holders[term]) < _HOLDERS:
                holders[term].append(at)
    return groups


def _candidates(
    traits: Traits, holders: Mapping[str, Sequence[int]], weights: Mapping[str, float]
) -> list[int]:
    """Find the earlier events with most in common with one, by the weight of the shared terms."""
    shared: defaultdict[int, float] = defaultdict(float)
    for term in sorted(traits.terms):
        for other in holders.get(term, ()):
            shared[other] += weights[term]
    return nsmallest(_CANDIDATES, shared, key=lambda other: (-shared[other], other))


def _best_group(
    at: int,
    candidates: Sequence[int],
    events: Sequence[DatedEvent],
    traits: Sequence[Traits],
    weights: Mapping[str, float],
    group_of: Mapping[int, int],
    groups: Sequence[Sequence[int]],
) -> int | None:
    """Find the group of the candidate most like an event, if any is alike enough."""
    article, _, event = events[at]
    best = None
    best_score = _ALIKE if event.first == event.last else _ALIKE_IN_PERIOD
    for other in candidates:
        other_article, _, earlier = events[other]
        if other_article == article and (event.start < earlier.end and earlier.start < event.end):
            continue
        score = likeness(traits[at], traits[other], weights)
        if other_article == article:
            score -= _WITHIN
        clearest = groups[group_of[other]][0]
        if score > best_score and likeness(traits[at], traits[clearest], weights) >= _KIN:
            best, best_score = group_of[other], score
    return best


def _clearness(report: DatedEvent, traits: Traits) -> tuple[object, ...]:
    """Sort key, clearest first: a stated day, a complete but not a long text, then place."""
    article, _, event = report
    return (
        event.relation == Relation.REPORTED,
        event.attached_by not in {AttachedBy.CLAUSE, AttachedBy.READER},
        not _is_plain(event),
        not opens_clearly(event.text),
        bool(event.context) or not event.names,
        -min(len(traits.terms), _FULL),
        len(event.text),
        article,
        event.start,
        event.trigger_start,
    )


def _is_plain(event: Event) -> bool:
    """Check that a text is about its own time alone, and not several lines run together."""
    if len(event.text) > _LONG or "|" in event.text:
        return False
    start, end = event.expression_start, event.expression_end
    text = event.text
    if start is not None and end is not None:
        text = f"{text[: start - event.start]} {text[end - event.start :]}"
    return _OTHER_TIME.search(text) is None


def entry_of(group: Sequence[DatedEvent], versions: Mapping[str, str] | None = None) -> Entry:
    """Make the entry of one event from its reports, the clearest first.

    Args:
        group: The reports.
        versions: As for ``importance_of``.
    """
    names = tuple(sorted({name for _, _, event in group for name in event.names}))
    entry = make_entry(group, names, 0.0)
    importance = importance_of(entry.first, entry.reports, entry.precision, versions)
    return replace(entry, importance=importance)


def make_entry(group: Sequence[DatedEvent], names: tuple[str, ...], importance: float) -> Entry:
    """Make the entry of one event whose names and importance are known.

    Args:
        group: Its reports, the clearest first.
        names: The names in them, over all articles.
        importance: As of ``importance_of``.
    """
    clearest = group[0][2]
    return Entry(
        clearest.value,
        clearest.first,
        clearest.last,
        precision_of(clearest.value, clearest.first, clearest.last),
        clearest.relation,
        clearest.text,
        names,
        tuple(_report(*report) for report in group),
        importance,
    )


def _report(article: str, published: date | None, event: Event) -> Report:
    expression = ""
    if event.expression_start is not None and event.expression_end is not None:
        expression = event.text[
            event.expression_start - event.start : event.expression_end - event.start
        ]
    return Report(
        article,
        event.start,
        event.end,
        event.text,
        expression,
        event.relation,
        published,
        event.value,
        event.attached_by is AttachedBy.READER,
    )
