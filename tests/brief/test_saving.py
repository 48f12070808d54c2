"""A brief and what lies beside it: of the same words, or not there."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from idlib_tui.brief import BriefExistsError, Desk, Selection, compose, save_brief
from idlib_tui.brief.compose import Brief
from idlib_tui.brief.manifest import ManifestError
from idlib_tui.brief.since import known_to_brief
from idlib_tui.brief.verifying import verify_manifest
from idlib_tui.library import Library
from idlib_tui.workspace import Workspace


def made(library: Library, day: int = 29) -> Brief:
    desk = Desk(library.workspace.briefs / "desk.yaml")
    return compose(library, desk, Selection(), date(2020, 2, day))


def names(path: Path) -> list[str]:
    return sorted(each.name for each in path.parent.iterdir())


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "mine").mkdir()
    return tmp_path / "mine" / "b.md"


ALL = ["b.manifest.json", "b.md", "b.sha256"]


def test_a_manifest_goes_with_the_brief_and_is_made_anew_with_it(
    idlib: Library, path: Path
) -> None:
    saved = save_brief(idlib, made(idlib), path)
    assert [each.name for each in saved.written] == ["b.md", "b.manifest.json", "b.sha256"]
    assert verify_manifest(path.with_suffix(".manifest.json")).disagreements == ()
    assert len(known_to_brief(path)) == 5
    with pytest.raises(BriefExistsError):
        save_brief(idlib, made(idlib, 28), path)
    assert "29 Feb 2020" in path.read_text("utf-8")
    save_brief(idlib, made(idlib, 28), path, overwrite=True)
    assert names(path) == ALL
    assert verify_manifest(path.with_suffix(".manifest.json")).disagreements == ()


def test_an_old_manifest_does_not_stay_beside_other_words(idlib: Library, path: Path) -> None:
    save_brief(idlib, made(idlib), path)
    same = save_brief(idlib, made(idlib), path, overwrite=True, manifest=False)
    assert (same.removed, names(path)) == ((), ALL)
    saved = save_brief(idlib, made(idlib, 28), path, overwrite=True, manifest=False)
    assert [each.name for each in saved.removed] == ["b.manifest.json", "b.sha256"]
    assert names(path) == ["b.md"]


def test_what_no_brief_has_left_there_is_never_touched(idlib: Library, path: Path) -> None:
    for suffix, text in ((".manifest.json", '{"mine": 1}'), (".sha256", "mine")):
        beside = path.with_suffix(suffix)
        beside.write_text(text, encoding="utf-8")
        with pytest.raises(BriefExistsError, match=beside.name.replace(".", r"\.")):
            save_brief(idlib, made(idlib), path, overwrite=True)
        assert not path.exists()
        save_brief(idlib, made(idlib), path, overwrite=True, manifest=False)
        assert beside.read_text("utf-8") == text
        path.unlink()
        beside.unlink()


def test_the_manifest_of_another_brief_is_not_removed(idlib: Library, path: Path) -> None:
    save_brief(idlib, made(idlib), path)
    manifest = path.with_suffix(".manifest.json")
    content = json.loads(manifest.read_text("utf-8"))
    content["brief"]["file"] = "other.md"
    manifest.write_text(json.dumps(content), encoding="utf-8")
    save_brief(idlib, made(idlib, 28), path, overwrite=True, manifest=False)
    assert names(path) == ALL


def test_nothing_is_written_where_a_source_has_changed(idlib_workspace: Workspace) -> None:
    with Library.open(idlib_workspace) as library:
        library.sync(processes=1)
        brief = made(library)
        next(idlib_workspace.seeds.glob("003*")).write_text("other", encoding="utf-8")
        path = idlib_workspace.briefs / "b.md"
        with pytest.raises(ManifestError, match="has changed since it was read"):
            save_brief(library, brief, path)
        assert not path.exists()
