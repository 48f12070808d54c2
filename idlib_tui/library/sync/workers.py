"""The work of a sync that needs no catalog: reading and annotating, in one or more processes."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from idlib_tui.annotate import annotate
from idlib_tui.annotate.dating import date_from_text
from idlib_tui.annotate.extent import extent_warning
from idlib_tui.files import open_regular
from idlib_tui.ingest import read_file
from idlib_tui.ingest.files import file_and_place
from idlib_tui.ingest.furniture import PageLine, page_lines, sentences_of
from idlib_tui.ingest.reader import MAX_BYTES
from idlib_tui.library.catalog.likeness import sketch
from idlib_tui.library.catalog.packed_findings import PackedFindings, pack_findings
from idlib_tui.library.catalog.storing import STATED
from idlib_tui.library.search.filling import fill
from idlib_tui.library.store import Store
from idlib_tui.library.sync.scan import name_of
from idlib_tui.merge.dates import infer_published
from idlib_tui.model import Article, Problem, Published, Step, Story
from idlib_tui.steps import Steps, failure_sentence

_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class ReadTask:
    """A file to read."""

    path: Path
    seeds: Path
    story: Story
    furniture: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """The result of reading an article.

    Attributes:
        article: The article.
        sketch: A sample of its words; see ``likeness``.
        lines: The lines of its text; see ``ingest.furniture``.
        problem: What failed; "" if all is well.
    """

    article: Article
    sketch: tuple[int, ...] = ()
    lines: tuple[PageLine, ...] = ()
    problem: str = ""


@dataclass(frozen=True, slots=True)
class ReadResult:
    """The result of reading a file.

    Attributes:
        hash: The hash of its bytes; "" if they could not be read.
        articles: The articles that could be read.
        problem: What could not be read; "" if all is well.
    """

    file: str
    hash: str
    articles: tuple[ReadArticle, ...] = ()
    problem: str = ""


@dataclass(frozen=True, slots=True)
class AnnotateTask:
    """An article of the catalog to annotate."""

    number: int
    article: Article
    story: Story


@dataclass(frozen=True, slots=True)
class AnnotateResult:
    """What the annotations of an article put into the catalog, and what failed."""

    number: int
    file: str
    findings: PackedFindings
    problem: str


@dataclass(frozen=True, slots=True)
class DateTask:
    """An undated article, and the dated ones to compare it with."""

    number: int
    undated: Article
    others: tuple[int, ...]
    dated: tuple[Article, ...]


@dataclass(frozen=True, slots=True)
class DateResult:
    """The articles that an undated article was compared with, and the resulting date."""

    number: int
    file: str
    others: tuple[int, ...]
    published: Published
    problem: str = ""


def infer_date(task: DateTask) -> DateResult:
    """Infer a date from the other articles, else keep what the article's own text indicates."""
    steps = Steps()
    own = task.undated.published
    inferred = steps.run(Step.DATE, own, infer_published, task.undated, task.dated)
    published = inferred if inferred.day is not None else own
    problem = failure_sentence(steps.failures)
    return DateResult(task.number, file_and_place(task.undated), task.others, published, problem)


def read(task: ReadTask) -> ReadResult:
    """Read the articles of one file; see ``_read_article``."""
    file = name_of(task.path, task.seeds)
    steps = Steps()
    outcome = steps.run(
        Step.READING, None, read_file, task.path, task.seeds, task.story, task.furniture
    )
    if outcome is None:
        return ReadResult(file, hash_file(task.path), problem=failure_sentence(steps.failures))
    found = tuple(_read_article(item) for item in outcome if isinstance(item, Article))
    problem = " ".join(item.reason for item in outcome if isinstance(item, Problem))
    content_hash = found[0].article.content_hash if found else hash_file(task.path)
    return ReadResult(file, content_hash, found, problem)


def _read_article(article: Article) -> ReadArticle:
    """Date an article from its own text, and sample its words for comparisons."""
    steps = Steps()
    if article.published.known_from not in STATED:
        own = steps.run(Step.DATE, Published(), date_from_text, article.text)
        if own.day is not None:
            article = replace(article, published=own)
    sampled = tuple(steps.run(Step.LIKENESS, [], sketch, sentences_of(article.text)))
    listed = steps.run(Step.LIKENESS, (), page_lines, article.title, article.text)
    too_long = extent_warning(article.text)
    if too_long:
        too_long += " All of it can be read and searched."
    problem = " ".join(filter(None, (too_long, failure_sentence(steps.failures))))
    return ReadArticle(article, sampled, listed, problem)


def annotate_article(task: AnnotateTask) -> AnnotateResult:
    """Annotate one article."""
    article = task.article
    annotated = annotate(article.text, article.published.day, task.story.actors)
    findings = pack_findings(article, annotated.found, task.story.actors)
    problem = failure_sentence(annotated.failures)
    return AnnotateResult(task.number, file_and_place(article), findings, problem)


@dataclass(frozen=True, slots=True)
class FillTask:
    """The folder of a catalog and its word index, and the name of the engine."""

    folder: Path
    engine: str


def fill_words(task: FillTask) -> None:
    """Synchronise the word index with the catalog, while another process holds the lock."""
    store = Store(task.folder, engine=lambda: task.engine)
    try:
        fill(store.database, store.engine(locked=True))
    finally:
        store.close()


def hash_file(path: Path) -> str:
    """Return the SHA-256 of a file's bytes; "" if it is too large, a link, or unreadable."""
    digest = sha256()
    try:
        with open_regular(path) as file:
            if os.fstat(file.fileno()).st_size > MAX_BYTES:
                return ""
            while block := file.read(_BLOCK):
                digest.update(block)
    except OSError:
        return ""
    return digest.hexdigest()
