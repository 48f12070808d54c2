"""The program's own two themes; Textual's are there besides."""

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
    warning="#b07a1a",
    error="#a83838",
    success="#3f7043",
    foreground="#26292e",
    background="#fbfaf6",
    surface="#f4f2ec",
    panel="#e9e6dd",
    dark=False,
)
"""Paper."""

OWN_THEMES = (DARK, LIGHT)

CYCLE = (DARK.name, LIGHT.name, "ansi-dark", "ansi-light")
"""What the theme key goes through; the last two are the terminal's own colours."""


def theme_after(name: str) -> str:
    """The theme that the theme key takes after this one; the first after one not in the cycle."""
    place = CYCLE.index(name) if name in CYCLE else -1
    return CYCLE[(place + 1) % len(CYCLE)]
