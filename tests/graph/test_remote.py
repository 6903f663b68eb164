"""A store on another machine answers as the one in memory does; here Oxigraph's own server plays that machine."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.request import Request, urlopen

import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, serialize

from graph.errors import QueryError, StoreUnreachable
from graph.remote import RemoteStore
from graph.store import OxigraphStore
from graph.view import View

QUADS = [
    Quad(NamedNode("http://x/a"), NamedNode("http://x/p"), Literal("å", language="sv"), NamedNode("http://x/g1")),
    Quad(NamedNode("http://x/b"), NamedNode("http://x/p"), Literal("3"), NamedNode("http://x/g2")),
]
ONE_GRAPH = View((), ("http://x/g1",))
SELECT = "SELECT ?s ?o ?none { ?s <http://x/p> ?o } ORDER BY ?s"


@pytest.fixture(scope="module")
def remote() -> Iterator[RemoteStore]:
    program = shutil.which("oxigraph", path=Path(sys.executable).parent) or shutil.which("oxigraph")
    if program is None:
        pytest.skip("the Oxigraph server is not installed")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    with subprocess.Popen([program, "serve", "--bind", address], stderr=subprocess.DEVNULL) as server:
        try:
            _wait(address)
            body = serialize(QUADS, format=RdfFormat.N_QUADS)
            headers = {"Content-Type": "application/n-quads"}
            urlopen(Request(f"http://{address}/store", body, headers, method="POST")).close()
            yield RemoteStore(f"http://{address}/query")
        finally:
            server.terminate()


def _wait(address: str) -> None:
    host, port = address.split(":")
    for _ in range(100):
        try:
            socket.create_connection((host, int(port)), 1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError("the Oxigraph server did not start")


def test_rows_of_a_view_are_the_same_as_in_memory(remote: RemoteStore) -> None:
    assert remote.select(SELECT, ONE_GRAPH) == OxigraphStore(QUADS).select(SELECT, ONE_GRAPH)


def test_construct_and_ask_are_the_same_as_in_memory(remote: RemoteStore) -> None:
    query = "CONSTRUCT { ?s <http://x/q> ?o } WHERE { ?s <http://x/p> ?o }"
    assert remote.construct(query, ONE_GRAPH) == OxigraphStore(QUADS).construct(query, ONE_GRAPH)
    assert remote.ask("ASK { <http://x/a> ?p ?o }", ONE_GRAPH)
    assert not remote.ask("ASK { <http://x/b> ?p ?o }", ONE_GRAPH)


def test_a_query_it_cannot_parse_is_a_query_error(remote: RemoteStore) -> None:
    with pytest.raises(QueryError):
        remote.select("SELECT ?s { ?s ?p }", ONE_GRAPH)


@pytest.mark.parametrize("ask", ["ASK { ?s ?p ?o }", "CONSTRUCT WHERE { ?s ?p ?o }"])
def test_another_kind_of_query_is_refused(remote: RemoteStore, ask: str) -> None:
    with pytest.raises(QueryError, match="of the kind SELECT"):
        remote.select(ask, ONE_GRAPH)


def test_an_endpoint_that_is_away_is_one_clear_sentence() -> None:
    with pytest.raises(StoreUnreachable, match=r"http://127\.0\.0\.1:9/ gives no answer"):
        RemoteStore("http://127.0.0.1:9/").ask("ASK {}")
