"""EPUB: books, reports, and news downloaded as books."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from idlib_tui.ingest.formats.html import block_text, page_text, parse_html
from idlib_tui.ingest.formats.limits import MAX_ARTICLES, Deadline, Package
from idlib_tui.ingest.formats.raw import FormatError, RawArticle

if TYPE_CHECKING:
    from collections.abc import Iterator

MIN_CHAPTER_WORDS = 60
"""A shorter document of a book is a cover, a table of contents or a dedication."""


def read_epub(data: bytes) -> Iterator[RawArticle]:
    """Read the documents of a book in order, each as an article."""
    deadline = Deadline()
    with Package(data) as package:
        container = _xml(package.read("META-INF/container.xml"))
        path = next((e.get("full-path") for e in _named(container, "rootfile")), None)
        if not path:
            raise FormatError("It has no table of contents.")
        book = _xml(package.read(path))
        facts = {name: _fact(book, name) for name in ("title", "creator", "publisher", "date")}
        found = 0
        for number, name in enumerate(_documents(book, path), 1):
            deadline.check()
            if name not in package.names or found >= MAX_ARTICLES:
                continue
            tree = parse_html(page_text(package.read(name)))
            text = block_text(tree)
            if len(text.split()) < MIN_CHAPTER_WORDS:
                continue
            found += 1
            yield RawArticle(
                text,
                title=_title(tree),
                outlet=facts["publisher"] or facts["title"],
                byline=facts["creator"],
                published=facts["date"],
                because=f"The book says “date: {facts['date']}”.",
                where=f"document {number}",
            )


def _xml(data: bytes) -> Any:
    from lxml import etree  # noqa: PLC0415

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise FormatError("Its table of contents is damaged.") from error


def _named(tree: Any, name: str) -> Iterator[Any]:
    return (e for e in tree.iter() if isinstance(e.tag, str) and e.tag.endswith(f"}}{name}"))


def _fact(book: Any, name: str) -> str | None:
    words = [" ".join(str(e.text or "").split()) for e in _named(book, name)]
    return ", ".join(word for word in words[:4] if word) or None


def _documents(book: Any, path: str) -> Iterator[str]:
    files = {e.get("id"): e.get("href") for e in _named(book, "item")}
    folder = posixpath.dirname(path)
    for reference in _named(book, "itemref"):
        href = files.get(reference.get("idref"))
        if href:
            yield posixpath.normpath(posixpath.join(folder, unquote(href)))


def _title(tree: Any) -> str | None:
    for name in ("h1", "h2", "h3", "title"):
        for element in tree.iter(name):
            words = " ".join(element.text_content().split())
            if words:
                return words[:300]
    return None
