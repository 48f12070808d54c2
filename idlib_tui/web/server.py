"""The server: one reader, a process of its own, for each page that is open."""

from __future__ import annotations

import asyncio
import logging
import shlex
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import aiohttp_jinja2
from aiohttp import WSCloseCode, web
from textual_serve.app_service import AppService
from textual_serve.server import Server, to_int

from idlib_tui.errors import ServeError
from idlib_tui.web.access import KEY, guard, is_loopback, new_key, set_headers

_PAGES = Path(__file__).parent / "pages"

MOST_READERS = 8
"""Pages that may be open at once; each runs a process of about 90 MB."""

_FONT_SIZE = 16
"""Pixels, unless the address asks for another ``fontsize``."""

_PATIENCE = 2.0
"""Seconds that open pages have to close when the server stops."""


class ReaderServer(Server):
    """Serves the reader of one workspace."""

    def __init__(self, workspace: Path, title: str, host: str) -> None:
        """Prepare; nothing is served yet.

        Args:
            workspace: The folder of the workspace.
            title: The story's name, for the browser's tab.
            host: The address to listen on.
        """
        command = [sys.executable, "-m", "idlib_tui", "--workspace", str(workspace)]
        join = subprocess.list2cmdline if sys.platform == "win32" else shlex.join
        super().__init__(join(command), host, title=title, templates_path=_PAGES)
        self._key = new_key()
        self._readers = 0
        self._open: set[web.WebSocketResponse] = set()

    async def run(self, port: int, ready: Callable[[str], None]) -> None:
        """Serve until the program is told to end (SIGINT, SIGTERM).

        Args:
            port: The port to listen on; 0 for any that is free.
            ready: Called with the address to open, once it can be opened.

        Raises:
            ServeError: The address cannot be listened on.
        """
        runner = web.AppRunner(await self._make_app(), access_log=None, shutdown_timeout=_PATIENCE)
        await runner.setup()
        try:
            await self._listen(runner, port)
            ready(self._address(runner.addresses[0][1]))
            await _told_to_end()
        finally:
            await runner.cleanup()

    async def _listen(self, runner: web.AppRunner, port: int) -> None:
        try:
            await web.TCPSite(runner, self.host, port).start()
        except OSError as error:
            raise ServeError(
                f"{self.host}, port {port}, cannot be served: {error.strerror or error}. "
                "Another --port may be free."
            ) from error

    def _address(self, port: int) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{host}:{port}/?{KEY}={self._key}"

    async def _make_app(self) -> web.Application:
        app = await super()._make_app()
        app.middlewares.append(guard(self._key, local=is_loopback(self.host)))
        app.on_response_prepare.append(set_headers)
        app.router.add_static("/page", _PAGES)
        return app

    async def on_startup(self, app: web.Application) -> None:
        """Say nothing; the command does."""

    async def on_shutdown(self, app: web.Application) -> None:
        """Close the pages, which ends their readers."""
        del app
        for socket in list(self._open):
            await socket.close(code=WSCloseCode.GOING_AWAY)

    async def handle_index(self, request: web.Request) -> web.Response:
        """Answer with the page that holds the reader."""
        return aiohttp_jinja2.render_template(
            "index.html",
            request,
            {
                "title": self.title,
                "socket": f"ws://{request.host}/ws",
                "font_size": to_int(request.query.get("fontsize", ""), _FONT_SIZE),
            },
        )

    async def handle_websocket(self, request: web.Request) -> web.WebSocketResponse:
        """Run a reader for a page, unless there are too many."""
        if self._readers >= MOST_READERS:
            raise web.HTTPServiceUnavailable(text="Too many readers are open; close one first.\n")
        self._readers += 1
        try:
            return await super().handle_websocket(request)
        finally:
            self._readers -= 1

    async def _process_messages(
        self, websocket: web.WebSocketResponse, app_service: AppService
    ) -> None:
        self._open.add(websocket)
        try:
            await super()._process_messages(websocket, app_service)
        finally:
            self._open.discard(websocket)


async def _told_to_end() -> None:
    """Wait for SIGINT or SIGTERM."""
    told = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        try:
            loop.add_signal_handler(number, told.set)
        except NotImplementedError:
            # On Windows; there Ctrl+C raises KeyboardInterrupt.
            break
    await told.wait()


def serve(
    workspace: Path, title: str, *, host: str, port: int, ready: Callable[[str], None]
) -> None:
    """Serve the reader of a workspace until the program is told to end.

    Args:
        workspace: The folder of the workspace.
        title: The story's name.
        host: The address to listen on.
        port: The port to listen on; 0 for any that is free.
        ready: Called with the address to open, once it can be opened.

    Raises:
        ServeError: The address cannot be listened on.
    """
    logging.getLogger("textual-serve").setLevel(logging.ERROR)
    asyncio.run(ReaderServer(workspace, title, host).run(port, ready))
