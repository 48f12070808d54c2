"""Textual's driver for a browser, made to end when the server is gone."""

from __future__ import annotations

from textual.drivers.web_driver import WebDriver


class BrowserDriver(WebDriver):
    """Reads from and draws through the server that started the reader."""

    def run_input_thread(self) -> None:
        """Read until the end; a server that is gone ends the reader."""
        super().run_input_thread()
        if not self.exit_event.is_set():
            self._loop.call_soon_threadsafe(self._app.exit, 0)
