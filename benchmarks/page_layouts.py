"""Pages as news sites serve them, around any text: for ``extraction.py``.

Each layout is a Jinja2 template in ``pages/``. What stands around the article is written for these
pages; ``Page.text`` is what a reader would call the article.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import jinja2

_FOLDER = Path(__file__).parent / "pages"

_HEADINGS = ("What happens next", "A long winter")
_POST = "So sorry to hear about the harbour tonight. Thinking of everyone there. #tornvik"
_POSTED = "— Ann Lee (@annlee) November 5, 2019"
_AROUND = {
    "caption": "Villagers look on as a crane lifts the wreck. Photograph: Ola Dahl/The Gull",
    "comments": (
        "I have said for years that this would happen, and nobody listened to me.",
        "Typical. They always find money for the harbour and never for the school.",
        "Great reporting, thank you. My grandfather worked on that pier in the fifties.",
    ),
    "headings": _HEADINGS,
    "post": _POST,
    "teasers": (
        "Ten ships that never came home, and what became of their crews",
        "Council raises fees for the third year in a row",
        "Opinion: The island needs a bridge, not another report",
        "In pictures: the night the old pier burned",
        "Quiz: how well do you know the coast?",
    ),
}

_SHORT = 2
"""Paragraphs of the article that the layout ``short`` has."""

_templates = jinja2.Environment(
    loader=jinja2.FileSystemLoader(_FOLDER), autoescape=True, undefined=jinja2.StrictUndefined
)

LAYOUTS = tuple(
    sorted(
        path.name.removesuffix(".html.j2")
        for path in _FOLDER.glob("*.html.j2")
        if not path.name.startswith("_")
    )
)
"""Names of the layouts."""


class Page(NamedTuple):
    """A page, and the text that a reader would call the article."""

    html: str
    text: str


def render(layout: str, title: str, paragraphs: tuple[str, ...]) -> Page:
    """Write a page in a layout of ``LAYOUTS``."""
    html = _templates.get_template(f"{layout}.html.j2").render(
        title=title, paragraphs=paragraphs, **_AROUND
    )
    # Headings and posts that stand within the article belong to it.
    own = [text for text in (*_HEADINGS, _POST, _POSTED) if text in html]
    body = paragraphs[:_SHORT] if layout == "short" else paragraphs
    return Page(html, "\n\n".join((*body, *own)))
