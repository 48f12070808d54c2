"""The manifest of a brief: hashes that ``sha256sum`` reads, citations down to bytes, comparing."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from idlib_tui.brief import Desk, Selection, compose, make_manifest, write_out
from idlib_tui.brief.byte_map import ByteMap
from idlib_tui.brief.manifest import ManifestError
from idlib_tui.brief.verifying import Change, verify_manifest
from idlib_tui.library import Library
from tests.support import SEEDS


@pytest.fixture
def brief(idlib: Library, tmp_path: Path) -> Path:
    """A brief with its manifest in a folder of its own; its articles lie in ``seeds`` beside it."""
    shutil.copytree(SEEDS, tmp_path / "seeds")
    selection = Selection(everything=True, appendix=True)
    made = compose(idlib, Desk(tmp_path / "desk.yaml"), selection, date(2020, 2, 29))
    folder = tmp_path / "briefs"
    folder.mkdir()
    markdown = write_out(made)
    manifest, hashes = make_manifest(idlib, made, markdown, "b.md", "../seeds")
    (folder / "b.md").write_text(markdown.text, encoding="utf-8", newline="")
    (folder / "b.manifest.json").write_text(manifest, encoding="utf-8", newline="")
    (folder / "b.sha256").write_text(hashes, encoding="utf-8", newline="")
    return folder / "b.manifest.json"


def manifest_of(path: Path) -> dict[str, Any]:
    found = json.loads(path.read_text(encoding="utf-8"))
    assert isinstance(found, dict)
    return found


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="sha256sum is not installed")
def test_sha256sum_reads_the_hashes(brief: Path) -> None:
    def compared() -> int:
        arguments = ["sha256sum", "-c", "--strict", "b.sha256"]
        return subprocess.run(arguments, cwd=brief.parent, check=False).returncode

    assert compared() == 0
    next((brief.parents[1] / "seeds").glob("003*")).write_text("other", encoding="utf-8")
    assert compared() != 0


def test_citations_lead_to_the_bytes_that_they_were_read_from(brief: Path) -> None:
    found = manifest_of(brief)
    assert len(found["citations"]) > 50
    for each in found["citations"]:
        data = (brief.parent / each["file"]).read_bytes()
        place = each["bytes"]
        raw = data[place["start"] : place["end"]]
        assert hashlib.sha256(raw).hexdigest() == place["sha256"]
        first = each["text"].strip("“”\"'").split()[0].encode()
        assert first.split(b"\xe2")[0] in raw


def test_every_repair_is_listed(brief: Path, idlib: Library) -> None:
    listed = {
        article["id"]: len(article["repairs"])
        for source in manifest_of(brief)["sources"]
        for article in source["articles"]
    }
    assert listed == {row.id: len(idlib.article(row.id).repairs) for row in idlib.articles()}
    assert sum(listed.values()) > 0


def test_all_agrees_wherever_it_is_moved(brief: Path, tmp_path: Path) -> None:
    found = verify_manifest(brief)
    assert (found.files, found.disagreements) == (6, ())
    assert found.citations == len(manifest_of(brief)["citations"])
    (tmp_path / "elsewhere").mkdir()
    moved = Path(shutil.move(tmp_path / "seeds", tmp_path / "elsewhere" / "copy"))
    assert {each.change for each in verify_manifest(brief).disagreements} == {
        Change.MISSING,
        Change.GONE,
    }
    assert verify_manifest(brief, moved).disagreements == ()


def test_a_change_tells_the_citations_that_it_touches(brief: Path) -> None:
    found = manifest_of(brief)
    cited = [each for each in found["citations"] if "/003" in each["file"]]
    target = min(cited, key=lambda each: each["bytes"]["start"])
    path = brief.parent / target["file"]
    data = path.read_bytes()
    start, end = target["bytes"]["start"], target["bytes"]["end"]
    path.write_bytes(data[:start] + data[start:end].replace(b"e", b"X", 1) + data[end:])
    wrong = verify_manifest(brief).disagreements
    assert wrong[0].change is Change.CHANGED
    assert [(each.change, each.reference) for each in wrong[1:]] == [
        (Change.GONE, target["reference"])
    ]
    path.write_bytes(b"A new first line.\n\n" + data)
    changes = {each.change for each in verify_manifest(brief).disagreements}
    assert changes == {Change.CHANGED, Change.MOVED}


def test_a_brief_that_was_edited(brief: Path) -> None:
    with (brief.parent / "b.md").open("a", encoding="utf-8") as file:
        file.write("One more line.\n")
    assert [(e.change, e.file) for e in verify_manifest(brief).disagreements] == [
        (Change.CHANGED, "b.md")
    ]


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"format": "idlib-tui manifest 1"}', "\0", "[" * 9999]
)
def test_what_is_no_manifest(tmp_path: Path, text: str) -> None:
    path = tmp_path / "m.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ManifestError, match=r"m\.json is no manifest"):
        verify_manifest(path)


@pytest.mark.parametrize(
    "data",
    [
        "Zoë said “no”.\r\nMore.".encode(),
        b"\xef\xbb\xbf" + "Zoë said “no”.".encode(),
        b"\xff\xfe" + "Zoë said “no”.".encode("utf-16-le"),
        "Zoë said “no” in the café of the old harbour.".encode("cp1252"),
    ],
)
def test_bytes_of_characters(data: bytes) -> None:
    raw = ByteMap(data)
    at = raw.text.index("said")
    start, end = raw.span(at, at + 9)
    assert "said “no”".encode() == raw.text[at : at + 9].encode()
    assert (
        data[start:end].decode(
            "utf-16-le" if data[0] == 0xFF else "cp1252" if data[2] == 0xEB else "utf-8"
        )
        == "said “no”"
    )


def test_bytes_that_are_no_text() -> None:
    assert ByteMap(b"%PDF-1.7\n\x00\x01").text == ""
