"""The SPARQL 1.1 Service Description of the endpoint (https://www.w3.org/TR/sparql11-service-description/)."""

from __future__ import annotations

from pyoxigraph import BlankNode, NamedNode, Triple

from server.describing.figures import figures_of
from server.describing.statements import FORMATS, SD, VOID, Node, Statements
from server.service import Service

#: Names of the formats in the W3C's list (https://www.w3.org/ns/formats/).
_RESULTS = ("SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV")
_GRAPHS = ("Turtle", "N-Triples", "RDF_XML", "JSON-LD")


def service_description(service: Service, endpoint: str) -> list[Triple]:
    """Return what the endpoint at the address `endpoint` is and which graphs it holds."""
    said, figures = Statements(), figures_of(service)
    named = [_named(said, name, size) for name, size in figures.graphs.items()]
    default = said.say(BlankNode(), f"{SD}Graph", {f"{VOID}triples": figures.current})
    dataset = said.say(BlankNode(), f"{SD}Dataset", {f"{SD}defaultGraph": default, f"{SD}namedGraph": named})
    said.say(
        BlankNode(),
        f"{SD}Service",
        {
            f"{SD}endpoint": endpoint,
            f"{SD}supportedLanguage": f"{SD}SPARQL11Query",
            f"{SD}resultFormat": [FORMATS + name for name in (*_RESULTS, *_GRAPHS)],
            f"{SD}defaultDataset": dataset,
        },
    )
    return said.triples


def _named(said: Statements, name: NamedNode, size: int) -> Node:
    graph = said.say(BlankNode(), f"{SD}Graph", {f"{VOID}triples": size})
    return said.say(BlankNode(), f"{SD}NamedGraph", {f"{SD}name": name, f"{SD}graph": graph})
