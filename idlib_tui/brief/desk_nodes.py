"""From the nodes of a desk file to its records; a mistake is named with its line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import yaml

from idlib_tui.brief.desk_corrections import read_correction
from idlib_tui.brief.desk_records import (
    Entry,
    Fact,
    Heading,
    Judgement,
    Pin,
    PinKind,
    ReadMark,
    Record,
    SavedSearch,
    Section,
    SourceGrade,
    Star,
    Tag,
)
from idlib_tui.model import FactStatus, Reliability
from idlib_tui.yaml_files import NULL_TAG, YamlError, line_of, shortened

VERSION = 1
_WHOLE_NUMBER = re.compile(r"-?[0-9]{1,15}")


@dataclass(frozen=True, slots=True)
class Item:
    """One record with the nodes that it was read from.

    Attributes:
        record: What it says.
        first: Where it begins.
        value: The node with its last character.
    """

    record: Record
    first: yaml.Node
    value: yaml.Node


def section_nodes(root: yaml.Node) -> dict[str, tuple[yaml.Node, yaml.Node]]:
    """The key and value of each entry of a desk, also of those that the program does not know.

    Raises:
        YamlError: It is no mapping, or of another version.
    """
    if not isinstance(root, yaml.MappingNode):
        raise YamlError(line_of(root), "A desk must be keys with values, such as `pins:`.")
    entries = {key.value: (key, value) for key, value in root.value}
    if "version" in entries:
        version = entries["version"][1]
        if not isinstance(version, yaml.ScalarNode) or version.value != str(VERSION):
            said = shortened(version.value) if isinstance(version, yaml.ScalarNode) else "a list"
            problem = f"its version is {said}, and this program knows version {VERSION}."
            raise YamlError(line_of(version), problem.capitalize())
    return entries


def items(section: Section, node: yaml.Node) -> Iterator[Item]:
    """Read the records of a section.

    Raises:
        YamlError: One of them cannot be right.
    """
    if node.tag == NULL_TAG:
        return
    if section.is_mapping:
        if not isinstance(node, yaml.MappingNode):
            raise YamlError(line_of(node), f"`{section}` must be names with a value each.")
        for key, value in node.value:
            yield Item(_NAMED[section](_text(key, "a name"), value), key, value)
        return
    if not isinstance(node, yaml.SequenceNode):
        raise YamlError(line_of(node), f"`{section}` must be a list.", "Begin each item with `- `.")
    for item in node.value:
        yield Item(_RECORDS[section](item), item, item)


def _read_search(name: str, node: yaml.Node) -> SavedSearch:
    return SavedSearch(name, _text(node, f"the search “{shortened(name)}”"))


def _read_grade(name: str, node: yaml.Node) -> SourceGrade:
    grade = _text(node, f"the grade of “{shortened(name)}”")
    return SourceGrade(name, Reliability(_one_of(list(Reliability), grade, node, "grade")))


def _read_fact(node: yaml.Node) -> Fact:
    values = _values(node, "marked fact", ("status", "hash", "article", "text"))
    status = _text(values["status"], "`status`")
    return Fact(
        FactStatus(_one_of(list(FactStatus), status, values["status"], "status of a fact")),
        content_hash=_text(values["hash"], "`hash`"),
        article=_text(values["article"], "`article`"),
        start=_start(values),
        text=_text(values["text"], "`text`"),
    )


def _read_tag(node: yaml.Node) -> Tag:
    if not isinstance(node, yaml.MappingNode) or len(node.value) != 1:
        raise YamlError(line_of(node), "A tag must be its name and a hash, such as `- war: 3f2a`.")
    [(name, value)] = node.value
    return Tag(
        _text(name, "a tag"), _text(value, f"the article of the tag “{shortened(name.value)}”")
    )


_OWN_WORDS: dict[str, type[Heading | Judgement]] = {
    "heading": Heading,
    "judgement": Judgement,
}


def read_entry(node: yaml.Node) -> Entry:
    """Read a pin, a heading or a judgement.

    Raises:
        YamlError: A part of it cannot be right.
    """
    if isinstance(node, yaml.MappingNode):
        values = {key.value: value for key, value in node.value}
        for key, made in _OWN_WORDS.items():
            if key in values and "kind" not in values:
                return made(_text(values[key], f"`{key}`"))
    return read_pin(node)


def read_pin(node: yaml.Node) -> Pin:
    """Read a pin; keys that it does not know are left to the user.

    Raises:
        YamlError: A part of it cannot be right.
    """
    values = _values(node, "pin", ("kind", "hash", "article"))
    kind = _text(values["kind"], "`kind`")
    return Pin(
        kind=PinKind(_one_of(list(PinKind), kind, values["kind"], "kind of pin")),
        content_hash=_text(values["hash"], "`hash`"),
        article=_text(values["article"], "`article`"),
        start=_start(values),
        text=_text(values["text"], "`text`") if "text" in values else "",
        note=_text(values["note"], "`note`") if "note" in values else "",
    )


def _values(node: yaml.Node, what: str, needed: Sequence[str]) -> dict[str, yaml.Node]:
    """The values of an item by their keys, without those that are empty."""
    if not isinstance(node, yaml.MappingNode):
        problem = f"A {what} must be keys with values, such as `text: …`."
        raise YamlError(line_of(node), problem)
    values = {key.value: value for key, value in node.value if value.tag != NULL_TAG}
    for key in needed:
        if key not in values:
            raise YamlError(line_of(node), f"This {what} has no `{key}`.")
    return values


def _one_of(choices: Sequence[str], given: str, node: yaml.Node, what: str) -> str:
    if given not in choices:
        problem = f"“{shortened(given)}” is no {what}."
        raise YamlError(line_of(node), problem, f"Use one of: {', '.join(choices)}.")
    return given


def _start(values: Mapping[str, yaml.Node]) -> int:
    if "start" not in values:
        return 0
    start = _text(values["start"], "`start`")
    if not _WHOLE_NUMBER.fullmatch(start):
        problem = f"`start` is “{shortened(start)}”, which is no number of characters."
        raise YamlError(line_of(values["start"]), problem)
    return int(start)


def _text(node: yaml.Node, what: str) -> str:
    """A value as it is written: a day stays the text that it was, and so does a number."""
    if not isinstance(node, yaml.ScalarNode) or node.tag == NULL_TAG:
        raise YamlError(line_of(node), f"{what[0].upper()}{what[1:]} must be text.")
    return str(node.value)


_RECORDS: dict[Section, Callable[[yaml.Node], Record]] = {
    Section.PINS: read_entry,
    Section.READ: lambda node: ReadMark(_text(node, "a read mark")),
    Section.STARRED: lambda node: Star(_text(node, "a star")),
    Section.TAGS: _read_tag,
    Section.FACTS: _read_fact,
    Section.CORRECTIONS: read_correction,
}
"""How the item of a list is read."""

_NAMED: dict[Section, Callable[[str, yaml.Node], Record]] = {
    Section.SEARCHES: _read_search,
    Section.GRADES: _read_grade,
}
"""How the value of a name is read."""
