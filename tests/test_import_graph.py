"""The imports inside the rooms form no circles."""

from __future__ import annotations

from scripts.import_graph import circles, imports_within


def test_no_module_of_the_reader_needs_itself_by_way_of_others() -> None:
    assert circles(imports_within("idlib_tui.tui")) == []


def test_a_circle_is_found_with_all_its_members() -> None:
    graph = {
        "screen": frozenset({"command"}),
        "command": frozenset({"controller"}),
        "controller": frozenset({"screen", "record"}),
        "record": frozenset[str](),
    }
    assert circles(graph) == [["command", "controller", "screen"]]
