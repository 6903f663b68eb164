"""What the main work costs, each beside a peer that does the same in the same run.

    python tests/benchmark.py

Trust the ratios, not the milliseconds: machines differ and are seldom idle. Each figure is the
median of several runs, or, where it says processor, the least time that two cores spent on it.
"""

from __future__ import annotations

import subprocess
import sys
import time
import warnings
from collections.abc import Callable
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from statistics import median
from tempfile import NamedTemporaryFile
from urllib.request import urlopen

import pyoxigraph as ox
import rdflib
from pyshacl import validate
from pyvis.network import Network

from graph.dataset import Dataset, build_dataset
from graph.serialise import serialise
from graph.store import OxigraphStore
from graph.view import View, current, everything, of_edition
from graph.workspace import open_workspace
from ontology.files import path_of
from ontology.shacl_to_sparql import compiled
from queries.catalogue import question
from queries.checking import check
from queries.runner import run
from server.chart import ChartModel, draw
from server.commands.picture import model_of
from server.service import open_service

COMMAND = Path(sys.executable).with_name("styrgraf")
PYSHACL = Path(sys.executable).with_name("pyshacl")


def milliseconds(work: Callable[[], object], runs: int = 5) -> float:
    """Return the median time of `work`."""

    def once() -> float:
        start = time.perf_counter()
        work()
        return (time.perf_counter() - start) * 1000

    return median(once() for _ in range(runs))


def row(what: str, ours: float, peer: str = "", theirs: float = 0) -> None:
    """Print one line of the table."""
    ratio = f"{theirs / ours:8.1f} ×  {peer} ({theirs:,.0f} ms)" if peer else ""
    print(f"{what:<44}{ours:>9,.1f} ms  {ratio}")


def in_rdflib(dataset: Dataset, view: View) -> rdflib.Graph:
    """Return the triples of `view` in an rdflib graph."""
    names = {ox.NamedNode(name) for name in view.graphs}
    triples = {quad.triple for quad in dataset.quads if quad.graph_name in names}
    return rdflib.Graph().parse(data=ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES), format="nt")


def first_page() -> None:
    """Start the real command and wait for its first page."""
    with subprocess.Popen([COMMAND, "serve", "--port", "0"], stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        address = next(word for word in server.stdout.readline().split() if word.startswith("http"))
        urlopen(address).read()
        server.terminate()


def of_the_processor(*command: str | Path) -> float:
    """Return the least time that a whole command took of the processor, its start included."""

    def once() -> float:
        before = getrusage(RUSAGE_CHILDREN)
        subprocess.run(command, capture_output=True, check=False)
        after = getrusage(RUSAGE_CHILDREN)
        return (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime) * 1000

    return min(once() for _ in range(5))


def check_command(dataset: Dataset) -> None:
    """Run the real command that checks, and the command of pySHACL on the shapes alone."""
    for edition in ("np-2025", "alla"):
        view = everything(dataset.editions, dataset.base) if edition == "alla" else of(dataset, edition)
        with NamedTemporaryFile(suffix=".nt") as file:
            in_rdflib(dataset, view).serialize(file.name, format="nt", encoding="utf-8")
            theirs = of_the_processor(PYSHACL, "-s", path_of("shapes.ttl"), file.name)
        row(
            f"styrgraf check --edition {edition}, processor",
            of_the_processor(COMMAND, "check", "--edition", edition),
            "pySHACL's command, the shapes alone",
            theirs,
        )


def of(dataset: Dataset, edition: str) -> View:
    """Return the view of one edition."""
    return of_edition(dataset.editions, dataset.base, edition)


def build_command() -> None:
    """Run the real command that writes the dataset."""
    subprocess.run([COMMAND, "build", "-o", "/dev/shm/styrgraf.trig"], check=True, capture_output=True)


def main() -> None:
    """Measure and print."""
    warnings.simplefilter("ignore")
    dataset = build_dataset(open_workspace())
    view = current(dataset.editions, dataset.base)
    store, plain = OxigraphStore(dataset.quads), in_rdflib(dataset, view)
    row("styrgraf serve, start to first page", milliseconds(first_page, 3))
    row("styrgraf build, whole command", milliseconds(build_command, 3))
    check_command(dataset)
    nquads = serialise(dataset, ".nq").decode()
    load = milliseconds(lambda: rdflib.Dataset().parse(data=nquads, format="nquads"), 1)
    row("load the store", milliseconds(lambda: OxigraphStore(dataset.quads)), "rdflib", load)
    asked = question("inriktningsmal")
    row(
        "answer a question, with its table",
        milliseconds(lambda: run(asked, {}, store, view)),
        "rdflib, the bare query",
        milliseconds(lambda: list(plain.query(asked.query)), 1),
    )
    shapes = rdflib.Graph().parse(path_of("shapes.ttl"))
    row(
        "all shapes",
        milliseconds(lambda: [store.select(shape.query, view) for shape in compiled()]),
        "pySHACL",
        milliseconds(lambda: validate(plain, shacl_graph=shapes), 1),
    )
    row("all checks", milliseconds(lambda: check(dataset, store, view), 3))
    model = model_of(open_service(), view, "sv", None)
    row("draw the chart", milliseconds(lambda: draw(model)), "pyvis, stock", milliseconds(lambda: in_pyvis(model)))


def in_pyvis(model: ChartModel) -> str:
    """Draw the same boxes and lines as stock pyvis does."""
    network = Network(directed=True, cdn_resources="in_line")
    for node in model.nodes:
        network.add_node(node.id, label=node.label)
    for edge in model.edges:
        network.add_edge(edge.source, edge.target)
    return str(network.generate_html())


if __name__ == "__main__":
    main()
