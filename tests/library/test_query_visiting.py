"""Walking over the tree of a query."""

from idlib_tui.library.query.parser import parse
from idlib_tui.library.query.tree import And, Leaf, Node, Not, Or, Said, Term, Where
from idlib_tui.library.query.visiting import leaves, rewritten, texts

QUERY = "source:one (truce OR ferry) -(NOT border -said:halden)"


def forms(nodes: object) -> list[str]:
    assert isinstance(nodes, list)
    return [node.form if isinstance(node, Term) else node.value for node in nodes]


def test_leaves_come_in_the_order_of_the_query() -> None:
    tree = parse(QUERY)
    assert forms([*leaves(tree)]) == ["one", "truce", "ferry", "border", "halden"]
    assert forms([*leaves(tree, excluded=False)]) == ["one", "truce", "ferry"]
    assert forms([*texts(tree)]) == ["truce", "ferry"]
    assert forms([*texts(tree, excluded=True)]) == ["truce", "ferry", "border"]


def test_every_leaf_can_be_exchanged_and_nothing_else_changes() -> None:
    def change(leaf: Leaf) -> Node:
        return Term("x", "x") if isinstance(leaf, Where | Said) else leaf

    tree = rewritten(parse("a (source:b OR c) -said:d"), change)
    assert tree == And(
        (
            Term("a", "a"),
            Or((Term("x", "x"), Term("c", "c", position=15))),
            Not(Term("x", "x")),
        )
    )
