"""The layouts of a brief: templates of the program's own, and the user's in ``briefs/templates/``.

A layout is a template in Jinja2's language, ``NAME.md.j2``; its first line is a comment that says
what it is for. A name that begins with an underscore is a part that others include.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from idlib_tui.errors import FilterError
from idlib_tui.files import read_regular

if TYPE_CHECKING:
    from idlib_tui.brief.desk import Desk
    from idlib_tui.brief.material import Selection

SUFFIX = ".md.j2"
FOLDER = "templates"
"""Below ``briefs/``: where the user's own are."""

APPENDIX = "_appendix"
"""What stands behind any layout where an appendix is asked for."""

FRONT = frozenset({"events", "positions", "disputed", "gaps"})
"""The names of what is chosen for a first page."""

_LARGEST = 200_000
_COMMENT = re.compile(r"\s*\{#-?\s*(.*?)\s*-?#\}", re.DOTALL)


class TemplateError(FilterError):
    """A template does not exist, or cannot be understood: as wrong as a filter that is none."""


@dataclass(frozen=True, slots=True)
class Layout:
    """One way to write a brief.

    Attributes:
        name: What it is asked for by.
        sources: Name -> text of this template and of those that it may include.
    """

    name: str
    sources: Mapping[str, str]

    @property
    def description(self) -> str:
        """What its first line says it is for."""
        return described(self.sources[self.name])

    def names(self, *, appendix: bool) -> frozenset[str]:
        """Find the names of the brief's parts that it uses, those that it includes counted.

        Args:
            appendix: Whether an appendix will stand behind it.

        Raises:
            TemplateError: It cannot be understood, or uses a name that there is not.
        """
        # Imported here because it brings Jinja2 along.
        from idlib_tui.brief.sandbox import used_names  # noqa: PLC0415

        used = used_names(self, self.name)
        return used | used_names(self, APPENDIX) if appendix else used


def described(source: str) -> str:
    """Read the sentence in the comment that a template begins with; "" without one."""
    found = _COMMENT.match(source)
    return " ".join(found[1].split()) if found else ""


def usual_layout(desk: Desk, selection: Selection) -> Layout:
    """Choose the layout where none was named.

    It is one page for the whole story, lists for a part of it, and the desk's own order where the
    user has written headings or judgements.
    """
    if selection.is_pinned(desk):
        content = desk.content()
        return layout("desk" if len(content.entries) > len(content.pins) else "lists")
    return layout("lists" if selection.filters else "plain")


def layout(name: str, briefs: Path | None = None) -> Layout:
    """Find a layout by its name.

    Args:
        name: With or without its suffix.
        briefs: The folder of the user's briefs, whose templates go before the program's own.

    Raises:
        TemplateError: There is none of that name, or it cannot be read.
    """
    sources = _sources(briefs)
    name = name.removesuffix(SUFFIX)
    if name not in sources or name.startswith("_"):
        offered = ", ".join(sorted(each for each in sources if not each.startswith("_")))
        raise TemplateError(f"There is no template {name[:60]!r}. Use one of: {offered}.")
    return Layout(name, sources)


def layouts(briefs: Path | None = None) -> list[Layout]:
    """List all layouts, by name.

    Raises:
        TemplateError: One of them cannot be read.
    """
    sources = _sources(briefs)
    return [Layout(name, sources) for name in sorted(sources) if not name.startswith("_")]


def _sources(briefs: Path | None) -> dict[str, str]:
    found = {
        file.name.removesuffix(SUFFIX): file.read_text(encoding="utf-8")
        for file in files("idlib_tui.brief.templates").iterdir()
        if file.name.endswith(SUFFIX)
    }
    folder = briefs / FOLDER if briefs is not None else None
    for path in sorted(folder.glob(f"*{SUFFIX}")) if folder is not None else ():
        try:
            text = read_regular(path, _LARGEST, links_within=path.parent).decode("utf-8")
        except OSError as error:
            raise TemplateError(f"{path} cannot be read: {error.strerror or error}.") from error
        except UnicodeDecodeError as error:
            raise TemplateError(f"{path} is no text in UTF-8.") from error
        found[path.name.removesuffix(SUFFIX)] = text
    return found
