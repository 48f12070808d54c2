"""The program's own three themes; Textual's are there besides."""

from __future__ import annotations

from textual.theme import Theme

DARK = Theme(
    name="idlib-dark",
    primary="#7fa7d1",
    secondary="#9fb3c8",
    accent="#d9a95f",
    warning="#d9a95f",
    error="#d97373",
    success="#93b98a",
    foreground="#d7dae0",
    background="#15181e",
    surface="#1a1e25",
    panel="#232831",
    dark=True,
)
"""Slate with the colours of ink on it."""

LIGHT = Theme(
    name="idlib-light",
    primary="#2f5f91",
    secondary="#52677d",
    accent="#935c00",
    warning="#8f5f0e",
    error="#a83838",
    success="#3f7043",
    foreground="#26292e",
    background="#fbfaf6",
    surface="#f4f2ec",
    panel="#e9e6dd",
    dark=False,
)
"""Paper."""

CONTRAST = Theme(
    name="idlib-contrast",
    primary="#6fc3ff",
    secondary="#b8d7f5",
    accent="#ffd24d",
    warning="#ffd24d",
    error="#ff8a8a",
    success="#9be89b",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#101010",
    dark=True,
)
"""Bright on black."""

OWN_THEMES = (DARK, LIGHT, CONTRAST)

ANSI = "ansi-dark"
"""For a terminal of sixteen colours: its own."""

CYCLE = (DARK.name, LIGHT.name, CONTRAST.name, ANSI, "ansi-light")
"""What the theme key goes through; the last two are the terminal's own colours."""


def theme_after(name: str) -> str:
    """The theme that the theme key takes after this one; the first after one not in the cycle."""
    place = CYCLE.index(name) if name in CYCLE else -1
    return CYCLE[(place + 1) % len(CYCLE)]
