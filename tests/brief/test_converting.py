"""Converting a brief through pandoc: said clearly where there is none, and never over a file."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from idlib_tui.brief import BriefExistsError
from idlib_tui.brief.converting import ConversionError, convert
from idlib_tui.brief.writing import UnwritableError
from idlib_tui.workspace import Workspace

PANDOC = """#!/bin/sh
for option in "$@"; do
    case "$option" in
        --output=*) target="${option#--output=}" ;;
        --*) echo "$option" >> "$(dirname "$0")/options" ;;
        *) source="$option" ;;
    esac
done
if grep -q impossible "$source"; then echo "Error: no such font" >&2; exit 43; fi
printf 'made of ' > "$target"; cat "$source" >> "$target"
"""


@pytest.fixture
def brief(tmp_path: Path) -> Path:
    folder = tmp_path / "briefs"
    folder.mkdir()
    (tmp_path / "seeds").mkdir()
    path = folder / "talks.md"
    path.write_text("# Talks\n", encoding="utf-8")
    return path


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a pandoc of our own, the first on PATH."""
    folder = tmp_path / "programs"
    folder.mkdir()
    (folder / "pandoc").write_text(PANDOC, encoding="utf-8")
    (folder / "pandoc").chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    return folder


def test_without_pandoc_that_is_said(brief: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(ConversionError, match="DOCX is made by pandoc, which is not installed"):
        convert(brief, "docx", Workspace.at(brief.parents[1]))
    assert list(brief.parent.iterdir()) == [brief]


def test_it_is_written_beside_the_brief_and_never_over_another(brief: Path, programs: Path) -> None:
    workspace = Workspace.at(brief.parents[1])
    made = convert(brief, "docx", workspace)
    assert made == brief.with_suffix(".docx")
    assert made.read_text(encoding="utf-8") == "made of # Talks\n"
    options = (programs / "options").read_text(encoding="utf-8").split()
    assert "--sandbox" in options
    assert "--from=markdown-raw_tex" in options
    with pytest.raises(BriefExistsError):
        convert(brief, "docx", workspace)
    brief.write_text("# New\n", encoding="utf-8")
    convert(brief, "docx", workspace, overwrite=True)
    assert made.read_text(encoding="utf-8") == "made of # New\n"


@pytest.mark.usefixtures("programs")
def test_what_pandoc_says_is_told(brief: Path) -> None:
    brief.write_text("impossible\n", encoding="utf-8")
    with pytest.raises(ConversionError, match="Error: no such font"):
        convert(brief, "pdf", Workspace.at(brief.parents[1]))
    assert not brief.with_suffix(".pdf").exists()


@pytest.mark.usefixtures("programs")
def test_nothing_is_written_among_the_articles(brief: Path) -> None:
    article = brief.parents[1] / "seeds" / "article.md"
    article.write_text("An article.\n", encoding="utf-8")
    with pytest.raises(UnwritableError):
        convert(article, "html", Workspace.at(brief.parents[1]))
