"""Exports of the archives Nexis, Nexis Uni, ProQuest and Factiva: many articles in one text."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from idlib_tui.ingest.facts.bare_names import are_known_names
from idlib_tui.ingest.facts.bylines import given_name_first
from idlib_tui.ingest.facts.days import day_of_date_line, find_day
from idlib_tui.ingest.facts.labels import is_label
from idlib_tui.ingest.formats.limits import MAX_ARTICLES
from idlib_tui.ingest.formats.raw import RawArticle
from idlib_tui.ingest.lines import Line, lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

MAX_HEAD_LINES = 60
"""Lines of one article that may contain its fields."""

_NEXIS = re.compile(
    r"^[ \t]*(?:\d{1,5} of \d{1,5} DOCUMENTS?|Document \d{1,5} of \d{1,5})[ \t]*$", re.MULTILINE
)
_NEXIS_LENGTH = re.compile(r"^LENGTH: ?[\d,]{1,9} words", re.MULTILINE)
_NEXIS_FIELD = re.compile(
    r"(?P<key>BYLINE|SECTION|LENGTH|DATELINE|HIGHLIGHT|SERIES|GRAPHIC|SOURCE|URL|HEADLINE"
    r"|LOAD-DATE|LANGUAGE|PUBLICATION-TYPE|SUBJECT|ORGANIZATION|COMPANY|TICKER|INDUSTRY|PERSON"
    r"|CITY|STATE|COUNTRY|GEOGRAPHIC|NOTES|CORRECTION-DATE|DOCUMENT-TYPE|JOURNAL-CODE|ACC-NO"
    r"|PUB-TYPE|COPYRIGHT|TYPE|NAME|DISTRIBUTION|EDITION|CORRECTION)(?:-\w+)?: ?(?P<value>.*)"
)
_NEXIS_LONG = frozenset({"BYLINE", "DATELINE", "HEADLINE", "HIGHLIGHT", "SECTION"})
_NEXIS_TAIL = frozenset(
    {
        "LOAD-DATE",
        "LANGUAGE",
        "PUBLICATION-TYPE",
        "SUBJECT",
        "ORGANIZATION",
        "COMPANY",
        "TICKER",
        "INDUSTRY",
        "PERSON",
        "CITY",
        "STATE",
        "COUNTRY",
        "GEOGRAPHIC",
        "NOTES",
        "GRAPHIC",
        "DOCUMENT-TYPE",
        "JOURNAL-CODE",
        "ACC-NO",
        "PUB-TYPE",
        "URL",
        "COPYRIGHT",
        "TYPE",
        "NAME",
        "DISTRIBUTION",
    }
)
_UNI_END = re.compile(r"^[ \t]*End of Document[ \t]*$", re.MULTILINE)
_UNI_BODY = re.compile(r"^[ \t]*Body[ \t]*$", re.MULTILINE)
_UNI_TAIL = re.compile(
    r"^[ \t]*(?:Classification|Load-Date: .*|Language: .*|Graphic|Notes)[ \t]*$", re.MULTILINE
)
_UNI_FIELD = re.compile(
    r"(?P<key>Section|Length|Byline|Dateline|Highlight|Series|Correction|Edition|URL): ?"
    r"(?P<value>.*)"
)
_PROQUEST = re.compile(r"^[ \t]*(?:_{20,}|Document \d{1,5} of \d{1,5})[ \t]*$", re.MULTILINE)
_PROQUEST_FIELD = re.compile(
    r"^(?P<key>Title|Author|Publication title|Publication date|Publication info|Publication year"
    r"|Publication subject|Pages|First page|Section|Publisher|Place of publication"
    r"|Country of publication|Full text|Full Text|FULL TEXT|Abstract|Abstract \(summary\)|Links"
    r"|Subject"
    r"|Location|People|Company / organization|Identifier / keyword|ISSN|Source type|Document type"
    r"|Language of publication|Language|ProQuest document ID|Document URL|Copyright|Dateline"
    r"|Last updated|Database|Volume|Issue|Year|Credit|Column|Document feature|Classification"
    r"|Duration|Article URL|Rights|URL)(?:: ?|(?<=FULL TEXT)(?=\n))",
    re.MULTILINE,
)
_FACTIVA_END = re.compile(
    r"^[ \t]*(?:AN[ \t]+)?Document [A-Z]{2,}[A-Z0-9]{4,}\d{6,}[a-z0-9]*[ \t]*$", re.MULTILINE
)
_FACTIVA_FIELD = re.compile(
    r"^(?P<key>SE|HD|CR|BY|CLM|WC|PD|ET|SN|SC|ED|PG|VOL|LA|CY|CX|LP|TD|CT|RF|CO|IN|NS|RE|DE|IPC|IPD"
    r"|PUB|AN|ART|RBC)(?:[ \t]{1,8}|:[ \t]*|(?=\n)|\Z)",
    re.MULTILINE,
)
_FACTIVA_CODE = re.compile(r"[A-Z][A-Z0-9]{1,9}")
_FACTIVA_WORDS = re.compile(r"[\d,]{1,9} words")
_COPYRIGHT = re.compile(r"(?:\(c\)|©|Copyright).{0,200}|all rights reserved\.?", re.IGNORECASE)


def split_export(text: str) -> list[RawArticle] | None:
    """Split an export into articles.

    Args:
        text: The export as plain text, whatever its original format.

    Returns:
        Its articles in order; None if the text is not an export.
    """
    for read in (_nexis, _nexis_uni, _proquest, _factiva):
        found = read(text)
        if found:
            return found[:MAX_ARTICLES]
    return None


def _chunks(text: str, mark: re.Pattern[str], *, before: bool) -> list[str]:
    """Split a text at marks before, or after, each article."""
    cuts = [match.span() for match in mark.finditer(text)]
    if not cuts:
        return []
    if before:
        ends = [start for start, _ in cuts[1:]] + [len(text)]
        return [text[end:stop] for (_, end), stop in zip(cuts, ends, strict=True)]
    starts = [0] + [end for _, end in cuts[:-1]]
    return [text[start:stop] for start, (stop, _) in zip(starts, cuts, strict=True)]


def _read_all(
    chunks: Sequence[str], read: Callable[[str, str], RawArticle | None]
) -> list[RawArticle]:
    numbered = (
        read(chunk, f"document {number} of {len(chunks)}") for number, chunk in enumerate(chunks, 1)
    )
    return [article for article in numbered if article is not None]


def _fields(chunk: str, field: re.Pattern[str]) -> Iterator[tuple[str, str]]:
    """Read fields whose values extend to the next field: (key, value)."""
    marks = list(field.finditer(chunk))
    ends = [mark.start() for mark in marks[1:]] + [len(chunk)]
    for mark, end in zip(marks, ends, strict=False):
        yield mark["key"], chunk[mark.end() : end].strip()


# --------------------------------------------------------------------------- Nexis


def _nexis(text: str) -> list[RawArticle]:
    if not _NEXIS_LENGTH.search(text) and "LOAD-DATE:" not in text:
        return []
    # An article that was saved by itself may have no mark.
    return _read_all(_chunks(text, _NEXIS, before=True) or [text], _nexis_article)


def _nexis_article(chunk: str, where: str) -> RawArticle | None:
    """Read "outlet, date, headline, FIELD: …, words, FIELD: …"."""
    fields: dict[str, str] = {}
    head: list[Line] = []
    outlet = published = None
    key = ""
    body_start = 0
    for number, line in enumerate(lines(chunk)):
        if number >= MAX_HEAD_LINES:
            break
        field = _NEXIS_FIELD.fullmatch(line.text)
        if field and field["key"] in _NEXIS_TAIL - {"GRAPHIC", "URL"}:
            break
        if field:
            key = field["key"]
            fields.setdefault(key, field["value"])
            body_start = line.end
        elif key in _NEXIS_LONG and chunk.count("\n", body_start, line.start) == 1:
            # A long value continues in the next line.
            fields[key] = f"{fields[key]} {line.text}"
            body_start = line.end
        elif published is None and day_of_date_line(line.text):
            published = line.text
            outlet = next((above.text for above in head if not _COPYRIGHT.match(above.text)), None)
            head = []
            body_start = line.end
        elif not fields:
            head.append(line)
        else:
            break
    title, end = _nexis_title(chunk, head)
    body = _before_fields(chunk[max(body_start, end) :])
    if not body.strip():
        return None
    return RawArticle(
        body,
        title=fields.get("HEADLINE") or title,
        outlet=outlet,
        byline=fields.get("BYLINE"),
        place=fields.get("DATELINE"),
        published=published,
        because=f"The export says “{published}”.",
        where=where,
    )


def _nexis_title(chunk: str, head: Sequence[Line]) -> tuple[str | None, int]:
    """Find the headline in the lines below the date: editions are printed centred."""
    flush = [line for line in head if line.start == chunk.rfind("\n", 0, line.start) + 1]
    if not flush or len(flush) == len(head) > 1:
        # If nothing is centred, the headline is next to the fields.
        if not head:
            return None, 0
        title = head[-1].text
        for above, below in reversed(list(pairwise(head))):
            if chunk.count("\n", above.end, below.start) > 1:
                break
            title = f"{above.text} {title}"
        return title, head[-1].end
    first = flush[0]
    title, end = first.text, first.end
    for line in flush[1:]:
        # A long headline continues in the next line.
        if chunk.count("\n", end, line.start) > 1:
            break
        title, end = f"{title} {line.text}", line.end
    return title, end


def _before_fields(body: str) -> str:
    """Return the words of an article, without the fields and the rights below them."""
    for line in lines(body):
        field = _NEXIS_FIELD.fullmatch(line.text)
        if field and field["key"] in _NEXIS_TAIL:
            return body[: line.start]
    return body


# --------------------------------------------------------------------------- Nexis Uni


def _nexis_uni(text: str) -> list[RawArticle]:
    if not _UNI_END.search(text) or not _UNI_BODY.search(text):
        return []
    return _read_all(_chunks(text, _UNI_END, before=False), _uni_article)


def _uni_article(chunk: str, where: str) -> RawArticle | None:
    """Read "headline, outlet, date, rights, Field: …, Body, words, Classification …"."""
    body = _UNI_BODY.search(chunk)
    if body is None:
        return None
    tail = _UNI_TAIL.search(chunk, body.end())
    words = chunk[body.end() : tail.start() if tail else len(chunk)]
    head = list(lines(chunk[: body.start()]))
    fields = {
        field["key"]: field["value"]
        for line in head
        if (field := _UNI_FIELD.fullmatch(line.text)) and field["value"]
    }
    at = next((n for n, line in enumerate(head) if n and day_of_date_line(line.text)), None)
    if at is None:
        at = next((n for n, line in enumerate(head) if n and find_day(line.text)), 0)
    published = head[at].text if at else None
    outlet = head[at - 1].text if at else None
    title = head[at - 2].text if at > 1 else outlet
    return RawArticle(
        words,
        title=title,
        outlet=outlet if at > 1 else None,
        byline=fields.get("Byline"),
        place=fields.get("Dateline"),
        published=published,
        because=f"The export says “{published}”.",
        where=where,
    )


# --------------------------------------------------------------------------- ProQuest


def _proquest(text: str) -> list[RawArticle]:
    keys = {match["key"].lower() for match in _PROQUEST_FIELD.finditer(text)}
    if "title" not in keys or not keys & {"full text", "abstract"}:
        return []
    if not keys & {"publication title", "publication info", "proquest document id", "database"}:
        return []
    chunks = _chunks(f"{'_' * 20}\n{text}", _PROQUEST, before=True)
    return _read_all([c for c in chunks if _PROQUEST_FIELD.search(c)], _proquest_article)


def _proquest_article(chunk: str, where: str) -> RawArticle | None:
    fields: dict[str, str] = {}
    for key, value in _fields(chunk, _PROQUEST_FIELD):
        fields.setdefault(key.lower(), value)
    body = fields.get("full text") or fields.get("abstract") or fields.get("abstract (summary)")
    if not body:
        return None
    published = fields.get("publication date")
    outlet = fields.get("publication title") or fields.get("publication info")
    if outlet and (city := re.search(r" ?[;\[(]", outlet)):
        # A city, a date or a page follows: The Gull [Tornvik]05 Nov 2019, page A1.
        published = published or outlet
        outlet = outlet[: city.start()]
    return RawArticle(
        body,
        title=_first_block(fields.get("title")),
        outlet=_first_block(outlet),
        byline=_names(_first_block(fields.get("author"))),
        place=_one_line(fields.get("dateline")),
        published=_one_line(published),
        because=f"The export says “Publication date: {_one_line(published)}”.",
        address=_one_line(fields.get("article url")),
        where=where,
    )


def _names(author: str | None) -> str | None:
    """Write the names of ProQuest, "Lind, Bo; Lee, Ann", as a byline does."""
    return ", ".join(map(given_name_first, author.split("; "))) if author else None


# --------------------------------------------------------------------------- Factiva


def _factiva(text: str) -> list[RawArticle]:
    if _FACTIVA_END.search(text):
        return _read_all(_chunks(text, _FACTIVA_END, before=False), _factiva_article)
    keys = [match["key"] for match in _FACTIVA_FIELD.finditer(text)]
    if not {"HD", "PD", "SN"} <= set(keys) or not {"LP", "TD"} & set(keys):
        return []
    # Without the mark at the end, each headline begins an article.
    starts = [match.start() for match in _FACTIVA_FIELD.finditer(text) if match["key"] == "HD"]
    chunks = [text[start:end] for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]
    return _read_all(chunks, _factiva_article)


def _factiva_article(chunk: str, where: str) -> RawArticle | None:
    fields = dict(_fields(chunk, _FACTIVA_FIELD))
    if "HD" in fields and ("LP" in fields or "TD" in fields):
        published = _one_line(fields.get("PD"))
        body = "\n\n".join(fields[key] for key in ("LP", "TD") if fields.get(key))
        return RawArticle(
            body,
            title=_one_line(fields["HD"]),
            outlet=_one_line(fields.get("SN")),
            byline=re.sub(r"(?i)\Aby ", "", _one_line(fields.get("BY")) or "") or None,
            published=published,
            because=f"The export says “PD {published}”.",
            where=where,
        )
    return _factiva_display(chunk, where)


def _factiva_display(chunk: str, where: str) -> RawArticle | None:
    """Read "headline, By …, 412 words, date, time, outlet, CODE, English, rights, words"."""
    found = list(lines(chunk))
    counted = next(
        (n for n, line in enumerate(found[:30]) if _FACTIVA_WORDS.fullmatch(line.text)), None
    )
    if counted is None:
        return None
    above = [line.text for line in found[:counted]]
    byline = next((text for text in above[1:] if re.match(r"(?i)by ", text)), None)
    if byline is None and len(above) > 1 and are_known_names(above[-1]):
        byline = above[-1]
    titles = [text for text in above if text != byline]
    # The section may be printed above the headline.
    title = next((text for text in titles if not is_label(text)), next(iter(titles), None))
    published = outlet = None
    end = found[counted].end
    for line in found[counted + 1 : counted + 12]:
        if published is None and day_of_date_line(line.text):
            published = line.text
        elif published and outlet is None and not re.fullmatch(r"\d{1,2}:\d\d.{0,10}", line.text):
            outlet = line.text
        elif outlet and _COPYRIGHT.match(line.text):
            end = line.end
            break
        elif outlet and (_FACTIVA_CODE.fullmatch(line.text) or len(line.text) < 24):
            end = line.end
        elif outlet:
            break
        end = line.end
    return RawArticle(
        chunk[end:],
        title=title,
        outlet=outlet,
        byline=re.sub(r"(?i)\Aby ", "", byline) if byline else None,
        published=published,
        because=f"The export says “{published}”.",
        where=where,
    )


def _first_block(value: str | None) -> str | None:
    """Return a value up to the first blank line, on one line."""
    return _one_line(re.split(r"\n\s*\n", value, maxsplit=1)[0]) if value else None


def _one_line(value: str | None) -> str | None:
    return " ".join(value.split()) or None if value else None
