"""SPARQL over HTTP, beside rdflib-endpoint and Oxigraph's own server in the same run.

    python tests/speed/over_http.py [BODIES]

Without a number the bundled workspace is served, with one an invented workspace of so many bodies
(27 000 make some million triples). Every server holds the triples of the current view in memory and
runs with the settings it comes with; the limits of `styrgraf serve` are those that it usually has.

The servers take turns in short rounds, so that whatever else the machine does hits all of them, and are
compared round by round. Each row is told as it is measured; the table for docs/benchmarks.md comes last.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from datetime import UTC, datetime
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
ROUNDS, SECONDS = 5, 1.5
_ASKING = Path(__file__).with_name("asking.py")
_LABEL = "<http://www.w3.org/2000/01/rdf-schema#label>"
#: What has a name, as 1 000 rows; the number keeps every query from being one that was asked before.
THOUSAND = f"SELECT ?thing{{0}} ?kind ?label {{{{ ?thing{{0}} a ?kind ; {_LABEL} ?label }}}} LIMIT 1000"
LOOKUP = "SELECT ?property{0} ?value {{ <{1}> ?property{0} ?value }}"
REPEATED = 50


class Kind(NamedTuple):
    """One sort of question."""

    name: str
    #: Queries for one round: more than we answer in one where they are to be new.
    amount: int
    #: Makes the query with a number.
    query: Callable[[int], str]
    #: Whether every round has queries of its own.
    new: bool
    #: How many times rdflib-endpoint's answers per second are aimed for, for each number of clients; and
    #: Oxigraph's server's.
    aims: tuple[tuple[float, float, float], float]


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


def kinds(things: Sequence[str]) -> Iterator[Kind]:
    """Yield what is asked."""
    yield Kind("1 000 rows, never asked before", 2_000, THOUSAND.format, new=True, aims=((8, 20, 20), 0.6))
    lookup = LOOKUP.format
    new = Kind(
        "a lookup, never asked before", 15_000, lambda n: lookup(n, things[n % len(things)]), True, ((2, 2, 2), 0)
    )
    yield new
    yield Kind(f"{REPEATED} lookups, again and again", REPEATED, lambda n: lookup("", things[n]), False, ((8, 8, 8), 0))


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


def measure(servers: Sequence[Server], kind: Kind, turn: int) -> dict[str, list[Rate]]:
    """Return how each server answers the clients of `turn`, round by round."""
    found: dict[str, list[Rate]] = {server.name: [] for server in servers}
    for number in range(ROUNDS):
        start = (turn * ROUNDS + number) * kind.amount if kind.new else 0
        queries = [kind.query(start + each) for each in range(kind.amount)]
        for server in servers if number % 2 else reversed(servers):
            found[server.name].append(asked(server, queries, CLIENTS[turn]))
    return found


def row(kind: Kind, turn: int, found: dict[str, list[Rate]]) -> tuple[str, list[str]]:
    """Return a row of the table, and what is aimed for and was not reached in it."""
    ours = found["styrgraf"]
    rate, processor = _middle(ours)
    cells = ["" if turn else kind.name, str(CLIENTS[turn]), f"{rate:,.0f}".replace(",", " ") + f", {processor:.3f}"]
    aims = {"rdflib-endpoint": kind.aims[0][turn], "oxigraph": kind.aims[1]}
    missed = []
    for other, aim in aims.items():
        times = median(here.per_second / there.per_second for here, there in zip(ours, found[other], strict=True))
        less = median(there.processor / here.processor for here, there in zip(ours, found[other], strict=True))
        cells.append(f"{times:.3g} ×, {less:.3g} ×")
        if times < aim:
            missed.append(f"{kind.name}, {CLIENTS[turn]} clients: {times:.3g} × {other}, where {aim:g} × is aimed for")
    return f"| {' | '.join(cells)} |", missed


def _middle(rates: Sequence[Rate]) -> Rate:
    return Rate(*map(median, zip(*rates, strict=True)))


def main() -> None:
    """Serve, ask and print."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that the servers are ended too
    bodies = int(sys.argv[1]) if len(sys.argv) > 1 else None
    began, missed = time.monotonic(), []
    with tempfile.TemporaryDirectory() as folder, ExitStack() as running:
        workspace = write_workspace(Path(folder) / "large", bodies) if bodies else None
        triples, file = triples_of(workspace), Path(folder) / "view.nt"
        ox.serialize(triples, file, format=ox.RdfFormat.N_TRIPLES)
        things = sorted({each.subject.value for each in triples if isinstance(each.subject, ox.NamedNode)})
        starting = (styrgraf(workspace), oxigraph(file), rdflib_endpoint(file))
        servers = [running.enter_context(each) for each in starting]
        table = [
            "| what | clients | styrgraf: answers/s, ms of a processor | beside rdflib-endpoint: answers/s, processor "
            "| beside Oxigraph's server: answers/s, processor |",
            "|---|---|---|---|---|",
        ]
        for kind in kinds(things):
            for turn in range(len(CLIENTS)):
                line, lacking = row(kind, turn, measure(servers, kind, turn))
                print(line, file=sys.stderr, flush=True)
                table.append(line)
                missed += lacking
    print(
        f"Measured on {datetime.now(UTC):%Y-%m-%d} with {len(triples)} triples, medians of {ROUNDS} rounds of "
        f"{SECONDS:g} s, on {os.cpu_count()} processors with a load of {os.getloadavg()[2]:.1f}, "
        f"in {(time.monotonic() - began) / 60:.1f} minutes:\n",
        *table,
        "",
        *(missed or ["Everything that is aimed for was reached."]),
        sep="\n",
    )


if __name__ == "__main__":
    main()
