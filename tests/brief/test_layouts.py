"""The layouts of a brief: the program's own, and the user's, which can do no harm."""

import re
from datetime import date
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from idlib_tui.brief import (
    Desk,
    Selection,
    TemplateError,
    compose,
    layout,
    layouts,
    render_markdown,
    write_out,
)
from idlib_tui.check import check_draft
from idlib_tui.cli.commands.brief import WriteBrief
from idlib_tui.library import Library
from idlib_tui.workspace import Workspace

DAY = date(2020, 2, 29)
NAMES = ["bluf", "chronology", "desk", "lists", "plain", "sitrep", "speaker-notes", "who-said-what"]


@pytest.fixture
def briefs(tmp_path: Path) -> Path:
    (tmp_path / "templates").mkdir()
    return tmp_path


def own(briefs: Path, source: str, name: str = "mine") -> None:
    (briefs / "templates" / f"{name}.md.j2").write_text(source, encoding="utf-8")


def page(library: Library, briefs: Path, name: str = "mine", **chosen: object) -> str:
    desk = Desk(briefs / "desk.yaml")
    selection = Selection(**chosen)  # type: ignore[arg-type]
    chosen_layout = layout(name, briefs)
    return render_markdown(compose(library, desk, selection, DAY, layout=chosen_layout))


