"""The annotators find what the sentences of the gold set say, style by style."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from math import inf
from pathlib import Path
from typing import Any

import pytest
import yaml

from idlib_tui.annotate.events import find_events
from idlib_tui.annotate.figures import find_figures
from idlib_tui.annotate.text.document import read_document
from idlib_tui.annotate.times import find_timexes
from tests.annotate.quoting import direct, reported

GOLD = Path(__file__).with_name("gold")
WEDNESDAY = date(2021, 6, 16)


def sentences(kind: str, annotations: str) -> list[Any]:
    """The sentences of a gold file, with what is annotated in each."""
    styles = yaml.safe_load((GOLD / f"{kind}.yaml").read_text(encoding="utf-8"))
    fault = pytest.mark.xfail(reason="a known fault of the annotator")
    return [
        pytest.param(
            entry["text"],
            entry[annotations],
            id=f"{style}: {entry['text']}",
            marks=[fault] if entry.get("known_fault") else [],
        )
        for style, entries in styles.items()
        for entry in entries
    ]


@pytest.mark.parametrize(("text", "said"), sentences("quotes", "said"))
def test_quotes(text: str, said: Sequence[Sequence[str]]) -> None:
    found = direct(text) + reported(text)
    assert sorted(found) == sorted((words, speaker) for words, speaker in said)


@pytest.mark.parametrize(("text", "times"), sentences("times", "times"))
def test_times(text: str, times: dict[str, str]) -> None:
    found = find_timexes(read_document(text, WEDNESDAY))
    assert {timex.text: timex.value for timex in found} == times


@pytest.mark.parametrize(("text", "dates"), sentences("events", "dates"))
def test_events(text: str, dates: dict[str, str]) -> None:
    document = read_document(text, WEDNESDAY)
    events = find_events(document, find_timexes(document), (), (), undated=True)
    found = {text[event.trigger_start : event.trigger_end]: event.value for event in events}
    assert {trigger: found.get(trigger) for trigger in dates} == dates


@pytest.mark.parametrize(("text", "numbers"), sentences("figures", "figures"))
def test_figures(text: str, numbers: Sequence[Sequence[float | None]]) -> None:
    document = read_document(text, WEDNESDAY)
    found = find_figures(document, find_timexes(document), (), ())
    assert [(figure.value, figure.low, figure.high) for figure in found] == [
        (value, low, inf if high is None else high) for value, low, high in numbers
    ]
