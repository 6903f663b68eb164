"""The servers that are measured beside each other, each in processes of its own, with the same triples."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.request import Request, urlopen

PROGRAMS = Path(sys.executable).parent
_RDFLIB = """
import sys, rdflib, uvicorn
from rdflib_endpoint import SparqlEndpoint
graph = rdflib.Graph()
graph.parse(sys.argv[1], format="nt")
uvicorn.run(SparqlEndpoint(graph=graph), port=int(sys.argv[2]), log_level="error")
"""
_SECONDS_TO_START, _SECONDS_TO_END = 900, 10


@dataclass(frozen=True)
class Server:
    """One that is running."""

    name: str
    pid: int
    port: int
    #: Where it takes queries.
    path: str

    def processor_seconds(self) -> float:
        """Return the time that its processes, also those that have ended, have used of a processor."""
        return _processor_seconds(self.pid)


def _processor_seconds(pid: int) -> float:
    try:
        used = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[11:15]
        begun = [file.read_text().split() for file in Path(f"/proc/{pid}/task").glob("*/children")]
    except OSError:  # it has ended meanwhile
        return 0
    own = sum(int(each) for each in used) / os.sysconf("SC_CLK_TCK")
    return own + sum(_processor_seconds(int(child)) for children in begun for child in children)


@contextmanager
def styrgraf(workspace: Path | None) -> Iterator[Server]:
    """Run the command itself, with the limits it usually has."""
    port = _free_port()
    where = ["--workspace", str(workspace)] if workspace else []
    with _running([str(PROGRAMS / "styrgraf"), "serve", "--port", str(port), *where], port, "/halsa") as pid:
        yield Server("styrgraf", pid, port, "/sparql")


@contextmanager
def oxigraph(triples: Path) -> Iterator[Server]:
    """Run Oxigraph's own server with the triples in memory."""
    port = _free_port()
    with _running([str(PROGRAMS / "oxigraph"), "serve", "--bind", f"127.0.0.1:{port}"], port, "/") as pid:
        headers = {"Content-Type": "application/n-triples"}
        urlopen(Request(f"http://127.0.0.1:{port}/store?default", triples.read_bytes(), headers, method="POST")).close()
        yield Server("oxigraph", pid, port, "/query")


@contextmanager
def rdflib_endpoint(triples: Path) -> Iterator[Server]:
    """Run rdflib-endpoint with the triples in memory."""
    port = _free_port()
    with _running([sys.executable, "-c", _RDFLIB, str(triples), str(port)], port, "/") as pid:
        yield Server("rdflib-endpoint", pid, port, "/")


@contextmanager
def _running(command: list[str], port: int, path: str) -> Iterator[int]:
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            _wait_for(f"http://127.0.0.1:{port}{path}", server)
            yield server.pid
        finally:
            _end(server)


def _end(server: subprocess.Popen[bytes]) -> None:
    server.terminate()
    try:
        server.wait(_SECONDS_TO_END)
    except subprocess.TimeoutExpired:
        server.kill()


def _wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + _SECONDS_TO_START
    while time.monotonic() < deadline and server.poll() is None:
        try:
            urlopen(address).close()
        except OSError:
            time.sleep(0.2)
        else:
            time.sleep(2)  # what a server still makes ready after its start is not measured
            return
    raise RuntimeError(f"nothing answers at {address}")


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port
