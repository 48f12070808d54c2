"""Who may use the served reader: a browser that has the key, on a page of this server.

The reader shows a private folder and can start programs, so nobody may get in who was not let in:

* Other users and programs of the machine have no key. It stands in the address that the server
  prints, and the browser keeps it as a cookie.
* Pages of other sites in the same browser cannot send the cookie, which is ``SameSite=Strict``, and
  are told apart by ``Origin`` (cross-site WebSocket hijacking).
* A name that somebody else points to this machine (DNS rebinding) is told apart by ``Host``.
"""

from __future__ import annotations

import hmac
import ipaddress
import secrets
from collections.abc import Awaitable, Callable

from aiohttp import web
from aiohttp.typedefs import Middleware
from yarl import URL

KEY = "key"
"""The parameter of the address with the key."""

_LOCAL_NAMES = frozenset({"localhost", "127.0.0.1", "::1"})
_REFUSED = (
    "This reader is private. Open it with the whole address that idlib-tui printed, with its key.\n"
)

HEADERS = {
    # Scripts and connections of this server only; xterm.js sets styles from its script.
    "Content-Security-Policy": (
        "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
        "frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
    ),
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
"""What every answer says about itself."""


def new_key() -> str:
    """Make a key that nobody can guess: 192 random bits."""
    return secrets.token_urlsafe(24)


def is_loopback(host: str) -> bool:
    """Check whether an address can be reached from this machine only."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def guard(key: str, *, local: bool) -> Middleware:
    """Make the check that every request passes.

    Args:
        key: What lets a browser in.
        local: Whether the server listens on this machine only; then it goes by local names only.
    """
    # Browsers send a cookie to every port of a host: other servers have cookies of other names.
    cookie = f"idlib-tui-{secrets.token_hex(4)}"

    @web.middleware
    async def check(
        request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
    ) -> web.StreamResponse:
        if local and _name(request.host) not in _LOCAL_NAMES:
            return _refusal()
        if request.path == "/" and KEY in request.query:
            return _welcome(cookie, key) if _same(request.query[KEY], key) else _refusal()
        if not _same(request.cookies.get(cookie, ""), key):
            return _refusal()
        if "Upgrade" in request.headers and not _is_own_page(request):
            return _refusal()
        return await handler(request)

    return check


async def set_headers(_request: web.Request, response: web.StreamResponse) -> None:
    """Add ``HEADERS`` to an answer, before it is sent."""
    response.headers.update(HEADERS)


def _welcome(cookie: str, key: str) -> web.Response:
    """Keep the key as a cookie, and take it out of the address and of the browser's history."""
    response = web.Response(status=303, headers={"Location": "/"})
    response.set_cookie(cookie, key, httponly=True, samesite="Strict", path="/")
    return response


def _refusal() -> web.Response:
    return web.Response(status=403, text=_REFUSED)


def _same(given: str, key: str) -> bool:
    """Compare in a time that does not depend on what is right."""
    return hmac.compare_digest(given.encode(), key.encode())


def _is_own_page(request: web.Request) -> bool:
    """Check whether a page of this server asks: browsers always name the page's origin."""
    origin = request.headers.get("Origin")
    if origin is None:
        return False
    try:
        return URL(origin).authority == URL(f"//{request.host}").authority
    except ValueError:
        return False


def _name(host: str) -> str | None:
    """Take the name from a ``Host`` header."""
    try:
        return URL(f"//{host}").host
    except ValueError:
        return None
