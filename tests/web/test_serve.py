"""The command ``serve``: one reader a page, which ends with its page and with the server."""

from __future__ import annotations

import asyncio
import os
import socket
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp
import pytest

from idlib_tui.web.server import MOST_READERS
from idlib_tui.workspace import Workspace
from tests.support import copy_idlib_story
from tests.terminal.tmux import not_the_first_start
from tests.web.serving import PATIENCE, Served, serving, until


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    not_the_first_start(tmp_path)
    return copy_idlib_story(tmp_path / "story")


@asynccontextmanager
async def _let_in(served: Served) -> AsyncIterator[aiohttp.ClientSession]:
    jar = aiohttp.CookieJar(unsafe=True)
    async with aiohttp.ClientSession(cookie_jar=jar) as session:
        async with session.get(served.address) as page:
            assert page.status == 200
        yield session


async def _painted(page: aiohttp.ClientWebSocketResponse, words: bytes) -> None:
    """Wait for words on the screen."""
    painted = b""
    async with asyncio.timeout(PATIENCE):
        while words not in painted:
            painted += await page.receive_bytes()


def _readers(server: int) -> list[int]:
    """List the readers that a server runs, by their process numbers."""
    listed = subprocess.run(
        ["pgrep", "-P", str(server)], capture_output=True, text=True, check=False
    )
    return [int(number) for number in listed.stdout.split()]


async def _gone(numbers: list[int]) -> None:
    """Wait until none of some processes is left."""

    async def gone() -> bool:
        return not any(map(_runs, numbers))

    await until(gone)


def _runs(number: int) -> bool:
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    return True


async def test_a_reader_ends_with_its_page(workspace: Workspace, tmp_path: Path) -> None:
    async with serving(workspace, tmp_path) as served, _let_in(served) as browser:
        page = await browser.ws_connect(f"{served.origin}/ws", origin=served.origin)
        await _painted(page, b"5 articles")
        readers = _readers(served.process.pid)
        assert readers
        await page.close()
        await _gone(readers)
        assert await served.end() == 0


async def test_the_server_ends_with_every_reader(workspace: Workspace, tmp_path: Path) -> None:
    async with serving(workspace, tmp_path) as served, _let_in(served) as browser:
        page = await browser.ws_connect(f"{served.origin}/ws", origin=served.origin)
        await _painted(page, b"5 articles")
        readers = _readers(served.process.pid)
        assert await served.end() == 0
        await _gone(readers)


async def test_a_reader_ends_when_its_server_is_killed(
    workspace: Workspace, tmp_path: Path
) -> None:
    async with serving(workspace, tmp_path) as served, _let_in(served) as browser:
        page = await browser.ws_connect(f"{served.origin}/ws", origin=served.origin)
        await _painted(page, b"5 articles")
        readers = _readers(served.process.pid)
        served.process.kill()
        await _gone(readers)


async def test_only_so_many_readers_are_open_at_once(tmp_path: Path) -> None:
    not_the_first_start(tmp_path)
    seeds = tmp_path / "small" / "seeds"
    seeds.mkdir(parents=True)
    (seeds / "one.txt").write_text("date 2021-03-04 The ferry began to run on Monday.\n")
    async with (
        serving(Workspace.at(seeds.parent), tmp_path) as served,
        _let_in(served) as browser,
    ):
        for _ in range(MOST_READERS):
            await browser.ws_connect(f"{served.origin}/ws", origin=served.origin)
        with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
            await browser.ws_connect(f"{served.origin}/ws", origin=served.origin)
        assert refused.value.status == 503


def _serve(workspace: Workspace, *options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "idlib_tui", "serve", "--workspace", str(workspace.root), *options],
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )


def test_a_port_that_is_taken_is_said_in_a_sentence(workspace: Workspace) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        ended = _serve(workspace, "--port", str(taken.getsockname()[1]))
    assert ended.returncode == 3
    assert ended.stderr.count("\n") == 1
    assert "cannot be served" in ended.stderr


@pytest.mark.parametrize("port", ["70000", "-1", "http"])
def test_what_is_no_port_is_wrong_usage(workspace: Workspace, port: str) -> None:
    ended = _serve(workspace, f"--port={port}")
    assert ended.returncode == 2
    assert "a port is a number from 0 to 65535" in ended.stderr
