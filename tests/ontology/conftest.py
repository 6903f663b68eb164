"""What the tests of the ontology share: the examples as RDF, and what each engine finds in them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
import yaml

from ontology import CONTEXT, quads

EXAMPLES = Path(__file__).parent / "examples"
BASE = "https://example.org/id/"

Records = list[dict[str, Any]]
#: Names of property shapes with the node that each finds at fault.
Findings = set[tuple[str, str]]


def triples_of(records: Records) -> list[ox.Triple]:
    document = {"@context": [CONTEXT["@context"], {"@base": BASE}], "@graph": records}
    return [quad.triple for quad in ox.parse(json.dumps(document), format=ox.RdfFormat.JSON_LD)]


def records_in(path: Path) -> Records:
    records: Records = yaml.safe_load(path.read_text(encoding="utf-8"))
    return records


@pytest.fixture(scope="session")
def read() -> Callable[[Records], list[ox.Triple]]:
    """Return what turns records into triples, without the passages that the graph room adds."""
    return triples_of


@pytest.fixture(scope="session")
def surroundings() -> list[ox.Triple]:
    return triples_of(records_in(EXAMPLES / "surroundings.yaml"))


@pytest.fixture(scope="session")
def examples() -> Callable[[str], dict[str, list[ox.Triple]]]:
    """Return what reads all valid, or all invalid, examples by the name of their shape."""

    def read_all(kind: str) -> dict[str, list[ox.Triple]]:
        return {path.parent.name: triples_of(records_in(path)) for path in sorted(EXAMPLES.glob(f"*/{kind}.yaml"))}

    return read_all


@pytest.fixture(scope="session")
def by_pyshacl() -> Callable[[Iterable[ox.Triple]], Findings]:
    """Return what validates triples, with the ontology, by pySHACL."""
    from pyshacl import validate
    from rdflib import Graph, Namespace

    from ontology.files import path_of

    shapes = Graph().parse(path_of("shapes.ttl"))
    sh = Namespace("http://www.w3.org/ns/shacl#")

    def run(triples: Iterable[ox.Triple]) -> Findings:
        content = ox.serialize([*triples, *quads()], format=ox.RdfFormat.N_TRIPLES)
        _, report, _ = validate(Graph().parse(data=content, format="nt"), shacl_graph=shapes)
        assert isinstance(report, Graph)
        results = set(report.objects(None, sh.result))
        found = [(report.value(result, sh.sourceShape), report.value(result, sh.focusNode)) for result in results]
        return {(str(shape).rpartition("/")[2], str(node)) for shape, node in found}

    return run


@pytest.fixture(scope="session")
def by_sparql() -> Callable[[Iterable[ox.Triple]], Findings]:
    """Return what validates triples, with the ontology, by the compiled queries."""
    from ontology.shacl_to_sparql import compiled

    def run(triples: Iterable[ox.Triple]) -> Findings:
        store = ox.Store()
        store.extend(ox.Quad(t.subject, t.predicate, t.object) for t in [*triples, *quads()])
        found: Findings = set()
        for shape in compiled():
            rows = store.query(shape.query)
            assert isinstance(rows, ox.QuerySolutions)
            found |= {(shape.id, _iri(row["focus"])) for row in rows}
        return found

    return run


def _iri(term: object) -> str:
    assert isinstance(term, ox.NamedNode)
    return term.value
