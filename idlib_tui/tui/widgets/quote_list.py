"""The rows of the quotes pane: the words, when, where, and how sure the speaker is."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import ClassVar

from textual.content import Content
from textual.style import Style

from idlib_tui import dates, wording
from idlib_tui.model import Quote, QuoteKind, ResolvedBy, Statement
from idlib_tui.safe_text import one_line
from idlib_tui.tui.widgets.cells import fit
from idlib_tui.tui.widgets.paragraphs import clip, fits, lines_of, whole_words
from idlib_tui.tui.widgets.reader_layout import wrap
from idlib_tui.tui.widgets.variants import changed_words, marked
from idlib_tui.tui.widgets.virtual_list import VirtualList

SURE = 0.6
"""``Quote.confidence`` below which the speaker is marked as unsure."""

_FACTS = 16
"""Columns for the date above the source: "≈ 18 Sept 2020"."""
_FACTS_NARROW = 14
_NARROW = 50

_ROOMY = 56
"""Columns from which two lines are enough for the words."""

_LONGEST_NAME = 32
"""Characters of a speaker's name in front of the words."""

_MOST_LINES = 5
"""Lines for each fact of a quote in full; only a name without an end needs more."""

BARS = {QuoteKind.DIRECT: "│", QuoteKind.MIXED: "┆", QuoteKind.INDIRECT: "┊"}
"""The bar beside a quote's words, as in the margin of the article."""

_KNOWN_BY = {
    ResolvedBy.NAME: "named here",
    ResolvedBy.ALIAS: "named by an alias",
    ResolvedBy.STORY: "known from story.yaml",
    ResolvedBy.PRONOUN: "a pronoun, resolved",
    ResolvedBy.ROLE: "a role, resolved",
    ResolvedBy.CARRIED: "carried over from the sentence before",
    ResolvedBy.READER: "corrected by you",
    ResolvedBy.NONE: "speaker unknown",
}


def said_on(quote: Quote) -> str:
    """Write when something was said, with ``≈`` where only the publication day is known."""
    if quote.said_on is None:
        return "undated"
    return ("" if quote.said_on_stated else "≈ ") + dates.day_text(quote.said_on)


def shown(quote: Quote) -> str:
    """Write the words of a quote, with its stance before them unless they are asserted."""
    return wording.stance(quote) + quote.text


