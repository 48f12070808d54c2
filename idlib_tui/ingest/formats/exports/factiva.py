"""Exports of Factiva: with codes of two letters for the fields, or as they are displayed."""

from __future__ import annotations

import re

from idlib_tui.ingest.facts.bare_names import are_known_names
from idlib_tui.ingest.facts.days import day_of_date_line
from idlib_tui.ingest.facts.labels import is_label
from idlib_tui.ingest.formats.exports.fields import (
    COPYRIGHT,
    cut,
    field_names,
    one_line,
    read_all,
    read_fields,
)
from idlib_tui.ingest.formats.raw import RawArticle
from idlib_tui.ingest.lines import lines

_END = re.compile(
    r"^[ \t]*(?:AN[ \t]+)?Document [A-Z]{2,}[A-Z0-9]{4,}\d{6,}[a-z0-9]*[ \t]*$", re.MULTILINE
)
_FIELD = re.compile(
    rf"^(?P<key>{field_names('factiva')})(?:[ \t]{{1,8}}|:[ \t]*|(?=\n)|\Z)", re.MULTILINE
)
_CODE = re.compile(r"[A-Z][A-Z0-9]{1,9}")
_WORDS = re.compile(r"[\d,]{1,9} words")


def read_factiva(text: str) -> list[RawArticle]:
    """Read the articles of an export; none if the text is none of Factiva."""
    if _END.search(text):
        return read_all(cut(text, _END, before=False), _article)
    keys = [match["key"] for match in _FIELD.finditer(text)]
    if not {"HD", "PD", "SN"} <= set(keys) or not {"LP", "TD"} & set(keys):
        return []
    # Without the mark at the end, each headline begins an article.
    starts = [match.start() for match in _FIELD.finditer(text) if match["key"] == "HD"]
    chunks = [text[start:end] for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]
    return read_all(chunks, _article)


def _article(chunk: str, where: str) -> RawArticle | None:
    fields = dict(read_fields(chunk, _FIELD))
    if "HD" in fields and ("LP" in fields or "TD" in fields):
        published = one_line(fields.get("PD"))
        body = "\n\n".join(fields[key] for key in ("LP", "TD") if fields.get(key))
        return RawArticle(
            body,
            title=one_line(fields["HD"]),
            outlet=one_line(fields.get("SN")),
            byline=re.sub(r"(?i)\Aby ", "", one_line(fields.get("BY")) or "") or None,
            published=published,
            because=f"The export says “PD {published}”.",
            where=where,
        )
    return _displayed(chunk, where)


def _displayed(chunk: str, where: str) -> RawArticle | None:
    """Read "headline, By …, 412 words, date, time, outlet, CODE, English, rights, words"."""
    found = list(lines(chunk))
    counted = next((n for n, line in enumerate(found[:30]) if _WORDS.fullmatch(line.text)), None)
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
        elif outlet and COPYRIGHT.match(line.text):
            end = line.end
            break
        elif outlet and (_CODE.fullmatch(line.text) or len(line.text) < 24):
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
