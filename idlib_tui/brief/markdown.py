"""A brief as Markdown that pandoc, GitHub and Obsidian read alike."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from idlib_tui.brief.compose import Brief
from idlib_tui.brief.layouts import APPENDIX
from idlib_tui.brief.markdown_lines import reference_line
from idlib_tui.brief.references import Reference

_MARK = re.compile(r"\[\^(\d+)\]")
_BLANK_LINES = re.compile(r"\n(?:[ \t]*\n){2,}")


@dataclass(frozen=True, slots=True)
class Written:
    """A brief as it is written out.

    Attributes:
        text: The Markdown.
        references: The references, numbered in the order of the text.
    """

    text: str
    references: tuple[Reference, ...]


def write_out(brief: Brief, seeds: str = "../seeds") -> Written:
    """Write a brief out in its layout.

    Args:
        brief: What it holds.
        seeds: The path from the brief's folder to the articles, for the links.

    Raises:
        TemplateError: The layout cannot be used.
    """
    # Imported here because they bring Jinja2 along.
    from idlib_tui.brief.sandbox import run  # noqa: PLC0415
    from idlib_tui.brief.view import view  # noqa: PLC0415

    seen = view(brief, seeds)
    names = [brief.layout.name, *([APPENDIX] if brief.selection.appendix else [])]
    body = "\n\n".join(run(brief.layout, name, seen).strip() for name in names)
    numbers: dict[int, int] = {}
    body = _MARK.sub(lambda m: f"[^{numbers.setdefault(int(m[1]), len(numbers) + 1)}]", body)
    references = sorted(
        (
            replace(reference, number=numbers[reference.number])
            for reference in brief.references
            if reference.number in numbers
        ),
        key=lambda each: each.number,
    )
    rows = {row.id: row for row in brief.sources}
    listed = "\n".join(reference_line(each, rows[each.article], seeds) for each in references)
    front = [_front_matter(brief)] if brief.selection.front_matter else []
    parts = [
        *front,
        _BLANK_LINES.sub("\n\n", body),
        *([f"## References\n\n{listed}"] if listed else []),
    ]
    return Written("\n\n".join(parts) + "\n", tuple(references))


def _front_matter(brief: Brief) -> str:
    """Write a block of YAML with title and day, as pandoc and static site generators read it."""
    # Imported here since few briefs have one.
    import yaml  # noqa: PLC0415

    facts = {"title": brief.title, "date": brief.made_on.isoformat()}
    return f"---\n{yaml.safe_dump(facts, allow_unicode=True, sort_keys=False).rstrip()}\n---"


def render_markdown(brief: Brief, seeds: str = "../seeds") -> str:
    """Write a brief out; only the text."""
    return write_out(brief, seeds).text
