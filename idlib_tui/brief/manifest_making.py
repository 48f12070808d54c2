"""Making the manifest of a brief, and the list of hashes beside it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from idlib_tui import __version__
from idlib_tui.brief.byte_map import ByteMap
from idlib_tui.brief.compose import Brief
from idlib_tui.brief.known import known_now, to_records
from idlib_tui.brief.manifest import FORMAT, LARGEST_SOURCE, ManifestError
from idlib_tui.brief.markdown import Written
from idlib_tui.brief.references import Reference
from idlib_tui.check.alignment import closest, occurrences
from idlib_tui.check.folding import Folded
from idlib_tui.files import read_regular
from idlib_tui.library import Library
from idlib_tui.model import Article
from idlib_tui.paragraphs import paragraphs
from idlib_tui.safe_text import escaped_json

_SAME = 0.9
"""Share of the cited words that a passage of the file must have, in order, to be theirs. Repairs
change the others."""


def make_manifest(
    library: Library,
    brief: Brief,
    written: Written,
    name: str,
    seeds: str,
    generated: str = "",
) -> tuple[str, str]:
    """Make the manifest of a brief.

    Args:
        library: The library that it was composed from.
        brief: The brief.
        written: The brief as it is written, in UTF-8.
        name: The brief's file name; manifest and brief lie in one folder.
        seeds: The way from that folder to the articles.
        generated: What the program wrote, where the user's words were merged into it.

    Returns:
        The manifest as JSON, and the list of hashes as ``sha256sum`` writes it.

    Raises:
        ManifestError: A source file cannot be read, or is no longer the one that was indexed.
    """
    sources: list[dict[str, object]] = []
    citations: list[dict[str, object]] = []
    for file, cited in _cited_files(library, written.references):
        source = _Source(f"{seeds}/{file}", _bytes_of(library.workspace.seeds / file))
        if any(each.content_hash not in {"", source.sha256} for each in cited.values()):
            raise ManifestError(f"{file} has changed since it was read; run `idlib-tui index`.")
        sources.append(source.record({article.id: article for article in cited.values()}))
        citations += [source.citation(each, article) for each, article in cited.items()]
    citations.sort(key=lambda each: int(str(each["reference"])))
    own: dict[str, object] = {
        "file": name,
        "sha256": hashlib.sha256(written.text.encode()).hexdigest(),
    }
    manifest = {
        "format": FORMAT,
        "program": f"idlib-tui {__version__}",
        "made_on": brief.made_on.isoformat(),
        "brief": own,
        "generated": {"text": generated or written.text, **recipe(brief)},
        "sources": sources,
        "citations": citations,
        "known": to_records(known_now(library)),
    }
    hashes = "".join(_hash_line(str(each["sha256"]), str(each["file"])) for each in (own, *sources))
    return escaped_json(json.dumps(manifest, ensure_ascii=False, indent=1)) + "\n", hashes


def _cited_files(
    library: Library, references: Iterable[Reference]
) -> Iterator[tuple[str, dict[Reference, Article]]]:
    """Yield each file that is cited, in order, with its references and their articles."""
    articles: dict[str, Article] = {}
    files: dict[str, dict[Reference, Article]] = {}
    for reference in references:
        if reference.article not in articles:
            articles[reference.article] = library.article(reference.article)
        article = articles[reference.article]
        files.setdefault(article.file, {})[reference] = article
    yield from sorted(files.items())


class _Source:
    """One source file, as it is on the disk."""

    def __init__(self, file: str, data: bytes) -> None:
        """Take the bytes of a file, and its path as seen from the manifest."""
        self._file = file
        self._data = data
        self._raw = ByteMap(data)
        self._folded = Folded(self._raw.text)
        self.sha256 = hashlib.sha256(data).hexdigest()

    def record(self, articles: Mapping[str, Article]) -> dict[str, object]:
        """Describe the file, with the articles that are cited from it."""
        return {
            "file": self._file,
            "sha256": self.sha256,
            "bytes": len(self._data),
            "articles": [_article(articles[each]) for each in sorted(articles)],
        }

    def citation(self, reference: Reference, article: Article) -> dict[str, object]:
        """Describe a citation; its bytes are null where they are unknown, as in a PDF."""
        start, end = 0, len(article.text)
        if reference.paragraph is not None:
            block = paragraphs(article.text)[reference.paragraph - 1]
            start, end = block.start, block.end
        text = article.text[start:end]
        found = self._locate(text)
        return {
            "reference": reference.number,
            "file": self._file,
            "article": article.id,
            "page": reference.page,
            "paragraph": reference.paragraph,
            "start": start,
            "end": end,
            "text": text,
            "bytes": None
            if found is None
            else {
                "start": found[0],
                "end": found[1],
                "sha256": hashlib.sha256(self._data[found[0] : found[1]]).hexdigest(),
            },
        }

    def _locate(self, text: str) -> tuple[int, int] | None:
        """Find the bytes that some words were read from."""
        words = Folded(text).words
        if not words or not self._folded.words:
            return None
        first = next(occurrences(words, self._folded), None)
        if first is not None:
            return self._raw.span(*self._folded.span(first, first + len(words)))
        found = closest(words, self._folded)
        if found is None or found.matched < _SAME * len(words):
            return None
        return self._raw.span(*self._folded.span(found.begin, found.stop))


def recipe(brief: Brief) -> dict[str, object]:
    """Describe how a brief was made, so that it can be made again."""
    chosen = brief.selection
    return {
        "layout": brief.layout.name,
        "selection": {
            "actor": chosen.actor,
            "since": chosen.since.isoformat() if chosen.since else None,
            "until": chosen.until.isoformat() if chosen.until else None,
            "query": chosen.query,
            "everything": chosen.everything,
            "appendix": chosen.appendix,
            "bottom_line": chosen.bottom_line,
            "front_matter": chosen.front_matter,
        },
    }


def _bytes_of(path: Path) -> bytes:
    try:
        return read_regular(path, LARGEST_SOURCE, links_within=path.parent)
    except OSError as error:
        raise ManifestError(f"{path} cannot be read: {error.strerror or error}.") from error


def _article(article: Article) -> dict[str, object]:
    published = article.published.day
    return {
        "id": article.id,
        "title": article.title,
        "published": published.isoformat() if published else None,
        "published_from": article.published.known_from.value,
        "text_sha256": hashlib.sha256(article.text.encode()).hexdigest(),
        "repairs": [
            {
                "kind": str(repair.kind),
                "start": repair.start,
                "end": repair.end,
                "was": repair.was,
                "now": repair.now,
            }
            for repair in article.repairs
        ],
    }


def _hash_line(digest: str, file: str) -> str:
    """Write a line as ``sha256sum`` does, which escapes names with line ends and backslashes."""
    escaped = file.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r")
    return f"{'' if escaped == file else chr(92)}{digest}  {escaped}\n"
