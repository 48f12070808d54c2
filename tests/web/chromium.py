"""Chromium without a window, driven over its DevTools protocol."""

from __future__ import annotations

import asyncio
import base64
import re
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from itertools import count
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from tests.web.serving import PATIENCE

BROWSER = shutil.which("chromium") or shutil.which("chromium-browser")
NEEDS_CHROMIUM = pytest.mark.skipif(BROWSER is None, reason="Chromium is not installed")

_SEQUENCE = re.compile(r"\x1b(?:\[[0-9;?<>=]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[@-Z\\-_])")
"""A control sequence of a terminal (ECMA-48)."""

_CODES = {"Enter": (13, "\r"), "Escape": (27, ""), "Tab": (9, "\t"), "ArrowDown": (40, "")}
"""Key codes of browsers, and the text that a key types."""


class Page:
    """One page of the browser, and the reader that paints on it."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self._socket = socket
        self._numbers = count(1)
        self._answers: dict[int, asyncio.Future[dict[str, Any]]] = {}
        self._painted = ""
        self._changed = asyncio.Event()
        self._listening = asyncio.create_task(self._listen())

    async def close(self) -> None:
        """Stop listening."""
        self._listening.cancel()
        with suppress(asyncio.CancelledError):
            await self._listening

    async def ask(self, method: str, **parameters: object) -> dict[str, Any]:
        """Send a command and return its result."""
        number = next(self._numbers)
        answer = self._answers[number] = asyncio.get_running_loop().create_future()
        await self._socket.send_json({"id": number, "method": method, "params": parameters})
        return await asyncio.wait_for(answer, PATIENCE)

    async def go(self, address: str) -> None:
        """Open an address."""
        await self.ask("Page.navigate", url=address)

    async def press(self, *keys: str) -> None:
        """Press keys, each a character or a name of ``_CODES``."""
        self._painted = ""
        for key in keys:
            code, text = _CODES.get(key, (ord(key[0].upper()), key))
            about = {"key": key, "windowsVirtualKeyCode": code}
            down = "keyDown" if text else "rawKeyDown"
            await self.ask("Input.dispatchKeyEvent", type=down, text=text, **about)
            await self.ask("Input.dispatchKeyEvent", type="keyUp", **about)

    async def wait_for(self, *words: str) -> None:
        """Wait until each of some words has been painted since the last keys."""
        try:
            async with asyncio.timeout(PATIENCE):
                while not all(word in self._painted for word in words):
                    self._changed.clear()
                    await self._changed.wait()
        except TimeoutError:
            raise AssertionError(f"{words} not in {self._painted[-2000:]!r}") from None

    async def evaluate(self, script: str) -> object:
        """Return the value of a script in the page."""
        found = await self.ask("Runtime.evaluate", expression=script, returnByValue=True)
        return found["result"].get("value")

    async def picture(self) -> bytes:
        """Return the page as it looks, as PNG."""
        return base64.b64decode((await self.ask("Page.captureScreenshot"))["data"])

    async def _listen(self) -> None:
        async for message in self._socket:
            said = message.json()
            if "id" in said:
                answer = self._answers.pop(said["id"])
                if "error" in said:
                    answer.set_exception(RuntimeError(said["error"]["message"]))
                else:
                    answer.set_result(said["result"])
            elif said["method"] == "Network.webSocketFrameReceived":
                self._take_frame(said["params"]["response"])

    def _take_frame(self, frame: dict[str, Any]) -> None:
        if frame["opcode"] == aiohttp.WSMsgType.BINARY:
            painted = base64.b64decode(frame["payloadData"]).decode("utf-8", "replace")
            self._painted += _SEQUENCE.sub("", painted)
            self._changed.set()


@asynccontextmanager
async def chromium(folder: Path, downloads: Path) -> AsyncIterator[Page]:
    """Run Chromium with one empty page.

    Args:
        folder: Where it keeps its profile.
        downloads: Where it puts what is downloaded.
    """
    assert BROWSER is not None
    browser = await asyncio.create_subprocess_exec(
        BROWSER, "--headless=new", "--no-sandbox", "--no-first-run", "--disable-gpu",
        "--remote-debugging-port=0", f"--user-data-dir={folder}", "--window-size=1280,800",
        "about:blank",
        stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip
    try:
        async with asyncio.timeout(PATIENCE):
            host = await _debugger(browser)
        async with aiohttp.ClientSession() as session:
            async with session.get(f"http://{host}/json/list") as listed:
                [page] = [each for each in await listed.json() if each["type"] == "page"]
            async with session.ws_connect(page["webSocketDebuggerUrl"], max_msg_size=0) as socket:
                opened = Page(socket)
                for domain in ("Page", "Network", "Runtime"):
                    await opened.ask(f"{domain}.enable")
                await opened.ask(
                    "Browser.setDownloadBehavior", behavior="allow", downloadPath=str(downloads)
                )
                yield opened
                await opened.close()
    finally:
        with suppress(ProcessLookupError):
            browser.kill()
        await browser.communicate()


async def _debugger(browser: asyncio.subprocess.Process) -> str:
    """Read the host and port of the debugger from what the browser says."""
    assert browser.stderr is not None
    async for line in browser.stderr:
        if found := re.search(rb"DevTools listening on ws://([^/]+)/", line):
            return found[1].decode()
    raise RuntimeError("Chromium ended.")
