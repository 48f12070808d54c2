"""Whatever is wrong with an archive is told in one sentence that says what to mend."""

import re
import shutil
import socket
import ssl
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest

from idlib_tui.archive import Archive, ArchiveSettings
from idlib_tui.archive.cluster import Cluster
from idlib_tui.archive.form import FORM, PROGRAM
from idlib_tui.errors import ArchiveError
from tests.archive.answering import answering

MAPPING = {"articles": {"mappings": {"_meta": {"program": PROGRAM, "form": FORM}}}}


def settings(*urls: str, **others: Any) -> ArchiveSettings:
    return ArchiveSettings("desk", urls, "articles", **others)


def complaint(given: ArchiveSettings) -> str:
    """What a search says."""
    with Archive(given) as archive, pytest.raises(ArchiveError) as raised:
        archive.search("truce")
    sentence = str(raised.value)
    assert "\n" not in sentence
    assert len(sentence) < 300
    return sentence


def refusal(kind: str, reason: str = "") -> dict[str, Any]:
    cause = {"type": kind, "reason": reason}
    return {"error": {"root_cause": [cause], **cause}, "status": 400}


def test_nothing_answers() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    assert "cannot be reached" in complaint(settings(f"http://127.0.0.1:{port}"))


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ("<h1>Welcome</h1>", 200),
        ("<h1>Not found</h1>", 404),
        ("<h1>Bad gateway</h1>", 502),
        ("[1, 2", 200),
        ([1, 2], 200),
        ({}, 200),
        ({"status": "ok"}, 200),
        ("", 500),
    ],
)
def test_something_else_answers(body: Any, status: int) -> None:
    with answering(body, status) as url:
        assert "not as a cluster" in complaint(settings(url))


def test_a_wrong_password_is_never_repeated() -> None:
    with answering("Unauthorized", 401) as url:
        sentence = complaint(settings(url, user="ann", password="hunter2"))
    assert "does not accept the user and the password" in sentence
    assert "hunter2" not in sentence
    assert "hunter2" not in repr(settings("http://x", password="hunter2"))


def test_a_client_that_is_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "opensearchpy", None)
    with pytest.raises(ArchiveError, match=re.escape("install idlib-tui[archive]")):
        Archive(settings("http://127.0.0.1:1"))


def test_a_password_goes_nowhere_unencrypted() -> None:
    with pytest.raises(ArchiveError, match="https:// addresses only"):
        Archive(settings("http://search.example:9200", user="ann", password="hunter2"))


def test_no_right() -> None:
    with answering(refusal("security_exception", "no permissions"), 403) as url:
        assert "has no right" in complaint(settings(url))


def test_no_index_yet() -> None:
    with answering(refusal("index_not_found_exception"), 404) as url:
        assert "archive create" in complaint(settings(url))


def test_a_server_that_does_not_answer_is_given_up() -> None:
    with answering({}, released=threading.Event()) as url:
        assert "within 0.2 seconds" in complaint(settings(url, timeout=0.2))


def test_a_node_that_does_not_answer_is_passed_over() -> None:
    with (
        answering({}, released=threading.Event()) as slow,
        answering(MAPPING) as url,
        Archive(settings(slow, url, timeout=0.2)) as archive,
    ):
        archive.check()


def test_another_programs_index() -> None:
    with answering({"articles": {"mappings": {"properties": {}}}}) as url:
        assert "belongs to another program" in complaint(settings(url)).replace("at " + url, "")


def test_an_archive_of_another_version() -> None:
    meta = {"program": "idlib-tui", "form": 99}
    with answering({"articles": {"mappings": {"_meta": meta}}}) as url:
        assert "another version" in complaint(settings(url))


def answer(failed: int, total: int, *, timed_out: bool = False) -> dict[str, Any]:
    """What a node says to all questions: for the mapping, a search, or a point in time."""
    return {
        "pit_id": "now",
        "_shards": {"failed": failed, "total": total, "successful": total - failed},
        "timed_out": timed_out,
        "hits": {"total": {"value": 0}, "hits": []},
    }


def test_a_node_that_answers_nonsense(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Cluster, "check", lambda _: None)
    with answering({"took": 3}) as url:
        assert "not as a cluster" in complaint(settings(url))


def test_parts_that_do_not_answer_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Cluster, "check", lambda _: None)
    with answering(answer(2, 5)) as url, Archive(settings(url)) as archive:
        [notice] = archive.search("truce").notices
        assert notice.startswith("2 of 5 parts of the archive did not answer")
        with pytest.raises(ArchiveError, match="2 of 5 parts"):
            list(archive.every("truce", ["key"]))
    with answering(answer(5, 5)) as url:
        assert "No part of the archive desk answered" in complaint(settings(url))
    with answering(answer(0, 5, timed_out=True)) as url, Archive(settings(url)) as archive:
        [notice] = archive.search("truce").notices
        assert "not searched to the end within 10 seconds" in notice


def certificate(folder: Path, days: int) -> tuple[ssl.SSLContext, str]:
    """Make a server's certificate that holds some days from now, and say where it is."""
    if shutil.which("openssl") is None:
        pytest.skip("openssl makes the certificate")
    (folder / "names.cnf").write_text("subjectAltName=IP:127.0.0.1\n", encoding="utf-8")
    ask = "req -newkey rsa:2048 -nodes -subj /CN=localhost -keyout key.pem -out asked.pem"
    sign = f"x509 -req -in asked.pem -signkey key.pem -extfile names.cnf -days {days} -out own.pem"
    for command in (ask, sign):
        made = ["openssl", *command.split()]
        done = subprocess.run(made, cwd=folder, check=False, capture_output=True)
        if done.returncode:
            pytest.skip(f"openssl does not make such a certificate: {done.stderr.decode()}")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "own.pem", folder / "key.pem")
    return context, str(folder / "own.pem")


def test_a_certificate_that_proves_nothing_is_refused(tmp_path: Path) -> None:
    context, file = certificate(tmp_path, days=2)
    with answering(MAPPING, context=context) as url:
        sentence = complaint(settings(url))
        assert "cannot be trusted (self-signed certificate)" in sentence
        trusting = settings(url, ca_file=file, user="ann", password="hunter2")
        for given in (trusting, settings(url, verify=False)):
            with Archive(given) as archive:
                archive.check()


def test_a_certificate_that_has_expired_is_refused(tmp_path: Path) -> None:
    context, file = certificate(tmp_path, days=-1)
    with answering(MAPPING, context=context) as url:
        sentence = complaint(settings(url, ca_file=file))
    assert "cannot be trusted (certificate has expired)" in sentence


def test_a_file_without_certificates_is_told(tmp_path: Path) -> None:
    (tmp_path / "none.pem").write_text("none\n", encoding="utf-8")
    with pytest.raises(ArchiveError, match="has no certificates"):
        Archive(settings("https://127.0.0.1:1", ca_file=str(tmp_path / "none.pem")))
