"""Word processors: DOCX and RTF."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING, Any

from idlib_tui.ingest.formats.limits import MAX_MEMBER_BYTES, Package
from idlib_tui.ingest.formats.raw import FormatError, RawArticle

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_PARAGRAPHS = 50_000
_RTF_FIELD = r"\{{\\{name} ([^{{}}\\]{{1,300}})\}}"
_ESCAPED = re.compile(r"\\'([0-9a-fA-F]{2})")


def read_docx(data: bytes) -> Iterator[RawArticle]:
    """Read a Word document as one article; its properties give title and author."""
    with Package(data) as package:
        for name in package.names:
            # A declaration may make the parser fetch or multiply data.
            if name.endswith((".xml", ".rels")) and b"<!DOCTYPE" in package.read(name)[:4_096]:
                raise FormatError("It declares entities, which no such document needs.")
    # A late import: it takes 120 ms.
    import docx  # noqa: PLC0415

    try:
        document = docx.Document(BytesIO(data))
        lines: list[str] = []
        title = None
        for number, item in enumerate(document.iter_inner_content()):
            if number >= MAX_PARAGRAPHS:
                break
            text = _words(item)
            style = str(getattr(getattr(item, "style", None), "name", "") or "")
            if title is None and text and style in {"Title", "Heading 1"} and len(lines) < 8:
                title = text
            elif text:
                lines.append(text)
        facts = document.core_properties
        made = facts.created.date() if facts.created else None
        byline = facts.author if facts.author not in {"", "python-docx"} else None
        title = title or (facts.title if facts.title and facts.title in "\n".join(lines) else None)
    except Exception as error:  # the library raises arbitrary exceptions on damaged parts
        raise FormatError("The document is damaged.") from error
    yield RawArticle("\n\n".join(lines), title=title, byline=byline or None, made=made)


def _words(item: Any) -> str:
    """Return the words of a paragraph, or of a table with one line per row."""
    if hasattr(item, "rows"):
        rows = (" | ".join(dict.fromkeys(c.text.strip() for c in row.cells)) for row in item.rows)
        return "\n".join(rows).strip()
    return str(item.text).strip()


def read_rtf(data: bytes) -> Iterator[RawArticle]:
    """Read a rich text document as one article."""
    if len(data) > MAX_MEMBER_BYTES:
        raise FormatError("It is too large for a document.")
    from striprtf.striprtf import rtf_to_text  # noqa: PLC0415

    source = data.decode("latin-1")
    try:
        text = str(rtf_to_text(source, errors="replace"))  # type: ignore[no-untyped-call]
    except Exception as error:  # the library raises arbitrary exceptions on damaged groups
        raise FormatError("The document is damaged.") from error
    if not text.strip():
        raise FormatError("It contains no text.")
    yield RawArticle(
        _blank_lines(text), title=_field(source, "title"), byline=_field(source, "author")
    )


def _blank_lines(text: str) -> str:
    """Separate paragraphs by blank lines: in rich text each line end ends a paragraph."""
    lines = [line.strip() for line in text.replace("\xa0", " ").split("\n")]
    return "\n\n".join(lines) if sum(not line for line in lines) * 4 < len(lines) else text


def _field(source: str, name: str) -> str | None:
    match = re.search(_RTF_FIELD.format(name=name), source[:20_000])
    if match is None:
        return None
    return _ESCAPED.sub(lambda m: bytes.fromhex(m[1]).decode("cp1252", "replace"), match[1]).strip()
