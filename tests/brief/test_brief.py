"""A brief of the Idlib story: what is chosen, how it is cited, and where it goes."""

import re
from datetime import date
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from idlib_tui.brief import (
    BriefExistsError,
    Desk,
    Pin,
    PinKind,
    Selection,
    compose,
    default_path,
    free_path,
    render_markdown,
    write_document,
)
from idlib_tui.brief.desk_records import Heading, Judgement
from idlib_tui.brief.document import DeskDocument
from idlib_tui.brief.references import touching
from idlib_tui.brief.writing import slug
from idlib_tui.library import Library
from idlib_tui.model import Repair
from idlib_tui.workspace import Workspace

DAY = date(2020, 2, 29)
WHOLE = Selection(everything=True, appendix=True)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "desk.yaml")


def pin_of(library: Library, kind: PinKind, article: str, words: str) -> Pin:
    """A pin on words of an article of the story."""
    whole = library.article(article)
    return Pin(kind, whole.content_hash, whole.id, whole.text.index(words) if words else 0, words)


def test_every_line_is_cited_and_every_reference_leads_to_a_file(
    idlib: Library, desk: Desk
) -> None:
    markdown = render_markdown(compose(idlib, desk, WHOLE, DAY))
    body, references = markdown.split("## References")
    gaps = body[body.index("## Gaps") : body.index("## Sources")]
    for line in body.replace(gaps, "").splitlines():
        actor = re.fullmatch(r"- \*\*[^*]+\*\*(, [^*]+)?", line)
        if line.lstrip().startswith("- ") and not actor:
            assert re.search(r"\[\^\d+\]", line), line
    used = {int(n) for n in re.findall(r"\[\^(\d+)\]", body)}
    defined = re.findall(r"^\[\^(\d+)\]: \[.*?\]\(<\.\./seeds/(.*?)>\)", references, re.MULTILINE)
    assert [int(n) for n, _ in defined] == list(range(1, len(used) + 1))
    assert all((idlib.workspace.seeds / file).is_file() for _, file in defined)


def test_the_sources_say_how_their_dates_are_known(idlib: Library, desk: Desk) -> None:
    markdown = render_markdown(compose(idlib, desk, Selection(everything=True), DAY))
    rows = [line for line in markdown.splitlines() if line.startswith("| ") and "20" in line]
    assert sum("≈" in row and "inferred" in row for row in rows) == 2
    assert sum("stated in the file" in row for row in rows) == 3


def test_the_markdown_is_two_tables_and_lists_to_a_parser(idlib: Library, desk: Desk) -> None:
    markdown = render_markdown(compose(idlib, desk, WHOLE, DAY))
    html = MarkdownIt("commonmark").enable("table").render(markdown)
    assert html.count("<table>") == 2
    assert "<h2>Appendix: who said what</h2>" in html
    assert "<code>" not in html
    assert "<ol>" not in html


def test_with_pins_only_what_is_pinned(idlib: Library, desk: Desk) -> None:
    words = "“We did not take the document and map that was presented to us,”"
    desk.toggle(pin_of(idlib, PinKind.QUOTE, "000", words))
    desk.set_note(desk.pins[0], "which map?")
    desk.toggle(pin_of(idlib, PinKind.PARAGRAPH, "004", "Talks to resume"))
    desk.toggle(pin_of(idlib, PinKind.ARTICLE, "003", ""))
    brief = compose(idlib, desk, Selection(), DAY)
    assert [group.actor for group in brief.quotes] == ["Ibrahim Kalin"]
    assert brief.quotes[0].quotes[0].note == "which map?"
    assert [passage.article[:3] for passage in brief.passages] == ["004", "003"]
    assert not brief.chronology
    assert {row.id[:3] for row in brief.sources} == {"000", "003", "004"}
    assert "Note: which map?" in render_markdown(brief)


def test_a_pin_outlives_the_index_and_an_edit(idlib_workspace: Workspace, desk: Desk) -> None:
    with Library.open(idlib_workspace) as library:
        library.sync(processes=1)
        words = "but no concrete results have been reached yet"
        desk.toggle(pin_of(library, PinKind.PARAGRAPH, "004", words))
        file = idlib_workspace.seeds / library.article("004").file
        file.write_text("A new first line.\n" + file.read_text(encoding="utf-8"), encoding="utf-8")
        library.sync(processes=1)
        brief = compose(library, desk, Selection(), DAY)
        assert [passage.text for passage in brief.passages] == [words]
        file.unlink()
        library.sync(processes=1)
        brief = compose(library, desk, Selection(), DAY)
        assert (brief.passages, [pin.text for pin in brief.missing]) == ((), [words])


