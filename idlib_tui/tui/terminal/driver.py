"""Textual's driver of a terminal, made to take any input and to leave the terminal as it was."""

from __future__ import annotations

import os
import select
import time
from codecs import getincrementaldecoder
from contextlib import suppress
from typing import TYPE_CHECKING, Any, TextIO

from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver
from textual.events import Callback, Paste, Resize
from textual.geometry import Size

from idlib_tui.tui.terminal.ascii import signs
from idlib_tui.tui.terminal.typed import Pasted, Typing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.message import Message

LARGEST = Size(1000, 500)
"""Columns and lines that are drawn at most; some terminals report sizes that nobody can see."""

_BLOCK = 4096
_PATIENCE = 0.1
"""Seconds between two looks at whether the input is to end."""
_SILENCE = 2.0
"""Seconds without input after which a paste is taken as complete, its end mark or not."""
_BEHIND = 200
"""Messages waiting for a widget at which no more keys are read: the terminal keeps them."""

_SAVE_TITLE, _OLD_TITLE = "\x1b[22;2t", "\x1b[23;2t"

_RESET = (
    "\x1b[?2004l"  # bracketed paste
    "\x1b[?7h"  # line wrap
    "\x1b[?2048l"  # in-band resizing
    "\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l\x1b[?1016l"  # the mouse
    "\x1b[<u"  # the keyboard protocol of kitty, before leaving the alternate screen
    "\x1b[?1049l\x1b[?25h\x1b[?1004l"  # alternate screen, cursor, focus
    "\x1b[0m"
)


class Lenient:
    """A stream that takes any text, and drops it once the terminal is gone.

    Textual writes in a thread; a failure there would leave the program waiting for it for good.
    """

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        """Write a text, with "?" for what cannot be encoded."""
        with suppress(OSError, ValueError):
            encoding = self._stream.encoding or "utf-8"
            self._stream.write(text.encode(encoding, "replace").decode(encoding))
        return len(text)

    def flush(self) -> None:
        """Send what was written."""
        with suppress(OSError, ValueError):
            self._stream.flush()

    def fileno(self) -> int:
        """Give the descriptor of the stream."""
        return self._stream.fileno()

    def isatty(self) -> bool:
        """Return whether the stream is a terminal."""
        return self._stream.isatty()


