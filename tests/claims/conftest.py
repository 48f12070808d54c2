"""A story of our own with wire copies, rewrites, denials and figures that differ, synced once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from idlib_tui.library import Library
from idlib_tui.workspace import Workspace

WIRE = """ORVEL (Reuters) - The old bridge at Orvel fell into the river Lune on 2 March 2021, and
12 people in Orvel were injured, the fire brigade said.

Divers were still looking for a lorry that had been crossing when the middle pier gave way. Cranes
from two neighbouring towns were brought to the bank to lift what remains of the deck.

“We had closed one lane in January because of rust,” said Ada Holm, the mayor of Orvel.
"""
"""One dispatch, of which the rewrites below keep more or less."""

_REWRITES = (
    """The old bridge at Orvel fell into the river Lune on 2 March 2021. 12 people in Orvel were
injured, the fire brigade said.

“We had closed one lane in January because of rust,” said Ada Holm.
""",
    "On 2 March 2021 the old bridge at Orvel fell into the river Lune, Reuters reported.",
    """Divers were still looking for a lorry that had been crossing when the middle pier gave way.
The old bridge at Orvel fell into the river Lune on 2 March 2021.
""",
)
_OWN = """Traffic stood still for hours on Tuesday in the whole county, and many pupils walked home.

On 2 March 2021 the old bridge at Orvel fell into the river. From our window it looked like a
landslide. 20 people were injured in Orvel.

“The city did not close a lane in January,” said Ivo Brandt, who drives a bus. “There was rust
everywhere.”

Ada Holm denied that the bridge had been unsafe. Ivo Brandt said that the bridge had been unsafe for
years.
"""

ARTICLES = {
    "wire.txt": ("Reuters", "2021-03-03", WIRE),
    **{
        f"rewrite{number}.txt": (f"Paper {number}", "2021-03-03", _REWRITES[number % 3])
        for number in range(10)
    },
    "own.txt": ("Lune Herald", "2021-03-03", _OWN),
}
"""File -> outlet, day and text."""


def story_of(articles: dict[str, tuple[str, str, str]]) -> str:
    """Write the ``story.yaml`` that gives each article its outlet and day."""
    lines = ["files:"]
    for file, (outlet, day, _) in articles.items():
        lines.append(f"  {file}: {{outlet: {outlet}, date: {day}, title: {file}}}")
    return "\n".join(lines) + "\n"


@pytest.fixture(scope="session")
def orvel(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """The story of the bridge; tests only read it."""
    seeds = tmp_path_factory.mktemp("orvel") / "seeds"
    seeds.mkdir()
    for file, (_, _, text) in ARTICLES.items():
        (seeds / file).write_text(text, encoding="utf-8")
    (seeds / "story.yaml").write_text(story_of(ARTICLES), encoding="utf-8")
    with Library.open(Workspace.at(seeds.parent)) as library:
        library.sync(processes=1)
        yield library
