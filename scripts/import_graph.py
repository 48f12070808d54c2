"""Count the imports between the modules of a package, and name its circles.

    python -m scripts.import_graph [PACKAGE ...]

An arrow is one module that imports another of the same package. A circle is a set of modules each
of which can be reached from every other (a strongly connected component of two or more). Imports
for typing count too: whoever reads one file of a circle has to know the others.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping

import grimp

DEFAULT = ("idlib_tui.library", "idlib_tui.tui")

Graph = Mapping[str, frozenset[str]]
"""Each module, to the modules that it imports."""


def imports_within(package: str) -> Graph:
    """Read which modules of a package import which others of it."""
    graph = grimp.build_graph("idlib_tui")
    inside = {name for name in graph.modules if name == package or name.startswith(f"{package}.")}
    return {
        name: frozenset(graph.find_modules_directly_imported_by(name)) & inside for name in inside
    }


def circles(graph: Graph) -> list[list[str]]:
    """Find the circles, largest first (Tarjan 1972)."""
    order: dict[str, int] = {}
    low: dict[str, int] = {}
    path: list[str] = []
    found: list[list[str]] = []

    def visit(name: str) -> None:
        order[name] = low[name] = len(order)
        path.append(name)
        for other in sorted(graph[name]):
            if other not in order:
                visit(other)
                low[name] = min(low[name], low[other])
            elif other in path:
                low[name] = min(low[name], order[other])
        if low[name] == order[name]:
            at = path.index(name)
            members = sorted(path[at:])
            del path[at:]
            if len(members) > 1:
                found.append(members)

    for name in sorted(graph):
        if name not in order:
            visit(name)
    return sorted(found, key=lambda members: (-len(members), members))


def rooms(graph: Graph, package: str) -> Graph:
    """Fold a graph to the rooms of a package: its folders and the modules directly in it."""
    depth = package.count(".") + 2

    def room(name: str) -> str:
        return ".".join(name.split(".")[:depth])

    folded: dict[str, set[str]] = {}
    for name, others in graph.items():
        folded.setdefault(room(name), set()).update(map(room, others))
    return {name: frozenset(others - {name}) for name, others in folded.items()}


def _lines(package: str) -> Iterator[str]:
    graph = imports_within(package)
    visible = rooms(graph, package)
    yield (
        f"{package}: {len(graph)} modules, {sum(map(len, graph.values()))} arrows; "
        f"{len(visible)} rooms, {sum(map(len, visible.values()))} arrows between them"
    )
    for members in circles(graph):
        short = ", ".join(name.removeprefix(f"{package}.") for name in members)
        yield f"  a circle of {len(members)}: {short}"


def main(packages: list[str]) -> None:
    """Print the counts of each package."""
    for package in packages or DEFAULT:
        print("\n".join(_lines(package)))


if __name__ == "__main__":
    main(sys.argv[1:])