class ReaderDriver(LinuxDriver):
    """Reads and draws on a terminal."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._file: Any = Lenient(self._file)
        self._drawing = False
        self._signs = signs(os.environ, plain=getattr(self._app, "plain", False))
        self._title = ""
        self._original: list[Any] | None = None

    # The modes of the terminal.

    def start_application_mode(self) -> None:
        """Take the terminal over."""
        self._drawing = True
        super().start_application_mode()  # type: ignore[no-untyped-call]
        if self._original is None:
            self._original = self.attrs_before
        title, self._title = self._title, ""
        if title:
            self.name_terminal(title)

    def name_terminal(self, title: str) -> None:
        """Give the window a title; the one before comes back when the terminal is given back."""
        if self._drawing:
            save = "" if self._title else _SAVE_TITLE
            self._title = title
            self.write(f"{save}\x1b]2;{title}\x07")

    def stop_application_mode(self) -> None:
        """Give the terminal back."""
        if self._original is not None:
            self.attrs_before = self._original
        if self._drawing:
            if self._title:
                self.write(_OLD_TITLE)
            super().stop_application_mode()
        self._drawing = False

    def disable_input(self) -> None:
        """Read no more, not even while the terminal is with another program."""
        if self._drawing:
            super().disable_input()

    def close(self) -> None:
        """End the thread that writes, once."""
        super().close()
        self._writer_thread = None

    def _sigcont_application(self, *_: object) -> None:
        """Draw again after a stop; whoever stopped the program may have changed the terminal."""
        if self._auto_restart:
            if self._drawing:
                self.suspend_application_mode()
                self._must_signal_resume = True
            self.resume_application_mode()
            # The alternate screen is empty, or another program has drawn on it.
            self.send_message(Callback(callback=self._repaint))

    def _repaint(self) -> None:
        self._app.refresh()

    def restore(self) -> None:
        """Give the terminal back at once, from any thread, where nothing else can any more."""
        import termios  # noqa: PLC0415 - there is none on Windows

        if not self._drawing:
            return
        self._drawing = False
        # Whatever blocks the writing thread must not block this one.
        descriptor = self._file.fileno()
        with suppress(OSError):
            os.set_blocking(descriptor, False)
        with suppress(OSError):
            old_title = _OLD_TITLE if self._title else ""
            os.write(descriptor, (old_title + _RESET).encode("ascii"))
        with suppress(OSError):
            os.set_blocking(descriptor, True)
        if self._original is not None:
            with suppress(termios.error, OSError):
                termios.tcsetattr(self.fileno, termios.TCSANOW, self._original)

    def write(self, data: str) -> None:
        """Write, or drop what is written while another program has the terminal."""
        if self._writer_thread is not None:
            super().write(data if self._signs is None else data.translate(self._signs))

    # Input.

    def _get_terminal_size(self) -> tuple[int, int]:
        try:
            # Of the terminal itself: COLUMNS and LINES may be of another one, or of long ago.
            width, height = os.get_terminal_size(self.fileno)
        except OSError:
            width, height = super()._get_terminal_size()
        return min(width, LARGEST.width), min(height, LARGEST.height)

    def process_message(self, message: Message) -> None:
        """Hand a message on, one at a time: a flood of keys or of the mouse stays outside."""
        if isinstance(message, Resize):
            message = _drawable(message)
        while self._is_behind() and not self.exit_event.is_set():
            time.sleep(0.01)
        super().process_message(message)

    def _is_behind(self) -> bool:
        with suppress(Exception):
            app = self._app
            nodes = (app, app.screen, app.screen.focused)
            return any(
                node is not None and node._message_queue.qsize() > _BEHIND  # noqa: SLF001
                for node in nodes
            )
        return False

    def _run_input_thread(self) -> None:
        """Read until the end; a terminal that is gone ends the program."""
        try:
            self.run_input_thread()
        except OSError:
            self._loop.call_soon_threadsafe(self._app.exit, _HUNG_UP)

    def run_input_thread(self) -> None:
        """Read keys, whatever bytes they are."""
        decode = getincrementaldecoder("utf-8")("replace").decode
        parser, typing = XTermParser(self._debug), Typing()
        heard = time.monotonic()
        while not self.exit_event.is_set():
            if select.select([self.fileno], [], [], _PATIENCE)[0]:
                data = os.read(self.fileno, _BLOCK)
                if not data:
                    raise OSError("The terminal is gone.")
                heard = time.monotonic()
                pieces = typing.feed(decode(data))
            else:
                pieces = typing.flush(long=time.monotonic() - heard > _SILENCE)
            for piece in (*pieces, None):
                try:
                    for message in self._messages(parser, piece):
                        self.process_message(message)
                except Exception:  # noqa: BLE001 - what no terminal should send is dropped
                    parser = XTermParser(self._debug)

    @staticmethod
    def _messages(parser: XTermParser, piece: str | Pasted | None) -> Iterator[Message]:
        """Turn what was read into messages; None stands for the end of what there is now."""
        if isinstance(piece, Pasted):
            yield Paste(piece.text)
        elif piece is not None:
            yield from parser.feed(piece)
        else:
            yield from parser.tick()


_HUNG_UP = 129
"""The exit status by convention of a program whose terminal is gone: 128 and SIGHUP."""


def _drawable(event: Resize) -> Resize:
    size = Size(
        min(max(event.size.width, 1), LARGEST.width), min(max(event.size.height, 1), LARGEST.height)
    )
    pixels = event.pixel_size
    # A pixel size of nothing would be divided by.
    pixels = pixels if pixels and pixels.width > 0 and pixels.height > 0 else None
    return Resize(size, size, pixel_size=pixels)
