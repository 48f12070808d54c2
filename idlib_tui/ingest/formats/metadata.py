"""Metadata of web pages: JSON-LD, OpenGraph and other meta elements, ``<time>``."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from idlib_tui.ingest.facts.address import is_address
from idlib_tui.ingest.facts.bylines import read_byline
from idlib_tui.ingest.facts.days import find_day, stamp_of_date_line

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_JSON_CHARS = 1_000_000
MAX_OBJECTS = 2_000
_ARTICLE_TYPES = re.compile(r"(?:article|posting|report|newsarticle|blogposting)\Z", re.IGNORECASE)
_DATE_CLASSES = ("date", "publish", "time", "byline", "meta", "posted")
MAX_SHOWN = 20
"""Elements with such a class that are looked at."""
_PUBLISHED = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "date.published",
    "parsely-pub-date",
    "sailthru.date",
    "article.published",
    "publication_date",
    "publish-date",
    "publish_date",
    "pubdate",
    "cxenseparse:recs:publishtime",
    "citation_publication_date",
    "dc.date.issued",
    "dcterms.created",
    "dc.date",
    "originalpublicationdate",
    "article_date_original",
    "date",
)
_AUTHORS = ("author", "article:author", "parsely-author", "sailthru.author", "byl", "dc.creator")
_OUTLETS = ("og:site_name", "application-name", "dc.publisher", "twitter:site", "publisher")
_TITLES = ("og:title", "twitter:title", "dc.title", "headline")
_PARTS = re.compile(r" [|–—»·:-] | \| ")


@dataclass(slots=True)
class Metadata:
    """The metadata that a page states; None for what it does not state."""

    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    published: str | None = None
    because: str = ""
    address: str | None = None


def read_metadata(tree: Any) -> Metadata:
    """Collect the metadata of a page, the most explicit statement first."""
    facts = Metadata()
    for item in _json_articles(tree):
        _take_json(facts, item)
    meta = _meta(tree)
    facts.title = facts.title or _first(meta, _TITLES) or _heading(tree)
    facts.outlet = facts.outlet or _first(meta, _OUTLETS)
    facts.byline = facts.byline or _author(meta, tree)
    facts.address = _address(tree, meta)
    if facts.published is None:
        _take_date(facts, meta, tree)
    _split_title(facts, tree)
    if facts.outlet:
        facts.outlet = facts.outlet.lstrip("@")
    return facts


def _json_articles(tree: Any) -> Iterator[dict[str, Any]]:
    for script in tree.iter("script"):
        kind = (script.get("type") or "").lower()
        if "ld+json" not in kind or not script.text or len(script.text) > MAX_JSON_CHARS:
            continue
        try:
            found = json.loads(script.text, strict=False)
        except (ValueError, RecursionError):
            continue
        for item in _objects(found):
            kinds = item.get("@type")
            kinds = kinds if isinstance(kinds, list) else [kinds]
            if any(isinstance(kind, str) and _ARTICLE_TYPES.search(kind) for kind in kinds):
                yield item


def _objects(found: Any) -> Iterator[dict[str, Any]]:
    """Yield the objects of a document without recursion, including those of ``@graph``."""
    queue = [found]
    for _ in range(MAX_OBJECTS):
        if not queue:
            return
        item = queue.pop(0)
        if isinstance(item, list):
            queue.extend(item[:MAX_OBJECTS])
        elif isinstance(item, dict):
            yield item
            queue.extend(item.get(key) for key in ("@graph", "mainEntity", "mainEntityOfPage"))


def _take_json(facts: Metadata, item: dict[str, Any]) -> None:
    facts.title = facts.title or _words(item.get("headline") or item.get("name"))
    facts.outlet = facts.outlet or _name(item.get("publisher"))
    facts.byline = facts.byline or _names(item.get("author") or item.get("creator"))
    day = item.get("datePublished")
    if facts.published is None and isinstance(day, str) and find_day(day):
        facts.published, facts.because = day, f"The page's metadata says “datePublished: {day}”."


def _words(value: Any) -> str | None:
    return " ".join(value.split())[:300] or None if isinstance(value, str) else None


def _name(value: Any) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    return _words(value.get("name") if isinstance(value, dict) else value)


def _names(value: Any) -> str | None:
    people = value if isinstance(value, list) else [value]
    names = [name for person in people[:20] if (name := _name(person)) and not is_address(name)]
    return ", ".join(dict.fromkeys(names)) or None


def _meta(tree: Any) -> dict[str, str]:
    """Return the meta elements by name in lower case, the first of each."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = " ".join((element.get("content") or "").split())
        if name and content:
            found.setdefault(name.lower(), content[:500])
    return found