class QuoteList(VirtualList[Statement]):
    """Lists statements; one opens up to show its words in full, its speaker and its copies."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "quotes--direct",
        "quotes--indirect",
        "quotes--speaker",
        "quotes--changed",
        "quotes--chosen",
    }

    DEFAULT_CSS = """
    QuoteList {
        & > .quotes--direct { color: $text-success; text-style: italic; }
        & > .quotes--indirect { color: $text-success; }
        & > .quotes--speaker { text-style: bold; }
        & > .quotes--changed { text-style: underline; color: $text-warning; }
        & > .quotes--chosen { text-style: bold; }
        &:ansi {
            & > .quotes--direct, & > .quotes--indirect { color: ansi_green; }
            & > .quotes--changed { color: ansi_yellow; }
        }
    }
    """

    row_height = 2

    def __init__(self, *, source_name: Callable[[str], str], empty: str) -> None:
        super().__init__(empty=empty)
        self.source_name = source_name
        """Gives the short name of an article."""
        self.words_at: Callable[[str, int, int], str] = lambda *_: ""
        """Gives the words of a copy: article, start, end."""
        self.with_speaker = False
        """Whether each row names its speaker."""
        self.copy: int | None = None
        """The copy of the statement under the cursor that Enter opens; None for the one shown."""

    def row_key(self, row: Statement) -> Hashable:
        """A statement is known by its place."""
        return (row.article, row.quote.start, row.quote.end)

    def watch_cursor(self, old: int | None, new: int | None) -> None:
        """Leave the copies of the statement that the cursor leaves."""
        self.copy = None
        super().watch_cursor(old, new)

    @property
    def chosen_place(self) -> tuple[str, int, int] | None:
        """The article, start and end that Enter opens."""
        row = self.current_row
        if row is None:
            return None
        if self.copy is not None and self.copy < len(row.also_in):
            return row.also_in[self.copy]
        return row.article, row.quote.start, row.quote.end

    def on_resize(self) -> None:
        """Give the words a third line where the lines are short."""
        super().on_resize()
        height = 2 if self.row_width >= _ROOMY else 3
        if height != self.row_height:
            self.row_height = height
            self.regroup()

    # Painting.

    def render_row(self, row: Statement, index: int, width: int) -> Sequence[Content]:
        """Draw the day, where it changes, and the source beside the words."""
        column = _FACTS if width >= _NARROW else _FACTS_NARROW
        words = self.words(row, self.words_room(width))
        dim = self.part_style("virtual-list--dim")
        facts = self.facts(row, column)
        before = self.row_at(index - 1)
        if before is not None and said_on(before.quote) == said_on(row.quote):
            facts[0] = ""
        facts[0] = facts[0] if column == _FACTS else facts[0].replace("≈ ", "≈")
        lines = []
        for fact, line in zip(facts, words, strict=True):
            style = self.part_style("virtual-list--mark") if fact.endswith("?") else dim
            bar = Content(f" {BARS[row.quote.kind]} ").stylize(self.kind_style(row.quote.kind))
            lines.append(Content(fit(fact, column)).stylize(style) + bar + line)
        return lines

    def words_room(self, width: int) -> int:
        """Count the columns that a row of ``width`` has for the words."""
        return width - (_FACTS if width >= _NARROW else _FACTS_NARROW) - 3

    def facts(self, row: Statement, width: int) -> list[str]:
        """Write the day and the source; an unsure speaker has a question mark."""
        copies = f"+{len(row.also_in)}" if row.also_in else ""
        rest = f"{copies} ?".lstrip() if row.quote.confidence < SURE else copies
        source = one_line(self.source_name(row.article))
        facts = [said_on(row.quote)]
        left = self.row_height - len(facts)
        if left > 1:
            facts += [*clip(source, width, left - bool(rest)), rest]
        else:
            room = width - len(rest) - 1 if rest else width
            facts.append(f"{whole_words(source, room)} {rest}".strip())
        return (facts + [""] * left)[: self.row_height]

    def words(self, row: Statement, room: int) -> list[Content]:
        """Draw the words, behind the speaker where the list is of everyone."""
        style = self.kind_style(row.quote.kind)
        name = self.speaker(row)
        lines = [
            Content(line).stylize(style)
            for line in lines_of(name + shown(row.quote), room, self.row_height)
        ]
        if name:
            bold = self.part_style("quotes--speaker")
            plain = Content(lines[0].plain)
            end = min(len(name), len(plain.plain))
            lines[0] = plain.stylize(bold, 0, end).stylize(style, end)
        return lines

    def speaker(self, row: Statement) -> str:
        """Name the speaker in front of the words; "" if all rows are of one."""
        if not self.with_speaker:
            return ""
        name = (row.actor or row.quote.speaker_text or "unknown speaker").split(" (", 1)[0]
        name = one_line(name)
        return f"{whole_words(name, _LONGEST_NAME) or name[:_LONGEST_NAME]}: "

    def kind_style(self, kind: QuoteKind) -> Style:
        """Give the style of a kind of quote."""
        name = "quotes--direct" if kind is QuoteKind.DIRECT else "quotes--indirect"
        return self.part_style(name)

    def render_extra(self, row: Statement, index: int, width: int) -> Sequence[Content]:
        """Draw the words in full, who is meant and how that is known, and the copies."""
        indent = " " * 2
        room = max(width - len(indent), 1)
        lines = [Content("")]
        if self._is_cut(row, width):
            text = one_line(shown(row.quote))
            style = self.kind_style(row.quote.kind)
            lines += [
                Content(indent + text[start:end]).stylize(style)
                for start, end in wrap(text, 0, len(text), room)
            ]
        dim = self.part_style("virtual-list--dim")
        for fact in self._explanation(row):
            lines += [Content(indent + line).stylize(dim) for line in clip(fact, room, _MOST_LINES)]
        for number in range(len(row.also_in)):
            chosen = index == self.cursor and number == self.copy
            lines += self._copy_lines(row, number, room, chosen=chosen)
        return [*lines, Content("")]

    def _is_cut(self, row: Statement, width: int) -> bool:
        """Return whether the row itself has no room for all the words."""
        text = self.speaker(row) + shown(row.quote)
        return not fits(text, self.words_room(width), self.row_height)

    @staticmethod
    def _explanation(row: Statement) -> list[str]:
        quote = row.quote
        known = _KNOWN_BY[quote.resolved_by]
        written = f"written “{quote.speaker_mention}”: " if quote.speaker_mention else ""
        who = f"{row.actor or quote.speaker_text or 'Unknown speaker'} · {written}{known}"
        facts = [f"{who} · {quote.confidence:.0%} sure"]
        cue = f"“{quote.cue}” · " if quote.cue else ""
        when = "as the text says" if quote.said_on_stated else "the day of publication"
        facts.append(f"{cue}{said_on(quote)}, {when}" if quote.said_on else f"{cue}undated")
        return facts

    def _copy_lines(self, row: Statement, number: int, room: int, *, chosen: bool) -> list[Content]:
        """Draw one copy with the words that differ from those shown."""
        article, start, end = row.also_in[number]
        mark = "▸ " if chosen else "  "
        name = one_line(self.source_name(article))
        head = Content(fit(whole_words(f"{mark}also in {name}", room), room))
        head = head.stylize(self.part_style("quotes--chosen" if chosen else "virtual-list--dim"))
        text = one_line(self.words_at(article, start, end))
        changed = changed_words(row.quote.text, text)
        if not changed:
            return [head + Content("")]
        lines = [head]
        style = self.part_style("quotes--changed")
        for first, last in wrap(text, 0, len(text), max(room - 4, 1))[:4]:
            lines.append(Content("    ") + marked(Content(text[first:last]), first, changed, style))
        return lines

    def copy_at(self, row: Statement, part: int) -> int | None:
        """Find which copy is drawn on a line of a row that is opened up; None for the rest."""
        room = max(self.row_width - 2, 1)
        heights = [
            len(self._copy_lines(row, number, room, chosen=False))
            for number in range(len(row.also_in))
        ]
        whole = len(self.render_extra(row, -1, self.row_width))
        part -= whole - 1 - sum(heights)
        for number, height in enumerate(heights):
            if 0 <= part < height:
                return number
            part -= height
        return None
