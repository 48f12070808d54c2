"""Pulling articles out of an archive into a workspace, which remembers where they came from.

An article becomes a text file with its facts at its head. ``briefs/pulled.json`` notes for each
file the archive, the article there and the file's hash, so that it is neither pulled twice nor
pushed back as another article; and each query, to ask later what is new for it.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from idlib_tui.archive.documents import read_article
from idlib_tui.archive.settings import ArchiveSettings
from idlib_tui.errors import WorkspaceError
from idlib_tui.files import read_regular, write_atomically
from idlib_tui.model import PublishedFrom
from idlib_tui.workspace import Workspace

FIELDS = ("key", "article", "text")
"""What of a document is needed."""

PULLED = "pulled.json"

_LARGEST = 64_000_000
"""Bytes of the largest ``pulled.json`` that is read."""

_STATED = frozenset({PublishedFrom.FILE, PublishedFrom.STORY, PublishedFrom.TEXT})
"""A day that was only inferred from other articles is inferred anew among those of the story."""

_LONGEST_NAME = 60
_NOT_IN_NAMES = re.compile(r"[^A-Za-z0-9]+")


@dataclass(frozen=True, slots=True)
class PulledArticle:
    """One article of a pull.

    Attributes:
        key: The id of its document in the archive.
        title: Its title.
        file: The path below ``seeds/``.
        new: False if it was pulled before.
    """

    key: str
    title: str
    file: str
    new: bool


class PulledQuery(NamedTuple):
    """A query whose articles were pulled.

    Attributes:
        archive: Address and index.
        query: As it was typed.
        partial: Whether its last word also matched as the start of a word.
    """

    archive: str
    query: str
    partial: bool


@dataclass(slots=True)
class Record:
    """What ``briefs/pulled.json`` says.

    Attributes:
        files: For each file, ``archive`` (address and index), ``key``, ``sha256`` and ``query``.
        queries: Those that were pulled whole, in the order of their first time.
    """

    path: Path
    files: dict[str, dict[str, str]] = field(default_factory=dict)
    queries: list[PulledQuery] = field(default_factory=list)

    @classmethod
    def of(cls, workspace: Workspace) -> Record:
        """Read the record of a workspace; an empty one if nothing was pulled.

        Raises:
            WorkspaceError: It cannot be read.
        """
        path = workspace.briefs / PULLED
        try:
            document = json.loads(read_regular(path, _LARGEST))
            files = {
                str(name): {str(key): str(value) for key, value in facts.items()}
                for name, facts in document["files"].items()
            }
            queries = [
                PulledQuery(str(one["archive"]), str(one["query"]), bool(one["partial"]))
                for one in document["queries"]
            ]
        except FileNotFoundError:
            return cls(path)
        except (
            OSError,
            ValueError,
            AttributeError,
            LookupError,
            TypeError,
            RecursionError,
        ) as error:
            raise WorkspaceError(
                f"{path} cannot be read ({error}); move it away to pull everything anew."
            ) from error
        return cls(path, files, queries)

    def hashes_from(self, settings: ArchiveSettings) -> frozenset[str]:
        """Return the hashes of the files that came from an archive."""
        return self._facts_from(settings, "sha256")

    def queries_from(self, settings: ArchiveSettings) -> list[PulledQuery]:
        """Return the queries that were pulled from an archive."""
        return [one for one in self.queries if one.archive == origin(settings)]

    def keys_from(self, settings: ArchiveSettings) -> frozenset[str]:
        """Return the keys of the articles that came from an archive."""
        return self._facts_from(settings, "key")

    def _facts_from(self, settings: ArchiveSettings, fact: str) -> frozenset[str]:
        name = origin(settings)
        return frozenset(
            facts.get(fact, "") for facts in self.files.values() if facts.get("archive") == name
        )

    def save(self) -> None:
        """Write it.

        Raises:
            WorkspaceError: It cannot be written.
        """
        said = {"files": self.files, "queries": [one._asdict() for one in self.queries]}
        written = json.dumps(said, indent=1, ensure_ascii=False, sort_keys=True)
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            write_atomically(self.path, written + "\n")
        except OSError as error:
            raise WorkspaceError(f"{self.path} cannot be written: {error.strerror}.") from error


def origin(settings: ArchiveSettings) -> str:
    """Return what tells one archive from others, whatever its user calls it."""
    return f"{settings.urls[0].rstrip('/')}/{settings.index}"


def pull(
    documents: Iterator[Mapping[str, Any]],
    query: PulledQuery | None,
    settings: ArchiveSettings,
    workspace: Workspace,
) -> Iterator[PulledArticle]:
    """Write articles into a workspace.

    Args:
        documents: What was found, with ``FIELDS``.
        query: What it was found with; None for what was chosen by hand.
        settings: The archive's.
        workspace: The destination; its index is not brought up to date.

    Raises:
        ArchiveError: The archive has something else than articles.
        WorkspaceError: The workspace cannot be written.
    """
    record = Record.of(workspace)
    known = {
        facts.get("key", ""): name
        for name, facts in record.files.items()
        if facts.get("archive") == origin(settings) and (workspace.seeds / name).exists()
    }
    if query is not None and query not in record.queries:
        record.queries.append(query)
    try:
        for document in documents:
            key, title, data = _written(document)
            if key in known:
                yield PulledArticle(key, title, known[key], new=False)
                continue
            name = f"{_safe(settings.name) or 'archive'}/{_file_name(title, key)}"
            data = _write(workspace.seeds / name, data)
            digest = hashlib.sha256(data).hexdigest()
            record.files[name] = {
                "archive": origin(settings),
                "key": key,
                "sha256": digest,
                "query": "" if query is None else query.query,
            }
            known[key] = name
            yield PulledArticle(key, title, name, new=True)
    finally:
        record.save()


def _written(document: Mapping[str, Any]) -> tuple[str, str, bytes]:
    """Return an article's key, its title, and the contents of its file."""
    article = read_article(document)
    published = article.published
    day = published.day if published.known_from in _STATED else None
    head = {
        "title": article.title,
        "published": day and day.isoformat(),
        "outlet": article.outlet,
        "place": article.place,
        "byline": article.byline,
        "url": article.address,
    }
    # JSON strings are YAML's, too.
    lines = [
        f"{name}: {json.dumps(str(value), ensure_ascii=False)}"
        for name, value in head.items()
        if value
    ]
    content = "\n".join(["---", *lines, "---", "", article.text, ""])
    return str(document["key"]), article.title, content.encode("utf-8", "replace")


def _file_name(title: str, key: str) -> str:
    """Make a name of letters, digits and hyphens only, whatever the archive says."""
    name = _safe(title)[:_LONGEST_NAME].strip("-") or "article"
    return f"{name}-{hashlib.sha256(key.encode()).hexdigest()[:12]}.txt"


def _safe(text: str) -> str:
    return _NOT_IN_NAMES.sub("-", text).strip("-").lower()


def _write(path: Path, data: bytes) -> bytes:
    """Write a file, unless it is there already; return what is in it."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            write_atomically(path, data, replace=False)
        except FileExistsError:
            # From a pull that was killed before it could note this; perhaps changed by the user.
            return read_regular(path, _LARGEST)
    except OSError as error:
        raise WorkspaceError(f"{path} cannot be written: {error.strerror}.") from error
    return data
