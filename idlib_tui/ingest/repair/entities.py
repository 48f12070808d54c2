"""HTML entities, whole or mangled on the way."""

from __future__ import annotations

import html
import re
from collections import defaultdict
from html.entities import html5
from typing import TYPE_CHECKING

from idlib_tui.ingest.draft import Edit
from idlib_tui.ingest.wordlists import entries

if TYPE_CHECKING:
    from collections.abc import Iterator

    from idlib_tui.ingest.draft import Draft

_ENTITY = re.compile(
    r"&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"
    r"|&(?:quot|amp|apos|nbsp|lt|gt)\b"
)
_SPACED = re.compile(r"(?P<before> ?)& ?# ?(?P<code>[0-9]{2,5})\b(?: ?;)?(?P<after> ?)")
_APOSTROPHE_AFTER = re.compile(r"(?:s|t|d|m|re|ve|ll)\b")
# "&quot;" whose first character became a comma and whose last one got lost.
_COMMA_QUOT = re.compile(r"(?P<opens>(?<!\S))?,quot\b;?")
ROUNDS = 3
"""How often an entity may itself have been made into entities: "&amp;amp;quot;"."""


def decode_entities(draft: Draft) -> None:
    """Put the characters that entities stand for in their place."""
    draft.apply(_spaced_entities(draft.text))
    for _ in range(ROUNDS):
        if "&" not in draft.text:
            break
        draft.substitute(_ENTITY, _decoded, "entity")
    draft.apply(_comma_quotes(draft.text))


def _decoded(match: re.Match[str]) -> str:
    entity = match.group()
    # unescape also decodes the beginning of an unknown name, as browsers do: "&notice;".
    known = entity[1] == "#" or entity[1:].rstrip(";") + ";" in html5
    return html.unescape(entity) if known else entity


def _spaced_entities(text: str) -> Iterator[Edit]:
    """Entities torn apart, "& # 39": as marks they belong close to what they enclose."""
    by_line: dict[int, list[re.Match[str]]] = defaultdict(list)
    line = counted = 0
    for match in _SPACED.finditer(text):
        line += text.count("\n", counted, match.start())
        counted = match.start()
        by_line[line].append(match)
    for matches in by_line.values():
        marks = [match for match in matches if _is_mark(text, match)]
        closing = set(marks[1::2]) if len(marks) % 2 == 0 else None
        for match in matches:
            yield Edit(match.start(), match.end(), _joined(text, match, marks, closing), "entity")


def _is_mark(text: str, match: re.Match[str]) -> bool:
    """Tell quotation marks from apostrophes and other characters."""
    return match["code"] in {"34", "39"} and not _APOSTROPHE_AFTER.match(text, match.end())


def _joined(
    text: str,
    match: re.Match[str],
    marks: list[re.Match[str]],
    closing: set[re.Match[str]] | None,
) -> str:
    char = html.unescape(f"&#{match['code']};")
    if match["code"] in {"34", "39"} and _APOSTROPHE_AFTER.match(text, match.end()):
        return char
    if match not in marks or closing is None:
        return match["before"] + char + match["after"]
    return char + match["after"] if match in closing else match["before"] + char


def _comma_quotes(text: str) -> Iterator[Edit]:
    for match in _COMMA_QUOT.finditer(text):
        if match["opens"] is not None:
            yield Edit(match.start(), match.end(), '"', "entity")
            continue
        line_start = text.rfind("\n", 0, match.start()) + 1
        curly = text.rfind("“", max(line_start, match.start() - 5000), match.start()) >= 0
        comma = "," if _speech_tag().match(text, match.end()) else ""
        yield Edit(match.start(), match.end(), comma + ("”" if curly else '"'), "entity")


def _speech_tag() -> re.Pattern[str]:
    """What follows quoted speech, where its comma was a comma: "he said", "Jane Doe told"."""
    verbs = "|".join(entries("speech_tags"))
    name = r"[A-Z][\w’'-]{1,30}(?: [A-Z][\w’'-]{1,30}){0,3}"
    return re.compile(rf" (?:he |she |they |it |{name} )?(?:{verbs})\b")
