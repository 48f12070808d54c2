"""A small OpenSearch cluster for tests and measurements: real nodes, on loopback only.

Usage: python -m scripts.search_cluster [NODES] [PORT]

Maven fetches the nodes' files, whose checksums are compared; they are unpacked into ``build/``. The
first node leads the cluster, so that any other can be killed. A node has at most 512 MB of heap,
keeps its data in a temporary folder, and has no security plugin.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

VERSION = "2.19.6"
"""The newest that runs on Java 17."""

_COPY = "org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy"
_DISTRIBUTION = (
    f"org.opensearch.distribution.integ-test-zip:opensearch:{VERSION}:zip",
    f"opensearch-{VERSION}.zip",
    "71d6d8b1c637f3faecda0752b184b1cc526fc6eaad59ec1408c6327bb00b9293",
)
_ANALYSIS = (
    f"org.opensearch.plugin:analysis-common:{VERSION}:jar",
    f"analysis-common-{VERSION}.jar",
    "187378844d92a043b935038f9ae168f7812f686b1c1c7128f8b97731baff8a1a",
)
_DESCRIPTOR = f"""\
description=Analyzers that every distribution has
version={VERSION}
name=analysis-common
classname=org.opensearch.analysis.common.CommonAnalysisPlugin
java.version=11
opensearch.version={VERSION}
custom.foldername=
extended.plugins=
has.native.controller=false
"""
_BUILD = Path(__file__).parents[1] / "build" / "opensearch"
_NOBODY = 65534
_PATIENCE = 120.0
"""Seconds for a node to start on a machine that has other work."""


class ClusterError(Exception):
    """The cluster cannot be fetched or started."""


def is_possible() -> bool:
    """Return whether Java and Maven are installed."""
    return shutil.which("mvn") is not None and shutil.which("java") is not None


def home() -> Path:
    """Fetch and unpack a node's files, unless that has been done.

    Raises:
        ClusterError: Maven cannot fetch them, or they are not the files that are meant.
    """
    folder = _BUILD / f"opensearch-{VERSION}"
    if folder.is_dir():
        return folder
    _BUILD.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=_BUILD) as name:
        fetched = [_fetch(Path(name), *each) for each in (_DISTRIBUTION, _ANALYSIS)]
        with zipfile.ZipFile(fetched[0]) as packed:
            packed.extractall(name)
        unpacked = Path(name) / folder.name
        # The test distribution lacks the one module that other distributions all have.
        module = unpacked / "modules" / "analysis-common"
        module.mkdir()
        shutil.copy(fetched[1], module)
        (module / "plugin-descriptor.properties").write_text(_DESCRIPTOR, encoding="utf-8")
        unpacked.rename(folder)
    return folder


def _fetch(folder: Path, artifact: str, name: str, checksum: str) -> Path:
    command = ["mvn", "-q", "-B", _COPY, f"-Dartifact={artifact}", f"-DoutputDirectory={folder}"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    file = folder / name
    if done.returncode or not file.is_file():
        raise ClusterError(f"Maven cannot fetch {artifact}:\n{done.stdout[-2000:]}")
    if hashlib.sha256(file.read_bytes()).hexdigest() != checksum:
        raise ClusterError(f"{name} is not the file that is meant: its checksum differs.")
    return file


@dataclass
class Node:
    """One node of a cluster.

    Attributes:
        name: Its name in the cluster.
        port: Where it answers HTTP, on 127.0.0.1.
        process: The Java process.
    """

    name: str
    port: int
    folder: Path
    command: Sequence[str]
    process: subprocess.Popen[bytes] = field(init=False)

    @property
    def url(self) -> str:
        """Its address."""
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Start it, with whatever data it has; it is not waited for."""
        with (self.folder / "output.txt").open("ab") as output:
            self.process = subprocess.Popen(
                self.command, stdout=output, stderr=output, **_somebody_else(self.folder)
            )

    def kill(self) -> None:
        """Kill it at once, as kill -9 does."""
        self.process.kill()
        self.process.wait()


