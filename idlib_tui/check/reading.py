"""A draft with what the annotators find in it: sentences, quotations, speakers, times, figures."""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from idlib_tui.annotate.figures import find_figures
from idlib_tui.annotate.quotes import find_quotes
from idlib_tui.annotate.quotes.marks import Quotation, pair_marks
from idlib_tui.annotate.text.document import Document
from idlib_tui.annotate.text.sentences import Sentence, sentences
from idlib_tui.annotate.times import find_timexes
from idlib_tui.check.inline import Mark
from idlib_tui.check.markdown import BlockKind, Draft, read_draft
from idlib_tui.model import Figure, Quote, StoryActor, Timex
from idlib_tui.names import name_words
from idlib_tui.paragraphs import Block
from idlib_tui.wording import REMARK


@dataclass(frozen=True, slots=True)
class Reading:
    """A draft as the check reads it. All offsets are into ``draft.plain``.

    Attributes:
        draft: The draft.
        sentences: In order; ``paragraph`` is the index of a block of the draft.
        quotations: What stands in quotation marks of any kind, and block quotes.
        quotes: Who says what, from the quote annotator.
        timexes: Time expressions.
        figures: Quantities.
        people: Names of two words and more that the draft gives to people.
    """

    draft: Draft
    sentences: tuple[Sentence, ...]
    quotations: tuple[Quotation, ...]
    quotes: tuple[Quote, ...]
    timexes: tuple[Timex, ...]
    figures: tuple[Figure, ...]
    people: frozenset[str]

    def set_aside(self) -> list[tuple[int, int]]:
        """List what is judged otherwise or not at all: quotations, and a brief's own remarks."""
        remarks = REMARK.finditer(self.draft.plain)
        return [*((each.start, each.end) for each in self.quotations), *(m.span() for m in remarks)]

    def sentence_at(self, at: int) -> Sentence:
        """Give the sentence that holds a character, or the nearest one before it."""
        number = bisect.bisect_right(self.sentences, at, key=lambda sentence: sentence.start) - 1
        return self.sentences[max(0, number)]

    def marks_of(self, start: int, end: int) -> tuple[Mark, ...]:
        """Give the references that a stretch of text stands under.

        That is the first group of marks behind its end and within its sentence, else any in the
        sentence, else the next group in its block.
        """
        sentence = self.sentence_at(start)
        block = self.draft.blocks[sentence.paragraph]
        number = self.sentences.index(sentence) + 1
        following = self.sentences[number] if number < len(self.sentences) else None
        # A mark behind the full stop stands where the sentence ends, before the next one.
        limit = following.start - 1 if following and following.start < block.end else block.end
        marks = [mark for mark in self.draft.marks if block.start <= mark.at <= block.end]
        behind = [mark for mark in marks if end <= mark.at <= limit]
        if behind:
            return _group(behind)
        within = tuple(mark for mark in marks if sentence.start <= mark.at <= limit)
        if within:
            return within
        return _group([mark for mark in marks if mark.at >= end])


def _group(marks: Sequence[Mark]) -> tuple[Mark, ...]:
    """Take the first marks that stand at one place."""
    return tuple(mark for mark in marks if mark.at == marks[0].at) if marks else ()


def read(source: str, actors: Sequence[StoryActor] = (), day: date | None = None) -> Reading:
    """Read a Markdown draft and annotate it.

    Args:
        source: The draft.
        actors: The story's actors.
        day: The draft's own date, against which "Tuesday" is read; None leaves such days open.
    """
    draft = read_draft(source)
    blocks = tuple(
        Block(block.start, block.end, block.kind is BlockKind.HEADING) for block in draft.blocks
    )
    cut = sentences(draft.plain, blocks)
    document = Document(draft.plain, day, tuple(actors), blocks, cut)
    timexes = find_timexes(document)
    mentions, quotes = find_quotes(document, timexes)
    figures = find_figures(document, timexes, mentions, quotes)
    # A quotation in a heading is checked like any other.
    everywhere = tuple(Block(block.start, block.end) for block in draft.blocks)
    people = frozenset(
        mention.name
        for mention in mentions
        if mention.name
        and mention.category == "person"
        and len(name_words(mention.name)) > 1
        and not any(character.isdecimal() for character in mention.name)
    )
    marked = pair_marks(draft.plain, everywhere)
    return Reading(draft, cut, marked, quotes, timexes, figures, people)
