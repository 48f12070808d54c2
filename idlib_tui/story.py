"""``story.yaml``, read strictly: every mistake is named with its line and what would be right."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NoReturn

import yaml

from idlib_tui.errors import StoryError
from idlib_tui.model import FileFacts, Story, StoryActor
from idlib_tui.yaml_files import (
    NULL_TAG,
    STRING_TAG,
    YamlError,
    compose,
    line_of,
    read_source,
    shortened,
)

PRONOUNS = ("he", "she", "they", "it")
ENGINES = ("auto", "whoosh", "tantivy")
STORY_KEYS = ("title", "actors", "files", "boilerplate", "questions", "engine")
ACTOR_KEYS = ("name", "aliases", "roles", "pronoun")
FILE_KEYS = ("title", "outlet", "date", "byline", "address", "encoding")

# A story is written by hand; anything larger is some other file under this name.
MAX_BYTES = 4_000_000
MAX_ACTORS = 2_000
MAX_ITEMS = 1_000
"""How long any other list may be."""
MAX_LENGTH = 500
"""How many characters a text may have."""


def read_story(file: Path) -> Story:
    """Read and check a story.

    Args:
        file: ``story.yaml``; the articles its ``files`` name stand beside or below it.

    Returns:
        The story; an empty one where the file does not exist.

    Raises:
        StoryError: It cannot be read, or says something that cannot be right.
    """
    try:
        source = read_source(file, MAX_BYTES, links_within=file.parent)
        root = compose(source.removeprefix("\ufeff")).root
    except FileNotFoundError:
        return Story()
    except YamlError as error:
        raise StoryError(file, error.line, error.problem, error.remedy) from error
    return _Checker(file).story(root)


@dataclass(frozen=True, slots=True)
class _Checker:
    """Turns YAML nodes into a Story, or raises for the first node that cannot be right."""

    file: Path

    def story(self, node: yaml.Node | None) -> Story:
        """Check the whole file."""
        if node is None or node.tag == NULL_TAG:
            return Story()
        keys = self._mapping(node, "story.yaml", STORY_KEYS)
        actors = keys.get("actors")
        files = keys.get("files")
        return Story(
            title=self._text(keys.get("title"), "title") or "",
            actors=self._actors(actors) if actors is not None else (),
            files=self._files(files) if files is not None else {},
            boilerplate=self._texts(keys.get("boilerplate"), "boilerplate"),
            questions=self._texts(keys.get("questions"), "questions"),
            engine=self._one_of(ENGINES, keys.get("engine"), "engine") or ENGINES[0],
        )

    def _actors(self, node: yaml.Node) -> tuple[StoryActor, ...]:
        actors: list[StoryActor] = []
        names: set[str] = set()
        owners: dict[str, str] = {}
        for item in self._items(node, "actors", MAX_ACTORS):
            actor = self._actor(item)
            for alias in (actor.name, *actor.aliases):
                owner = owners.setdefault(_folded(alias), actor.name)
                if owner != actor.name or actor.name in names:
                    self._fail(
                        item,
                        f"“{shortened(alias)}” stands for both {shortened(owner)} and"
                        f" {shortened(actor.name)}.",
                        "Give the alias to one of them only.",
                    )
            names.add(actor.name)
            actors.append(actor)
        return tuple(actors)

    def _actor(self, node: yaml.Node) -> StoryActor:
        keys = self._mapping(node, "an actor", ACTOR_KEYS)
        name = self._text(keys.get("name"), "name")
        if not name:
            self._fail(node, "An actor has no name.", "Begin it with `- name: Full Name`.")
        pronoun = self._one_of(PRONOUNS, keys.get("pronoun"), "pronoun")
        return StoryActor(
            name=name,
            aliases=self._texts(keys.get("aliases"), "aliases"),
            roles=self._texts(keys.get("roles"), "roles"),
            pronoun=pronoun,
        )

    def _files(self, node: yaml.Node) -> Mapping[str, FileFacts]:
        facts: dict[str, FileFacts] = {}
        for key, value in self._pairs(node, "files"):
            if not self._is_article(key.value):
                near = self._nearest(key.value)
                remedy = f"Did you mean “{near}”?" if near else "Paths are relative to it."
                name = shortened(key.value)
                self._fail(key, f"There is no file “{name}” in {self.file.parent}.", remedy)
            facts[key.value] = self._file(value)
        return facts

    def _file(self, node: yaml.Node) -> FileFacts:
        keys = self._mapping(node, "a file", FILE_KEYS)
        day = keys.get("date")
        return FileFacts(
            title=self._text(keys.get("title"), "title"),
            outlet=self._text(keys.get("outlet"), "outlet"),
            date=self._date(day) if day is not None else None,
            byline=self._text(keys.get("byline"), "byline"),
            address=self._text(keys.get("address"), "address"),
            encoding=self._encoding(keys.get("encoding")),
        )

    def _encoding(self, node: yaml.Node | None) -> str | None:
        name = self._text(node, "encoding")
        if node is None or name is None:
            return None
        try:
            # Looking it up alone would also find "base64", which is no encoding of text.
            b"a".decode(name, "replace")
        except (LookupError, ValueError):
            remedy = "Use a name such as utf-8, cp1252 or cp1251."
            self._fail(node, f"There is no encoding “{shortened(name)}”.", remedy)
        return name

    def _date(self, node: yaml.Node) -> date:
        written = node.value if isinstance(node, yaml.ScalarNode) else ""
        try:
            # fromisoformat alone would also take 20200218 and 2020-W08-2.
            if len(written) != len("2020-02-18"):
                raise ValueError(written)
            return date.fromisoformat(written)
        except ValueError:
            problem = f"“{shortened(written)}” is no date." if written else "`date` must be a date."
            self._fail(node, problem, "Write an existing day as 2020-02-18.")

    def _is_article(self, name: str) -> bool:
        """Return whether a path names a file below the story's folder, with links followed."""
        if Path(name).is_absolute() or ".." in Path(name).parts:
            return False
        try:
            path = (self.file.parent / name).resolve(strict=True)
            return path.is_file() and path.is_relative_to(self.file.parent.resolve())
        except (OSError, ValueError, RuntimeError):
            # Too long for a name, a null character in it, a link that leads to itself.
            return False

    def _nearest(self, name: str) -> str | None:
        """The file whose path is most like a mistaken one."""
        if len(name) > MAX_LENGTH:
            return None
        seeds = self.file.parent
        paths = (path.relative_to(seeds).as_posix() for path in sorted(seeds.rglob("*")))
        known = [path for path in paths if self._is_article(path) and path != self.file.name]
        return next(iter(difflib.get_close_matches(name, known, n=1)), None)

    def _mapping(self, node: yaml.Node, what: str, allowed: Sequence[str]) -> dict[str, yaml.Node]:
        """The values of a mapping by key; an unknown key is a mistake, with the nearest one."""
        found: dict[str, yaml.Node] = {}
        for key, value in self._pairs(node, what):
            if key.value not in allowed:
                written = key.value[:MAX_LENGTH]
                near = difflib.get_close_matches(written, allowed, n=1, cutoff=0.5)
                known = f"The keys of {what} are: {', '.join(allowed)}."
                remedy = f"Did you mean “{near[0]}”?" if near else known
                self._fail(key, f"“{shortened(key.value)}” is no key of {what}.", remedy)
            if value.tag != NULL_TAG:
                found[key.value] = value
        return found

    def _pairs(self, node: yaml.Node, what: str) -> Iterator[tuple[yaml.ScalarNode, yaml.Node]]:
        if not isinstance(node, yaml.MappingNode):
            self._fail(node, f"{what} must be keys with values.", "Write each as `key: value`.")
        yield from node.value

    def _items(self, node: yaml.Node, key: str, limit: int = MAX_ITEMS) -> list[yaml.Node]:
        if not isinstance(node, yaml.SequenceNode):
            self._fail(node, f"`{key}` must be a list.", "Begin each item with `- `.")
        if len(node.value) > limit:
            self._fail(node, f"`{key}` has {len(node.value)} items; at most {limit} are read.")
        return list(node.value)

    def _texts(self, node: yaml.Node | None, key: str) -> tuple[str, ...]:
        if node is None:
            return ()
        if isinstance(node, yaml.ScalarNode):
            self._fail(
                node, f"`{key}` must be a list.", f"Write `{key}: [{shortened(node.value)}]`."
            )
        return tuple(self._string(item, key) for item in self._items(node, key))

    def _one_of(self, known: Sequence[str], node: yaml.Node | None, key: str) -> str | None:
        value = self._text(node, key)
        if node is not None and value is not None and value not in known:
            self._fail(
                node,
                f"“{shortened(value)}” is no {key} that the program knows.",
                f"Use one of: {', '.join(known)}.",
            )
        return value

    def _text(self, node: yaml.Node | None, key: str) -> str | None:
        return None if node is None else self._string(node, key)

    def _string(self, node: yaml.Node, key: str) -> str:
        if not isinstance(node, yaml.ScalarNode):
            self._fail(node, f"`{key}` must be text.", "Write it on one line, without `- `.")
        if node.tag != STRING_TAG:
            kind, value = node.tag.rpartition(":")[2], shortened(node.value)
            self._fail(
                node,
                f"`{key}` must be text, but YAML reads {value or 'nothing'} as {kind}.",
                f'Put it in quotation marks: "{value}".',
            )
        if not node.value.strip():
            self._fail(node, f"`{key}` is empty.", "Give it a value, or leave the key out.")
        if len(node.value) > MAX_LENGTH:
            self._fail(node, f"`{key}` is longer than {MAX_LENGTH} characters.", "Shorten it.")
        return str(node.value)

    def _fail(self, node: yaml.Node, problem: str, remedy: str = "") -> NoReturn:
        raise StoryError(self.file, line_of(node), problem, remedy)


def _folded(alias: str) -> str:
    """An alias without case and diacritics, the way names are looked up."""
    decomposed = unicodedata.normalize("NFKD", alias)
    return "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()