class Cluster:
    """Some nodes that know each other.

    Attributes:
        nodes: The first leads.
    """

    def __init__(
        self, folder: Path, count: int, first_port: int | None = None, *, short: bool = False
    ) -> None:
        """Nothing is started yet.

        Args:
            folder: Where the nodes' data and logs go.
            count: The number of nodes.
            first_port: The port of the first node; by default any that is free.
            short: True for a run of few minutes: Java then spends no time on fast code.
        """
        ports = _free_ports(2 * count)
        if first_port is not None:
            ports[:count] = range(first_port, first_port + count)
        seeds = [f"127.0.0.1:{port}" for port in ports[count:]]
        self.nodes = [
            _node(folder / f"node{at + 1}", at, ports[at], ports[count + at], seeds, short)
            for at in range(count)
        ]

    @property
    def url(self) -> str:
        """The address of the first node."""
        return self.nodes[0].url

    def start(self) -> None:
        """Start all nodes and wait for them.

        Raises:
            ClusterError: One of them stops, or takes too long.
        """
        for node in self.nodes:
            node.start()
        self.wait()

    def wait(self) -> None:
        """Wait until all nodes are in the cluster, and all copies of its data on a node.

        Raises:
            ClusterError: One of them stops, or takes too long.
        """
        until = time.monotonic() + _PATIENCE
        asked = f"{self.url}/_cluster/health?wait_for_nodes={len(self.nodes)}&wait_for_status=green"
        while time.monotonic() < until:
            for node in self.nodes:
                if node.process.poll() is not None:
                    raise ClusterError(f"{node.name} stopped:\n{_tail(node)}")
            try:
                with urllib.request.urlopen(asked + "&timeout=10s", timeout=20) as answer:
                    if not json.load(answer)["timed_out"]:
                        return
            except (OSError, urllib.error.URLError):
                time.sleep(0.5)
        raise ClusterError(f"The cluster is not ready after {_PATIENCE} s:\n{_tail(self.nodes[0])}")

    def stop(self) -> None:
        """Stop all nodes; their data goes with the folder."""
        for node in self.nodes:
            if hasattr(node, "process"):
                node.kill()


@contextmanager
def running(
    count: int = 2, first_port: int | None = None, *, short: bool = False
) -> Iterator[Cluster]:
    """Run a cluster, and remove everything of it at the end; arguments are as for ``Cluster``.

    Raises:
        ClusterError: It cannot be fetched or started.
    """
    with tempfile.TemporaryDirectory(prefix="search-cluster-") as folder:
        cluster = Cluster(Path(folder), count, first_port, short=short)
        try:
            cluster.start()
            yield cluster
        finally:
            cluster.stop()


def _node(
    folder: Path, at: int, port: int, transport: int, seeds: Sequence[str], short: bool
) -> Node:
    files = home()
    config = folder / "config"
    config.mkdir(parents=True)
    name = f"node{at + 1}"
    shutil.copy(files / "config" / "log4j2.properties", config)
    lines = [
        "cluster.name: idlib-tui-test",
        f"node.name: {name}",
        f"node.roles: [{'cluster_manager, data' if at == 0 else 'data'}]",
        "cluster.initial_cluster_manager_nodes: [node1]" if at == 0 else "",
        f"path.data: {folder / 'data'}",
        f"path.logs: {folder / 'logs'}",
        "network.host: 127.0.0.1",
        f"http.port: {port}",
        f"transport.port: {transport}",
        f"discovery.seed_hosts: [{', '.join(seeds)}]",
        # A developer's disk may be nearly full, and a dead node should be missed at once.
        "cluster.routing.allocation.disk.threshold_enabled: false",
        "cluster.fault_detection.follower_check.timeout: 1s",
    ]
    (config / "opensearch.yml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    jars = sorted((files / "lib").glob("*.jar"))
    command = [
        "java",
        "-Xms256m",
        "-Xmx512m",
        "-XX:+UseSerialGC",
        *(["-XX:TieredStopAtLevel=1"] if short else []),
        "-Djava.awt.headless=true",
        "-Dfile.encoding=UTF-8",
        "-Dlog4j2.disable.jmx=true",
        f"-Djava.io.tmpdir={folder}",
        f"-Dopensearch.path.home={files}",
        f"-Dopensearch.path.conf={config}",
        "-cp",
        os.pathsep.join(map(str, jars)),
        "org.opensearch.bootstrap.OpenSearch",
    ]
    return Node(name, port, folder, command)


def _somebody_else(folder: Path) -> dict[str, Any]:
    """Give a node's folder away where this is root, as in a container: a node refuses to be it."""
    if os.name != "posix" or os.geteuid():
        return {}
    os.chown(folder.parent, _NOBODY, _NOBODY)
    for root, folders, files in os.walk(folder):
        for name in (".", *folders, *files):
            os.chown(Path(root) / name, _NOBODY, _NOBODY)
    return {"user": _NOBODY, "group": _NOBODY, "extra_groups": []}


def _free_ports(count: int) -> list[int]:
    opened = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [each.getsockname()[1] for each in opened]
    for each in opened:
        each.close()
    return ports


def _tail(node: Node) -> str:
    return (node.folder / "output.txt").read_text("utf-8", "replace")[-3000:]


def main() -> None:
    """Run a cluster until Enter is pressed."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1
    port = int(sys.argv[2]) if len(sys.argv) > 2 else None
    with running(count, port) as cluster:
        print(*(node.url for node in cluster.nodes))
        input("Enter stops it. ")


if __name__ == "__main__":
    main()
