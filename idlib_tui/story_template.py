"""``story.yaml`` of a new workspace: commented, with title and actors where they are known."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import yaml

_TEMPLATE = Path(__file__).parent / "data" / "story_template.yaml"
_TITLE = "# title: "
_ACTORS = "# actors:"


def story_yaml(title: str = "", actors: Sequence[str] = ()) -> str:
    """Fill the template in.

    Args:
        title: What the story is called; "" leaves it to the user.
        actors: Names of the actors whose statements matter most, in order.
    """
    lines = _TEMPLATE.read_text(encoding="utf-8").splitlines()
    if title:
        at = next(number for number, line in enumerate(lines) if line.startswith(_TITLE))
        lines[at] = _written({"title": title})
    if actors:
        # Before the commented example, which shows what else can be said of an actor.
        at = lines.index(_ACTORS)
        lines.insert(at, _written({"actors": [{"name": name} for name in actors]}) + "\n")
    return "\n".join(lines) + "\n"


def _written(value: object) -> str:
    return yaml.safe_dump(value, allow_unicode=True, width=float("inf")).rstrip("\n")
