"""What the tests of this room share: a view of Värmland, and small graphs written in Turtle."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad, RdfFormat, parse

from graph.dataset import Dataset
from graph.store import OxigraphStore
from graph.view import View, everything, of_edition
from ontology import quads
from ontology.namespaces import STYRGRAF
from queries.catalogue import question
from queries.runner import run
from queries.table import Table

EXAMPLE = "https://example.org/"
EDITION = f"{EXAMPLE}edition/example"

Ask = Callable[..., Table]
Small = Callable[[str | Path], tuple[OxigraphStore, View]]


@pytest.fixture(scope="session")
def view(dataset: Dataset) -> View:
    """Return Värmland as the revised direction document has it."""
    return of_edition(dataset.editions, dataset.base, "np-2025")


@pytest.fixture(scope="session")
def ask(store: OxigraphStore, dataset: Dataset) -> Ask:
    """Return a function that asks one edition of Värmland, or all, a question by name, its values as keywords."""

    def answer(name: str, language: str = "sv", edition: str = "np-2025", **values: str) -> Table:
        every, base = dataset.editions, dataset.base
        shown = everything(every, base) if edition == "alla" else of_edition(every, base, edition)
        return run(question(name), values, store, shown, language)

    return answer


@pytest.fixture(scope="session")
def small() -> Small:
    """Return a function that puts Turtle into one edition's graph, beside the ontology."""
    ontology = [Quad(t.subject, t.predicate, t.object, NamedNode(STYRGRAF)) for t in quads()]

    def build(turtle: str | Path) -> tuple[OxigraphStore, View]:
        text = turtle.read_text("utf-8") if isinstance(turtle, Path) else turtle
        own = [
            Quad(quad.subject, quad.predicate, quad.object, NamedNode(EDITION))
            for quad in parse(text, format=RdfFormat.TURTLE, base_iri=EXAMPLE)
        ]
        return OxigraphStore([*ontology, *own]), View((), (EDITION, STYRGRAF))

    return build
