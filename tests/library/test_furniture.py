"""Lines that stand in many articles of one outlet: taken out, and kept where they are news."""

import random
from pathlib import Path

import pytest

from idlib_tui.ingest.draft import undone
from idlib_tui.library import Library
from idlib_tui.model import Article
from tests.library.catalogs import assert_same_as_anew
from tests.library.conftest import MakeLibrary, write_seeds

STORIES = {
    "ferries": "Ferry crews in Karsta voted on Monday to walk out over their pay.\n\n"
    "The islands will be cut off from Thursday morning, the harbour master warned.\n\n"
    "Shops on Norrey sold out of bread within an hour of the announcement.",
    "bridge": "Engineers closed the old railway bridge after cracks were found in two pillars.\n\n"
    "Trains are diverted through the valley, which adds forty minutes to each journey.\n\n"
    "Repairs may cost as much as a new crossing, according to an early estimate.",
    "vineyards": "Late frost has ruined a third of the grapes in the southern vineyards.\n\n"
    "Growers lit candles between the rows through three nights, mostly in vain.\n\n"
    "Insurers expect claims from about four hundred farms by the summer.",
    "museum": "Thieves took eleven bronze figures from the city museum during a concert.\n\n"
    "Guards noticed the empty cases only when the audience had left the building.\n\n"
    "The collection had been lent by a monastery that now wants all of it back.",
    "school": "Pupils at the mountain school are taught by radio while the pass is snowed in.\n\n"
    "Their teacher reads out arithmetic at nine and history after the weather report.\n\n"
    "Batteries are the scarcest good in the village, parents say.",
    "glacier": "A lake below the glacier drained overnight and flooded an empty campsite.\n\n"
    "Hydrologists had watched the ice dam thin for weeks and closed the paths.\n\n"
    "Nobody was hurt, and the water reached the reservoir by dawn.",
}
BIO = "Ada Berg is a correspondent who covers the north for the Herald."
TEASER = "Ten walks to take before the winter of 2019"


def paper(outlet: str = "The Herald", **more: str) -> dict[str, str]:
    """Write one article for each story, with lines of the page below its text."""
    below = "".join(f"\n\n{line}" for line in more.values())
    return {
        f"{name}.txt": f"Source: {outlet}\nDate: 18 February 2020\n\n{text}{below}\n"
        for name, text in STORIES.items()
    }


def texts(library: Library) -> dict[str, str]:
    return {row.id: library.article(row.id).text for row in library.articles()}


def test_lines_of_the_page_are_taken_out_and_their_repair_is_kept(
    make_library: MakeLibrary,
) -> None:
    library = make_library(paper(bio=BIO, teaser=TEASER))
    for name, text in texts(library).items():
        assert text == STORIES[name]
        article = library.article(name)
        gone = [repair for repair in article.repairs if repair.kind == "furniture"]
        assert BIO in "".join(repair.was for repair in gone)
        assert BIO in undone(article.text, article.repairs)
    assert not any("2019" in entry.text for entry in library.chronology())


def test_a_sentence_of_news_stays_however_many_articles_repeat_it(
    make_library: MakeLibrary,
) -> None:
    news = "The strike has cost the ferry company 3.2 million since it began in January 2020."
    said = "“Nobody wants this strike,” said Erik Holm, the secretary of the union."
    library = make_library(paper(news=news, said=said))
    assert all(news in text and said in text for text in texts(library).values())


def test_copies_of_one_story_are_no_evidence(make_library: MakeLibrary) -> None:
    text = "\n\n".join(STORIES.values())
    library = make_library(
        {
            f"copy{number}.txt": f"Source: The Herald\n\n{text}\n\nUpdate {number}\n\n{BIO}\n"
            for number in range(8)
        }
    )
    assert all(BIO in text for text in texts(library).values())


def test_a_line_that_several_outlets_print_stays(make_library: MakeLibrary) -> None:
    articles = {
        f"{outlet}/{name}": text
        for outlet in ("Herald", "Courier", "Post")
        for name, text in list(paper(outlet, bio=BIO).items())[:2]
    }
    library = make_library(articles)
    assert all(BIO in text for text in texts(library).values())


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_one_by_one_and_all_at_once_give_the_same(tmp_path: Path, seed: int) -> None:
    articles = paper(bio=BIO, teaser=TEASER)
    articles |= {f"x{name}": text for name, text in paper("The Courier", bio=TEASER).items()}
    order = list(articles)
    random.Random(seed).shuffle(order)
    assert_same_as_anew(tmp_path, articles, order, gone=7)


def test_a_line_comes_back_when_too_few_articles_are_left(tmp_path: Path) -> None:
    workspace = write_seeds(tmp_path, paper(teaser=TEASER))
    with Library.open(workspace) as library:
        library.sync(processes=1)
        assert not any(TEASER in text for text in texts(library).values())
        for name in ("ferries", "bridge", "vineyards"):
            (workspace.seeds / f"{name}.txt").unlink()
        library.sync(processes=1)
        assert all(TEASER in text for text in texts(library).values())
        assert library.search("winter").total == 3


def test_a_rubric_that_is_the_only_headline_stays(make_library: MakeLibrary) -> None:
    library = make_library(
        {
            f"{name}.txt": f"Daily briefing from the north\n\n{text}\n"
            for name, text in STORIES.items()
        }
    )
    titles = [row.title for row in library.articles()]
    assert titles == ["Daily briefing from the north"] * len(STORIES)


def test_an_export_of_many_articles_loses_its_furniture_too(make_library: MakeLibrary) -> None:
    items = ""
    for name, text in STORIES.items():
        told = "".join(f"&lt;p&gt;{line}&lt;/p&gt;" for line in [*text.split("\n\n"), BIO])
        items += f"<item><title>All about {name}</title><description>{told}</description></item>"
    feed = f'<rss version="2.0"><channel><title>Herald</title>{items}</channel></rss>'
    library = make_library({"feed.rss": feed})
    found: list[Article] = [library.article(row.id) for row in library.articles()]
    assert len(found) == len(STORIES)
    assert not any(BIO in article.text for article in found)
