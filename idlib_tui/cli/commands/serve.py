"""``serve``: the reader in a browser."""

from __future__ import annotations

from argparse import ArgumentTypeError
from typing import TYPE_CHECKING

from idlib_tui.cli.command import Command
from idlib_tui.cli.status import ExitStatus
from idlib_tui.errors import ServeError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from idlib_tui.cli.session import Session

_HOST, _PORT = "127.0.0.1", 8000
_LAST_PORT = 65_535


class Serve(Command):
    """Show the reader in a browser, with the keys that it has in a terminal.

    The address is printed with a key, without which nobody gets in. It is served to this machine
    only, unless --host names another address of it. What is sent is not encrypted: from elsewhere,
    better come through SSH: `ssh -L 8000:127.0.0.1:8000 HOST`. It needs idlib-tui[serve].
    """

    name = "serve"
    summary = "show the reader in a browser"
    json = False
    examples = (
        ("serve", "then open the address that it prints; Ctrl+C ends it"),
        ("serve --port 0 --open", "on any free port, in your usual browser"),
    )

    def configure(self, parser: argparse.ArgumentParser) -> None:
        """Take the address to listen on."""
        parser.add_argument(
            "--host",
            metavar="ADDRESS",
            default=_HOST,
            help="listen on this address of the machine (default: %(default)s, for nobody else)",
        )
        parser.add_argument(
            "--port",
            metavar="N",
            type=_port,
            default=_PORT,
            help="listen on this port (default: %(default)s; 0: any that is free)",
        )
        parser.add_argument("--open", action="store_true", help="open your browser as well")

    def run(self, arguments: argparse.Namespace, session: Session) -> ExitStatus:
        """Serve until interrupted."""
        try:
            # Imported here because most users have no server.
            from idlib_tui.web.server import serve  # noqa: PLC0415
        except ImportError as error:
            raise ServeError(
                "A browser needs the package textual-serve: install idlib-tui[serve]."
            ) from error
        workspace = session.workspace
        serve(
            workspace.root.resolve(),
            workspace.story().title,
            host=arguments.host,
            port=arguments.port,
            ready=_announce(session, browse=arguments.open),
        )
        return ExitStatus.OK


def _announce(session: Session, *, browse: bool) -> Callable[[str], None]:
    def announce(address: str) -> None:
        session.output.line(address)
        session.output.data.flush()
        session.output.say("Open this address in a browser. Ctrl+C ends it.")
        if browse:
            import webbrowser  # noqa: PLC0415 - seldom needed

            webbrowser.open(address)

    return announce


def _port(typed: str) -> int:
    if typed.isdecimal() and (port := int(typed)) <= _LAST_PORT:
        return port
    raise ArgumentTypeError(f"a port is a number from 0 to {_LAST_PORT}, not {typed}")