def test_an_actor_and_a_stretch_of_time(idlib: Library, desk: Desk) -> None:
    selection = Selection(actor="akar", since=date(2020, 2, 20), until=date(2020, 3, 1))
    brief = compose(idlib, desk, selection, DAY)
    assert [group.actor for group in brief.quotes] == ["Hulusi Akar"]
    assert {row.id[:3] for row in brief.sources} == {"002"}


def test_a_query_limits_the_articles(idlib: Library, desk: Desk) -> None:
    brief = compose(idlib, desk, Selection(query="Stoltenberg"), DAY)
    assert {q.statement.article[:3] for group in brief.quotes for q in group.quotes} == {"002"}


def test_figures_pass_the_filters_one_by_one(idlib: Library, desk: Desk) -> None:
    selection = Selection(since=date(2020, 2, 18), until=date(2020, 2, 28))
    brief = compose(idlib, desk, selection, DAY)
    days = [r.figure.as_of or r.published for f in brief.figures for r in f.group.reports]
    assert days
    assert all(day and selection.since <= day <= selection.until for day in days)  # type: ignore[operator]
    brief = compose(idlib, desk, Selection(query="Stoltenberg"), DAY)
    assert {r.article[:3] for f in brief.figures for r in f.group.reports} <= {"002"}


def test_words_that_were_repaired_are_marked(idlib: Library, desk: Desk) -> None:
    brief = compose(idlib, desk, Selection(actor="stoltenberg"), DAY)
    marked = [q for group in brief.quotes for q in group.quotes if q.repaired]
    assert any("air strikes" in q.statement.quote.text for q in marked)
    assert "†" in render_markdown(brief)


def test_repairs_of_white_space_are_not_worth_a_mark() -> None:
    repairs = (Repair("space", 3, 4, "  ", " "), Repair("mark", 8, 9, ",quot", "”"))
    assert touching(repairs, 0, 20) == [repairs[1]]
    assert touching(repairs, 10, 20) == []


def test_a_brief_is_never_overwritten_unasked(tmp_path: Path, idlib: Library, desk: Desk) -> None:
    brief = compose(idlib, desk, Selection(actor="akar"), DAY)
    path = default_path(tmp_path, brief)
    assert path.name == "2020-02-29-idlib-february-2020.md"
    write_document(path, "first", idlib.workspace)
    with pytest.raises(BriefExistsError):
        write_document(path, "second", idlib.workspace)
    assert path.read_text(encoding="utf-8") == "first"
    assert free_path(path).name == "2020-02-29-idlib-february-2020-2.md"
    write_document(path, "second", idlib.workspace, overwrite=True)
    assert path.read_text(encoding="utf-8") == "second"


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Çavuşoğlu: “No deal!”", "cavusoglu-no-deal"),
        ("", "brief"),
        ("…", "brief"),
        ("x" * 80, "x" * 60),
        ("word " * 20, "-".join(["word"] * 12)),
    ],
)
def test_slugs(title: str, expected: str) -> None:
    assert slug(title) == expected


def test_the_desk_is_written_in_the_users_order_with_her_judgements(
    idlib: Library, desk: Desk
) -> None:
    document = DeskDocument(desk)
    words = "“We did not take the document and map that was presented to us,”"
    document.add(Heading("What *failed*"))
    desk.toggle(pin_of(idlib, PinKind.QUOTE, "000", words))
    document.add(Judgement("Turkey will not yield."))
    event = next(entry for entry in idlib.chronology() if entry.text.startswith("On February 3"))
    report = event.reports[0]
    article = idlib.article(report.article)
    text = article.text[report.start : report.end]
    desk.toggle(Pin(PinKind.EVENT, article.content_hash, article.id, report.start, text, "seven?"))
    document.add(Heading("Empty so far"))
    document.move(Judgement("Turkey will not yield."), -1)
    markdown = render_markdown(compose(idlib, desk, Selection(), DAY))
    body = markdown.split("## Sources")[0]
    assert body[body.index("## What") :] == (
        "## What \\*failed\\*\n\n*Judgement:* Turkey will not yield.\n\n"
        "- **Ibrahim Kalin**, *18 Feb 2020:* “We did not take the document and map that was"
        " presented to us”[^1]\n"
        f"- **3 Feb 2020** — {text}[^2][^3] (2 sources, 1 independent)\n"
        "  - Note: seven?\n\n## Empty so far\n\n"
    )
    assert "## Bottom line" in render_markdown(
        compose(idlib, desk, Selection(everything=True), DAY)
    )
