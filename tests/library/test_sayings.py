"""The same statement in several articles, linked as articles come and go."""

from collections import defaultdict
from dataclasses import replace
from pathlib import Path

from idlib_tui.filters import QuoteFilter
from idlib_tui.library import Library
from idlib_tui.merge.statements import link_statements
from idlib_tui.model import Statement
from idlib_tui.workspace import Workspace

FULL = "“The dam at Orvel will be closed for repairs before the winter,” Nora Velt said on Monday."
CUT = "“The dam at Orvel will be closed for repairs,” Nora Velt said on Monday."
OTHER = "“Nobody asked the fishermen what they need,” Nora Velt said on Monday."


def write(workspace: Workspace, name: str, *sentences: str) -> Path:
    path = workspace.seeds / f"{name}.txt"
    path.write_text("date 2021-03-17 ORVEL – " + "\n\n".join(sentences) + "\n", encoding="utf-8")
    return path


def made(tmp_path: Path) -> Workspace:
    (tmp_path / "seeds").mkdir()
    return Workspace.at(tmp_path)


def linked(library: Library) -> dict[str, list[str]]:
    return {
        one.article: [article for article, _, _ in one.also_in]
        for one in library.quotes(QuoteFilter(text="Orvel", fold=False))
    }


def test_links_are_those_of_all_statements_compared_at_once(idlib: Library) -> None:
    by_actor: defaultdict[str | None, list[Statement]] = defaultdict(list)
    for one in idlib.quotes(QuoteFilter(fold=False)):
        by_actor[one.actor].append(one)
    for statements in by_actor.values():
        bare = [replace(one, also_in=()) for one in statements]
        assert link_statements(bare) == statements


def test_a_copy_in_a_new_article_is_linked_both_ways_and_folded(tmp_path: Path) -> None:
    workspace = made(tmp_path)
    write(workspace, "a", FULL)
    write(workspace, "b", OTHER)
    with Library.open(workspace) as library:
        library.sync(processes=1)
        assert linked(library) == {"a": []}
        write(workspace, "c", CUT)
        library.sync(processes=1)
        assert linked(library) == {"a": ["c"], "c": ["a"]}
        assert [one.article for one in library.quotes(QuoteFilter(text="Orvel"))] == ["a"]


def test_the_copy_is_listed_when_the_original_goes(tmp_path: Path) -> None:
    workspace = made(tmp_path)
    original = write(workspace, "a", FULL)
    write(workspace, "b", CUT)
    write(workspace, "c", CUT, OTHER)
    with Library.open(workspace) as library:
        library.sync(processes=1)
        assert [one.article for one in library.quotes(QuoteFilter(text="Orvel"))] == ["a"]
        original.unlink()
        library.sync(processes=1)
        assert linked(library) == {"b": ["c"], "c": ["b"]}
        assert [one.article for one in library.quotes(QuoteFilter(text="Orvel"))] == ["b"]


def test_what_another_says_in_the_same_words_is_not_linked(tmp_path: Path) -> None:
    workspace = made(tmp_path)
    write(workspace, "a", FULL)
    write(workspace, "b", FULL.replace("Nora Velt", "Piet Aalders"))
    with Library.open(workspace) as library:
        library.sync(processes=1)
        assert linked(library) == {"a": [], "b": []}
