"""Groups of figures assumed to count the same, and what they state together."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from idlib_tui.merge.figures.traits import Traits


@dataclass(slots=True, eq=False)
class Group:
    """Figures assumed to count the same, and what they state together."""

    members: list[Traits] = field(default_factory=list)
    kinds: set[str] = field(default_factory=set)
    of: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()
    locals: frozenset[str] = frozenset()
    since: date | None = None
    until: date | None = None
    low: float = 0.0
    high: float = 0.0
    exact: set[float] = field(default_factory=set)
    first: date | None = None
    last: date | None = None
    claimants: set[str] = field(default_factory=set)
    ranges: dict[str, tuple[float, float]] = field(default_factory=dict)
    """The range of each article's values."""

    def add(self, traits: Traits) -> None:
        """Add a figure."""
        article, published = traits.report.article, traits.report.published
        if not self.members:
            self.low, self.high = traits.low, traits.high
        self.members.append(traits)
        if self.since is None:
            self.since, self.until = traits.since, traits.until
        self.kinds.add(traits.kind)
        self.of = self.of or traits.of
        self.countries = self.countries or traits.countries
        self.locals |= traits.locals
        self.low, self.high = min(self.low, traits.low), max(self.high, traits.high)
        if traits.telltale:
            self.exact.add(traits.low)
        self.first = min(filter(None, (self.first, published)), default=None)
        self.last = max(filter(None, (self.last, published)), default=None)
        low, high = self.ranges.get(article, (traits.low, traits.high))
        self.ranges[article] = min(low, traits.low), max(high, traits.high)
        if traits.claimant:
            self.claimants.add(traits.claimant)

    @property
    def locus(self) -> frozenset[str]:
        """Who and where is counted, as far as any report states it."""
        return self.of | self.countries | self.locals

    @property
    def stated(self) -> bool:
        """Whether anything states what its figures are limited to."""
        return bool(self.since or self.of or self.locals or self.countries)
