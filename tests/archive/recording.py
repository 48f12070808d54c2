"""A stand-in for a node that gives the answers that a real one gave, and the recorder of these.

``requests.jsonl`` has a request a line; ``answers.jsonl.xz`` has the answer to each, in the same
order. ``expected.json`` has what the library answered about the same articles. None of them depends
on how articles are annotated today: what is tested with them is asking and reading answers.
"""

from __future__ import annotations

import gzip
import json
import lzma
import re
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "recorded"
_REQUESTS = FOLDER / "requests.jsonl"
_ANSWERS = FOLDER / "answers.jsonl.xz"
_EXPECTED = FOLDER / "expected.json"

_LASTING = ("took", "timed_out")
"""What of an answer tells of its day only, and is left out."""

_MOMENT = re.compile(r'("pit":\{"id":|"pit_id":\[)"[^"]+"')
"""The name of a point in time, which is another one each time."""


class Recordings:
    """Requests and the answers to them.

    Attributes:
        answers: Status and body for each request, written as JSON.
        expected: What the library answered, by the name of the question.
    """

    def __init__(self) -> None:
        self.answers: dict[str, tuple[int, Any]] = {}
        self.expected: dict[str, Any] = {}

    @classmethod
    def load(cls) -> Recordings:
        """Read what was recorded."""
        made = cls()
        made.expected = json.loads(_EXPECTED.read_text("utf-8"))
        asked = _REQUESTS.read_text("utf-8").splitlines()
        given = lzma.decompress(_ANSWERS.read_bytes()).decode("utf-8").splitlines()
        for request, answer in zip(asked, given, strict=True):
            status, body = json.loads(answer)
            made.answers[request] = status, body
        return made

    def save(self) -> None:
        """Write it, in a lasting order."""
        FOLDER.mkdir(exist_ok=True)
        pairs = sorted(self.answers.items())
        _REQUESTS.write_text("".join(f"{request}\n" for request, _ in pairs), "utf-8")
        lines = (json.dumps(answer, sort_keys=True) + "\n" for _, answer in pairs)
        _ANSWERS.write_bytes(lzma.compress("".join(lines).encode()))
        written = json.dumps(self.expected, ensure_ascii=False, indent=1, sort_keys=True)
        _EXPECTED.write_text(written + "\n", "utf-8")


@contextmanager
def serving(recordings: Recordings, real: str | None = None) -> Iterator[str]:
    """Answer requests on loopback.

    Args:
        recordings: Where the answers are, or go.
        real: The address of a real node, which is asked instead, and whose answers are recorded.

    Yields:
        The address.
    """

    class Handler(BaseHTTPRequestHandler):
        def answer(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            if self.headers.get("Content-Encoding") == "gzip":
                body = gzip.decompress(body)
            key = _key(self.command, self.path, body)
            if real is not None:
                recordings.answers[key] = _asked(real, self.command, self.path, body)
            unknown = {"type": "not_recorded", "reason": f"no such request is recorded: {key}"}
            status, answer = recordings.answers.get(key, (500, {"error": unknown, "status": 500}))
            written = json.dumps(answer).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(written)))
            self.end_headers()
            self.wfile.write(written)

        do_GET = do_POST = do_PUT = do_DELETE = answer  # noqa: N815 - http.server's names

        def log_message(self, *_: object) -> None:
            """Write nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _key(method: str, path: str, body: bytes) -> str:
    told = _MOMENT.sub(r'\1"…"', body.decode("utf-8"))
    return json.dumps([method, path, told], ensure_ascii=False)


def _asked(url: str, method: str, path: str, body: bytes) -> tuple[int, Any]:
    request = urllib.request.Request(
        url + path, body or None, {"Content-Type": "application/json"}, method=method
    )
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:
            status, content = answer.status, json.load(answer)
    except urllib.error.HTTPError as error:
        status, content = error.code, json.load(error)
    return status, {name: value for name, value in content.items() if name not in _LASTING}
