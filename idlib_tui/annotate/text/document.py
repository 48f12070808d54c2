"""A text with its paragraphs and sentences, read once and shared by all annotators."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from idlib_tui.annotate.text.sentences import Sentence, sentences
from idlib_tui.model import StoryActor
from idlib_tui.paragraphs import Block, paragraphs


@dataclass(frozen=True, slots=True)
class Document:
    """One text and its layout.

    Attributes:
        text: The text, unchanged.
        published: The publication date, or None.
        actors: The story's actors, whose aliases and roles are known.
        paragraphs: Blocks in order; headings are marked.
        sentences: Sentences in order, each inside one block.
    """

    text: str
    published: date | None
    actors: tuple[StoryActor, ...]
    paragraphs: tuple[Block, ...]
    sentences: tuple[Sentence, ...]


def read_document(
    text: str, published: date | None = None, actors: Sequence[StoryActor] = ()
) -> Document:
    """Split a text into paragraphs and sentences. Linear in its length."""
    blocks = paragraphs(text)
    return Document(text, published, tuple(actors), blocks, sentences(text, blocks))
