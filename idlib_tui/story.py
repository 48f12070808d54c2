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

PRONOUNS = ("he", "she", "they", "it")
STORY_KEYS = ("title", "actors", "files", "boilerplate")
ACTOR_KEYS = ("name", "aliases", "roles", "pronoun")
FILE_KEYS = ("title", "outlet", "date")

STRING_TAG = "tag:yaml.org,2002:str"
NULL_TAG = "tag:yaml.org,2002:null"
# A story is written by hand; anything larger is some other file under this name.
MAX_BYTES = 4_000_000


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
        if file.stat().st_size > MAX_BYTES:
            raise StoryError(file, None, "This file is too large to be a story.")
        source = file.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return Story()
    except UnicodeDecodeError as error:
        raise StoryError(file, None, "The file is not UTF-8.", "Save it as UTF-8.") from error
    except OSError as error:
        raise StoryError(file, None, f"The file cannot be read: {error.strerror}.") from error
    return _Checker(file).story(_compose(file, source))


def _compose(file: Path, source: str) -> yaml.Node | None:
    """Parse YAML into nodes, which unlike plain values know their lines."""
    try:
        return yaml.compose(source, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark is not None else None
        raise StoryError(file, line, f"This is not valid YAML: {error.problem}.") from error
    except yaml.reader.ReaderError as error:
        line = source.count("\n", 0, int(error.position)) + 1
        problem = f"The character U+{ord(source[int(error.position)]):04X} is not allowed in YAML."
        raise StoryError(file, line, problem, "Remove it.") from error
    except RecursionError as error:
        raise StoryError(file, None, "The lists in it are nested too deeply.") from error


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
        )

    def _actors(self, node: yaml.Node) -> tuple[StoryActor, ...]:
        actors: list[StoryActor] = []
        owners: dict[str, str] = {}
        for item in self._items(node, "actors"):
            actor = self._actor(item)
            for alias in (actor.name, *actor.aliases):
                owner = owners.setdefault(_folded(alias), actor.name)
                if owner != actor.name or any(actor.name == other.name for other in actors):
                    self._fail(
                        item,
                        f"“{alias}” stands for both {owner} and {actor.name}.",
                        "Give the alias to one of them only.",
                    )
            actors.append(actor)
        return tuple(actors)

    def _actor(self, node: yaml.Node) -> StoryActor:
        keys = self._mapping(node, "an actor", ACTOR_KEYS)
        name = self._text(keys.get("name"), "name")
        if not name:
            self._fail(node, "An actor has no name.", "Begin it with `- name: Full Name`.")
        pronoun = self._text(keys.get("pronoun"), "pronoun")
        if pronoun is not None and pronoun not in PRONOUNS:
            self._fail(
                keys["pronoun"],
                f"“{pronoun}” is no pronoun that the program knows.",
                f"Use one of: {', '.join(PRONOUNS)}.",
            )
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
                near = difflib.get_close_matches(key.value, list(self._neighbours()), n=1)
                remedy = f"Did you mean “{near[0]}”?" if near else "Paths are relative to it."
                self._fail(key, f"There is no file “{key.value}” in {self.file.parent}.", remedy)
            facts[key.value] = self._file(value)
        return facts

    def _file(self, node: yaml.Node) -> FileFacts:
        keys = self._mapping(node, "a file", FILE_KEYS)
        day = keys.get("date")
        return FileFacts(
            title=self._text(keys.get("title"), "title"),
            outlet=self._text(keys.get("outlet"), "outlet"),
            date=self._date(day) if day is not None else None,
        )

    def _date(self, node: yaml.Node) -> date:
        written = node.value if isinstance(node, yaml.ScalarNode) else ""
        try:
            # fromisoformat alone would also take 20200218 and 2020-W08-2.
            if len(written) != len("2020-02-18"):
                raise ValueError(written)
            return date.fromisoformat(written)
        except ValueError:
            problem = f"“{written}” is no date." if written else "`date` must be a date."
            self._fail(node, problem, "Write an existing day as 2020-02-18.")

    def _is_article(self, name: str) -> bool:
        return ".." not in Path(name).parts and (self.file.parent / name).is_file()

    def _neighbours(self) -> Iterator[str]:
        """The files that an entry of ``files`` may name."""
        seeds = self.file.parent
        for path in sorted(seeds.rglob("*")):
            if path.is_file() and path != self.file:
                yield path.relative_to(seeds).as_posix()

    def _mapping(self, node: yaml.Node, what: str, allowed: Sequence[str]) -> dict[str, yaml.Node]:
        """The values of a mapping by key; an unknown key is a mistake, with the nearest one."""
        found: dict[str, yaml.Node] = {}
        for key, value in self._pairs(node, what):
            if key.value not in allowed:
                near = difflib.get_close_matches(key.value, allowed, n=1, cutoff=0.5)
                known = f"The keys of {what} are: {', '.join(allowed)}."
                remedy = f"Did you mean “{near[0]}”?" if near else known
                self._fail(key, f"“{key.value}” is no key of {what}.", remedy)
            if value.tag != NULL_TAG:
                found[key.value] = value
        return found

    def _pairs(self, node: yaml.Node, what: str) -> Iterator[tuple[yaml.ScalarNode, yaml.Node]]:
        """Each key and value, refusing a key that was there before: YAML would keep the last."""
        if not isinstance(node, yaml.MappingNode):
            self._fail(node, f"{what} must be keys with values.", "Write each as `key: value`.")
        lines: dict[str, int] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                self._fail(key, f"A key of {what} must be plain text.")
            line = key.start_mark.line + 1
            if key.value in lines:
                self._fail(
                    key,
                    f"“{key.value}” stands here again, after line {lines[key.value]}.",
                    "Put both under one key.",
                )
            lines[key.value] = line
            yield key, value

    def _items(self, node: yaml.Node, key: str) -> list[yaml.Node]:
        if not isinstance(node, yaml.SequenceNode):
            self._fail(node, f"`{key}` must be a list.", "Begin each item with `- `.")
        return list(node.value)

    def _texts(self, node: yaml.Node | None, key: str) -> tuple[str, ...]:
        if node is None:
            return ()
        if isinstance(node, yaml.ScalarNode):
            self._fail(node, f"`{key}` must be a list.", f"Write `{key}: [{node.value}]`.")
        return tuple(self._string(item, key) for item in self._items(node, key))

    def _text(self, node: yaml.Node | None, key: str) -> str | None:
        return None if node is None else self._string(node, key)

    def _string(self, node: yaml.Node, key: str) -> str:
        if not isinstance(node, yaml.ScalarNode):
            self._fail(node, f"`{key}` must be text.", "Write it on one line, without `- `.")
        if node.tag != STRING_TAG:
            kind = node.tag.rpartition(":")[2]
            self._fail(
                node,
                f"`{key}` must be text, but YAML reads {node.value or 'nothing'} as {kind}.",
                f'Put it in quotation marks: "{node.value}".',
            )
        if not node.value.strip():
            self._fail(node, f"`{key}` is empty.", "Give it a value, or leave the key out.")
        return str(node.value)

    def _fail(self, node: yaml.Node, problem: str, remedy: str = "") -> NoReturn:
        raise StoryError(self.file, node.start_mark.line + 1, problem, remedy)


def _folded(alias: str) -> str:
    """An alias without case and diacritics, the way names are looked up."""
    decomposed = unicodedata.normalize("NFKD", alias)
    return "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()
