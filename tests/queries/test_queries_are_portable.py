"""Every query file is plain SPARQL 1.1: two engines read it, as it stands and with its places filled."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
import rdflib
from pyoxigraph import Literal, NamedNode, Store
from rdflib.plugins.sparql import prepareQuery

from ontology import quads
from ontology.namespaces import RDFS, SKOS
from ontology.terms import SG
from queries.binding import fill
from queries.catalogue import questions
from queries.rules import Rule, rules

EXAMPLES = Path(__file__).parent / "examples"
EXAMPLE = "https://example.org/"
QUERIES = {each.name: each.query for each in questions()} | {each.name: each.query for each in rules()}
TODAY = Literal(date(2026, 1, 1).isoformat(), datatype=NamedNode("http://www.w3.org/2001/XMLSchema#date"))

by_query = pytest.mark.parametrize("name", QUERIES)


@by_query
def test_two_engines_read_the_query(name: str) -> None:
    prepareQuery(QUERIES[name])
    Store().query(QUERIES[name])


@by_query
def test_every_place_for_a_value_is_written_so_that_it_is_found(name: str) -> None:
    places = re.findall(r"VALUES [^{]*\{\s*[^}]*(?:UNDEF|\"sv\")[^}]*\}", QUERIES[name])
    terms = {variable: [NamedNode("urn:x")] for variable in re.findall(r"\?(\w+)", QUERIES[name])}
    filled = fill(QUERIES[name], terms, [], "en")
    assert places
    assert "UNDEF" not in filled
    assert '"sv" }' not in filled


@by_query
def test_nothing_is_used_that_only_one_engine_has(name: str) -> None:
    assert not re.search(r"\b(SERVICE|LATERAL|FUNCTION|text:|bif:|fn:|apf:)", QUERIES[name])


@by_query
def test_every_prefix_is_used_and_lines_are_short(name: str) -> None:
    body = re.sub(r"^(#|PREFIX).*$", "", QUERIES[name], flags=re.MULTILINE)
    for prefix in re.findall(r"^PREFIX (\w+):", QUERIES[name], re.MULTILINE):
        assert re.search(rf"\b{prefix}:", body), prefix
    assert max(map(len, QUERIES[name].splitlines())) <= 120


@pytest.fixture(scope="module")
def words() -> rdflib.Graph:
    """Return what the rules need of the ontology: classes and names of concepts, in rdflib."""
    needed = {f"{RDFS}subClassOf", f"{SKOS}prefLabel", SG.order, SG.levelRole}
    lines = "\n".join(f"{triple} ." for triple in quads() if triple.predicate.value in needed)
    return rdflib.Graph().parse(data=lines, format="nt")


# rdflib's own evaluator still uses what its Dataset calls deprecated.
@pytest.mark.filterwarnings("ignore:Dataset:DeprecationWarning")
@pytest.mark.parametrize("rule", [rule for rule in rules() if not rule.network], ids=lambda rule: rule.name)
def test_a_second_engine_finds_the_same(rule: Rule, words: rdflib.Graph) -> None:
    query = prepareQuery(fill(rule.query, {"today": [TODAY]}, [], "sv"))
    for kind in ("valid", "invalid"):
        file = EXAMPLES / rule.name / f"{kind}.ttl"
        dataset = rdflib.Dataset(default_union=True)
        graph = dataset.graph(rdflib.URIRef(f"{EXAMPLE}edition/example"))
        graph.parse(file, format="turtle")
        graph += words
        found = dataset.query(query).bindings
        expected = re.findall(r"^<(bad[^>]*)>", file.read_text("utf-8"), re.MULTILINE)
        assert {str(row[rdflib.Variable("focus")]) for row in found} == {EXAMPLE + name for name in expected}
