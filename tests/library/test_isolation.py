"""A step that fails on one article costs that article what it would have found, and no more."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from idlib_tui.library import Library
from idlib_tui.model import PublishedFrom
from tests.library.conftest import write_seeds

WORK, PIPELINE = "idlib_tui.library.sync.workers", "idlib_tui.annotate.pipeline"
BODY = (
    "The harbour opened on Tuesday. “We waited for two years,” Ann Lee told reporters. "
    "She said more than 300 ships had come since 1 May 2018. Dockers cheered in the rain."
)
ARTICLES = {
    "a.txt": f"date 2020-02-19 {BODY}",
    "hit.txt": f"date 2020-02-20 {BODY} A storm was near.",
    "later.txt": f"date 2020-02-21 {BODY} The mayor left early.",
    "undated.txt": f"{BODY} A storm was far.",
}
STEPS = {
    "read_file": (WORK, "It could not be read (ZeroDivisionError)"),
    "sketch": (WORK, "It could not be compared with other articles (ZeroDivisionError)"),
    "find_timexes": (PIPELINE, "Its dates and times could not be found (ZeroDivisionError)"),
    "find_quotes": (PIPELINE, "Its people and quotes could not be found (ZeroDivisionError)"),
    "find_events": (PIPELINE, "Its events could not be found (ZeroDivisionError)"),
    "find_figures": (PIPELINE, "Its figures could not be found (ZeroDivisionError)"),
}


def break_step(monkeypatch: pytest.MonkeyPatch, module: str, name: str, word: str) -> None:
    """Make a function fail on what holds a word."""
    works: Callable[..., Any] = getattr(import_module(module), name)

    def breaks(first: object, *others: object, **named: object) -> object:
        given = first.read_text() if isinstance(first, Path) else getattr(first, "text", first)
        if word in str(given):
            raise ZeroDivisionError
        return works(first, *others, **named)

    monkeypatch.setattr(f"{module}.{name}", breaks)


@pytest.mark.parametrize("step", STEPS)
def test_one_step_fails_on_one_article(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    module, sentence = STEPS[step]
    workspace = write_seeds(tmp_path, ARTICLES)
    with monkeypatch.context() as broken, Library.open(workspace) as library:
        break_step(broken, module, step, "storm was near")
        report = library.sync(processes=1)
        assert report.complete
        assert report.problems == 1
        [problem] = library.problems()
        assert problem.file == "hit.txt"
        assert problem.reason.startswith(sentence)
        assert library.search("mayor").total == 1
        assert library.annotations("later").figures
        if step != "read_file":
            assert library.search("near").total == 1
            found = library.annotations("hit")
            failed = step.removeprefix("find_")
            # Events are dated by the times.
            without = {failed, "events"} if failed == "timexes" else {failed}
            for name in {"timexes", "quotes", "events", "figures"} - without:
                assert getattr(found, name), name
            assert not getattr(found, failed, ())
    with Library.open(workspace) as library:
        mended = {"new": "rules"}
        monkeypatch.setattr(
            "idlib_tui.library.catalog.fingerprints.program_rules", lambda _: mended["new"]
        )
        assert library.sync(processes=1).problems == 0
        assert library.annotations("hit").figures


@pytest.mark.parametrize("step", ["date_from_text", "infer_published"])
def test_a_day_that_cannot_be_looked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    workspace = write_seeds(tmp_path, ARTICLES)
    break_step(monkeypatch, WORK, step, "storm was far")
    with Library.open(workspace) as library:
        assert library.sync(processes=1).complete
        [problem] = library.problems()
        assert problem.file == "undated.txt"
        assert problem.reason.startswith("Its publication date could not be determined")
        assert library.article("undated").published.known_from is not PublishedFrom.FILE
        assert library.annotations("undated").quotes


def test_problems_of_two_stages_are_told_together(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace = write_seeds(tmp_path, ARTICLES)
    break_step(monkeypatch, WORK, "sketch", "storm was far")
    break_step(monkeypatch, PIPELINE, "find_figures", "storm was far")
    with Library.open(workspace) as library:
        assert library.sync(processes=1).problems == 1
        [problem] = library.problems()
        assert "compared with other articles" in problem.reason
        assert "Its figures" in problem.reason
