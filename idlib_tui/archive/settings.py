"""Which archives there are: the table ``[archives]`` of ``settings.toml``.

Passwords do not stand there: a setting names the environment variable that has one.
"""

from __future__ import annotations

import difflib
import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from idlib_tui.errors import ArchiveError
from idlib_tui.settings_file import ARCHIVES, SETTINGS_FILE, read_small

TIMEOUT = 10.0
"""Seconds that a request may take, unless the settings say otherwise."""

_KEYS = ("url", "index", "user_env", "password_env", "ca_file", "verify", "timeout")
_INDEX = re.compile(r"[a-z0-9][a-z0-9._-]{0,200}")
"""What clusters accept as the name of an index, and no pattern that means several."""


@dataclass(frozen=True, slots=True)
class ArchiveSettings:
    """Where an archive is and how to get in.

    Attributes:
        name: What the user calls it.
        urls: The addresses of one or more nodes.
        index: The name of the index on the cluster.
        user: The user's name there; "" for none.
        password: Never shown.
        ca_file: Certificates to trust besides the system's; "" for none.
        verify: False if certificates are not to be checked.
        timeout: Seconds that a request may take.
    """

    name: str
    urls: tuple[str, ...]
    index: str
    user: str = ""
    password: str = field(default="", repr=False)
    ca_file: str = ""
    verify: bool = True
    timeout: float = TIMEOUT


def read_archives(
    folder: Path, environment: Mapping[str, str] = os.environ
) -> dict[str, ArchiveSettings]:
    """Read the archives of the settings by name; none if there are no settings.

    Args:
        folder: Where ``settings.toml`` is.
        environment: The variables in which passwords are looked up.

    Raises:
        ArchiveError: The file cannot be read, or says something that cannot be right.
    """
    file = folder / SETTINGS_FILE
    try:
        document = tomllib.loads(read_small(file))
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise ArchiveError(f"{file} cannot be read: {error.strerror}.") from error
    except (ValueError, RecursionError) as error:
        raise ArchiveError(f"{file}: {error}") from error
    tables = document.get(ARCHIVES, {})
    if not isinstance(tables, dict):
        raise ArchiveError(f"{file}: [{ARCHIVES}] must be a table, such as [{ARCHIVES}.desk].")
    return {name: _archive(file, name, table, environment) for name, table in tables.items()}


def choose(
    archives: Mapping[str, ArchiveSettings], name: str | None, folder: Path
) -> ArchiveSettings:
    """Choose one of the settings' archives.

    Args:
        archives: All of them.
        name: Its name; None for the only one.
        folder: Where the settings are.

    Raises:
        ArchiveError: There is none of that name, or no name and several.
    """
    if not archives:
        raise ArchiveError(
            f"No archive is set up: {folder / SETTINGS_FILE} needs a table such as "
            f"[{ARCHIVES}.desk] with url and index."
        )
    known = ", ".join(archives)
    if name is None:
        if len(archives) > 1:
            raise ArchiveError(f"Which archive? --archive takes one of {known}.")
        return next(iter(archives.values()))
    if name not in archives:
        raise ArchiveError(f"The settings have no archive {name}. Known: {known}.")
    return archives[name]


def _archive(
    file: Path, name: str, table: object, environment: Mapping[str, str]
) -> ArchiveSettings:
    where = f"{file}: [{ARCHIVES}.{name}]"
    if not isinstance(table, dict):
        raise ArchiveError(f"{where} must be a table with url and index.")
    for key in table:
        if key not in _KEYS:
            close = difflib.get_close_matches(key, _KEYS, n=1)
            advice = f" Did you mean {close[0]}?" if close else f" Known: {', '.join(_KEYS)}."
            raise ArchiveError(f"{where}: unknown key “{key}”.{advice}")
    index = table.get("index")
    if not isinstance(index, str) or not _INDEX.fullmatch(index):
        raise ArchiveError(f"{where}: index must be a name in small letters, such as “articles”.")
    timeout = table.get("timeout", TIMEOUT)
    if isinstance(timeout, bool) or not isinstance(timeout, int | float) or not timeout > 0:
        raise ArchiveError(f"{where}: timeout must be a number of seconds above zero.")
    verify = table.get("verify", True)
    if not isinstance(verify, bool):
        raise ArchiveError(f"{where}: verify must be true or false.")
    return ArchiveSettings(
        name,
        _urls(where, table.get("url")),
        index,
        _secret(where, table, "user_env", environment),
        _secret(where, table, "password_env", environment),
        _text(where, table, "ca_file"),
        verify,
        float(timeout),
    )


def _urls(where: str, written: object) -> tuple[str, ...]:
    urls = written if isinstance(written, list) else [written]
    if not urls:
        raise ArchiveError(f"{where}: url is missing.")
    for url in urls:
        # A wrong address is not repeated: it may have a password in it.
        try:
            parts = urlsplit(url) if isinstance(url, str) else urlsplit("")
            usable = parts.scheme in {"http", "https"} and bool(parts.hostname)
            _ = parts.port
        except ValueError:
            usable = False
        if not usable:
            raise ArchiveError(f"{where}: url must be an address, such as https://search:9200.")
        if parts.username is not None or parts.password is not None:
            raise ArchiveError(
                f"{where}: url must have no password in it; name the variables that have user and "
                "password with user_env and password_env."
            )
    return tuple(urls)


def _secret(where: str, table: dict[str, object], key: str, environment: Mapping[str, str]) -> str:
    variable = _text(where, table, key)
    if not variable:
        return ""
    if variable not in environment:
        raise ArchiveError(f"{where}: the environment has no {variable}, which {key} names.")
    return environment[variable]


def _text(where: str, table: dict[str, object], key: str) -> str:
    value = table.get(key, "")
    if not isinstance(value, str):
        raise ArchiveError(f"{where}: {key} must be written in quotation marks.")
    return value
