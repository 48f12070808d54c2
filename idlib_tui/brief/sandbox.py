"""Running a template: within bounds, and with no word of an article read as markup.

Jinja2's own sandbox keeps a template away from Python. Beyond that, a template calls nothing, keeps
nothing and multiplies nothing, and loops are not nested deeply, so that one from somebody else ends
and fills no memory; and whatever it puts out that is not Markdown of the program's making is
escaped.
"""

from __future__ import annotations

from collections.abc import Mapping

import jinja2
from jinja2 import meta, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from idlib_tui.brief.escape import escape
from idlib_tui.brief.layouts import Layout, TemplateError

NAMES = frozenset(
    {
        "title",
        "facts",
        "scope",
        "legend",
        "bottom_line",
        "changed",
        "events",
        "positions",
        "disputed",
        "gaps",
        "sources",
        "chronology",
        "speakers",
        "figures",
        "passages",
        "sections",
    }
)
"""What a template can use."""

_DEEPEST = 3
"""Loops within loops: a day, its entries, their reports."""
_LONGEST = 50_000_000
"""Characters of a brief."""
_FAILURES = (
    jinja2.TemplateError,
    ArithmeticError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
)
"""What a template that parses can raise."""

_FILTERS = [
    "default",
    "first",
    "groupby",
    "join",
    "last",
    "length",
    "list",
    "lower",
    "map",
    "reject",
    "rejectattr",
    "reverse",
    "select",
    "selectattr",
    "sort",
    "trim",
    "unique",
    "upper",
]


_REFUSED: dict[type[nodes.Node], str] = {
    nodes.Call: "calls something",
    nodes.Macro: "has a macro",
    nodes.CallBlock: "calls a macro",
    nodes.Assign: "sets a name",
    nodes.AssignBlock: "sets a name",
    nodes.Concat: "uses “~”",
    nodes.Add: "uses “+”",
    nodes.Mul: "uses “*”",
    nodes.Pow: "uses “**”",
    nodes.Mod: "uses “%”",
}
"""What a layout needs none of, and what a few lines of could fill the memory."""


def _environment(sources: Mapping[str, str]) -> ImmutableSandboxedEnvironment:
    made = ImmutableSandboxedEnvironment(
        loader=jinja2.DictLoader(dict(sources)),
        autoescape=True,
        finalize=_markdown,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters = {name: made.filters[name] for name in _FILTERS}
    made.globals.clear()
    return made


def _markdown(value: object) -> Markup:
    """Escape what is no Markdown yet; Jinja2 would escape it for HTML."""
    return Markup(value if hasattr(value, "__html__") else escape(str(value)))  # noqa: S704


def used_names(layout: Layout, name: str) -> frozenset[str]:
    """Find the names that a template and those that it includes use.

    Raises:
        TemplateError: One of them cannot be understood, or uses a name that there is not.
    """
    made = _environment(layout.sources)
    used: set[str] = set()
    seen: set[str] = set()
    waiting = [name]
    while waiting:
        each = waiting.pop()
        if each in seen:
            continue
        seen.add(each)
        if each not in layout.sources:
            raise TemplateError(f"The template {name} includes {each!r}, which there is not.")
        try:
            tree = made.parse(layout.sources[each], name=each)
            names = meta.find_undeclared_variables(tree)
        except (jinja2.TemplateSyntaxError, RecursionError) as error:
            raise _problem(each, error) from error
        _check(each, tree)
        if unknown := sorted(names - NAMES):
            raise TemplateError(
                f"The template {each} uses {unknown[0]!r}. There are: {', '.join(sorted(NAMES))}."
            )
        used |= names
        # A name that is worked out cannot be followed, and is none here.
        waiting += [found or "" for found in meta.find_referenced_templates(tree)]
    return frozenset(used)


def run(layout: Layout, name: str, view: Mapping[str, object]) -> str:
    """Write a template out.

    Raises:
        TemplateError: It fails, or does not end.
    """
    try:
        parts, length = [], 0
        for part in _environment(layout.sources).get_template(name).generate(view):
            parts.append(part)
            length += len(part)
            if length > _LONGEST:
                raise TemplateError(f"The template {name} writes more than {_LONGEST:,} letters.")
    except _FAILURES as error:
        raise _problem(name, error) from error
    return "".join(parts)


def _problem(name: str, error: Exception) -> TemplateError:
    if isinstance(error, jinja2.TemplateSyntaxError):
        name, why = f"{name}, line {error.lineno}", error.message or ""
    else:
        why = str(error)
    return TemplateError(f"The template {name} cannot be used: {why.rstrip('.')}.")


def _check(name: str, tree: nodes.Template) -> None:
    """Refuse what a layout needs none of.

    Raises:
        TemplateError: It has some of it.
    """
    for node in tree.find_all(tuple(_REFUSED)):
        raise TemplateError(f"The template {name}, line {node.lineno}, {_REFUSED[type(node)]}.")
    if any(loop.find(nodes.Include) for loop in tree.find_all(nodes.For)):
        raise TemplateError(f"The template {name} includes another in a loop.")
    if _depth(tree) > _DEEPEST:
        raise TemplateError(f"The template {name} has loops more than {_DEEPEST} deep.")


def _depth(node: nodes.Node) -> int:
    """Count how many loops lie within each other."""
    inner = max((_depth(child) for child in node.iter_child_nodes()), default=0)
    return inner + isinstance(node, nodes.For)
