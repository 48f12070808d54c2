"""A word index from somebody else: nothing in it is run, and it is made anew."""

import shutil
from pathlib import Path

import pytest

from idlib_tui.library import Library, keys
from idlib_tui.workspace import Workspace
from tests.library.catalogs import searched
from tests.library.conftest import write_seeds
from tests.library.crafted import PARTS, TRUST, craft

ARTICLES = {
    "a.txt": "date 2020-02-18 Anna Halden said on Tuesday that talks with Turkey had failed.",
    "b.txt": "date 2020-02-03 Twelve soldiers were killed on Monday, the ministry said.",
}

# Whoosh leaves files open on which it fails, here where the crafted index is tried with it.
pytestmark = [
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]


@pytest.mark.parametrize("trust", TRUST)
@pytest.mark.parametrize("part", PARTS)
def test_nothing_in_it_is_run(tmp_path: Path, part: str, trust: str) -> None:
    workspace = write_seeds(tmp_path / "workspace", ARTICLES)
    with Library.open(workspace) as library:
        library.sync(processes=1)
        expected = searched(library)
    marker = tmp_path / "marker"
    craft(workspace, marker, part, trust)
    with Library.open(workspace) as library:
        assert searched(library) == expected
        assert library.search("haldne").suggestion == "halden"
        notices = " ".join(library.notices)
        # Nothing of Whoosh's table of contents is looked at, so only files are left to damage.
        if trust != "forged mark" or part not in {"schema", "segments", "column"}:
            assert ("another user" if trust == "manifest of another" else "damaged") in notices
    with Library.open(workspace) as library:
        library.health()
        library.sync(processes=1)
        assert searched(library) == expected
        assert library.health()["words"] == "ok"
        assert not library.notices
    assert not marker.exists()


@pytest.mark.parametrize("first", ["search", "sync", "health"])
def test_a_copied_workspace_is_searched_after_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, first: str
) -> None:
    workspace = write_seeds(tmp_path / "mine", ARTICLES)
    with Library.open(workspace) as library:
        library.sync(processes=1)
        expected = searched(library)
    shutil.copytree(workspace.root, tmp_path / "copied")
    copied = Workspace.at(tmp_path / "copied")

    def notices_when_used() -> str:
        with Library.open(copied) as library:
            if first == "search":
                library.search("halden")
            elif first == "health":
                library.health()
            notices = " ".join(library.sync(processes=1).notices)
            assert searched(library) == expected
            assert library.health()["words"] == "ok"
        return notices

    assert not notices_when_used()
    monkeypatch.setattr(keys, "_key", lambda _: b"of another user")
    assert (
        notices_when_used()
        == "The index was made by another user or on another machine; it is being rebuilt."
    )
    assert not notices_when_used()


def test_words_of_another_workspace_are_not_taken(tmp_path: Path) -> None:
    libraries = []
    for name, text in (("one", "The harbour was quiet."), ("two", "The mountain was quiet.")):
        workspace = write_seeds(tmp_path / name, {"a.txt": text})
        with Library.open(workspace) as library:
            library.sync(processes=1)
        libraries.append(workspace)
    one, two = libraries
    shutil.rmtree(two.index / "words")
    shutil.copytree(one.index / "words", two.index / "words")
    with Library.open(two) as library:
        assert library.search("harbour").total == 0
        assert library.search("mountain").total == 1


def test_an_older_copy_of_the_words_is_not_taken(tmp_path: Path) -> None:
    workspace = write_seeds(tmp_path / "workspace", {"a.txt": "The harbour was quiet."})
    with Library.open(workspace) as library:
        library.sync(processes=1)
        shutil.copytree(workspace.index / "words", tmp_path / "older")
        (workspace.seeds / "a.txt").write_text("The mountain was rather quiet.")
        library.sync(processes=1)
    shutil.rmtree(workspace.index / "words")
    shutil.copytree(tmp_path / "older", workspace.index / "words")
    with Library.open(workspace) as library:
        assert library.search("mountain").total == 1
        assert library.search("harbour").total == 0


def test_a_link_for_the_words_is_removed_and_what_it_leads_to_stays(tmp_path: Path) -> None:
    workspace = write_seeds(tmp_path / "workspace", {"a.txt": "The harbour was quiet."})
    with Library.open(workspace) as library:
        library.sync(processes=1)
    precious = tmp_path / "precious"
    precious.mkdir()
    for name in ("letter.txt", "MAIN_letter.txt", "manifest"):
        (precious / name).write_text("do not touch")
    words = workspace.index / "words"
    shutil.rmtree(words)
    words.symlink_to(precious)
    with Library.open(workspace) as library:
        assert library.search("harbour").total == 1
        library.sync(processes=1)
    assert not words.is_symlink()
    assert {path.read_text() for path in precious.iterdir()} == {"do not touch"}
    assert len(list(precious.iterdir())) == 3


def test_no_pickle_is_read_in_any_other_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("read with the pickle module itself")

    for name in (
        "codec.whoosh3.loads",
        "formats.loads",
        "columns.loads",
        "filedb.structfile.load_pickle",
        "index.pickle.loads",
    ):
        monkeypatch.setattr(f"whoosh.{name}", refuse)
    articles = {
        f"{n}.txt": f"date 2020-02-1{n % 9} Talks number {n} failed, Anna Halden said on Monday."
        for n in range(12)
    }
    workspace = write_seeds(tmp_path, articles)
    with Library.open(workspace) as library:
        for n in range(12):
            (workspace.seeds / "more.txt").write_text(f"One more word than {n} others.")
            library.sync(processes=1)  # the twelfth merges what the others left
        for query in ("talks", '"talks number"', '"talks failed"~3', "tal*", "halden~", "-talks"):
            library.search(query)
        assert library.search("haldne").suggestion == "halden"
        assert not library.notices
