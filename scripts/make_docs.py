"""Write everything that is generated: pages and tables of ``docs/``, man page, completions.

A test compares the files with what this makes now.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

from idlib_tui.library.query.syntax import FIELD_TABLE, GENERAL, Row, markdown_table
from scripts.keys_page import keys_page
from scripts.shell_files import COMPLETIONS, MAN_PAGE, completion, man_page

ROOT = Path(__file__).parents[1]
_DOCS = ROOT / "docs"
_SHARE = ROOT / "share"
_TABLE = r"(<!-- {name}: generated [^>]*-->\n).*?(<!-- end -->)"
_WIDTH = "80"
"""Columns to which usage lines are wrapped, whatever terminal this runs in."""


def generated() -> dict[Path, str]:
    """Make the contents of all generated files, by path."""
    os.environ["COLUMNS"] = _WIDTH
    return {
        _DOCS / "keys.md": keys_page(),
        _DOCS / "queries.md": _queries_page(),
        _SHARE / MAN_PAGE: man_page(),
        **{_SHARE / path: completion(shell) for shell, path in COMPLETIONS.items()},
    }


def _queries_page() -> str:
    """The page about queries, with its tables made anew."""
    page = (_DOCS / "queries.md").read_text(encoding="utf-8")
    return _with_table(_with_table(page, "general", GENERAL), "fields", FIELD_TABLE)


def _with_table(page: str, name: str, rows: tuple[Row, ...]) -> str:
    table = markdown_table(rows)
    pattern = re.compile(_TABLE.format(name=name), re.DOTALL)
    changed, count = pattern.subn(lambda match: f"{match[1]}{table}\n{match[2]}", page)
    if count != 1:
        raise ValueError(f"docs/queries.md has no place for the table “{name}”.")
    return changed


def main() -> None:
    """Write the files that are not current, and name them."""
    for path, content in generated().items():
        if not path.exists() or path.read_text(encoding="utf-8") != content:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, encoding="utf-8")
            print(path.relative_to(ROOT))


if __name__ == "__main__":
    main()
