"""What a brief stands on, down to the bytes: the manifest, and comparing it with files again.

The manifest is a JSON file beside the brief. It lists every source file with its SHA-256, the
repairs that reading it made, and for each reference of the brief the words cited and the bytes of
the file that they were read from. The hashes alone stand in a second file that ``sha256sum -c``
reads. Comparing needs no workspace and no index.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from idlib_tui.errors import IdlibError
from idlib_tui.files import read_regular

FORMAT = "idlib-tui manifest 1"
MANIFEST_SUFFIX = ".manifest.json"
HASHES_SUFFIX = ".sha256"

LARGEST_SOURCE = 200_000_000
"""Bytes of a file that is hashed; the same as ``ingest`` reads at most."""

_LARGEST_MANIFEST = 100_000_000


class ManifestError(IdlibError):
    """A manifest cannot be read, or is none."""


def read_manifest(path: Path) -> dict[str, Any]:
    """Read a manifest.

    Raises:
        ManifestError: It cannot be read, or is none.
    """
    try:
        text = read_regular(path, _LARGEST_MANIFEST, links_within=path.parent).decode("utf-8")
        found = json.loads(text)
    except OSError as error:
        raise ManifestError(f"{path} cannot be read: {error.strerror or error}.") from error
    except (ValueError, RecursionError) as error:
        raise ManifestError(f"{path} is no manifest of a brief ({error}).") from error
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        raise ManifestError(f"{path} is no manifest of a brief.")
    return found
