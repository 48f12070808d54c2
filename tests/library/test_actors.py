"""Who is who in a catalog that grows, and what is told of it."""

import random
from pathlib import Path

import pytest

from idlib_tui.filters import QuoteFilter
from idlib_tui.library import Library
from tests.library.catalogs import assert_same_as_anew
from tests.library.conftest import write_seeds

SENTENCES = (
    "“The dam will stay closed,” Khaled Qasimi said on Monday.",
    "“Nobody asked us,” Khalid Kasimi said in Orvel.",
    "“We will mend it,” Qasimi said.",
    "“It is too late,” Danish Prime Minister Mona Lund said.",
    "“It is never too late,” the Danish prime minister said.",
    "Mona Lund, the Danish prime minister, said that the talks had failed.",
    "“We saw the water,” a local official said.",
    "“The river rose,” Saif al-Nour said. Saif al-Nour Tawil left the town.",
    "“I was there,” Saif al-Nour said.",
    "The Orvel Water Board (OWB) met. “It leaks,” the Orvel Water Board said.",
    "“It leaks,” OWB said in a statement.",
    "“We are ready,” Jens Lund said on Tuesday.",
)


def text_of(choice: random.Random) -> str:
    said = choice.sample(SENTENCES, 3)
    return "date 2021-03-17 ORVEL – " + "\n\n".join(said) + "\n"


@pytest.mark.parametrize("seed", range(3))
def test_growing_and_shrinking_equals_making_anew(tmp_path: Path, seed: int) -> None:
    choice = random.Random(seed)
    articles = {f"{n:02}.txt": text_of(choice) for n in range(14)}
    order = choice.sample(sorted(articles), len(articles))
    assert_same_as_anew(tmp_path, articles, order, gone=4)


def test_each_alias_has_its_reason(tmp_path: Path) -> None:
    workspace = write_seeds(
        tmp_path,
        {
            "a.txt": f"date 2021-03-17 ORVEL – {SENTENCES[0]}\n",
            "b.txt": f"date 2021-03-18 ORVEL – {SENTENCES[0]}\n",
            "c.txt": f"date 2021-03-19 ORVEL – {SENTENCES[1]}\n",
        },
    )
    with Library.open(workspace) as library:
        library.sync(processes=1)
        found = library.actor("kasimi")
    assert found.name == "Khaled Qasimi"
    assert dict(zip(found.aliases, found.reasons, strict=True)) == {
        "Khalid Kasimi": "another spelling of Khaled Qasimi"
    }


def test_part_of_a_name_means_the_one_and_not_those_called_after_it(tmp_path: Path) -> None:
    said = "“We will mend it,” Mona Lund said. “We shall see,” Mona Lund and Jens Holm said."
    workspace = write_seeds(tmp_path, {"a.txt": f"date 2021-03-17 ORVEL – {said}\n"})
    with Library.open(workspace) as library:
        library.sync(processes=1)
        assert library.actor("mona").name == "Mona Lund"
        assert library.actor("holm").name == "Jens Holm"
        assert library.quotes(QuoteFilter(text="shall see"))[0].actor != "Jens Holm"


def people_of(tmp_path: Path, *texts: str) -> set[str]:
    """The actors of some articles who go by "Norland" or "Younis"."""
    workspace = write_seeds(
        tmp_path,
        {f"{n}.txt": f"date 2021-03-1{n} ORVEL – {text}\n" for n, text in enumerate(texts)},
    )
    with Library.open(workspace) as library:
        library.sync(processes=1)
        return {one.name for one in library.actors()}


def test_a_given_name_in_short_is_the_same_person_where_the_title_is(tmp_path: Path) -> None:
    texts = (
        "“We shall see,” Adm. Mike Norland said.",
        "“We shall see,” Adm. Michael Norland said.",
        "“It is late,” Adm. Mike Norland said.",
    )
    assert people_of(tmp_path, *texts) == {"Mike Norland"}


def test_a_given_name_in_short_without_a_title_may_be_somebody_elses(tmp_path: Path) -> None:
    texts = ("“We shall see,” Adm. Mike Norland said.", "“It is late,” Michael Norland said.")
    assert people_of(tmp_path, *texts) == {"Mike Norland", "Michael Norland"}


def test_three_names_of_another_script_are_those_of_whoever_has_a_fourth(tmp_path: Path) -> None:
    texts = (
        "“We shall see,” Abdul Fatah Younis said.",
        "“It is late,” Abdul Fattah Younis al Abidi said.",
    )
    assert people_of(tmp_path, *texts) == {"Abdul Fattah Younis al Abidi"}


def test_those_with_a_given_name_alone_are_as_many_as_articles(tmp_path: Path) -> None:
    texts = ("“We shall see,” Mohammed said.", "“It is late,” Mohammed said.")
    names = people_of(tmp_path, *texts)
    assert len(names) == 2
    assert all(name.startswith("Mohammed (") for name in names)


def test_one_article_needs_no_more_than_the_given_name(tmp_path: Path) -> None:
    assert people_of(tmp_path, "“We shall see,” Mohammed said.") == {"Mohammed"}
