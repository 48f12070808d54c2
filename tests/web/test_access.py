"""Who is let in: whoever has the key, on a page of the server, under a local name."""

from __future__ import annotations

from collections.abc import AsyncIterator

import aiohttp
import pytest
import pytest_asyncio

from idlib_tui.web.access import is_loopback
from tests.support import copy_idlib_story
from tests.terminal.tmux import not_the_first_start
from tests.web.serving import Served, serving


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def served(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Served]:
    home = tmp_path_factory.mktemp("home")
    not_the_first_start(home)
    async with serving(copy_idlib_story(home / "story"), home) as running:
        yield running


@pytest_asyncio.fixture(loop_scope="module")
async def browser() -> AsyncIterator[aiohttp.ClientSession]:
    # Addresses of numbers are no hosts for a usual cookie jar.
    async with aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as session:
        yield session


pytestmark = pytest.mark.asyncio(loop_scope="module")


async def _status(
    browser: aiohttp.ClientSession, address: str, headers: dict[str, str] | None = None
) -> int:
    async with browser.get(address, headers=headers) as answer:
        await answer.read()
        return answer.status


@pytest.mark.parametrize("path", ["/", "/?key=", "/?key=guess", "/static/js/textual.js", "/ws"])
async def test_nobody_gets_in_without_the_key(
    served: Served, browser: aiohttp.ClientSession, path: str
) -> None:
    async with browser.get(served.origin + path) as answer:
        assert answer.status == 403
        assert "with its key" in await answer.text()


async def test_the_key_is_exchanged_for_a_cookie(
    served: Served, browser: aiohttp.ClientSession
) -> None:
    async with browser.get(served.address, allow_redirects=False) as answer:
        assert (answer.status, answer.headers["Location"]) == (303, "/")
        [cookie] = answer.cookies.values()
        assert cookie["httponly"]
        assert cookie["samesite"] == "Strict"
    async with browser.get(served.origin) as answer:
        page = await answer.text()
        assert answer.status == 200
        assert "default-src 'self'" in answer.headers["Content-Security-Policy"]
    # Nothing is fetched from anywhere else.
    assert page.count("://") == page.count(f"ws://{served.origin.removeprefix('http://')}/ws") == 1


async def test_a_name_that_somebody_points_here_is_refused(
    served: Served, browser: aiohttp.ClientSession
) -> None:
    port = served.origin.rpartition(":")[2]
    for host, expected in (
        (f"news.example:{port}", 403),
        (f"127.0.0.1.news.example:{port}", 403),
        ("[::1", 403),
        (f"localhost:{port}", 200),
        # As through a tunnel that begins at another port.
        ("localhost:9999", 200),
    ):
        assert await _status(browser, served.address, {"Host": host}) == expected, host


@pytest.mark.parametrize("origin", ["http://news.example", "null", "http://127.0.0.1:1", None])
async def test_a_page_of_another_site_cannot_reach_the_reader(
    served: Served, browser: aiohttp.ClientSession, origin: str | None
) -> None:
    assert await _status(browser, served.address) == 200
    with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
        await browser.ws_connect(f"{served.origin}/ws", origin=origin)
    assert refused.value.status == 403


@pytest.mark.parametrize(
    ("host", "expected"),
    [("127.0.0.1", True), ("127.8.8.8", True), ("::1", True), ("localhost", True),
     ("0.0.0.0", False), ("192.168.1.5", False), ("::", False), ("desk.example", False)],
)  # fmt: skip
async def test_which_addresses_are_for_this_machine_only(host: str, expected: bool) -> None:
    assert is_loopback(host) is expected