def _first(meta: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((meta[name] for name in names if name in meta), None)


def _author(meta: dict[str, str], tree: Any) -> str | None:
    for name in _AUTHORS:
        if name in meta and not is_address(meta[name]):
            return re.sub(r"\Aby ", "", meta[name], flags=re.IGNORECASE)
    for path in ("//*[@rel='author']", "//*[@itemprop='author']", "//*[contains(@class,'byline')]"):
        for element in tree.xpath(path)[:3]:
            words = " ".join(element.text_content().split())
            if 3 < len(words) < 100:
                return re.sub(r"\Aby:? ", "", words, flags=re.IGNORECASE)
    return None


def _address(tree: Any, meta: dict[str, str]) -> str | None:
    for link in tree.iter("link"):
        if (link.get("rel") or "").lower() == "canonical" and is_address(link.get("href") or ""):
            return str(link.get("href"))
    address = meta.get("og:url", "")
    return address if is_address(address) else None


def _take_date(facts: Metadata, meta: dict[str, str], tree: Any) -> None:
    for name in _PUBLISHED:
        if name in meta and find_day(meta[name]):
            facts.published = meta[name]
            facts.because = f"The page's metadata says “{name}: {meta[name]}”."
            return
    times = tree.xpath("//*[@itemprop='datePublished'] | //article//time | //header//time | //time")
    for element in times[:5]:
        for written in (element.get("datetime"), element.get("content"), element.text_content()):
            if written and find_day(written):
                facts.published = written[:100]
                facts.because = f"The page shows the time “{' '.join(written.split())[:60]}”."
                return
    _take_shown_date(facts, tree)


def _take_shown_date(facts: Metadata, tree: Any) -> None:
    """Take a date from a short element that its class says to be about the article."""
    told = " or ".join(f"contains(@class,'{word}')" for word in _DATE_CLASSES)
    for element in tree.xpath(f"//*[{told}]")[:MAX_SHOWN]:
        words = " ".join(element.text_content().split())
        if not 5 < len(words) < 160:
            continue
        byline = read_byline(words)
        day = stamp_of_date_line(words) or (byline.day if byline else None)
        if day is not None:
            facts.published = words
            facts.because = f"The page shows “{words}”."
            return


def _heading(tree: Any) -> str | None:
    headings = [" ".join(h1.text_content().split()) for h1 in tree.iter("h1")]
    headings = [heading for heading in headings if heading]
    title = next((" ".join(t.text_content().split()) for t in tree.iter("title")), "")
    # The name of the paper may be a heading too; the headline is the one in the page's title.
    for heading in headings:
        if heading.casefold() in title.casefold():
            return heading[:300]
    return (headings[0] if headings else title)[:300] or None


def _split_title(facts: Metadata, tree: Any) -> None:
    """Remove the outlet from a title such as "Harbour opens | The Gull"."""
    if not facts.title:
        return
    parts = _PARTS.split(facts.title)
    headings = {" ".join(h1.text_content().split()).casefold() for h1 in tree.iter("h1")}
    if len(parts) > 1:
        last = parts[-1].strip()
        known = facts.outlet and _bare(last) == _bare(facts.outlet)
        first = facts.title[: facts.title.rfind(last)].rstrip(" |–—»·:-")
        # Old pages have headlines that are only large letters.
        shown = first.casefold() in headings or _is_shown(tree, first)
        if known or shown:
            facts.title = first
            facts.outlet = facts.outlet or last
    elif facts.outlet is None:
        title = next((" ".join(t.text_content().split()) for t in tree.iter("title")), "")
        rest = title[len(facts.title) :] if title.startswith(facts.title) else ""
        if match := re.fullmatch(r" [|–—»·:-]+ (.{2,60})", rest):
            facts.outlet = _PARTS.split(match[1])[-1]


def _is_shown(tree: Any, words: str) -> bool:
    """Check whether an element of the page has these words and no others."""
    return bool(tree.xpath("//body//*[normalize-space(.) = $words]", words=words))


def _bare(name: str) -> str:
    return re.sub(r"\W|^the ", "", name.casefold().removeprefix("the "))
