"""Filling an endpoint with the dataset, by SPARQL 1.1 Update through SPARQLWrapper or by the Graph Store Protocol.

Only the graphs of this dataset are touched. A marker tells which build lies there, so that an
endpoint that already holds it is left alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Protocol

from pyoxigraph import Literal, NamedNode, Quad
from SPARQLWrapper import BASIC, DIGEST, POST, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import Unauthorized

from graph.dataset import Dataset
from graph.remote import FAILURES, RemoteStore, unreachable
from ontology.namespaces import DCT

#: Quads sent at a time; some 400 kB, which every engine we know takes.
CHUNK = 2_000
#: Seconds that an endpoint may take for one update.
_TIMEOUT = 300


class Target(Protocol):
    """What can be filled, a graph at a time."""

    def replace(self, graph: str, quads: Sequence[Quad]) -> None:
        """Let the graph named `graph` hold `quads` and nothing else. Raises StoreUnreachable."""


class Updater:
    """An endpoint that takes updates, with the credentials it asks for."""

    def __init__(self, endpoint: str, user: str | None = None, password: str | None = None) -> None:
        self.endpoint = endpoint
        self._credentials = (user, password) if user else None
        self._scheme = BASIC

    def replace(self, graph: str, quads: Sequence[Quad]) -> None:
        """Let the graph named `graph` hold `quads` and nothing else. Raises StoreUnreachable."""
        self.run(f"CLEAR SILENT GRAPH <{graph}>")
        for chunk in _chunks(quads):
            triples = "\n".join(f"{quad.triple} ." for quad in chunk)
            self.run(f"INSERT DATA {{ GRAPH <{graph}> {{\n{triples}\n}} }}")

    def run(self, update: str) -> None:
        """Send one update. Raises StoreUnreachable where it is refused or lost."""
        try:
            try:
                self._send(update)
            except Unauthorized:
                if self._credentials is None or self._scheme == DIGEST:
                    raise
                self._scheme = DIGEST  # Virtuoso takes the password no other way
                self._send(update)
        except FAILURES as error:
            raise unreachable(self.endpoint, error) from None

    def _send(self, update: str) -> None:
        wrapper = SPARQLWrapper(self.endpoint)
        wrapper.setMethod(POST)
        wrapper.setTimeout(_TIMEOUT)
        wrapper.setQuery(update)
        if self._credentials:
            wrapper.setHTTPAuth(self._scheme)
            wrapper.setCredentials(*self._credentials)
        wrapper.query().response.read()


def upload(dataset: Dataset, store: RemoteStore, target: Target) -> bool:
    """Bring `dataset` into the endpoint; returns False where the same build lay there already.

    The marker goes first and comes last, so that an upload cut short is done anew.
    """
    marker = NamedNode(f"{dataset.base}build")
    mark = Quad(marker, NamedNode(f"{DCT}identifier"), Literal(dataset.build_id), marker)
    if store.ask(f"ASK {{ GRAPH {marker} {{ {mark.triple} }} }}"):
        return False
    target.replace(marker.value, [])
    for graph, quads in groupby(dataset.quads, key=lambda quad: quad.graph_name):
        assert isinstance(graph, NamedNode), "all that a dataset says, it says in a named graph"
        target.replace(graph.value, list(quads))
    target.replace(marker.value, [mark])
    return True


def _chunks(quads: Sequence[Quad]) -> Iterator[Sequence[Quad]]:
    for start in range(0, len(quads), CHUNK):
        yield quads[start : start + CHUNK]
