"""Every text of the reader can be read: in all own themes its contrast is that of WCAG AA."""

from pathlib import Path

import pytest
from rich.color import Color
from rich.style import Style

from idlib_tui.tui.settings import Settings
from idlib_tui.tui.themes import OWN_THEMES
from idlib_tui.workspace import Workspace
from tests.tui.driving import Driver, opened

LEAST = 4.5


def luminance(color: Color) -> float:
    """The relative luminance of a colour, from 0 to 1."""
    parts = [part / 255 for part in color.get_truecolor()]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(style: Style) -> float:
    """The contrast between the letters of a style and what they stand on, from 1 to 21."""
    assert style.color is not None
    assert style.bgcolor is not None
    light, dark = sorted((luminance(style.color), luminance(style.bgcolor)), reverse=True)
    if style.dim:
        return 1.0
    return (light + 0.05) / (dark + 0.05)


def faint(driver: Driver) -> set[tuple[str, float]]:
    """List the texts that have too little contrast, save for those dimmed under a dialog."""
    found = set()
    screen = driver.app.screen
    area = next((dialog.region for dialog in screen.query(".dialog")), screen.region)
    for line in screen._compositor.render_strips()[area.y : area.bottom]:
        strip = line.crop(area.x, area.right)
        for text, style, _ in strip:
            readable = any(letter.isalnum() for letter in text)
            if readable and style and style.color and style.bgcolor and contrast(style) < LEAST:
                found.add((text.strip(), round(contrast(style), 1)))
    return found


@pytest.mark.parametrize("theme", [theme.name for theme in OWN_THEMES])
@pytest.mark.parametrize("size", [(200, 50), (80, 24)])
async def test_every_text_can_be_read(
    bridge: Workspace, tmp_path: Path, theme: str, size: tuple[int, int]
) -> None:
    async with opened(bridge, size, settings=Settings(tmp_path, theme)) as driver:
        for keys in (
            (),
            ("j", "j", "enter", "right_square_bracket", "p"),
            ("3", "j", "v"),
            ("4", "j", "v"),
            ("4", "full_stop", "C"),
            ("5", "j"),
            ("slash", "f", "e", "r", "r", "y", "enter"),
            ("question_mark",),
            ("escape", "i"),
            ("escape", "a"),
            ("escape", "e"),
        ):
            await driver.press(*keys)
            assert not faint(driver), keys
