"""Visitors of the syntax tree: only this module handles its inner nodes.

A visitor defines what a leaf and each operator mean: the engine scores articles, the catalog joins
sets of them, others list or replace the leaves.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from typing import Generic, TypeVar

from idlib_tui.library.query.tree import And, Everything, Leaf, Node, Not, Or, Text

T = TypeVar("T")


class Visitor(ABC, Generic[T]):
    """Computes a value for a tree, node by node.

    The methods for operators receive nodes rather than results, because not every operand needs to
    be visited.
    """

    def visit(self, node: Node) -> T:
        """Compute the value of a node and everything below it."""
        match node:
            case And(nodes):
                return self.all_of(nodes)
            case Or(nodes):
                return self.any_of(nodes)
            case Not(child):
                return self.none_of(child)
            case _:
                return self.leaf(node)

    @abstractmethod
    def leaf(self, node: Leaf) -> T:
        """Compute the value of a word, a phrase or a filter."""

    @abstractmethod
    def all_of(self, nodes: tuple[Node, ...]) -> T:
        """Compute the value of an AND."""

    @abstractmethod
    def any_of(self, nodes: tuple[Node, ...]) -> T:
        """Compute the value of an OR."""

    @abstractmethod
    def none_of(self, node: Node) -> T:
        """Compute the value of a NOT."""


def leaves(tree: Node, *, excluded: bool = True) -> Iterator[Leaf]:
    """List the leaves of a tree in the order of the query.

    Args:
        tree: The query.
        excluded: Whether those below NOT are listed too.
    """
    return _Leaves(excluded).visit(tree)


def texts(tree: Node, *, excluded: bool = False) -> Iterator[Text]:
    """List the words and phrases of a query, by default without those below NOT."""
    return (leaf for leaf in leaves(tree, excluded=excluded) if isinstance(leaf, Text))


def is_text(tree: Node) -> bool:
    """Return whether a query, or a part of one, asks for words of texts and nothing else."""
    return not isinstance(tree, Not) and all(
        isinstance(leaf, Everything) or (isinstance(leaf, Text) and not leaf.title)
        for leaf in leaves(tree)
    )


def rewritten(tree: Node, change: Callable[[Leaf], Node]) -> Node:
    """Replace each leaf."""
    return _Rewriting(change).visit(tree)


class _Leaves(Visitor[Iterator[Leaf]]):
    def __init__(self, excluded: bool) -> None:
        self._excluded = excluded

    def leaf(self, node: Leaf) -> Iterator[Leaf]:
        yield node

    def all_of(self, nodes: tuple[Node, ...]) -> Iterator[Leaf]:
        for node in nodes:
            yield from self.visit(node)

    any_of = all_of

    def none_of(self, node: Node) -> Iterator[Leaf]:
        if self._excluded:
            yield from self.visit(node)


class _Rewriting(Visitor[Node]):
    def __init__(self, change: Callable[[Leaf], Node]) -> None:
        self._change = change

    def leaf(self, node: Leaf) -> Node:
        return self._change(node)

    def all_of(self, nodes: tuple[Node, ...]) -> Node:
        return And(tuple(map(self.visit, nodes)))

    def any_of(self, nodes: tuple[Node, ...]) -> Node:
        return Or(tuple(map(self.visit, nodes)))

    def none_of(self, node: Node) -> Node:
        return Not(self.visit(node))
