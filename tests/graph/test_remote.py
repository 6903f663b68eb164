"""A store on another machine answers as the one in memory does; here Oxigraph's own server plays that machine."""

from __future__ import annotations

import socket
from urllib.request import Request, urlopen

import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, serialize

from graph.dataset import Dataset
from graph.errors import QueryError, StoreRefuses, StoreSlow, StoreUnreachable
from graph.graph_store import GraphStore
from graph.remote import RemoteStore
from graph.store import OxigraphStore
from graph.upload import Updater, upload
from graph.view import View, current

QUADS = [
    Quad(NamedNode("http://x/a"), NamedNode("http://x/p"), Literal("å", language="sv"), NamedNode("http://x/g1")),
    Quad(NamedNode("http://x/b"), NamedNode("http://x/p"), Literal("3"), NamedNode("http://x/g2")),
]
ONE_GRAPH = View((), ("http://x/g1",))
SELECT = "SELECT ?s ?o ?none { ?s <http://x/p> ?o } ORDER BY ?s"


@pytest.fixture(scope="module")
def remote(engine: str) -> RemoteStore:
    body = serialize(QUADS, format=RdfFormat.N_QUADS)
    headers = {"Content-Type": "application/n-quads"}
    urlopen(Request(f"http://{engine}/store", body, headers, method="POST")).close()
    return RemoteStore(f"http://{engine}/query")


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


def test_comments_above_a_query_change_nothing(remote: RemoteStore) -> None:
    assert len(remote.select(f"# title: INSERT\n# about: DELETE\n# row: s\n{SELECT}", ONE_GRAPH)) == 1


@pytest.mark.parametrize("ask", ["ASK { ?s ?p ?o }", "CONSTRUCT WHERE { ?s ?p ?o }"])
def test_another_kind_of_query_is_refused(remote: RemoteStore, ask: str) -> None:
    with pytest.raises(QueryError, match="of the kind SELECT"):
        remote.select(ask, ONE_GRAPH)


def test_an_endpoint_that_is_away_is_one_clear_sentence() -> None:
    with pytest.raises(StoreUnreachable, match=r"http://127\.0\.0\.1:9/ gives no answer"):
        RemoteStore("http://127.0.0.1:9/").ask("ASK {}")


def test_an_upload_is_whole_and_is_not_done_twice(engine: str, dataset: Dataset) -> None:
    remote, updater = RemoteStore(f"http://{engine}/query"), Updater(f"http://{engine}/update")
    updater.run(f"CLEAR SILENT GRAPH <{dataset.base}build>")
    assert upload(dataset, remote, updater)
    view = current(dataset.editions, dataset.base)
    count = "SELECT (COUNT(*) AS ?count) { SELECT DISTINCT * { ?s ?p ?o } }"
    assert remote.select(count, view) == OxigraphStore(dataset.quads).select(count, view)
    assert not upload(dataset, remote, updater)


def test_an_update_that_is_refused_is_one_clear_sentence(engine: str) -> None:
    with pytest.raises(StoreRefuses, match=r"/nowhere refuses \(.*404"):
        Updater(f"http://{engine}/nowhere").run("CLEAR ALL")


def test_an_endpoint_that_is_slow_is_one_clear_sentence() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:  # takes the question, and says nothing
        address = f"http://127.0.0.1:{silent.getsockname()[1]}/"
        with pytest.raises(StoreSlow, match="takes too long"):
            RemoteStore(address, timeout=1).ask("ASK {}")


def test_the_graph_store_protocol_fills_an_endpoint_too(engine: str, dataset: Dataset) -> None:
    remote, target = RemoteStore(f"http://{engine}/query"), GraphStore(f"http://{engine}/store")
    target.replace(f"{dataset.base}build", [])
    assert upload(dataset, remote, target)
    view = current(dataset.editions, dataset.base)
    count = "SELECT (COUNT(*) AS ?count) { SELECT DISTINCT * { ?s ?p ?o } }"
    assert remote.select(count, view) == OxigraphStore(dataset.quads).select(count, view)
    assert not upload(dataset, remote, target)


@pytest.mark.parametrize(("server", "path"), [("engine", "query"), ("virtuoso", "sparql")])
def test_a_relative_iri_is_resolved_as_in_memory(server: str, path: str, request: pytest.FixtureRequest) -> None:
    address = f"http://{request.getfixturevalue(server)}/{path}"
    query = "SELECT ?iri { BIND(<a/ö> AS ?iri) FILTER(1 <2 && 2>1) }"
    (here,), (there,) = (
        store.select(query, ONE_GRAPH)
        for store in (OxigraphStore(QUADS, "http://x/b/"), RemoteStore(address, base="http://x/b/"))
    )
    assert here == there == {"iri": NamedNode("http://x/b/a/ö")}


def test_virtuoso_is_filled_by_the_graph_store_protocol_with_its_password(virtuoso: str) -> None:
    remote = RemoteStore(f"http://{virtuoso}/sparql")
    address = f"http://{virtuoso}/sparql-graph-crud-auth"
    for quads in (QUADS[:1], [], QUADS[:1]):
        GraphStore(address, "dba", "dba").replace("http://x/g1", quads)
        assert len(remote.select(SELECT, ONE_GRAPH)) == len(quads)
    with pytest.raises(StoreRefuses, match="401"):
        GraphStore(address, "dba", "wrong").replace("http://x/g1", [])


def test_a_graph_store_that_is_away_is_one_clear_sentence() -> None:
    with pytest.raises(StoreUnreachable, match="gives no answer"):
        GraphStore("http://127.0.0.1:9/").replace("http://x/g1", [])


def test_a_call_to_another_endpoint_is_refused(remote: RemoteStore) -> None:
    with pytest.raises(QueryError, match="SERVICE"):
        remote.ask("ASK { SERVICE <http://127.0.0.1:9/> {} }")
