"""Other programs: the user's pager or editor in the reader's place, a browser beside it."""

from __future__ import annotations

import os
import shlex
import signal
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from shutil import which
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from idlib_tui.safe_text import safe, safe_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from idlib_tui.model import Article
    from idlib_tui.tui.controllers.host import Host

_LONGEST_NAME = 100
"""Characters of the copy's name; a file system may take only 255 bytes."""


_TEXT_BROWSERS = ("w3m", "lynx", "links", "elinks")
_OPENABLE = frozenset({".txt", ".md", ".html", ".htm", ".pdf", ".docx", ".odt", ".epub", ".eml"})
"""Files that a desktop is asked to open: none that it might run."""


class Outside:
    """Shows the article on show in another program."""

    def __init__(self, host: Host) -> None:
        self._host = host

    def open(self, variable: str, default: str) -> None:
        """Show a copy of the article's text, so that nothing can change the file in ``seeds/``.

        Args:
            variable: The environment variable that names the program.
            default: The program where it is not set.
        """
        article = self._host.reading.article
        if article is None:
            return
        try:
            command = shlex.split(os.environ.get(variable, "")) or [default]
        except ValueError as error:
            self._host.show_notice(f"${variable} cannot be understood: {error}.", error=True)
            return
        try:
            with tempfile.TemporaryDirectory(prefix="idlib-tui-") as folder:
                copy = Path(folder) / f"{safe(Path(article.file).stem)[:_LONGEST_NAME]}.txt"
                copy.write_text(_text(article), encoding="utf-8", errors="replace")
                problem = self._run([*command, str(copy)])
        except OSError as error:
            problem = f"The text cannot be copied for it: {error.strerror}."
        except SuspendNotSupported:
            problem = "there is no terminal here that it could be shown in."
        if problem:
            self._host.show_notice(f"${variable}: {problem}", error=True)

    def browse(self) -> None:
        """Open the article's address in the browser, or its file where no address is known.

        On a desktop that happens beside the reader, elsewhere in its place.
        """
        article = self._host.reading.article
        if article is None:
            return
        own = os.environ.get("BROWSER", "").split(":")[0]
        if self._host.reader_app.is_web:
            self._browse_there(article)
            return
        if article.address is None:
            path = self._host.workspace.seeds / article.file
            if _has_desktop() and path.suffix.lower() in _OPENABLE:
                self._start([_opener(), str(path.resolve())], article.file)
            else:
                self.open("PAGER", "less")
        elif _has_desktop():
            self._start([*(_words(own) or [_opener()]), article.address], article.address)
        elif command := _words(own) or [each for each in _TEXT_BROWSERS if which(each)][:1]:
            try:
                problem = self._run([*command, article.address])
            except SuspendNotSupported:
                problem = "there is no terminal here that it could be shown in."
            if problem:
                self._host.show_notice(f"$BROWSER: {problem}", error=True)
        else:
            self._host.show_notice(f"There is no browser here ($BROWSER) for {article.address}")

    def _browse_there(self, article: Article) -> None:
        """Open the article's address in the browser that the reader itself is in."""
        if article.address is None:
            self._host.show_notice("No address of this article is known.")
        else:
            self._host.reader_app.open_url(article.address)

    def _start(self, command: list[str], what: str) -> None:
        """Start a program that has windows of its own, and leave it alone."""
        try:
            subprocess.Popen(  # noqa: S603 - the user's own program
                command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
        except (OSError, ValueError):
            self._host.show_notice(f"{command[0]} cannot be run.", error=True)
        else:
            self._host.show_notice(f"Opened {what}")

    def _run(self, command: list[str]) -> str:
        """Run a program in the reader's place. Returns what was wrong, or ""."""
        with self._host.reader_app.suspend(), _keys_are_its_own():
            try:
                subprocess.run(command, check=False)  # noqa: S603 - the user's own program
            except OSError as error:
                return f"{command[0]} cannot be run ({error.strerror})."
            except ValueError:
                return f"{command[0]} cannot be run."
        return ""


def _has_desktop() -> bool:
    """Return whether a program with windows of its own can be seen."""
    names = ("DISPLAY", "WAYLAND_DISPLAY")
    return sys.platform == "darwin" or any(os.environ.get(name) for name in names)


def _opener() -> str:
    return "open" if sys.platform == "darwin" else "xdg-open"


def _words(command: str) -> list[str]:
    """Take a command of the user's apart; nothing where it cannot be understood."""
    try:
        return [word for word in shlex.split(command) if word != "%s"]
    except ValueError:
        return []


@contextmanager
def _keys_are_its_own() -> Iterator[None]:
    """Leave the keys that interrupt to the other program, as a shell does."""
    names = ("SIGINT", "SIGQUIT")
    numbers = [getattr(signal, name) for name in names if hasattr(signal, name)]
    before = {number: signal.signal(number, lambda *_: None) for number in numbers}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _text(article: Article) -> str:
    """The title and the text, with nothing that a terminal could obey."""
    return safe_lines(f"{article.title}\n\n{article.text}\n")
