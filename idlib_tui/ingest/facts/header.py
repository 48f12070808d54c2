"""The metadata that a file states about its article, from any source."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from idlib_tui.ingest.facts.address import day_of_address, is_address, outlet_of
from idlib_tui.ingest.facts.days import Day, Order, Stamp, days_of
from idlib_tui.model import Published, PublishedFrom

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

KEYS = {
    "title": "title",
    "headline": "title",
    "heading": "title",
    "subject": "title",
    "date": "date",
    "published": "date",
    "published on": "date",
    "published at": "date",
    "first published": "date",
    "date published": "date",
    "date created": "date",
    "publish date": "date",
    "first posted": "date",
    "first published on": "date",
    "datepublished": "date",
    "publication date": "date",
    "pubdate": "date",
    "publishdate": "date",
    "publish_date": "date",
    "posted": "date",
    "posted on": "date",
    "post date": "date",
    "date posted": "date",
    "date of publication": "date",
    "issue date": "date",
    "release date": "date",
    "submitted": "date",
    "submitted on": "date",
    "uploaded": "date",
    "uploaded on": "date",
    "sent": "date",
    "updated": "updated",
    "last updated": "updated",
    "last update": "updated",
    "updated on": "updated",
    "date modified": "updated",
    "date updated": "updated",
    "lastmod": "updated",
    "modified": "updated",
    "last modified": "updated",
    "source": "outlet",
    "outlet": "outlet",
    "publisher": "outlet",
    "publication": "outlet",
    "newspaper": "outlet",
    "site": "outlet",
    "site_name": "outlet",
    "sitename": "outlet",
    "website": "outlet",
    "author": "byline",
    "authors": "byline",
    "byline": "byline",
    "writer": "byline",
    "place": "place",
    "location": "place",
    "dateline": "place",
    "url": "url",
    "link": "url",
    "permalink": "url",
    "address": "url",
    "web address": "url",
    "canonical": "url",
    "retrieved from": "url",
    **dict.fromkeys(
        (
            *("word count", "words", "length", "page", "pages", "section", "edition", "language"),
            *("country", "keywords", "tags", "category", "categories", "format", "copyright"),
            *("accessed", "accessed on", "access date", "date accessed", "retrieved", "database"),
            *("retrieved on", "saved", "saved on", "clipped", "issn", "doi"),
        ),
        "ignored",
    ),
}
"""The keys of a header -> the names used here."""

STAMPS = {"date": Stamp.PLAIN, "updated": Stamp.UPDATED}
_WIKI_LINK = re.compile(r"\[\[(?:[^\[\]|]{1,200}\|)?([^\[\]|]{1,200})\]\]")


@dataclass(slots=True)
class Header:
    """The metadata that a file states about its article; None for what it does not state.

    Attributes:
        title: The headline.
        outlet: Who published it.
        place: Where it was written.
        byline: Who wrote it.
        address: Its web address.
        published: The publication date, as far as known.
        stamp: The meaning of the date that ``published`` came from.
        order: The order of day and month in the text's dates in digits.
    """

    title: str | None = None
    outlet: str | None = None
    place: str | None = None
    byline: str | None = None
    address: str | None = None
    published: Published = field(default_factory=Published)
    stamp: Stamp = Stamp.UPDATED
    order: Order | None = None

    def take(self, key: str, value: str) -> bool:
        """Take a value by its key in a header; returns False for an unknown key."""
        fact = KEYS.get(key.casefold())
        value = _WIKI_LINK.sub(r"\1", value).strip()
        if fact is None or not value:
            return False
        if fact == "ignored":
            return True
        if fact in STAMPS:
            stamp = Stamp.PUBLISHED if "publ" in key.casefold() else STAMPS[fact]
            return self.take_date(value, f"The header says “{key}: {value}”.", stamp)
        if fact == "url" or is_address(value):
            self.address = self.address or value
        elif not getattr(self, fact):
            setattr(self, fact, value)
        return True

    def take_date(self, written: str, because: str, stamp: Stamp = Stamp.PLAIN) -> bool:
        """Take the publication date that the file states; returns False if it is not a date."""
        found = days_of(written, self.order)
        if not found:
            return False
        self._note(found[0].day, PublishedFrom.FILE, because, stamp)
        for other in found[1:]:
            # One line may hold both: when it was updated, and when published.
            if other.stamp is Stamp.PUBLISHED:
                self._note(other.day, PublishedFrom.FILE, because, other.stamp)
        return True

    def take_stamp(self, day: Day, because: str) -> None:
        """Take the date of a line in the text."""
        self._note(day.day, PublishedFrom.TEXT, because, day.stamp)

    def take_all(self, facts: Mapping[str, str]) -> None:
        """Take the known keys of a front matter."""
        for key, value in facts.items():
            self.take(key, value)

    def take_address(self) -> None:
        """Take outlet and date from the address if they are not known yet."""
        if self.address is None:
            return
        self.outlet = self.outlet or outlet_of(self.address)
        day = day_of_address(self.address)
        if day is not None and self.published.day is None:
            because = f"The date is in its address, {self.address}."
            self.published = Published(day, PublishedFrom.TEXT, because, 0.95)

    def _note(self, day: date, known_from: PublishedFrom, because: str, stamp: Stamp) -> None:
        """Keep the better of two dates.

        That of an update is the worst; that of the file comes before that of a line, and a date
        that is said to be of publication before one that stands alone.
        """
        rank = (stamp is not Stamp.UPDATED, known_from is PublishedFrom.FILE, stamp)
        known = self.published
        of_file = known.known_from is PublishedFrom.FILE
        if known.day is None or rank > (self.stamp is not Stamp.UPDATED, of_file, self.stamp):
            self.published = Published(day, known_from, because, 1.0)
            self.stamp = stamp
