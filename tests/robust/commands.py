"""A small workspace whose every table has something in it, and what each command says of it."""

from __future__ import annotations

import contextlib
import io
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from idlib_tui.cli.main import main
from idlib_tui.library import Library
from idlib_tui.workspace import Workspace

_ARTICLES = {
    "harbour.txt": (
        "date 2020-02-18\nHarbour of Arden closed\n\n"
        "ARDEN (AP) — Twelve ships were turned away on Monday, Mayor Anna Halden said.\n\n"
        "“The harbour stays closed until the storm has passed the coast,” Halden told reporters."
        " At least 300 people were left without power, the ministry said on Tuesday."
    ),
    "storm.md": (
        "---\ntitle: Storm leaves hundreds in the dark\ndate: 2020-02-19\nsource: The Gull\n---\n\n"
        "Some 340 people were left without power after the storm, the energy ministry said on"
        " Wednesday.\n\n“The harbour stays closed until the storm has passed the coast,” said Anna"
        " Halden, the mayor of Arden. Peter Quill, a fisherman, said he had lost two boats."
    ),
    "talks.txt": (
        "Talks on repairs begin\n\nTalks on the repairs began on Thursday, said Omar Tarsin.\n\n"
        "Halden said that the harbour would open on 1 March 2020. “We need 4.5 million euros,”"
        " Tarsin said. Three fishermen were killed on Feb. 17, the coast guard reported."
    ),
    "boats.txt": (
        "date 2020-02-20\nBoats return to Belport\n\n"
        "The first eight boats returned to Belport on Thursday. Peter Quill said the sea was calm."
        "\n\nAt least three fishermen had been killed on Monday, the coast guard said."
    ),
}
_STORY = "title: The storm\nactors:\n  - name: Anna Halden\n    roles: [mayor of Arden]\n"

COMMANDS: Mapping[str, tuple[str, ...]] = {
    "articles": ("articles", "--json"),
    "show": ("show", "storm", "--json"),
    "search": ("search", "harbour OR boats", "--json"),
    "quotes": ("quotes", "--json"),
    "chronology": ("chronology", "--json"),
    "figures": ("figures", "--json"),
    "actors": ("actors", "--json"),
    "brief": ("brief", "--all", "--date", "2020-03-01", "-o", "-"),
    "doctor": ("doctor", "--json"),
    "index": ("index", "--json"),
}


@dataclass(frozen=True, slots=True)
class Answer:
    """How a command ended."""

    status: int
    out: str
    err: str


def make_workspace(root: Path) -> Workspace:
    """Write the workspace, and bring its index up to date."""
    (root / "seeds").mkdir(parents=True)
    for name, text in _ARTICLES.items():
        (root / "seeds" / name).write_text(text, encoding="utf-8")
    (root / "seeds" / "story.yaml").write_text(_STORY, encoding="utf-8")
    workspace = Workspace.at(root)
    with Library.open(workspace) as library:
        library.sync(processes=1)
    return workspace


def ask(workspace: Workspace, command: str) -> Answer:
    """Run one command on a workspace."""
    out, err = io.StringIO(), io.StringIO()
    # A brief names the way to the articles from where it is written.
    here = contextlib.chdir(workspace.root)
    with here, contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        status = main(["--workspace", str(workspace.root), *COMMANDS[command]])
    said = out.getvalue()
    if status == 0 and command in {"doctor", "index"}:
        said = _lasting(json.loads(said))
    return Answer(status, said, err.getvalue())


def _lasting(facts: dict[str, object]) -> str:
    """Leave out what differs between two runs that are both right."""
    passing = {"size", "seconds", "added", "unchanged", "workspace", "articles in", "briefs in"}
    kept = {name: fact for name, fact in facts.items() if name not in {*passing, "index"}}
    return json.dumps({**kept, "notices": None})
