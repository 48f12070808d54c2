"""Web pages: the main text and the metadata."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Any

from idlib_tui.ingest.decode import NotTextError, decoded
from idlib_tui.ingest.formats.limits import MAX_PAGE_BYTES
from idlib_tui.ingest.formats.metadata import read_metadata
from idlib_tui.ingest.formats.page_shape import end_paragraphs, into_blocks
from idlib_tui.ingest.formats.raw import FormatError, RawArticle

if TYPE_CHECKING:
    from collections.abc import Iterator

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_XML_ENCODING = re.compile(rb"<\?xml[^>]{0,100}encoding=[\"']([\w.:-]{2,40})")
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]{0,200}\?>")
_SPACE = re.compile(r"[ \t\n\r\f\xa0]+")
_BLOCKS = frozenset(
    {
        "address",
        "article",
        "aside",
        "blockquote",
        "br",
        "center",
        "dd",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "tbody",
        "td",
        "th",
        "thead",
        "tr",
        "ul",
    }
)
_SKIPPED = frozenset(
    {
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "math",
        "iframe",
        "object",
        "embed",
        "canvas",
        "button",
        "input",
        "select",
        "textarea",
        "head",
        "title",
        "meta",
        "link",
    }
)
MAX_ABOVE = 0.3
"""The share of a main text that may be left out as standing above the headline."""
MAX_ELEMENTS = 40_000
"""In a larger page, all text is taken: finding the main text would take half a minute."""
SURE_MAIN_CHARS = 600
"""A main text of this length is accepted from the first algorithm."""
MIN_MAIN_CHARS = 140
"""A shorter main text may be a teaser that was taken for the article."""


def read_html(data: bytes) -> Iterator[RawArticle]:
    """Read a saved page as one article."""
    yield read_page(data)


def read_page(data: bytes, address: str | None = None, charset: str | None = None) -> RawArticle:
    """Read a page: its main text, its metadata, and its address.

    Args:
        data: The page.
        address: Its web address.
        charset: The encoding stated by the server.

    Raises:
        FormatError: It is too large, or not text.
    """
    tree = parse_html(page_text(data, charset))
    facts = read_metadata(tree)
    text = below_headline(main_text(tree), facts.title) or block_text(tree)
    return RawArticle(
        text,
        title=facts.title,
        outlet=facts.outlet,
        byline=facts.byline,
        published=facts.published,
        because=facts.because,
        address=facts.address or address,
    )


def page_text(data: bytes, charset: str | None = None) -> str:
    """Decode a page, by the encoding that it or the server states.

    Raises:
        FormatError: It is too large, or not text.
    """
    if len(data) > MAX_PAGE_BYTES:
        raise FormatError(f"It is too large for a page: {len(data) / 1e6:.0f} MB.")
    stated = _CHARSET.search(data[:4_096]) or _XML_ENCODING.search(data[:200])
    try:
        return decoded(data, stated[1].decode() if stated else charset).text
    except NotTextError as error:
        raise FormatError(f"The page is {error}.") from error


def parse_html(text: str) -> Any:
    """Parse a page, however broken, into an lxml tree.

    Raises:
        FormatError: It is empty.
    """
    # A late import: it takes 30 ms.
    from lxml import etree  # noqa: PLC0415
    from lxml import html as lxml_html  # noqa: PLC0415

    parser = lxml_html.HTMLParser(remove_comments=True, remove_pis=True, no_network=True)
    try:
        source = end_paragraphs(_DECLARATION.sub("", text))
        tree = lxml_html.document_fromstring(source, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise FormatError("There is no page in it.") from error
    return tree


def main_text(tree: Any) -> str:
    """Find the main text of a page; "" if there is none."""
    if sum(1 for _ in islice(tree.iter(), MAX_ELEMENTS)) == MAX_ELEMENTS:
        return ""
    into_blocks(tree)
    # A late import: it takes 150 ms.
    import trafilatura  # noqa: PLC0415

    # The alternative algorithms take three times as long, and seldom win if the first one finds an
    # article.
    for fast, enough in ((True, SURE_MAIN_CHARS), (False, MIN_MAIN_CHARS)):
        text = trafilatura.extract(tree, include_comments=False, fast=fast) or ""
        if len(text) >= enough:
            return "\n\n".join(text.split("\n"))
    return ""


def below_headline(text: str, title: str | None) -> str:
    """Leave out what stands above the headline, if it is little: the menu, teasers."""
    if not title:
        return text
    before, found, after = f"\n\n{text}\n\n".partition(f"\n\n{title}\n\n")
    return after.strip() if found and len(before) <= MAX_ABOVE * len(text) else text


def block_text(tree: Any) -> str:
    """Return all words of a page, one paragraph per block element."""
    pieces: list[str] = []
    _collect(tree, pieces)
    lines = (_SPACE.sub(" ", line).strip() for line in "".join(pieces).split("\v"))
    return "\n\n".join(line for line in lines if line)


def _collect(top: Any, pieces: list[str]) -> None:
    """Walk a tree without recursion: a page may be nested to any depth."""
    stack: list[tuple[Any, bool]] = [(top, False)]
    while stack:
        element, leaving = stack.pop()
        name = element.tag if isinstance(element.tag, str) else ""
        block = name in _BLOCKS
        if leaving:
            if block:
                pieces.append("\v")
            pieces.append(element.tail or "")
            continue
        if not name or name in _SKIPPED:
            pieces.append(element.tail or "")
            continue
        if block:
            pieces.append("\v")
        pieces.append(element.text or "")
        stack.append((element, True))
        stack.extend((child, False) for child in reversed(element))
