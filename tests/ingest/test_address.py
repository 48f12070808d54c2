"""Where an article stands on the web, and what is no address to give a browser."""

from __future__ import annotations

from pathlib import Path

import pytest

from idlib_tui.ingest.facts.address import web_address
from idlib_tui.library import Library
from idlib_tui.workspace import Workspace


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("https://gull.example/a?b=1", "https://gull.example/a?b=1"),
        ("<http://gull.example/2020/a>", "http://gull.example/2020/a"),
        ("www.gull.example/a", "https://www.gull.example/a"),
        ("file:///etc/passwd", None),
        ("ftp://gull.example/a", None),
        ("javascript:alert(1)", None),
        ("--version", None),
        ("https://gull.example/\x1b[31m", None),
        ('https://gull.example/"a', None),
        ("https://gull.example/a b", None),
        ("", None),
        (None, None),
    ],
)
def test_addresses(written: str | None, address: str | None) -> None:
    assert web_address(written) == address


def test_the_address_is_kept_with_the_article(tmp_path: Path) -> None:
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    (seeds / "page.html").write_text(
        '<html><head><title>Ferry stops</title><link rel="canonical"'
        ' href="https://gull.example/ferry"></head><body><article><h1>Ferry stops</h1>'
        "<p>The ferry stopped on Friday because of the storm, the harbour said.</p>"
        "</article></body></html>"
    )
    (seeds / "note.txt").write_text("The ferry began to run on Monday.\n")
    with Library.open(Workspace.at(tmp_path)) as library:
        library.sync(processes=1)
        assert library.article("page").address == "https://gull.example/ferry"
        assert library.article("note").address is None
