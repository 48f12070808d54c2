"""The running text of a Markdown block: plain characters with their offsets, marks and links.

Markup is left out character by character, so that each plain character knows where the draft has
it. Blocks come from ``markdown-it``; its inline tokens carry no offsets, hence this reader.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from enum import StrEnum
from urllib.parse import unquote


class MarkKind(StrEnum):
    """How a draft refers to a source."""

    FOOTNOTE = "footnote"
    LINK = "link"
    NAMED = "named"
    """An article's id or file name in brackets."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A reference as it stands in the draft.

    Attributes:
        kind: How it refers.
        target: The footnote's label, the link's address, or the name.
        at: Offset into the plain text at which it stands.
        start: Offset into the Markdown.
        end: Offset after its last character.
    """

    kind: MarkKind
    target: str
    at: int
    start: int
    end: int


@dataclass(slots=True)
class Plain:
    """Plain text under construction.

    Attributes:
        characters: The text.
        origins: For each character the offset in the Markdown.
        marks: The references met.
        strong: Spans of the plain text set in bold.
    """

    characters: list[str] = field(default_factory=list)
    origins: list[int] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    strong: list[tuple[int, int]] = field(default_factory=list)

    def add(self, text: str, origin: int, *, moving: bool = True) -> None:
        """Add characters; those of an entity or a separator share one offset (not ``moving``)."""
        self.characters.extend(text)
        self.origins.extend(origin + number if moving else origin for number in range(len(text)))


_INLINE = re.compile(
    r"""(?P<escape>\\[!-/:-@\[-`{-~])
      | (?P<code>(?P<ticks>`+)(?!`)(?:[^`]|(?!(?P=ticks)(?!`))`+)*?(?P=ticks)(?!`))
      | (?P<note>\[\^[^\]\s]+\])
      | (?P<hidden><!--.*?-->|</?[A-Za-z][^<>]*>|\\\n)
      | (?P<close>\](?:\(\s*(?:<(?P<angled>[^<>\n]*)>|(?P<bare>(?:\\.|[^()\s\\]|\([^()\s]*\))*))
                   (?:\s+(?:"[^"]*"|'[^']*'))?\s*\)|\[[^\]\n]*\]))
      | (?P<open>!?\[(?!\^))
      | (?P<strong>\*\*|(?<!\w)__(?=\S)|(?<=\S)__(?!\w))
      | (?P<emphasis>(?<![\w\\])[*_](?=\S)|(?<=\S)[*_](?!\w)|~~)
      | (?P<entity>&(?:\#\d{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z]\w{1,31});)
      | (?P<break>\s+)
    """,
    re.VERBOSE | re.DOTALL,
)
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


def read_inline(content: str, origins: list[int], into: Plain) -> None:
    """Read the content of a block.

    Args:
        content: Its Markdown, without the marks of the block.
        origins: For each character of it the offset in the draft.
        into: What it is added to.
    """
    reader = _Reader(content, origins, into)
    at = 0
    for match in _INLINE.finditer(content):
        reader.copy(at, match.start())
        at = match.end()
        reader.take(match)
    reader.copy(at, len(content))
    reader.finish()


class _Reader:
    """Reads one block's content, piece by piece."""

    def __init__(self, content: str, origins: list[int], into: Plain) -> None:
        self._content = content
        self._origins = origins
        self._into = into
        self._opened: list[tuple[int, int]] = []
        self._dropped: set[int] = set()
        self._bold: int | None = None

    def copy(self, start: int, end: int) -> None:
        """Take characters that are no markup."""
        self._into.characters.extend(self._content[start:end])
        self._into.origins.extend(self._origins[start:end])

    def take(self, match: re.Match[str]) -> None:
        """Take a piece of markup."""
        into, start = self._into, self._origins[match.start()]
        here = len(into.characters)
        match match.lastgroup:
            case "escape":
                into.add(match.group()[1], start + 1)
            case "code":
                # Not read as words of the draft, and yet no gap in a sentence.
                into.add("…" if here else "", start, moving=False)
            case "note":
                end = self._origins[match.end() - 1] + 1
                into.marks.append(Mark(MarkKind.FOOTNOTE, match.group()[2:-1], here, start, end))
            case "open":
                self._opened.append((here, start))
                into.add("[", start)
            case "close":
                self._close(match)
            case "strong":
                self._turn_bold(here)
            case "entity":
                into.add(html.unescape(match.group()), start, moving=False)
            case "break":
                into.add(" ", start)

    def finish(self) -> None:
        """Take the brackets out again that turned out to be a link's."""
        if self._dropped:
            _drop(self._into, self._dropped)

    def _close(self, match: re.Match[str]) -> None:
        here, start = len(self._into.characters), self._origins[match.start()]
        if not self._opened:
            self._into.add(match.group(), start)
            return
        opening, began = self._opened.pop()
        self._dropped.add(opening)
        angled, bare = match.group("angled"), match.group("bare")
        address = angled if angled is not None else bare
        if address:
            target = unquote(_ESCAPED.sub(r"\1", address))
            end = self._origins[match.end() - 1] + 1
            self._into.marks.append(Mark(MarkKind.LINK, target, here, began, end))

    def _turn_bold(self, here: int) -> None:
        if self._bold is None:
            self._bold = here
        else:
            self._into.strong.append((self._bold, here))
            self._bold = None


def _drop(into: Plain, places: set[int]) -> None:
    """Take characters out again: the brackets of what turned out to be links."""
    kept = [number for number in range(len(into.characters)) if number not in places]
    ordered = sorted(places)

    def moved(at: int) -> int:
        return at - sum(place < at for place in ordered)

    into.marks[:] = [
        Mark(mark.kind, mark.target, moved(mark.at), mark.start, mark.end) for mark in into.marks
    ]
    into.strong[:] = [(moved(start), moved(end)) for start, end in into.strong]
    into.characters[:] = [into.characters[number] for number in kept]
    into.origins[:] = [into.origins[number] for number in kept]
