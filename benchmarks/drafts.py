"""Right statements of drafts, made from what the library found in the articles of a workspace."""

from __future__ import annotations

import random
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from idlib_tui.dates import day_text
from idlib_tui.filters import QuoteFilter
from idlib_tui.library import Library
from idlib_tui.model import QuoteKind, Relation, Statement
from idlib_tui.names import name_words

WORD = re.compile(r"[A-Za-z]{4,}")
_MARKS = "“”\"'‘’„«» ,."


@dataclass(frozen=True)
class Written:
    """A statement of a draft before it is written.

    Attributes:
        article: The id of its source.
        form: How it is written, with fields ``words``, ``speaker``, ``day``.
        words: What is quoted, or the sentence.
        speaker: Who says it; "" for a sentence of the article.
        day: A date that it gives; "" for none.
        quoted: Whether ``words`` stand in quotation marks.
    """

    article: str
    form: str
    words: str
    speaker: str = ""
    day: str = ""
    quoted: bool = True

    def text(self) -> str:
        """Write it, without its reference."""
        return self.form.format(words=self.words, speaker=self.speaker, day=self.day)


FORMS = (
    "“{words},” {speaker} said.",
    "{speaker} said: “{words}”",
    '"{words}," said {speaker}.',
    "According to {speaker}, “{words}.”",
    "On {day}, {speaker} said: “{words}”",
    "**{speaker}**: “{words}”",
    "{speaker} told reporters that “{words}.”",
)


class Maker:
    """Makes statements and spoils them."""

    def __init__(self, library: Library, half: str, seed: int) -> None:
        self.library = library
        self.random = random.Random(seed)
        rows = sorted(library.articles(), key=lambda row: row.id)
        self.articles = [row.id for row in rows if half in {"", _half(row.id)}]
        self.all_articles = [row.id for row in rows]
        self.statements: list[Written] = []
        self.words: list[str] = []
        for article in self.articles:
            made = [*self._quotations(article), *self._sentences(article)]
            self.statements.extend(made)
            text = library.article(article).text
            self.words.extend(sorted(set(WORD.findall(text)))[::7])
        self.speakers = sorted({s.speaker for s in self.statements if s.speaker})
        self.quotations = [s for s in self.statements if s.quoted]

    def _quotations(self, article: str) -> Iterator[Written]:
        wanted = QuoteFilter(source=article, kind=QuoteKind.DIRECT, fold=False)
        for found in self.library.quotes(wanted):
            words = _inner(found)
            if words and found.actor and not found.actor.endswith(")"):
                form = self.random.choice(FORMS)
                day = day_text(found.quote.said_on) if found.quote.said_on else ""
                if "{day}" in form and not day:
                    form = FORMS[0]
                speaker = found.actor
                if (
                    self.random.random() < 0.3
                    and len(name_words(found.quote.speaker_text or "")) > 1
                ):
                    speaker = found.quote.speaker_text or speaker
                yield Written(article, form, words, speaker, day if "{day}" in form else "")

    def _sentences(self, article: str) -> Iterator[Written]:
        text = self.library.article(article).text
        found = self.library.annotations(article)
        for event in found.events:
            sentence = text[event.start : event.end]
            if not _is_plain(sentence) or event.relation is Relation.REPORTED:
                continue
            if event.first != event.last or event.expression_start is None:
                continue
            if self.random.random() < 0.5:
                yield Written(
                    article, "On {day}: {words}", _ended(sentence), "", day_text(event.first), False
                )
            else:
                yield Written(article, "{words}", _ended(sentence), quoted=False)
        for figure in found.figures:
            start = max(
                text.rfind(". ", 0, figure.start) + 2, text.rfind("\n", 0, figure.start) + 1
            )
            stop = re.compile(r"[.!?](?=\s|$)").search(text, figure.end)
            sentence = text[start : stop.end() if stop else len(text)]
            if _is_plain(sentence):
                yield Written(article, "{words}", _ended(sentence), quoted=False)

    def another_word(self, but: str) -> str:
        """Draw a word of some article that is not one of these."""
        while (word := self.random.choice(self.words)).lower() in but.lower():
            pass
        return word.lower()


def _half(article: str) -> str:
    return "ab"[zlib.crc32(article.encode()) % 2]


def _inner(found: Statement) -> str:
    words = " ".join(found.quote.text.split()).strip(_MARKS)
    plain = not re.search(r"[“”\"„«»\[\]{}*_`…<>|\\]|\.\.\.|''", words)
    return words if plain and 6 <= len(words.split()) <= 60 else ""


def _is_plain(sentence: str) -> bool:
    plain = not re.search(r"[“”\"„«»\[\]{}*_`…<>|\\\n#~]|\.\.\.|^[^A-Z]", sentence)
    return plain and 8 <= len(sentence.split()) <= 45


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith((".", "!", "?")) else f"{sentence}."


def draft_of(library: Library, statements: list[Written]) -> tuple[str, dict[int, int]]:
    """Write a draft: a paragraph for each statement.

    Returns:
        The Markdown, and which statement stands on which line.
    """
    lines: list[str] = []
    place: dict[int, int] = {}
    notes = []
    for number, statement in enumerate(statements):
        place[len(lines) + 1] = number
        lines += [f"{statement.text()}[^{number + 1}]", ""]
        file = library.article(statement.article).file
        notes.append(f"[^{number + 1}]: [{file}](<../seeds/{file}>).")
    return "\n".join([*lines, *notes]) + "\n", place
