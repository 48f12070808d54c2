"""Text that tries to command a terminal, to hide or to reorder what is shown."""

import re
from datetime import date
from pathlib import Path

import yaml

from idlib_tui.workspace import Workspace

HOSTILE_TEXTS = (
    "\x1b]52;c;cm0gLXJmIH4=\x07clipboard",
    "\x1b]0;window title\x1b\\",
    "\x1b[2J\x1b[31mclears the screen",
    "\x9b31mC1 sequence\x9d0;title\x9c",
    "\x1bP+q544e\x1b\\device control",
    "bell\x07 backspace\x08\x08 return\rover vertical\x0b form\x0c delete\x7f nul\x00",
    "\u202egnp.exe\u202c \u2066isolate\u2069 \u200emark\u200f \u061c",
    "\ufeffbyte order mark \u200bzero\u2060width",
    "tags \U000e0041\U000e0042\U000e007f\U000e0100\U000e01ef",
    "lines\u2028paragraphs\u2029next\x85line",
    "surrogate \ud800 and \udcff",
    "private \ue0b0 \U0010eeee",
    "noncharacter \ufffe \uffff \ufdd0 \U0001fffe",
    "interlinear \ufff9a\ufffab\ufffb",
)
"""Each with something that a terminal may not be sent."""

LEGITIMATE_TEXTS = (
    "👩‍🚒 🏳️‍🌈 ✈️ 👍🏽",
    "می‌خواهم مُدَرِّس ۱۲۳",
    "שָׁלוֹם עוֹלָם",
    "क्‍ष श्री",
    "co\u00adoperation e\u0301 Ångström",
    "漢字 ᄒ\u1160ᅡ 한국어",
    "10\u202f000 a\u00a0b “quoted” – dash …",
)
"""Each must come through unchanged, white space aside."""

_FORBIDDEN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufffe\uffff\U000e0000-\U000e0fff\U000f0000-\U0010ffff]"
)


def forbidden_in(text: str) -> set[str]:
    """Name what a terminal may not be sent, line feeds aside; written apart from the program."""
    return {f"U+{ord(character):04X}" for character in _FORBIDDEN.findall(text)}


_NOT_IN_YAML = dict.fromkeys([0, 0xD800, 0xDCFF])


def hostile_workspace(root: Path) -> Workspace:
    """Make a workspace with hostile text wherever it can stand: names, story, articles and desk."""
    workspace = Workspace(root, root / "seeds", root / "index", root / "briefs")
    workspace.seeds.mkdir(parents=True)
    workspace.briefs.mkdir()
    # YAML has no lone surrogates.
    in_yaml = [text.translate(_NOT_IN_YAML) for text in HOSTILE_TEXTS]
    everything = " ".join(in_yaml)
    facts = {}
    for number, text in enumerate(HOSTILE_TEXTS):
        stem = re.sub("[/\x00\ud800]", "", text)[:20]
        name = f"{number}{stem}.txt"
        (workspace.seeds / name).write_text(
            f"Markets {text} reopen\n\nOSLO – About {number + 3} people were hurt on Tuesday, Ann "
            f"Lee said. “We {text} go,” she {text} added. In 2018 the {text} port was shut.\n",
            encoding="utf-8",
            errors="ignore",
        )
        if "\udcff" not in name:
            facts[name] = {
                "title": f"Title {in_yaml[number]}",
                "outlet": f"Outlet {in_yaml[number]}",
                "date": date(2020, 2, 18),
            }
    (workspace.seeds / f"unread{HOSTILE_TEXTS[0][:5]}.txt").write_bytes(b"%PDF-1.4")
    story = {
        "title": f"Story {everything}",
        "actors": [
            {"name": f"Ann Lee {everything}", "aliases": ["Ann Lee"], "roles": [f"x {everything}"]}
        ],
        "files": facts,
    }
    workspace.story_file.write_text(yaml.safe_dump(story), encoding="utf-8")
    pins = [
        {"kind": kind, "article": everything, "hash": "0", "start": 0, "text": text, "note": text}
        for kind in ("quote", "event", "paragraph", "article")
        for text in in_yaml
    ]
    desk = {"version": 1, "pins": pins, "read": [], "searches": {everything: everything}}
    (workspace.briefs / "desk.yaml").write_text(yaml.safe_dump(desk), encoding="utf-8")
    return workspace
