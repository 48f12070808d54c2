"""Grades of sources and marks on facts, kept in ``desk.yaml`` like everything of the user's."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from idlib_tui.brief.desk import Desk, DeskError
from idlib_tui.brief.desk_records import Fact
from idlib_tui.model import FactStatus, Reliability

FACT = Fact(FactStatus.DISPUTED, "3f2a", "first", 12, "More than 300: “hurt”")
BY_HAND = """# Mine
version: 1
grades: {Reuters: B, "The Gull": f}
facts: []
mine: yes
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "briefs" / "desk.yaml"


def test_they_are_kept_and_taken_back_step_by_step(file: Path) -> None:
    desk = Desk(file)
    desk.grade("Reuters", Reliability.C)
    desk.grade("The Gull: morning edition", Reliability.A)
    desk.grade("Reuters", Reliability.B)
    desk.mark_fact(FACT)
    again = Desk(file).content()
    assert again.grades == {"Reuters": "B", "The Gull: morning edition": "A"}
    assert again.facts == (FACT,)
    assert desk.undo() == "marked “More than 300: “hurt”” as disputed"
    assert desk.undo() == "graded Reuters B"
    assert desk.content().grades["Reuters"] is Reliability.C
    desk.grade("Reuters", None)
    desk.grade("Reuters", None)
    assert "Reuters" not in Desk(file).content().grades
    assert desk.undo() == "took the grade of Reuters away"
    assert desk.content().grades["Reuters"] is Reliability.C


def test_a_fact_has_one_mark(file: Path) -> None:
    desk = Desk(file)
    desk.mark_fact(FACT)
    other = Fact(FactStatus.NEEDS_SOURCE, *(FACT.content_hash, FACT.article, 99, FACT.text))
    desk.mark_fact(other)
    assert desk.content().statuses == {FACT.key: FactStatus.NEEDS_SOURCE}
    desk.unmark_fact(FACT.key)
    desk.unmark_fact(FACT.key)
    assert desk.content().facts == ()
    desk.undo()
    assert desk.content().facts == (other,)


def test_what_was_written_by_hand_stays(file: Path) -> None:
    file.parent.mkdir()
    file.write_text(BY_HAND.replace("f}", "F}"), encoding="utf-8")
    desk = Desk(file)
    assert desk.content().grades == {"Reuters": "B", "The Gull": "F"}
    desk.grade("AFP", Reliability.A)
    text = file.read_text(encoding="utf-8")
    assert "# Mine\n" in text
    assert "mine: yes\n" in text
    assert Desk(file).content().grades == {"Reuters": "B", "The Gull": "F", "AFP": "A"}


@pytest.mark.parametrize(
    ("written", "line", "problem"),
    [
        (BY_HAND, 3, "“f” is no grade. Use one of: A, B, C, D, E, F."),
        ("grades: [A]\n", 1, "`grades` must be names with a value each."),
        (
            "facts:\n- status: maybe\n  hash: a\n  article: b\n  text: c\n",
            2,
            "“maybe” is no status",
        ),
        ("facts:\n- status: disputed\n  hash: a\n", 2, "This marked fact has no `article`."),
    ],
)
def test_a_mistake_has_its_line(file: Path, written: str, line: int, problem: str) -> None:
    file.parent.mkdir()
    file.write_text(written, encoding="utf-8")
    with pytest.raises(DeskError) as raised:
        Desk(file).content()
    assert f"desk.yaml:{line}: " in str(raised.value)
    assert problem in str(raised.value)


NAMES = st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=12)
CHANGES = st.lists(st.tuples(NAMES, st.sampled_from([*Reliability, None, "undo"])), max_size=8)


@settings(max_examples=40, deadline=None)
@given(CHANGES)
def test_the_desk_equals_a_model(
    tmp_path_factory: pytest.TempPathFactory, changes: list[tuple[str, Reliability | str | None]]
) -> None:
    desk = Desk(tmp_path_factory.mktemp("desk") / "desk.yaml")
    states: list[dict[str, Reliability]] = [{}]
    for name, grade in changes:
        if grade == "undo":
            desk.undo()
            states = states[:-1] or states
            continue
        try:
            desk.grade(name, Reliability(grade) if grade is not None else None)
        except DeskError:
            # YAML has no way to write the name; nothing has changed.
            continue
        now = dict(states[-1])
        if grade is None:
            now.pop(name, None)
        else:
            now[name] = Reliability(grade)
        if grade is not None or name in states[-1]:
            states.append(now)
    assert Desk(desk.file).content().grades == states[-1]
