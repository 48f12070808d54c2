"""What ``seeds/story.yaml`` says about the articles of a workspace."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date


@dataclass(frozen=True, slots=True)
class StoryActor:
    """An actor listed in ``story.yaml``."""

    name: str
    aliases: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    pronoun: str | None = None
    """``he``, ``she``, ``they`` or ``it``; None if not given."""


@dataclass(frozen=True, slots=True)
class FileFacts:
    """Metadata of one article that its file lacks."""

    title: str | None = None
    outlet: str | None = None
    date: date | None = None
    encoding: str | None = None
    """The encoding of a text file, by any of its names."""
    byline: str | None = None
    address: str | None = None
    """The web address."""
    source: str = ""
    """The list of references that states the date; "" for ``story.yaml``."""


@dataclass(frozen=True, slots=True)
class Story:
    """The contents of ``seeds/story.yaml``; ``Story()`` if there is no such file."""

    title: str = ""
    actors: tuple[StoryActor, ...] = ()
    files: Mapping[str, FileFacts] = field(default_factory=dict)
    """By file name relative to ``seeds/``, with forward slashes."""
    boilerplate: tuple[str, ...] = ()
    """More lines to remove from articles, compared case-insensitively."""
    questions: tuple[str, ...] = ()
    """What the reader wants to know of who says what: "No Russian source says that …"."""
    engine: str = "auto"
    """The full-text engine: ``auto``, ``whoosh`` or ``tantivy``."""

    def about(self, file: str) -> Story:
        """Return the story with its facts about one file only, to be sent to another process."""
        facts = {file: self.files[file]} if file in self.files else {}
        return replace(self, files=facts)
