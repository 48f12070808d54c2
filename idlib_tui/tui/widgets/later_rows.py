"""Pages of rows that take long to fetch: each comes in a thread of its own."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Protocol

from idlib_tui.tui.workers import Latest

if TYPE_CHECKING:
    from textual.dom import DOMNode

    from idlib_tui.errors import IdlibError

_MOST = 4
"""Pages awaited at once: more than a screen shows. The oldest is given up for another."""


class Arrival(Protocol):
    """Takes a page, or an empty one with the reason."""

    def __call__(self, page: Sequence[Any], problem: str = "") -> None:
        """Take it, on the message loop."""


class LaterRows:
    """Fetches the pages of one list."""

    def __init__(self, node: DOMNode) -> None:
        """Prepare; ``node`` is the list, whose message loop receives the pages."""
        self._node = node
        self._awaited: OrderedDict[int, Latest] = OrderedDict()

    def start(self, number: int, fetch: Callable[[], Sequence[Any]], arrived: Arrival) -> None:
        """Fetch a page, unless it is on its way.

        Args:
            number: The page's.
            fetch: Runs in a thread.
            arrived: Gets the page.
        """
        if number in self._awaited:
            return
        if len(self._awaited) == _MOST:
            self._awaited.popitem(last=False)[1].drop()
        latest = self._awaited[number] = Latest(self._node, f"rows {number}")

        def come(page: Sequence[Any]) -> None:
            self._awaited.pop(number, None)
            arrived(page)

        def failed(error: IdlibError) -> None:
            self._awaited.pop(number, None)
            arrived((), str(error))

        latest.start(lambda _: fetch(), come, failed)

    def forget(self) -> None:
        """Give up what is awaited: it is of other rows than those on show."""
        for latest in self._awaited.values():
            latest.drop()
        self._awaited.clear()
