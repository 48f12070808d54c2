"""The program as a server, run as a user runs it."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path

from idlib_tui.workspace import Workspace

PATIENCE = 30.0
"""Seconds to wait for something to happen; only a failing test waits so long."""


async def until(happened: Callable[[], Awaitable[bool]]) -> None:
    """Wait until something has happened that nothing reports."""
    async with asyncio.timeout(PATIENCE):
        while not await happened():  # noqa: ASYNC110
            await asyncio.sleep(0.05)


class Served:
    """A server that runs.

    Attributes:
        address: What it printed, with the key.
        process: The server.
    """

    def __init__(self, process: asyncio.subprocess.Process, address: str) -> None:
        self.process = process
        self.address = address

    @property
    def origin(self) -> str:
        """The address without path and key."""
        return self.address.partition("/?")[0]

    async def end(self) -> int:
        """Tell it to end, and return its status."""
        self.process.send_signal(signal.SIGTERM)
        return await self.process.wait()


@asynccontextmanager
async def serving(workspace: Workspace, home: Path, *options: str) -> AsyncIterator[Served]:
    """Serve a workspace on a free port; ``home`` has the reader's settings."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "idlib_tui", "serve", "--workspace", str(workspace.root),
        "--port", "0", *options,
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL,
        env={**os.environ, "XDG_CONFIG_HOME": str(home), "HOME": str(home)},
    )  # fmt: skip
    try:
        assert process.stdout is not None
        yield Served(process, (await process.stdout.readline()).decode().strip())
    finally:
        with suppress(ProcessLookupError):
            process.kill()
        await process.wait()