def test_each_is_described_and_named_in_the_help() -> None:
    assert [each.name for each in layouts()] == NAMES
    assert all(len(each.description) > 20 for each in layouts())
    assert all(name in (WriteBrief.__doc__ or "") for name in NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_each_is_clean_markdown_with_all_references_and_agrees_with_the_sources(
    idlib: Library, briefs: Path, name: str
) -> None:
    markdown = page(idlib, briefs, name)
    used = list(dict.fromkeys(re.findall(r"\[\^(\d+)\](?!:)", markdown)))
    assert used == re.findall(r"^\[\^(\d+)\]: ", markdown, re.MULTILINE)
    assert used == [str(number + 1) for number in range(len(used))]
    assert "\n\n\n" not in markdown
    html = MarkdownIt("commonmark").enable("table").render(markdown)
    assert "<code>" not in html
    assert check_draft(idlib, markdown).problems == ()


@pytest.mark.parametrize(
    ("name", "title", "lines"),
    [("bluf", "In their words", 6), ("sitrep", "Positions", 6), ("plain", "Positions", 6)],
)
def test_each_actor_has_a_place(
    idlib: Library, briefs: Path, name: str, title: str, lines: int
) -> None:
    positions = page(idlib, briefs, name).split(f"## {title}\n\n")[1].split("\n\n## ")[0]
    assert len(re.findall(r"^- \*\*", positions, re.MULTILINE)) == lines


def test_an_appendix_stands_behind_any_of_them(idlib: Library, briefs: Path) -> None:
    assert "## Appendix: who said what" in page(idlib, briefs, "sitrep", appendix=True)


def test_only_what_is_used_is_chosen(idlib: Library, briefs: Path) -> None:
    own(
        briefs,
        "{# Mine. #}\n# {{ title }}\n{% for event in events %}\n- {{ event }}\n{% endfor %}\n",
    )
    desk = Desk(briefs / "desk.yaml")
    brief = compose(idlib, desk, Selection(), DAY, layout=layout("mine", briefs))
    assert brief.front
    assert (brief.chronology, brief.quotes) == ((), ())
    assert len(re.findall(r"^- \*\*", write_out(brief).text, re.MULTILINE)) == 10


def test_own_ones_are_listed_and_include_parts_and_go_first(idlib: Library, briefs: Path) -> None:
    own(briefs, "{# For the desk\n   officer. #}\n{% include '_part' %}")
    own(briefs, "Part of {{ title }}.", "_part")
    own(briefs, "Plain, mine.", "plain")
    assert [(e.name, e.description) for e in layouts(briefs) if e.name == "mine"] == [
        ("mine", "For the desk officer.")
    ]
    assert page(idlib, briefs) == "Part of Idlib, February 2020.\n"
    assert page(idlib, briefs, "plain") == "Plain, mine.\n"


def test_words_of_articles_are_no_markup_whatever_a_template_does(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    workspace = Workspace.at(tmp_path)
    text = "date 2021-03-02\n\n“Nobody *was* <b>hurt</b> in [the](x) {{ 7*7 }},” said Ann Lee.\n"
    (tmp_path / "seeds" / "a.txt").write_text(text, encoding="utf-8")
    workspace.briefs.mkdir()
    (workspace.briefs / "templates").mkdir()
    loop = "{% for s in speakers %}{% for q in s.quotes %}"
    own(workspace.briefs, loop + "{{ q.words|upper }}{{ q.words|lower }}{% endfor %}{% endfor %}")
    with Library.open(workspace) as library:
        library.sync(processes=1)
        written = page(library, workspace.briefs)
    assert r"\*WAS\* \<B\>HURT" in written
    assert r"\*was\* \<b\>hurt\</b\> in \[the\](x) \{\{ 7\*7 \}\}" in written


@pytest.mark.parametrize(
    ("source", "says"),
    [
        ("{{ title", "mine, line 1 cannot be used"),
        ("{% for e in events %}", "mine, line 1 cannot be used"),
        ("{{ secrets }}", "uses 'secrets'. There are: bottom_line, "),
        ("{{ range(10) }}", "calls something"),
        ("{% include 'other' %}", "includes 'other', which there is not"),
        ("{% include title %}", "includes '', which there is not"),
        ("{{ title|safe }}", "No filter named 'safe'"),
        ("{{ title.__class__.__mro__ }}", "cannot be used"),
        ("{{ title.nothing }}", "has no attribute 'nothing'"),
        ("{{ title * 99999999999 }}", "mine, line 1, uses “\\*”"),
        ("{{ title % 1 }}", "uses “%”"),
        ("{{ title.ljust(99999999999) }}", "calls something"),
        ("{{ title ~ title }}", "uses “~”"),
        ("{% set a = title %}", "sets a name"),
        ("{% set a %}x{% endset %}", "sets a name"),
        ("{{ events|batch(999999999, 1)|list }}", "No filter named 'batch'"),
        ("{% for e in events %}{% include '_head' %}{% endfor %}", "includes another in a loop"),
        ("{% for a in events %}" * 4 + "{% endfor %}" * 4, "loops more than 3 deep"),
        ("{% macro m() %}x{% endmacro %}", "has a macro"),
        ("{% include 'mine' %}", "cannot be used"),
    ],
)
def test_what_is_wrong_is_said(idlib: Library, briefs: Path, source: str, says: str) -> None:
    own(briefs, source)
    with pytest.raises(TemplateError, match=says):
        page(idlib, briefs)


def test_a_name_that_there_is_not(briefs: Path) -> None:
    for name in ("newsletter", "_head", "../mine"):
        with pytest.raises(TemplateError, match="Use one of: bluf, chronology, desk, lists"):
            layout(name, briefs)


def test_a_link_out_of_the_folder_is_not_read(briefs: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("secret", encoding="utf-8")
    (briefs / "templates" / "mine.md.j2").symlink_to(secret)
    with pytest.raises(TemplateError, match="cannot be read"):
        layout("mine", briefs)


def test_many_sources_are_counted_by_outlet_and_listed_behind(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    workspace = Workspace.at(tmp_path)
    story = ["files:"]
    for number in range(14):
        name = f"a{number:02}.txt"
        text = (
            f"date 2021-03-{number + 1:02}\n\n“Ferry {number} sails again tonight,” said Ann Lee.\n"
        )
        (tmp_path / "seeds" / name).write_text(text, encoding="utf-8")
        story += [f"  {name}:", f"    outlet: {'The Gull' if number < 9 else 'The Heron'}"]
    (tmp_path / "seeds" / "story.yaml").write_text("\n".join(story) + "\n", encoding="utf-8")
    with Library.open(workspace) as library:
        library.sync(processes=1)
        briefs = workspace.briefs
        written = page(library, briefs, "who-said-what", appendix=True)
    assert "| The Gull | 9 | 1 Mar 2021 – 9 Mar 2021 | stated in the file: 9 |" in written
    assert "| The Heron | 5 |" in written
    listed = written.split("## Appendix: sources")[1].split("## References")[0]
    assert listed.count("seeds/a") == 14
