"""The engine built on tantivy: opening, adding, removing, searching."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from tantivy import Index, Query, Searcher

from idlib_tui.errors import LibraryError
from idlib_tui.library.query.tree import Node, Phrase, Prefix
from idlib_tui.library.search import manifests
from idlib_tui.library.search.analysis import Analysed, analysed
from idlib_tui.library.search.engine import EngineDamagedError, Found
from idlib_tui.library.search.expansion import Expansions, expand, forms_field
from idlib_tui.library.search.manifests import Manifest, Segment
from idlib_tui.library.search.matches import contiguous, near, one_edit
from idlib_tui.library.search.tantivy.documents import NUMBER, make_document, make_schema
from idlib_tui.library.search.tantivy.translation import Translation
from idlib_tui.library.search.verified_files import checksums, has_size, is_whole
from idlib_tui.library.words import analyse

T = TypeVar("T")

_HEAP = 64_000_000
"""Bytes of memory in which new articles are collected before they are written."""

_LOCKS = frozenset({".tantivy-meta.lock", ".tantivy-writer.lock"})
"""Empty files that tantivy makes and never reads."""

_TRIES = 20
"""How often another process may commit while this one opens the files of the previous commit."""

_AT_WORK = Segment("commit", 0, (), {})
"""Stands in the manifest while a commit is made."""

Texts = Callable[[Collection[int]], Mapping[int, tuple[str, str]]]
"""Fetches the titles and texts of some articles by their numbers."""


class TantivyEngine:
    """The engine in ``index/words-tantivy``.

    Tantivy reads its files through memory maps, and commits by replacing ``meta.json``, which names
    those that count. A signed manifest, as Whoosh's, tells what that file and the others must be;
    the others are compared with it only by ``check``, not at each read. While a commit is made, the
    manifest says so: whoever is killed then leaves the state before it or the one after.
    """

    def __init__(self, folder: Path, accepts: Callable[[str], bool], texts: Texts) -> None:
        """Prepare; nothing is opened yet.

        Args:
            folder: ``index/words-tantivy``.
            accepts: Called with the version of the index on opening, and when another process has
                replaced it; returns whether it belongs to the catalog.
            texts: Fetches articles whose words are to be looked at one by one.
        """
        self._folder = folder
        self._accepts = accepts
        self._texts = texts
        self._schema = make_schema()
        self._lock = threading.Lock()
        self._stamp: tuple[int, ...] = ()
        self._manifest: Manifest | None = None
        self._index: Index | None = None

    @property
    def version(self) -> str:
        """Return the identity of the index and, after a space, the count of its commits."""
        return self._newest()[1].version

    def open(self) -> None:
        """Open the existing index."""
        self._ask(lambda searcher: searcher.num_docs)

    def check(self) -> None:
        """Read everything, and raise an error if anything is not as it was written."""
        for _ in range(_TRIES):
            _, manifest = self._newest()
            wrong = [
                name
                for name, wanted in manifest.files.items()
                if not is_whole(self._folder / name, wanted)
            ]
            if not wrong:
                return
            if self._newest()[1] is manifest:
                raise EngineDamagedError(f"{self._folder / wrong[0]} is damaged")
        raise EngineDamagedError(f"{self._folder} keeps changing")

    def numbers(self) -> set[int]:
        """Return the numbers that it holds."""
        return self._ask(lambda searcher: set(_numbers(searcher, Query.all_query())))

    def update(self, add: Iterable[tuple[int, str, str]], remove: Collection[int]) -> None:
        """Add (number, title, text) and remove numbers, all or nothing."""
        index, manifest = self._newest()
        try:
            # One thread: more make a segment each, and articles are analysed in this one anyway.
            writer = index.writer(_HEAP, 1)
            try:
                if remove:
                    # Deleting by a term takes its value for a signed number, and finds nothing.
                    gone = Query.term_set_query(self._schema, NUMBER, sorted(remove))
                    writer.delete_documents_by_query(gone)
                for number, title, text in add:
                    writer.add_document(make_document(number, title, text))
            except BaseException:
                writer.rollback()
                raise
            manifests.write(self._folder, replace(manifest, segments=(_AT_WORK,)))
            writer.commit()
            writer.wait_merging_threads()
            self._record(manifest)
        except (OSError, ValueError) as error:
            raise LibraryError(f"{self._folder} cannot be written: {error}.") from error

    def reset(self) -> None:
        """Empty it, whatever its state."""
        self.close()
        try:
            # A link is removed, not its target.
            if self._folder.is_symlink() or (self._folder.exists() and not self._folder.is_dir()):
                self._folder.unlink()
            shutil.rmtree(self._folder, ignore_errors=True)
            self._folder.mkdir(parents=True, exist_ok=True)
            Index(self._schema, path=str(self._folder), reuse=False)
            self._record(Manifest.empty())
        except (OSError, ValueError) as error:
            raise LibraryError(f"{self._folder} cannot be written: {error}.") from error
        with self._lock:
            self._manifest = manifests.read(self._folder)

    def settle(self) -> None:
        """Do nothing: tantivy merges its segments by itself."""

    def find(self, tree: Node, most: int | None = None) -> Found:
        """Run a query whose leaves are all text or ``Among``, and give the best or all."""
        return self._ask(lambda searcher: self._find(searcher, tree, most))

    def frequencies(self, stems: Collection[str]) -> dict[str, int]:
        """Count the articles that have each of some words, of those that any has."""

        def count(searcher: Searcher) -> dict[str, int]:
            having = {stem: searcher.doc_freq("text", stem) for stem in dict.fromkeys(stems)}
            return {stem: articles for stem, articles in having.items() if articles}

        return self._ask(count)

    def suggest(self, form: str) -> str | None:
        """Suggest a frequent word that differs in one letter; None if there is none."""

        def look(searcher: Searcher) -> str | None:
            if len(form) < 3 or searcher.doc_freq("forms", form):
                return None
            near_by = searcher.terms_with_prefix("forms", form[:1])
            return next((other for other, _ in near_by if one_edit(form, other)), None)

        return self._ask(look)

    def close(self) -> None:
        """Close all files."""
        with self._lock:
            self._index = self._manifest = None
            self._stamp = ()

    def _find(self, searcher: Searcher, tree: Node, most: int | None) -> Found:
        notices: list[str] = []
        expansions = expand(tree, _Vocabulary(searcher), notices)

        def standing(likely: Query, phrase: Phrase) -> set[int]:
            texts = self._texts(_numbers(searcher, likely))
            words = {number: analysed(*text) for number, text in texts.items()}
            return {one for one, has in words.items() if _stands(phrase, has, expansions)}

        query = Translation(self._schema, expansions, standing).visit(tree)
        result = searcher.search(query, limit=max(1, most or searcher.num_docs))
        hits = result.hits
        numbers = searcher.fast_field_values(NUMBER, [address for _, address in hits])
        scores = {
            int(number): round(float(score), 6)
            for number, (score, _) in zip(numbers, hits, strict=True)
            if number is not None
        }
        total = result.count or 0  # type: ignore[attr-defined]  # missing in its stubs
        return Found(scores, total, tuple(notices))

    def _ask(self, question: Callable[[Searcher], T]) -> T:
        for _ in range(_TRIES):
            index, manifest = self._newest()
            try:
                return question(index.searcher())
            except LibraryError:
                raise
            except Exception as error:
                if self._newest()[1] is manifest:
                    raise EngineDamagedError(str(error)) from error
            except BaseException as error:
                # What Rust calls a panic is no ordinary exception in Python.
                if type(error).__name__ != "PanicException":
                    raise
                raise EngineDamagedError(f"{self._folder} cannot be read") from error
        raise EngineDamagedError(f"{self._folder} keeps changing")

    def _newest(self) -> tuple[Index, Manifest]:
        """Open the index of the last commit."""
        with self._lock:
            for _ in range(_TRIES):
                stamp = manifests.stamp(self._folder)
                if self._index is not None and self._manifest is not None and stamp == self._stamp:
                    return self._index, self._manifest
                manifest = manifests.read(self._folder)
                if self._is_usable(manifest):
                    try:
                        self._index = Index(self._schema, path=str(self._folder))
                        self._index.config_reader("manual")
                        self._index.reload()
                    except (OSError, ValueError) as error:
                        raise EngineDamagedError(str(error)) from error
                    if manifests.stamp(self._folder) == stamp:
                        self._manifest, self._stamp = manifest, stamp
                        return self._index, manifest
                elif manifests.stamp(self._folder) == stamp:
                    raise EngineDamagedError(f"{self._folder} is incomplete, or of another catalog")
            raise EngineDamagedError(f"{self._folder} keeps changing")

    def _is_usable(self, manifest: Manifest) -> bool:
        known = self._manifest is not None and self._manifest.identity == manifest.identity
        if not known and not self._accepts(manifest.version):
            return False
        if _AT_WORK in manifest.segments:
            return True
        return all(
            has_size(self._folder / name, wanted)
            and (not _is_list(name) or is_whole(self._folder / name, wanted))
            for name, wanted in manifest.files.items()
        )

    def _record(self, before: Manifest) -> None:
        """Write the manifest of what is there now; the files of the commit before are known."""
        files = {}
        for entry in os.scandir(self._folder):
            name = entry.name
            if name in _LOCKS or name == manifests.NAME:
                continue
            path = self._folder / name
            known = before.files.get(name)
            # Tantivy never writes to a file of a segment again.
            same = known is not None and not _is_list(name) and has_size(path, known)
            files[name] = known if known is not None and same else checksums(path)
        manifests.write(self._folder, before.following((), files))


def _is_list(name: str) -> bool:
    """Recognise the small files that tell tantivy which others there are."""
    return name.endswith(".json")


class _Vocabulary:
    def __init__(self, searcher: Searcher) -> None:
        self._searcher = searcher

    def starting(self, field: str, prefix: str) -> list[str]:
        return [form for form, _ in self._searcher.terms_with_prefix(field, prefix)]

    def frequency(self, field: str, form: str) -> int:
        return self._searcher.doc_freq(field, form)


def _numbers(searcher: Searcher, query: Query) -> list[int]:
    found = searcher.search(query, limit=max(1, searcher.num_docs), count=False).hits
    values = searcher.fast_field_values(NUMBER, [address for _, address in found])
    return [int(number) for number in values if number is not None]


def _stands(phrase: Phrase, words: Analysed, expansions: Expansions) -> bool:
    """Look up whether a phrase stands in an article."""
    stems = words.title if phrase.title else words.text
    places: dict[str | Prefix, list[int]] = {}
    for part in dict.fromkeys(phrase.parts):
        if isinstance(part, str):
            places[part] = stems.get(part, [])
            continue
        forms = words.title_forms if forms_field(part) == "title_forms" else words.forms
        own = {analyse(form)[1] for form in expansions[part] if form in forms}
        places[part] = sorted({at for stem in own for at in stems.get(stem, ())})
    if phrase.slop is None:
        return bool(contiguous([places[part] for part in phrase.parts]))
    return bool(near(list(places.values()), phrase.slop))
