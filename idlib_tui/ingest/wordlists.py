"""Loads the lists under ``ingest/data``: each file once, when first asked for."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def entries(name: str) -> tuple[str, ...]:
    """Read ``data/<name>.txt``: one entry a line; a line that begins with ``#`` is a comment."""
    text = (files("idlib_tui.ingest") / "data" / f"{name}.txt").read_text(encoding="utf-8")
    lines = (line.strip() for line in text.splitlines())
    return tuple(line for line in lines if line and not line.startswith("#"))
