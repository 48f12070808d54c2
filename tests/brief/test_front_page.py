"""The first page of a brief on the Idlib story."""

import re
from datetime import date
from pathlib import Path

import pytest

from idlib_tui.brief import Desk, Pin, PinKind, Selection, compose, render_markdown
from idlib_tui.library import Library
from idlib_tui.workspace import Workspace

DAY = date(2020, 2, 29)
ACTORS = ("Ibrahim Kalin", "Mevlut Cavusoglu", "Michelle Bachelet", "Jens Stoltenberg")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "desk.yaml")


def page(library: Library, desk: Desk, **chosen: object) -> str:
    return render_markdown(compose(library, desk, Selection(**chosen), DAY))  # type: ignore[arg-type]


def section(markdown: str, title: str) -> str:
    found = re.search(rf"^## {title}\n\n(.*?)(?=\n\n## |\Z)", markdown, re.DOTALL | re.MULTILINE)
    assert found, title
    return found[1]


def test_a_brief_of_the_whole_story_is_one_page(idlib: Library, desk: Desk) -> None:
    markdown = page(idlib, desk)
    assert re.findall(r"^## (.*)", markdown, re.MULTILINE) == [
        "Bottom line",
        "What happened",
        "Positions",
        "Figures in dispute",
        "Gaps",
        "Sources",
        "References",
    ]


def test_ten_events_each_on_its_own_day_without_datelines(idlib: Library, desk: Desk) -> None:
    lines = section(page(idlib, desk), "What happened").splitlines()
    days = [re.match(r"- \*\*(.*?)\*\*", line)[1] for line in lines]  # type: ignore[index]
    assert len(days) == len(set(days)) == 10
    assert not any("ANKARA –" in line or "Reyhanli, Turkey –" in line for line in lines)
    assert any(line.startswith("- **27 Feb 2020** — The presidents of Turkey") for line in lines)


def test_each_actor_has_at_most_two_statements_and_the_comma_is_left_out(
    idlib: Library, desk: Desk
) -> None:
    blocks = section(page(idlib, desk), "Positions").split("\n- **")
    assert [block.removeprefix("- **").split("**")[0] for block in blocks][:4] == list(ACTORS)
    assert all(1 <= block.count("\n  - ") <= 2 for block in blocks)
    assert "the civilians there”[^" in blocks[0]
    assert ",”[^" not in "".join(blocks)


def test_figures_in_dispute_are_a_table_of_different_values(idlib: Library, desk: Desk) -> None:
    rows = section(page(idlib, desk), "Figures in dispute").splitlines()
    displaced = next(row for row in rows if row.startswith("| displaced"))
    assert "586,000 according to United Nations Office" in displaced
    assert "close to 1 million people according to Tayyip Erdogan" in displaced


def test_what_is_open_is_stated(idlib: Library, desk: Desk) -> None:
    gaps = section(page(idlib, desk), "Gaps")
    assert re.search(r"\d of the 10 main events rest on one independent report only", gaps)
    assert gaps.count("is only inferred") == 2


def test_the_bottom_line_is_the_users_and_a_place_for_it_where_there_is_none(
    idlib: Library, desk: Desk
) -> None:
    assert section(page(idlib, desk, bottom_line="Talks *failed*."), "Bottom line") == (
        r"Talks \*failed\*."
    )
    assert section(page(idlib, desk), "Bottom line").startswith("<!-- ")


def test_the_appendix_holds_all_the_rest(idlib: Library, desk: Desk) -> None:
    markdown = page(idlib, desk, everything=True, appendix=True)
    said = section(markdown, "Appendix: who said what")
    assert said.count("[^") > section(markdown, "Positions").count("[^")
    assert len(section(markdown, "Appendix: chronology").splitlines()) > 40


def test_reported_speech_is_a_whole_sentence_and_stands_once(idlib: Library, desk: Desk) -> None:
    markdown = page(idlib, desk, everything=True, appendix=True)
    said = section(markdown, "Appendix: who said what")
    assert "reported" not in markdown.split("## Appendix: where")[0].split("## Positions")[1][:6000]
    lines = [line for line in said.splitlines() if line.startswith("- ")]
    bodies = [line.split(":* ", 1)[1].split("[^")[0] for line in lines]
    assert all(re.match(r"[^\w]*[A-Z0-9]|†", body) for body in bodies if "“" not in body[:2])


def test_no_sentence_stands_under_two_days(idlib: Library, desk: Desk) -> None:
    markdown = page(idlib, desk, everything=True, appendix=True)
    for title in ("What happened", "Appendix: chronology"):
        lines = section(markdown, title).splitlines()
        words = [line.split(" — ", 1)[1].split("[^")[0] for line in lines]
        assert len(set(words)) == len(words)


def test_a_sentence_about_two_years_names_both(tmp_path: Path, desk: Desk) -> None:
    (tmp_path / "story" / "seeds").mkdir(parents=True)
    workspace = Workspace.at(tmp_path / "story")
    text = "The council of Orvel, which closed the dam in 2017, opened it to boats in 2018."
    (workspace.seeds / "dam.txt").write_text(f"The dam of Orvel\n\nMarch 3, 2020\n\n{text}\n")
    with Library.open(workspace) as library:
        library.sync()
        markdown = page(library, desk, everything=True, appendix=True)
    assert "(also 2018)" in section(markdown, "Appendix: chronology")


def test_a_quotation_that_goes_on_is_closed(idlib: Library, desk: Desk) -> None:
    lines = section(page(idlib, desk, everything=True, appendix=True), "Appendix: chronology")
    assert "— “The previous seven months have gone from negative to worse. …”[^" in lines


def test_he_at_the_beginning_of_an_event_is_named(idlib: Library, desk: Desk) -> None:
    assert "He [Mevlut Cavusoglu] said that since" in page(idlib, desk).replace("\\", "")


def test_positions_do_not_repeat_the_events(idlib: Library, desk: Desk) -> None:
    markdown = page(idlib, desk)
    happened = section(markdown, "What happened")
    for line in section(markdown, "Positions").splitlines():
        assert line.split(":* ")[-1].split("[^")[0] not in happened or ":* " not in line


def test_pins_make_a_brief_of_pins_unless_the_story_is_asked_for(
    idlib: Library, desk: Desk
) -> None:
    article = idlib.article("000")
    words = "“We did not take the document and map that was presented to us,”"
    start = article.text.index(words)
    desk.toggle(Pin(PinKind.QUOTE, article.content_hash, article.id, start, words))
    assert "## Bottom line" not in page(idlib, desk)
    assert "## Bottom line" in page(idlib, desk, everything=True)
