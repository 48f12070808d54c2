"""A workspace of two short articles of our own, synced once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from idlib_tui.library import Library
from idlib_tui.workspace import Workspace

HARBOUR = """date 2021-03-02 HARLOW – The harbour will close on Monday, the port authority said.

“We will rebuild the northern pier, but only if the council pays its share,” said Vera Lindqvist,
the harbour master. “Nobody has been hurt in the storm.”

“The ferry did not sail on Sunday,” said Tomas Brandt, a captain. He counted 14 damaged boats.

About 1,200 people were evacuated from the lower town on 27 February 2021, the port authority said.
The insurers have not paid for the damage to the fishing fleet so far.
"""
COUNCIL = """date 2021-03-03 HARLOW – The council met in the evening.

“Our budget allows no further loans this year,” said Mayor Ruth Okafor. “We will rebuild the school
before winter,” she said, “and the library after it.”

The old lighthouse on the cape was sold to a foundation for children in 1998.
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """The two articles."""
    root = tmp_path_factory.mktemp("harbour")
    (root / "seeds").mkdir()
    (root / "seeds" / "harbour.txt").write_text(HARBOUR, encoding="utf-8")
    (root / "seeds" / "council.txt").write_text(COUNCIL, encoding="utf-8")
    with Library.open(Workspace.at(root)) as opened:
        opened.sync(processes=1)
        yield opened
