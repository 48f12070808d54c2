"""A server on loopback that answers everything in one way, for what no real node does on demand."""

import json
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@contextmanager
def answering(
    body: Any,
    status: int = 200,
    *,
    released: threading.Event | None = None,
    context: ssl.SSLContext | None = None,
) -> Iterator[str]:
    """Answer every request by the same.

    Args:
        body: A text, or what is sent as JSON.
        status: Of HTTP.
        released: Nothing is answered before it is set.
        context: Makes it a server of HTTPS.

    Yields:
        The address.
    """

    class Handler(BaseHTTPRequestHandler):
        def answer(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length") or 0))
            if released is not None:
                released.wait()
            is_text = isinstance(body, str)
            written = (body if is_text else json.dumps(body)).encode()
            self.send_response(status)
            self.send_header("Content-Type", "text/html" if is_text else "application/json")
            self.send_header("Content-Length", str(len(written)))
            self.end_headers()
            self.wfile.write(written)

        do_GET = do_POST = do_PUT = do_DELETE = answer  # noqa: N815 - http.server's names

        def log_message(self, *_: object) -> None:
            """Write nothing."""

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *_: object) -> None:
            """Write nothing: a client that goes away is what is tested."""

    server = Server(("127.0.0.1", 0), Handler)
    if context is not None:
        server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"{'http' if context is None else 'https'}://127.0.0.1:{server.server_address[1]}"
    finally:
        if released is not None:
            released.set()
        server.shutdown()
        server.server_close()
        thread.join()
