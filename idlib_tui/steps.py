"""The steps that each text goes through: one that fails costs what it would have found, no more."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import PurePath
from traceback import walk_tb
from typing import ParamSpec, TypeVar

from idlib_tui.model import Failure, Step

Parameters = ParamSpec("Parameters")
Result = TypeVar("Result")

_PACKAGE = PurePath(__file__).parent

_COULD_NOT = {
    Step.LAYOUT: "its sentences could not be told apart",
    Step.TIMES: "its dates and times could not be found",
    Step.QUOTES: "its people and quotes could not be found",
    Step.EVENTS: "its events could not be found",
    Step.FIGURES: "its figures could not be found",
    Step.DATE: "its day of publication could not be looked for",
    Step.LIKENESS: "it could not be compared with other articles",
}


class Steps:
    """Runs steps over one text, and keeps what went wrong.

    Attributes:
        failures: The steps that failed, in order.
    """

    def __init__(self) -> None:
        self.failures: list[Failure] = []

    def run(
        self,
        step: Step,
        otherwise: Result,
        work: Callable[Parameters, Result],
        *args: Parameters.args,
        **kwargs: Parameters.kwargs,
    ) -> Result:
        """Call ``work``; where it raises, note the failure and give ``otherwise``."""
        try:
            return work(*args, **kwargs)
        except Exception as error:  # noqa: BLE001 - a defect that one text lays bare
            self.failures.append(Failure(step, type(error).__name__, _where(error)))
            return otherwise


def told(failures: Sequence[Failure]) -> str:
    """Say in a sentence what could not be done with a text; "" if nothing failed."""
    if not failures:
        return ""
    if any(failure.step is Step.READING for failure in failures):
        return f"It could not be read ({failures[0].error}): this is a defect of the program."
    parts = [f"{_COULD_NOT[failure.step]} ({failure.error})" for failure in failures]
    sentence = "; ".join(parts)
    return f"{sentence[0].upper()}{sentence[1:]}; everything else in it is there."


def _where(error: Exception) -> str:
    """The innermost place in this package that the error passed through: file and line."""
    places = [(PurePath(at.f_code.co_filename), line) for at, line in walk_tb(error.__traceback__)]
    own = [(file, line) for file, line in places if file.is_relative_to(_PACKAGE)]
    file, line = own[-1]
    return f"{file.relative_to(_PACKAGE).as_posix()}:{line}"
