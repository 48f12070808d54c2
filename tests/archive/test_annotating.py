"""Annotating an archive anew on real nodes: idempotent, in slices, and whatever is killed."""

import os
import random
import subprocess
import sys
from collections.abc import Iterator

import pytest

from benchmarks.corpus import write_corpus
from idlib_tui.archive import Archive, ArchiveSettings, documents
from idlib_tui.archive.cluster import Cluster
from idlib_tui.archive.slices import Slice
from idlib_tui.filters import QuoteFilter
from idlib_tui.library import Library
from idlib_tui.workspace import Workspace
from tests.archive.test_pushing import contents

pytestmark = pytest.mark.cluster

ARTICLES = 24
ABOUT = 'about:"anna halden"'

ANNOTATE = """
import os, signal, sys
from idlib_tui.archive import Archive, ArchiveSettings, annotating
from idlib_tui.archive.slices import Slice

url, index, which, of, left = sys.argv[1:]
left = int(left)
annotating._BATCH = 3
send = annotating._send

def counting(*what):
    global left
    left -= 1
    if left == 0:
        os.kill(os.getpid(), signal.SIGKILL)
    return send(*what)

annotating._send = counting
with Archive(ArchiveSettings("desk", (url,), index)) as archive:
    archive.annotate(Slice(int(which), int(of)))
"""
"""Annotates a slice, and dies before some batch; never if that is 0."""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    root = tmp_path_factory.mktemp("annotated")
    write_corpus(root, ARTICLES, words=150)
    with Library.open(Workspace.at(root)) as opened:
        opened.sync(processes=1)
        yield opened


@pytest.fixture
def outdated(library: Library, archive: Archive, monkeypatch: pytest.MonkeyPatch) -> Archive:
    """An archive that another version of the program has filled."""
    with monkeypatch.context() as earlier:
        earlier.setattr(documents, "rules", lambda: "of an earlier version")
        archive.push(library)
    return archive


def test_what_is_done_is_passed_over(outdated: Archive, library: Library) -> None:
    quotes = outdated.quotes(QuoteFilter(), limit=500)[0]
    about = {hit.article.id for hit in outdated.search(ABOUT).hits}
    assert about
    seen: list[tuple[int, int]] = []
    done = outdated.annotate(progress=lambda at, total: seen.append((at, total)))
    assert (done.articles, done.sent, done.refused) == (ARTICLES, ARTICLES, ())
    assert seen[-1] == (ARTICLES, ARTICLES)
    # The corpus has no story, so that nothing is lost.
    assert outdated.quotes(QuoteFilter(), limit=500)[0] == quotes
    assert {hit.article.id for hit in outdated.search(ABOUT).hits} == about
    before = contents(outdated.settings)
    assert outdated.annotate().articles == 0
    assert contents(outdated.settings) == before
    assert outdated.push(library).articles == ARTICLES
    assert outdated.annotate().articles == 0


def test_who_spoke_by_the_story_stays(outdated: Archive) -> None:
    asked = Cluster(outdated.settings)
    [(statement, *_), _] = outdated.quotes(QuoteFilter(), limit=1)
    body = {"query": {"term": {"id": statement.article}}}
    [hit] = asked.ask("POST", "/_search", body)["hits"]["hits"]
    for quote in hit["_source"]["quotes"]:
        if quote["quote"]["speaker_text"] == statement.quote.speaker_text:
            quote["actor"] = "Ann of the story"
    asked.ask("PUT", f"/_doc/{hit['_id']}", hit["_source"], refresh="true")
    outdated.annotate()
    by_ann = outdated.quotes(QuoteFilter(actor="Ann of the story"))[0]
    assert {one.article for one in by_ann} == {statement.article}
    asked.close()


def test_four_processes_of_which_two_are_killed(outdated: Archive, cluster: object) -> None:
    del cluster
    settings = outdated.settings
    rng = random.Random(5)
    killed = rng.sample(range(1, 5), 2)
    started = {
        which: start(settings, which, rng.randint(1, 2) if which in killed else 0)
        for which in range(1, 5)
    }
    statuses = {which: process.wait() for which, process in started.items()}
    assert {which for which, status in statuses.items() if status == -9} == set(killed)
    again = [start(settings, which, 0) for which in killed]
    assert [process.wait() for process in again] == [0, 0]
    four = contents(settings)
    assert outdated.annotate().articles == 0
    assert len(four) == len(contents(settings))


def start(settings: ArchiveSettings, which: int, left: int) -> subprocess.Popen[bytes]:
    arguments = (settings.urls[0], settings.index, which, 4, left)
    return subprocess.Popen([sys.executable, "-c", ANNOTATE, *map(str, arguments)], env=os.environ)


def test_a_slice_is_a_part(outdated: Archive) -> None:
    parts = [outdated.annotate(Slice(which, 3)) for which in (1, 2, 3)]
    assert sum(part.sent for part in parts) == ARTICLES
    assert all(0 < part.sent < ARTICLES for part in parts)


def test_what_is_pushed_meanwhile_stays(
    outdated: Archive, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    from idlib_tui.archive import annotating  # noqa: PLC0415 - to be changed here

    send = annotating._send
    pushed: list[dict[str, str]] = []

    def late(*what: object) -> object:
        if not pushed:
            outdated.push(library)
            pushed.append(contents(outdated.settings))
        return send(*what)  # type: ignore[arg-type]

    monkeypatch.setattr(annotating, "_send", late)
    done = outdated.annotate()
    assert (done.articles, done.sent, done.refused) == (ARTICLES, 0, ())
    assert contents(outdated.settings) == pushed[0]
