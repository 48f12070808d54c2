"""One chronology over all articles: reports of the same event become one entry."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from idlib_tui.merge.likeness import Traits, likeness, traits_of, weights_of
from idlib_tui.model import Entry, Event, Relation, Report

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

_ALIKE = 0.55
_RARE = 40
"""How many earlier members of a block a term may point to before it stops naming candidates."""


@dataclass(frozen=True, slots=True)
class _Member:
    article: str
    published: date | None
    event: Event
    traits: Traits


def block_key(event: Event) -> str:
    """Name the block an event belongs to. Only events of one block are ever merged."""
    if event.relation in {Relation.SINCE, Relation.UNTIL}:
        return f"{event.relation.value} {event.value}"
    if event.first == event.last:
        return event.first.isoformat()
    return f"{event.first.isoformat()}/{event.last.isoformat()}"


def merge_block(events: Sequence[tuple[str, date | None, Event]]) -> list[Entry]:
    """Merge the events of one block into entries.

    Args:
        events: (article id, the article's publication day, event), in any order. Events that are
            not ``dated`` are left out.

    Returns:
        Entries in order of ``first``, then most important first; the same for any order given.
    """
    members = sorted(
        (
            _Member(article, published, event, traits_of(event))
            for article, published, event in events
            if event.dated
        ),
        key=_clearness,
    )
    weights = weights_of(member.traits for member in members)
    entries = [_entry(group) for group in _group(members, weights)]
    return sorted(entries, key=lambda entry: (entry.first, -entry.importance, entry.text))


def _clearness(member: _Member) -> tuple[object, ...]:
    """Order reports, clearest first: stated day, then fuller text, then by place."""
    event = member.event
    return (
        event.relation == Relation.REPORTED,
        event.attached_by != "clause",
        not event.names,
        -len(member.traits.words | member.traits.names),
        member.article,
        event.start,
        event.trigger_start,
    )


def _group(members: Sequence[_Member], weights: Mapping[str, float]) -> list[list[_Member]]:
    """Put each member with the group it is most like, clearest members first."""
    groups: list[list[_Member]] = []
    group_of: list[int] = []
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for index, member in enumerate(members):
        terms = sorted(member.traits.words | member.traits.names, key=lambda t: (-weights[t], t))
        candidates = {at for term in terms for at in holders[term][:_RARE]}
        best, best_score = -1, _ALIKE
        for at in sorted(candidates):
            other = members[at]
            if other.article == member.article and other.event.start == member.event.start:
                continue
            score = likeness(member.traits, other.traits, weights)
            if score > best_score:
                best, best_score = group_of[at], score
        if best < 0:
            best = len(groups)
            groups.append([])
        groups[best].append(member)
        group_of.append(best)
        for term in terms:
            holders[term].append(index)
    return groups


def _entry(group: Sequence[_Member]) -> Entry:
    clearest = group[0].event
    names = sorted({name for member in group for name in member.event.names})
    return Entry(
        clearest.value,
        clearest.first,
        clearest.last,
        precision_of(clearest),
        clearest.relation,
        clearest.text,
        tuple(names),
        tuple(_report(member) for member in group),
        importance_of((m.article, m.published, m.event.first, m.event.relation) for m in group),
    )


def _report(member: _Member) -> Report:
    event = member.event
    expression = ""
    if event.expression_start is not None and event.expression_end is not None:
        expression = event.text[
            event.expression_start - event.start : event.expression_end - event.start
        ]
    return Report(
        member.article,
        event.start,
        event.end,
        event.text,
        expression,
        event.relation,
        member.published,
    )


def precision_of(event: Event) -> str:
    """Name the precision of an event's time, as ``Entry.precision`` documents it."""
    value = event.value
    if "/" in value or value.startswith("P"):
        return "interval"
    if len(value) >= 10 or event.first == event.last:
        return "day"
    if "-W" in value:
        return "week"
    if "-Q" in value:
        return "quarter"
    if len(value) == 7:
        return "month" if value[5:].isdigit() else "season"
    return {4: "year", 3: "decade"}.get(len(value), "interval")


def importance_of(
    reports: Iterable[tuple[str, date | None, date, Relation]],
) -> float:
    """Weigh an entry by the distinct articles that report it.

    A report counts more when written with hindsight: 2 to 30 days later twice, beyond that three
    times, and half for what lies ahead. What is only dated by its publication counts a quarter.
    """
    weight_of: dict[str, float] = {}
    for article, published, first, relation in reports:
        weight = 1.0
        if relation == Relation.REPORTED:
            weight = 0.25
        elif published is not None:
            days = (published - first).days
            weight = 0.5 if days < 0 else 1.0 if days < 2 else 2.0 if days <= 30 else 3.0
        weight_of[article] = max(weight, weight_of.get(article, 0.0))
    return sum(sorted(weight_of.values()))
