"""Versions of one article: found, grouped, and counted once as evidence."""

import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.library.catalogs import assert_same_as_anew
from tests.library.conftest import MakeLibrary
from tests.library.test_furniture import STORIES

WIRE = (
    "Ferry crews in Karsta voted on Monday to walk out over their pay.",
    "The vote was carried by four hundred ballots to twelve, the union announced at noon.",
    "Two explosions damaged the harbour office on 3 February 2020 and killed nine people.",
    "The islands will be cut off from Thursday morning, the harbour master warned.",
    "Shops on Norrey sold out of bread within an hour of the announcement.",
    "A mediator from the labour ministry will meet both sides on Wednesday.",
    "Fishermen have offered to carry the mail and medicine while the ferries lie idle.",
)
OTHER = "In Lunde, two explosions at the harbour office killed nine people on 3 February 2020."


def version(*, without: int | None = None, head: str = "Crews vote", outlet: str = "Herald") -> str:
    told = [line for at, line in enumerate(WIRE) if at != without]
    body = "\n\n".join(told)
    return f"Source: {outlet}\nDate: 18 February 2020\n\n{head}\n\n{body}\n"


def test_versions_are_grouped_under_every_headline(make_library: MakeLibrary) -> None:
    library = make_library(
        {
            "a.txt": version(),
            "b.txt": version(without=4, head="Islands cut off", outlet="Courier"),
            "c.txt": version(without=1, head="Ferries to stop", outlet="Post"),
            **{f"{name}.txt": text for name, text in STORIES.items() if name != "ferries"},
        }
    )
    rows = {row.id: row for row in library.articles()}
    assert [row.id for row in library.copies_of("b")] == ["a", "c"]
    assert {rows[name].group for name in "abc"} == {"a"}
    assert [rows[name].versions for name in "abc"] == [3, 3, 3]
    assert rows["museum"].group is None
    assert library.copies_of("museum") == []


def test_ten_copies_weigh_as_one(make_library: MakeLibrary) -> None:
    def weight(articles: dict[str, str]) -> tuple[float, int]:
        library = make_library(articles)
        [entry] = [one for one in library.chronology() if "explosions" in one.text]
        return entry.importance, len(entry.reports)

    once = weight({"a.txt": version()})
    copies = {f"copy{number}.txt": version(without=number % 2) for number in range(10)}
    assert weight(copies) == (once[0], 10)
    both = {**copies, "z.txt": f"Date: 18 February 2020\n\n{OTHER} Nobody was arrested.\n"}
    assert weight(both) == (2 * once[0], 11)


def test_a_figure_of_ten_copies_has_one_source(make_library: MakeLibrary) -> None:
    library = make_library({f"copy{number}.txt": version() for number in range(10)})
    catalog = library.workspace.index / "catalog.sqlite"
    with closing(sqlite3.connect(catalog)) as connection:
        query = "SELECT MAX(sources), MAX(reports) FROM figure_groups"
        assert connection.execute(query).fetchone() == (1, 10)


@pytest.mark.parametrize("seed", [1, 2])
def test_groups_do_not_depend_on_the_order_of_coming(tmp_path: Path, seed: int) -> None:
    articles = {f"v{at}.txt": version(without=at, head=f"Headline {at}") for at in range(6)}
    articles |= {f"{name}.txt": text for name, text in STORIES.items()}
    order = sorted(articles)
    random.Random(seed).shuffle(order)
    assert_same_as_anew(tmp_path, articles, order, gone=4)


def test_copies_of_a_statement_are_one_report(make_library: MakeLibrary) -> None:
    others = (
        "“The pay of the crews will not rise before the new year,” said Ann Lee, the owner.",
        "“The mail boats will sail from Lunde all through the strike,” said Ann Lee, the owner.",
    )
    wire = f"{version()}\n\n{others[0]}\n"
    copies = {f"copy{number}.txt": wire for number in range(4)}
    apart = {
        f"{name}.txt": f"Date: 18 February 2020\n\n{STORIES[name]}\n\n{others[1]}\n"
        for name in sorted(STORIES)[:2]
    }
    position = make_library({**copies, **apart}).position("Ann Lee")
    assert position.quoted is not None
    # Two independent articles are more than one article that four outlets print.
    assert position.quoted.quote.text in others[1]


def test_the_agency_that_versions_come_from(make_library: MakeLibrary) -> None:
    told = "“We will not go,” Ann Lee told Reuters."
    museum = f"{STORIES['museum']}\n\n{told}"
    library = make_library(
        {
            "a.txt": version(),
            "b.txt": f"{version(outlet='Courier')}\n\n© 2020 AFP",
            "c.txt": f"Source: Post\nDate: 18 February 2020\n\nCrews\n\n{museum}",
            "d.txt": f"Source: Sun\nDate: 18 February 2020\n\nStop\n\n{museum}",
            "e.txt": f"Source: Post\nDate: 18 February 2020\n\nCrews\n\n{told}",
        }
    )
    assert library.origin("a") == library.origin("b") == "AFP"
    assert library.origin("c") == "Reuters"
    # One article that quotes what somebody told an agency may be the paper's own.
    assert library.origin("e") is None
