"""The man page and the shell completions, made from the parser of the command line."""

from __future__ import annotations

from importlib.metadata import version

import shtab
from argparse_manpage.manpage import Manpage

from idlib_tui.cli.registry import build_parser

NAME = "idlib-tui"
COMPLETIONS = {
    "bash": f"bash-completion/completions/{NAME}",
    "zsh": f"zsh/site-functions/_{NAME}",
    "fish": f"fish/vendor_completions.d/{NAME}.fish",
}
"""Where each shell looks for completions, below a ``share`` folder."""
MAN_PAGE = f"man/man1/{NAME}.1"


def man_page() -> str:
    """Write the manual of the whole command line in roff."""
    data = {
        "project_name": NAME,
        "prog": NAME,
        "version": version(NAME),
        "description": "read a folder of news articles as one story",
        "manual_section": "1",
        "manual_title": "User Commands",
    }
    text = str(Manpage(build_parser(), data, format="pretty"))
    # The title line carries the day it was made: the same source must give the same page.
    first, rest = text.split("\n", 1)
    return (
        f'.TH IDLIB\\-TUI "1" "" "{NAME} {data["version"]}" "User Commands"\n{rest}'
        if (first.startswith(".TH"))
        else text
    )


def completion(shell: str) -> str:
    """Write the completions for one shell of ``COMPLETIONS``."""
    return shtab.complete(build_parser(), shell=shell)
