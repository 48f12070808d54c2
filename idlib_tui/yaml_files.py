"""YAML that somebody wrote by hand, read so that no file can crash, hang or trick the program.

A file becomes nodes and nothing else: no tag makes an object, no number or day is converted, and
what may grow without limit (bytes, depth, what aliases repeat) is bounded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, NoReturn

import yaml
from yaml.reader import Reader
from yaml.resolver import Resolver

from idlib_tui.errors import IdlibError
from idlib_tui.files import read_regular

MAX_DEPTH = 32
"""How deep lists and mappings may be nested; ours need four."""
MAX_REPEATED = 100_000
"""How many nodes the aliases of a file may repeat, each counted with all that it contains."""

STRING_TAG = "tag:yaml.org,2002:str"
NULL_TAG = "tag:yaml.org,2002:null"
_SEQUENCE_TAG = "tag:yaml.org,2002:seq"
_MAPPING_TAG = "tag:yaml.org,2002:map"
_SCALAR_TAGS = frozenset(
    f"tag:yaml.org,2002:{name}" for name in ("str", "null", "bool", "int", "float", "timestamp")
)

# The parser in C is ten times as fast; not every build of the library has it.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_RESOLVER = Resolver()
_SURROGATE = re.compile("[\ud800-\udfff]")
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_SHOWN = 60


class YamlError(IdlibError):
    """A file is no YAML that this program reads.

    Attributes:
        line: 1-based line, or None if the whole file is meant.
        problem: What is wrong, a sentence.
        remedy: The way out, a sentence; "" if the problem says it.
    """

    def __init__(self, line: int | None, problem: str, remedy: str = "") -> None:
        super().__init__(f"{problem} {remedy}".strip())
        self.line = line
        self.problem = problem
        self.remedy = remedy


def read_source(file: Path, limit: int, *, links_within: Path | None = None) -> str:
    r"""Read the text of a YAML file, with its line ends and byte order mark as they are.

    Args:
        file: The file.
        limit: The most bytes that it may have.
        links_within: A folder that a symbolic link may lead to; None follows no link.

    Raises:
        FileNotFoundError: There is no such file, not even a link.
        YamlError: It cannot be read, or is not UTF-8.
    """
    try:
        data = read_regular(file, limit, links_within=links_within)
    except FileNotFoundError as error:
        if file.is_symlink():
            raise YamlError(None, "It is a link to a file that does not exist.") from error
        raise
    except OSError as error:
        raise YamlError(None, f"The file cannot be read: {error.strerror}.") from error
    if data.startswith(_UTF16_MARKS):
        raise YamlError(None, "The file is not UTF-8 but UTF-16.", "Save it as UTF-8.")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise YamlError(line, "The file is not UTF-8.", "Save it as UTF-8.") from error


@dataclass(frozen=True, slots=True)
class Document:
    """What a YAML file holds.

    Attributes:
        root: The outermost node; None for a file without content.
        anchored: Whether a part of it has a name by which aliases repeat it.
    """

    root: yaml.Node | None
    anchored: bool


def compose(text: str) -> Document:
    """Parse YAML into nodes, which unlike plain values know their places.

    An alias becomes a copy of the node it stands for, with the places of the alias.

    Args:
        text: One document, without a byte order mark.

    Returns:
        The nodes; the ``index`` of their marks is an offset into ``text``.

    Raises:
        YamlError: It is no YAML, more than one document, too deep, repeats too much by aliases, has
            a key twice, or asks for anything but plain text, lists and mappings.
    """
    if (odd := Reader.NON_PRINTABLE.search(text)) is not None:
        line = text.count("\n", 0, odd.start()) + 1
        problem = f"The character U+{ord(odd.group()):04X} is not allowed in YAML."
        raise YamlError(line, problem, "Remove it.")
    try:
        return _Composer().document(yaml.parse(text, Loader=_LOADER))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise YamlError(
            mark.line + 1 if mark is not None else None,
            f"This is not valid YAML: {error.problem or error.context}.",
        ) from error
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        # The parser in Python converts numbers of characters and versions without a look.
        raise YamlError(None, f"This is not valid YAML: {shortened(str(error))}.") from error


def same(one: str, other: str) -> bool:
    """Return whether two YAML texts hold the same values, however each is written.

    Raises:
        YamlError: One of them is no YAML.
    """
    pairs = [tuple(compose(text.removeprefix("\ufeff")).root for text in (one, other))]
    while pairs:
        first, second = pairs.pop()
        if first is None or second is None:
            return first is second
        if first.tag != second.tag or len(first.value) != len(second.value):
            return False
        if isinstance(first, yaml.ScalarNode):
            if first.value != second.value:
                return False
        elif isinstance(first, yaml.MappingNode):
            for both in zip(first.value, second.value, strict=True):
                pairs += zip(*both, strict=True)
        else:
            pairs += zip(first.value, second.value, strict=True)
    return True


def shortened(words: str) -> str:
    """A value as a message quotes it: its beginning, without line breaks."""
    line = " ".join(words[: 2 * _SHOWN].split())
    return line if len(line) <= _SHOWN and len(words) <= 2 * _SHOWN else line[:_SHOWN] + "…"


def line_of(node: yaml.Node) -> int:
    """The 1-based line on which a node begins."""
    return node.start_mark.line + 1


class _Composer:
    """Builds nodes from events, without recursion.

    Events are of no type here: those of the parser in C have marks of another class.
    """

    def __init__(self) -> None:
        self._anchors: dict[str, tuple[yaml.Node, int]] = {}
        self._repeated = 0
        # Each open collection, its anchor, and how many nodes it contains so far.
        self._open: list[tuple[Any, str | None, int]] = []
        self._root: yaml.Node | None = None

    def document(self, events: Iterator[Any]) -> Document:
        """Take all events of a file with one document."""
        documents = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._fail(event, "A second document begins here.", "Remove the line `---`.")
            elif isinstance(event, yaml.ScalarEvent):
                self._add(self._scalar(event), event.anchor, 1)
            elif isinstance(event, yaml.AliasEvent):
                self._repeat(event)
            elif isinstance(event, yaml.CollectionStartEvent):
                self._begin(event)
            elif isinstance(event, yaml.CollectionEndEvent):
                self._end(event)
        return Document(self._root, bool(self._anchors))

    def _scalar(self, event: Any) -> yaml.ScalarNode:
        tag = event.tag
        if tag is None or tag == "!":
            tag = _plain_tag(event.value) if event.implicit[0] else STRING_TAG
        elif tag not in _SCALAR_TAGS:
            self._fail(event, f"The tag “{shortened(tag)}” is not understood.", "Remove it.")
        if not event.value.isascii() and _SURROGATE.search(event.value):
            self._fail(event, "Half of a surrogate pair is no character.", "Remove it.")
        return yaml.ScalarNode(tag, event.value, event.start_mark, event.end_mark, event.style)

    def _begin(self, event: Any) -> None:
        if len(self._open) >= MAX_DEPTH:
            self._fail(event, "The lists in it are nested too deeply.")
        is_list = isinstance(event, yaml.SequenceStartEvent)
        plain = _SEQUENCE_TAG if is_list else _MAPPING_TAG
        if event.tag not in {None, "!", plain}:
            tag = shortened(event.tag)
            self._fail(event, f"The tag “{tag}” is not understood.", "Remove it.")
        kind = yaml.SequenceNode if is_list else yaml.MappingNode
        node = kind(plain, [], event.start_mark, event.end_mark, event.flow_style)
        self._open.append((node, event.anchor, 1))

    def _end(self, event: Any) -> None:
        node, anchor, size = self._open.pop()
        node.end_mark = event.end_mark
        if isinstance(node, yaml.MappingNode):
            node.value = list(zip(node.value[::2], node.value[1::2], strict=True))
            _check_keys(node)
        self._add(node, anchor, size)

    def _repeat(self, event: Any) -> None:
        if event.anchor not in self._anchors:
            name = shortened(event.anchor)
            self._fail(event, f"“*{name}” stands for nothing that is complete above it.")
        node, size = self._anchors[event.anchor]
        self._repeated += size
        if self._repeated > MAX_REPEATED:
            self._fail(event, "The aliases in it (`*name`) repeat too much.", "Write it out.")
        copy: yaml.Node
        if isinstance(node, yaml.ScalarNode):
            copy = yaml.ScalarNode(node.tag, node.value, event.start_mark, event.end_mark)
        else:
            # Flow style, since what it contains stands elsewhere.
            kind: Any = type(node)
            copy = kind(node.tag, node.value, event.start_mark, event.end_mark, True)
        self._add(copy, None, size)

    def _add(self, node: yaml.Node, anchor: str | None, size: int) -> None:
        if anchor is not None:
            self._anchors[anchor] = (node, size)
        if not self._open:
            self._root = node
            return
        parent, parents_anchor, filled = self._open[-1]
        parent.value.append(node)
        self._open[-1] = (parent, parents_anchor, filled + size)

    @staticmethod
    def _fail(event: Any, problem: str, remedy: str = "") -> NoReturn:
        raise YamlError(event.start_mark.line + 1, problem, remedy)


@lru_cache(maxsize=1024)
def _plain_tag(value: str) -> str:
    """What YAML takes a value without quotation marks for; our own keys come again and again."""
    tag: str = _RESOLVER.resolve(yaml.ScalarNode, value, (True, False))  # type: ignore[no-untyped-call]
    return tag if tag in _SCALAR_TAGS else STRING_TAG


def _check_keys(node: yaml.MappingNode) -> None:
    """Refuse a key that was there before: YAML would keep the last one and drop the others."""
    lines: dict[str, int] = {}
    for key, _ in node.value:
        if not isinstance(key, yaml.ScalarNode):
            raise YamlError(line_of(key), "A key must be plain text.")
        if key.value in lines:
            raise YamlError(
                line_of(key),
                f"“{shortened(key.value)}” stands here again, after line {lines[key.value]}.",
                "Put both under one key.",
            )
        lines[key.value] = line_of(key)
