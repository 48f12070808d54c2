"""Files of several articles: each is an article of its own, and goes with its file."""

from __future__ import annotations

from pathlib import Path

from idlib_tui.library import Library
from idlib_tui.workspace import Workspace


def export(*headlines: str) -> str:
    return "".join(
        f"{number} of {len(headlines)} DOCUMENTS\n\n   The Gull\n\n   November 5, 2019 Tuesday\n\n"
        f"{headline}\n\nLENGTH: 9 words\n\n"
        f"“We go by {headline.split()[0].lower()},” said Ann Lee.\n\n"
        "LOAD-DATE: November 6, 2019\n\n"
        for number, headline in enumerate(headlines, 1)
    )


def workspace(folder: Path, **files: str) -> Workspace:
    seeds = folder / "seeds"
    seeds.mkdir()
    for name, text in files.items():
        (seeds / f"{name}.txt").write_text(text, encoding="utf-8")
    return Workspace.at(folder)


def titles(library: Library) -> dict[str, str]:
    return {row.id: row.title for row in library.articles()}


def test_each_article_of_an_export_is_listed_searched_and_opened(tmp_path: Path) -> None:
    place = workspace(tmp_path, export=export("Ferries stop", "Trains start"), a="Words of a.")
    with Library.open(place) as library:
        report = library.sync(processes=1)
        assert (report.added, report.problems) == (2, 0)
        assert titles(library) == {
            "a": "Words of a",
            "export#1": "Ferries stop",
            "export#2": "Trains start",
        }
        article = library.article("export#2")
        assert (article.file, article.outlet) == ("export.txt", "The Gull")
        assert str(article.published.day) == "2019-11-05"
        assert "trains" in library.raw_text("export#2")
        assert "ferries" not in library.raw_text("export#2")
        assert library.sync(processes=1).unchanged == 2


def test_articles_come_and_go_with_their_file(tmp_path: Path) -> None:
    place = workspace(tmp_path, export=export("Ferries stop", "Trains start", "Planes land"))
    path = place.seeds / "export.txt"
    with Library.open(place) as library:
        library.sync(processes=1)
        path.write_text(export("Ferries stop", "Buses start"), encoding="utf-8")
        library.sync(processes=1)
        assert titles(library) == {"export#1": "Ferries stop", "export#2": "Buses start"}
        path.write_text(export("Ferries stop"), encoding="utf-8")
        library.sync(processes=1)
        assert titles(library) == {"export": "Ferries stop"}
        path.unlink()
        library.sync(processes=1)
        assert not titles(library)


def test_names_that_look_like_numbers_of_articles_are_told_apart(tmp_path: Path) -> None:
    place = workspace(tmp_path, export=export("Ferries stop", "Trains start"))
    (place.seeds / "export#1.txt").write_text("Words of another.")
    (place.seeds / "same").write_text("Some words that stand in it.")
    (place.seeds / "same.txt").write_text("Other words that stand in it.")
    with Library.open(place) as library:
        library.sync(processes=1)
        assert set(titles(library)) == {
            "export#1",
            "export#2",
            "export#1.txt",
            "same",
            "same~",
        }
        assert library.sync(processes=1).unchanged == 4
        (place.seeds / "same").write_text("Still more words that stand in it.")
        library.sync(processes=1)
        assert library.article("same").text == "Still more words that stand in it."


def test_a_file_that_breaks_off_keeps_what_was_read(tmp_path: Path) -> None:
    item = "<item><title>T{0}</title><description>Words of item {0} are here.</description></item>"
    feed = '<?xml version="1.0"?><rss version="2.0"><channel><title>The Gull</title>'
    place = workspace(tmp_path)
    whole = feed + "".join(item.format(number) for number in (1, 2, 3)) + "</channel></rss>"
    (place.seeds / "feed.rss").write_text(whole[: whole.index("T3")], encoding="utf-8")
    with Library.open(place) as library:
        library.sync(processes=1)
        assert {"feed.rss#1", "feed.rss#2"} <= set(titles(library))
