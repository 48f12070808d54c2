"""Days inferred from other articles do not depend on the order in which those came."""

import random
from pathlib import Path

import pytest

from idlib_tui.library import Library
from idlib_tui.library.catalog.likeness import MOST_COMPARED, sketch
from idlib_tui.model import PublishedFrom
from idlib_tui.workspace import Workspace
from tests.library.catalogs import contents
from tests.library.conftest import write_seeds

PLACES = ["Belport", "Castra", "Dunmore", "Estral", "Farrow"]
DEEDS = ["shelled the old harbour", "closed the border crossing", "met elders in the market"]


def articles() -> dict[str, str]:
    rng = random.Random(11)
    made = {}
    for number in range(30):
        place, deed = rng.choice(PLACES), rng.choice(DEEDS)
        weekday = rng.choice(["Monday", "Wednesday", "Friday"])
        told = (
            f"The army {deed} near {place} on {weekday} morning, officials in {place} said."
            f" It was the second time this month that soldiers {deed} without a warning."
        )
        header = "" if number % 3 == 0 else f"date 2020-02-{rng.randrange(1, 29):02} "
        made[f"{number:02}.txt"] = header + told
    return made


def test_similar_texts_share_what_dissimilar_ones_do_not() -> None:
    one = set(sketch("The army shelled the old harbour near Castra on Monday, officials said."))
    two = set(sketch("Officials: the army shelled the old harbour near Castra on Monday night."))
    other = set(sketch("A festival of lanterns opens in the mountain villages next week."))
    assert len(one & two) > 3
    assert not one & other


@pytest.mark.parametrize("most", [3, MOST_COMPARED])
def test_incremental_and_fresh_agree(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    monkeypatch.setattr("idlib_tui.library.catalog.likeness.MOST_COMPARED", most)
    texts = articles()
    fresh = write_seeds(tmp_path / "fresh", texts)
    with Library.open(fresh) as library:
        library.sync(processes=1)
        known = [row.published.known_from for row in library.articles()]
    assert known.count(PublishedFrom.INFERRED) > 3
    expected = contents(fresh)
    rng = random.Random(most)
    names = sorted(texts)
    rng.shuffle(names)
    (tmp_path / "steps" / "seeds").mkdir(parents=True)
    with Library.open(Workspace.at(tmp_path / "steps")) as library:
        for at in range(0, 30, 5):
            batch = {name: texts[name] for name in names[at : at + 5]}
            # Somebody who leaves again, and somebody who first says something else.
            batch["zz.txt"] = f"date 2020-02-1{at % 9} The army {DEEDS[at % 3]} near Castra again."
            first = names[at]
            write_seeds(tmp_path / "steps", {**batch, first: "A festival opens next Friday."})
            library.sync(processes=1)
            write_seeds(tmp_path / "steps", batch)
            (library.workspace.seeds / "zz.txt").unlink()
            library.sync(processes=1)
        assert contents(library.workspace) == expected
