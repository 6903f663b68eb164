"""SPARQL over HTTP, beside rdflib-endpoint and Oxigraph's own server in the same run.

    python tests/speed/over_http.py [BODIES]

Without a number the bundled workspace is served, with one an invented workspace of so many bodies
(27 000 make some million triples). Every server holds the triples of the current view in memory and
runs with the settings it comes with; the limits of `styrgraf serve` are those that it usually has.
The servers take turns in short rounds, so that whatever else the machine does hits all of them.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from statistics import median
from typing import NamedTuple
from urllib.parse import quote

import pyoxigraph as ox

sys.path.insert(0, str(Path(__file__).parents[2]))

from graph.dataset import build_dataset
from graph.view import current
from graph.workspace import open_workspace
from tests.speed.servers import Server, oxigraph, rdflib_endpoint, styrgraf
from tests.workspaces.large import write_workspace

CLIENTS = (1, 8, 32)
ROUNDS, SECONDS = 3, 2.0
_ASKING = Path(__file__).with_name("asking.py")
_LABEL = "<http://www.w3.org/2000/01/rdf-schema#label>"
#: What has a name, as 1 000 rows; the number keeps every query from being one that was asked before.
THOUSAND = f"SELECT ?thing{{0}} ?kind ?label {{{{ ?thing{{0}} a ?kind ; {_LABEL} ?label }}}} LIMIT 1000"
LOOKUP = "SELECT ?property{0} ?value {{ <{1}> ?property{0} ?value }}"
#: Queries made for each kind: more than any server answers in all its rounds.
NEW, REPEATED = 200_000, 50


class Rate(NamedTuple):
    """How fast a server answers."""

    per_second: float
    #: Milliseconds of a processor per answer, which depends less on what else the machine does.
    processor: float


def triples_of(workspace: Path | None) -> list[ox.Triple]:
    """Return the triples of the current view."""
    dataset = build_dataset(open_workspace(workspace))
    names = {ox.NamedNode(name) for name in current(dataset.editions, dataset.base).graphs}
    return list({quad.triple: None for quad in dataset.quads if quad.graph_name in names})


def kinds(things: Sequence[str]) -> Iterator[tuple[str, list[str]]]:
    """Yield what is asked: a name, and the queries."""
    yield "1 000 rows, never asked before", [THOUSAND.format(number) for number in range(NEW // 10)]
    yield "a lookup, never asked before", [LOOKUP.format(i, things[i % len(things)]) for i in range(NEW)]
    yield f"{REPEATED} lookups, again and again", [LOOKUP.format("", thing) for thing in things[:REPEATED]]


def asked(server: Server, queries: Sequence[str], clients: int) -> Rate:
    """Ask for some seconds."""
    requests = [
        f"GET {server.path}?query={quote(query)} HTTP/1.1\r\nHost: 127.0.0.1\r\n"
        "Accept: application/sparql-results+json\r\n\r\n"
        for query in queries
    ]
    command = [sys.executable, str(_ASKING), "127.0.0.1", str(server.port), str(clients), str(SECONDS)]
    before = server.processor_seconds()
    done = subprocess.run(command, input=json.dumps(requests), stdout=subprocess.PIPE, text=True, check=True)
    count, took = json.loads(done.stdout)
    return Rate(count / took, 1000 * (server.processor_seconds() - before) / count)


def measure(servers: Sequence[Server], name: str, queries: Sequence[str], *, new: bool) -> None:
    """Print a row for each number of clients: ours, and ours beside each of the others."""
    share = len(queries) // ROUNDS // len(CLIENTS) if new else 0
    for turn, clients in enumerate(CLIENTS):
        found: dict[str, list[Rate]] = {server.name: [] for server in servers}
        for number in range(ROUNDS):
            start = (turn * ROUNDS + number) * share
            for server in servers:
                found[server.name].append(asked(server, queries[start : start + share] if new else queries, clients))
        middle = {name: Rate(*map(median, zip(*rates, strict=True))) for name, rates in found.items()}
        ours = middle["styrgraf"].per_second
        beside = "  ".join(
            f"{other} {rate.per_second:,.0f}/s, {rate.processor:.2f} ms ({ours / rate.per_second:.2f} ×)"
            for other, rate in middle.items()
        )
        print(f"{name}, {clients} clients: {beside}", flush=True)


def main() -> None:
    """Serve, ask and print."""
    bodies = int(sys.argv[1]) if len(sys.argv) > 1 else None
    with tempfile.TemporaryDirectory() as folder, ExitStack() as running:
        workspace = write_workspace(Path(folder) / "large", bodies) if bodies else None
        triples, file = triples_of(workspace), Path(folder) / "view.nt"
        ox.serialize(triples, file, format=ox.RdfFormat.N_TRIPLES)
        things = sorted({each.subject.value for each in triples if isinstance(each.subject, ox.NamedNode)})
        print(
            f"{len(triples):,} triples, {len(things):,} things; medians of {ROUNDS} rounds of {SECONDS:g} s", flush=True
        )
        starting = (styrgraf(workspace), oxigraph(file), rdflib_endpoint(file))
        servers = [running.enter_context(each) for each in starting]
        for name, queries in kinds(things):
            measure(servers, name, queries, new=len(queries) > REPEATED)


if __name__ == "__main__":
    main()
