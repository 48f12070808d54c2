"""HTML entities, whole or damaged."""

from __future__ import annotations

import html
import re
from collections import defaultdict
from functools import cache
from html.entities import html5
from typing import TYPE_CHECKING

from idlib_tui.ingest.draft import Edit
from idlib_tui.ingest.wordlists import entries
from idlib_tui.model import RepairKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from idlib_tui.ingest.draft import Draft

_ENTITY = re.compile(
    r"&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"
    r"|&(?:quot|amp|apos|nbsp|lt|gt)\b"
)
_SPACED = re.compile(r"(?P<before> ?)& ?# ?(?P<code>[0-9]{2,5})\b(?: ?;)?(?P<after> ?)")
_MARK_CODES = frozenset({"34", "39"})
_APOSTROPHE_AFTER = re.compile(r"(?:s|t|d|m|re|ve|ll)\b")
# "&quot;" whose first character became a comma and whose last one got lost.
_COMMA_QUOT = re.compile(r"(?P<opens>(?<!\S),quot;(?=\w))|,quot\b;?")
QUOTATION_REACH = 5000
"""Characters back to the opening mark of a quotation; few are longer."""
ROUNDS = 3
"""The maximum depth of entities within entities: "&amp;amp;quot;"."""


def decode_entities(draft: Draft) -> None:
    """Replace entities with their characters."""
    draft.apply(_spaced_entities(draft.text))
    for _ in range(ROUNDS):
        if "&" not in draft.text:
            break
        draft.substitute(_ENTITY, _decoded, RepairKind.ENTITY)
    draft.apply(_comma_quotes(draft.text))


def _decoded(match: re.Match[str]) -> str:
    entity = match.group()
    # unescape also decodes the beginning of an unknown name, as browsers do: "&notice;".
    known = entity[1] == "#" or entity[1:].rstrip(";") + ";" in html5
    return html.unescape(entity) if known else entity


def _spaced_entities(text: str) -> Iterator[Edit]:
    """Repair entities torn apart, "& # 39": quotation marks attach to what they enclose."""
    by_line: dict[int, list[re.Match[str]]] = defaultdict(list)
    line = counted = 0
    for match in _SPACED.finditer(text):
        line += text.count("\n", counted, match.start())
        counted = match.start()
        by_line[line].append(match)
    for matches in by_line.values():
        yield from _joined_to_words(text, matches)


def _joined_to_words(text: str, matches: Sequence[re.Match[str]]) -> Iterator[Edit]:
    """Attach the torn entities of one line to the words that they belong to."""
    marks = sum(_is_mark(text, match) for match in matches)
    number = 0
    for match in matches:
        char = html.unescape(f"&#{match['code']};")
        before, after = match["before"], match["after"]
        if _is_mark(text, match):
            number += 1
            # With an odd number of marks, nothing shows which ones open.
            if marks % 2 == 0:
                before, after = (before, "") if number % 2 else ("", after)
        elif match["code"] in _MARK_CODES:
            before = after = ""
        yield Edit(match.start(), match.end(), before + char + after, RepairKind.ENTITY)


def _is_mark(text: str, match: re.Match[str]) -> bool:
    """Distinguish quotation marks from apostrophes and other characters."""
    return match["code"] in _MARK_CODES and not _APOSTROPHE_AFTER.match(text, match.end())


def _comma_quotes(text: str) -> Iterator[Edit]:
    for match in _COMMA_QUOT.finditer(text):
        if match["opens"]:
            now = '"'
        else:
            reach = max(0, match.start() - QUOTATION_REACH)
            line = text[max(reach, text.rfind("\n", reach, match.start()) + 1) : match.start()]
            comma = "," if _speech_tag().match(text, match.end()) else ""
            now = comma + ("”" if "“" in line else '"')
        yield Edit(match.start(), match.end(), now, RepairKind.ENTITY)


@cache
def _speech_tag() -> re.Pattern[str]:
    """Match what follows quoted speech, if a comma was its comma: "he said", "Jane Doe added"."""
    verbs = "|".join(entries("speech_tags"))
    name = r"[A-Z][\w’'-]{1,30}(?: [A-Z][\w’'-]{1,30}){0,3}"
    return re.compile(rf" (?:he |she |they |it |{name} )?(?:{verbs})\b")
