"""An annotator that fails on a text costs what it would have found, and nothing else."""

from __future__ import annotations

from datetime import date

import pytest

from idlib_tui.annotate import annotate
from idlib_tui.annotate.pipeline import find_events, find_figures, find_quotes, find_timexes
from idlib_tui.model import Annotated, Step
from idlib_tui.steps import failure_sentence

TEXT = (
    "The harbour opened on Tuesday. “We waited for two years,” Ann Lee told reporters. "
    "She said more than 300 ships had come since 1 May 2018."
)
STEP_OF = {
    find_timexes.__name__: Step.TIMES,
    find_quotes.__name__: Step.QUOTES,
    find_events.__name__: Step.EVENTS,
    find_figures.__name__: Step.FIGURES,
}


def fail(*_: object, **__: object) -> None:
    raise IndexError("no such place")


def annotated() -> Annotated:
    return annotate(TEXT, date(2020, 2, 19), undated=True)


def test_nothing_fails_on_a_plain_text() -> None:
    assert annotated().failures == ()
    assert failure_sentence(()) == ""


@pytest.mark.parametrize("name", STEP_OF)
def test_the_others_find_what_they_can(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setattr(f"idlib_tui.annotate.pipeline.{name}", fail)
    failed = annotated()
    step = STEP_OF[name]
    assert [(failure.step, failure.error) for failure in failed.failures] == [(step, "IndexError")]
    for other in STEP_OF:
        found = getattr(failed.found, other.removeprefix("find_"))
        assert bool(found) == (other != name), other
    assert failure_sentence(failed.failures).endswith(
        "could not be found (IndexError); everything else was found."
    )


def test_several_failures_make_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in STEP_OF:
        monkeypatch.setattr(f"idlib_tui.annotate.pipeline.{name}", fail)
    sentence = failure_sentence(annotated().failures)
    assert sentence.startswith("Its dates and times could not be found (IndexError); its people")
    assert sentence.count("IndexError") == len(STEP_OF)
    assert sentence.count(".") == 1


def test_a_text_that_cannot_be_laid_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("idlib_tui.annotate.pipeline.read_document", fail)
    failed = annotated()
    assert [failure.step for failure in failed.failures] == [Step.LAYOUT]
    assert failed.found.quotes == ()


def test_where_it_failed_is_told_for_whoever_mends_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("idlib_tui.annotate.figures.finder.read_sentence", fail)
    [failure] = annotated().failures
    file, _, line = failure.where.rpartition(":")
    assert file == "annotate/figures/finder.py"
    assert line.isdecimal()


@pytest.mark.parametrize("error", [KeyboardInterrupt, SystemExit])
def test_an_interrupt_is_no_failure(
    monkeypatch: pytest.MonkeyPatch, error: type[BaseException]
) -> None:
    def stop(*_: object) -> None:
        raise error

    monkeypatch.setattr("idlib_tui.annotate.pipeline.find_timexes", stop)
    with pytest.raises(error):
        annotated()
