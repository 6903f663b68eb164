"""The SPARQL 1.1 Protocol, over HTTP, with standard clients and with raw requests."""

from __future__ import annotations

import csv
import json
import socket
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from http.client import HTTPConnection, HTTPResponse
from typing import Any
from urllib.parse import quote, urlencode, urlsplit
from xml.etree import ElementTree

import pytest
import rdflib
from fastapi import FastAPI
from fastapi.responses import HTMLResponse
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import CSV, JSON, JSONLD, POST, RDFXML, TSV, TURTLE, XML, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import QueryBadFormed

from graph.workers.choosing import answers_of
from graph.workers.limits import Limits
from server import sparql
from server.describing.endpoint import as_asked, root_of
from server.describing.service import service_description
from server.formats import GRAPHS, RESULTS
from server.security import install
from server.service import Service

# The JSON-LD parser of rdflib 7.6 still uses what rdflib itself has deprecated.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")

BASE = "https://data.example.org/skaren/"
OLD, NEW = f"{BASE}edition/stadga-2031", f"{BASE}edition/stadga-2035"
PREFIXES = "PREFIX sg: <https://w3id.org/styrgraf/def/> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> "
BODIES = (
    PREFIXES + "SELECT ?body ?name { ?body a sg:Body ; rdfs:label ?name FILTER(LANG(?name) = 'sv') } ORDER BY ?name"
)
NAMES = ["Bryggrådet", 'Fyrvakten & "Lykta" <nr 1>', "Garnlaget"]
ASK = PREFIXES + "ASK { ?body a sg:Body }"
CONSTRUCT = PREFIXES + "CONSTRUCT { ?body rdfs:label ?name } { ?body a sg:Body ; rdfs:label ?name }"
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
FORM = "application/x-www-form-urlencoded"
MAX_BYTES = Limits().query_bytes


Serve = Callable[[FastAPI], AbstractContextManager[str]]


@pytest.fixture(scope="module")
def endpoint(small_service: Service, over_http: Serve) -> Iterator[str]:
    with over_http(application(small_service)) as address:
        yield f"{address}/sparql"


def application(service: Service, limits: Limits | None = None) -> FastAPI:
    limits = limits or Limits()
    answers = answers_of(service.store, service.dataset.quads, service.view(), limits)
    app = FastAPI(lifespan=sparql.running(answers))
    sparql.install(
        app,
        answers,
        limits,
        lambda request: HTMLResponse(f"editor {request.url.query}"),
        lambda request: as_asked(request, service_description(service, f"{root_of(request)}/sparql")),
    )
    install(app)
    return app


def send(
    endpoint: str, method: str = "GET", parameters: object = (), body: bytes | None = None, **headers: str
) -> tuple[HTTPResponse, bytes]:
    """Send one request as it is; underscores in the names of headers are hyphens."""
    place = urlsplit(endpoint)
    connection = HTTPConnection(place.netloc, timeout=20)
    query = urlencode(parameters)  # type: ignore[arg-type]
    connection.request(
        method,
        f"{place.path}?{query}" if query else place.path,
        body,
        {name.replace("_", "-"): value for name, value in headers.items()},
    )
    response = connection.getresponse()
    content = response.read()
    connection.close()
    return response, content


def names_in(content: bytes) -> list[str]:
    return [row["name"]["value"] for row in json.loads(content)["results"]["bindings"]]


def objects(content: bytes, parser: str) -> set[str]:
    return {str(term) for term in rdflib.Graph().parse(data=content, format=parser).objects()}


def wrapper(endpoint: str, query: str, form: str, method: str = "GET") -> SPARQLWrapper:
    client = SPARQLWrapper(endpoint, returnFormat=form)
    client.setMethod(method)
    client.setQuery(query)
    return client


def converted(client: SPARQLWrapper) -> Any:
    """Return the answer as SPARQLWrapper converts it, of a type that depends on the format."""
    return client.queryAndConvert()


@pytest.mark.parametrize("method", ["GET", POST])
def test_sparqlwrapper_gets_rows_as_json(endpoint: str, method: str) -> None:
    answer = converted(wrapper(endpoint, BODIES, JSON, method))
    assert [row["name"]["value"] for row in answer["results"]["bindings"]] == NAMES


def test_sparqlwrapper_posts_the_query_itself(endpoint: str) -> None:
    client = wrapper(endpoint, BODIES, JSON, POST)
    client.setRequestMethod("postdirectly")
    assert [row["name"]["value"] for row in converted(client)["results"]["bindings"]] == NAMES


def test_sparqlwrapper_gets_rows_as_xml_csv_and_tsv(endpoint: str) -> None:
    assert NAMES[-1] in converted(wrapper(endpoint, BODIES, XML)).toxml()
    rows = list(csv.DictReader(converted(wrapper(endpoint, BODIES, CSV)).decode().splitlines()))
    assert [row["name"] for row in rows] == NAMES
    assert converted(wrapper(endpoint, BODIES, TSV)).decode().splitlines()[3].endswith('\t"Garnlaget"@sv')


def test_sparqlwrapper_asks(endpoint: str) -> None:
    assert converted(wrapper(endpoint, ASK, JSON))["boolean"] is True


def test_the_whole_service_answers_too(live_server: str) -> None:
    rows = converted(wrapper(f"{live_server}/sparql", BODIES, JSON))["results"]["bindings"]
    assert "Beredningsgruppen" in {row["name"]["value"] for row in rows}
    response, content = send(f"{live_server}/sparql", parameters={"query": BODIES}, Accept=BROWSER)
    assert (response.status, str(response.getheader("Content-Type"))[:9]) == (200, "text/html")
    assert b"<textarea" in content


@pytest.mark.parametrize(("form", "parser"), [(RDFXML, "xml"), (TURTLE, "turtle"), (JSONLD, "json-ld")])
def test_sparqlwrapper_gets_a_graph(endpoint: str, form: str, parser: str) -> None:
    answer = wrapper(endpoint, CONSTRUCT, form).query()
    assert objects(answer.response.read(), parser) >= set(NAMES)


def test_sparqlwrapper_names_the_graphs(endpoint: str) -> None:
    client = wrapper(endpoint, BODIES, JSON)
    client.addParameter("default-graph-uri", OLD)
    rows = converted(client)["results"]["bindings"]
    assert [row["name"]["value"] for row in rows] == ["Gamla kajens råd", "Garnlaget"]


def test_sparqlwrapper_is_told_what_is_wrong(endpoint: str) -> None:
    with pytest.raises(QueryBadFormed, match=r"error at 1:\d+"):
        wrapper(endpoint, "SELECT * { ?s ?p }", JSON).query()


@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
def test_rdflib_sees_the_endpoint_as_a_store(endpoint: str, method: str) -> None:
    graph = rdflib.Graph(SPARQLStore(endpoint, method=method))
    assert [str(row[1]) for row in graph.query(BODIES)] == NAMES  # type: ignore[index]
    assert graph.query(ASK).askAnswer
    assert {str(name) for _, _, name in graph.query(CONSTRUCT)} >= set(NAMES)  # type: ignore[misc]


def test_rdflib_reads_a_named_graph(endpoint: str) -> None:
    graph = rdflib.Graph(SPARQLStore(endpoint), identifier=rdflib.URIRef(OLD))
    kay = rdflib.URIRef(f"{BASE}organisation/gamla-kajen")
    assert (kay, rdflib.RDF.type, None) in graph
    assert (kay, rdflib.RDF.type, None) not in rdflib.Graph(SPARQLStore(endpoint), identifier=rdflib.URIRef(NEW))


@pytest.mark.parametrize(
    ("method", "parameters", "body", "content_type"),
    [
        ("GET", {"query": BODIES}, None, ""),
        ("POST", {}, urlencode({"query": BODIES}).encode(), FORM),
        ("POST", {}, urlencode({"query": BODIES}).encode(), f"{FORM}; charset=UTF-8"),
        ("POST", {}, BODIES.encode(), "application/sparql-query"),
        ("POST", {}, BODIES.encode(), "Application/SPARQL-Query;charset=utf-8"),
    ],
)
def test_the_three_ways_to_ask(
    endpoint: str, method: str, parameters: dict[str, str], body: bytes | None, content_type: str
) -> None:
    response, content = send(endpoint, method, parameters, body, Content_Type=content_type)
    assert (response.status, response.getheader("Content-Type")) == (200, "application/sparql-results+json")
    assert names_in(content) == NAMES


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        ("", "application/sparql-results+json"),
        ("*/*", "application/sparql-results+json"),
        ("application/json", "application/sparql-results+json"),
        ("application/sparql-results+xml", "application/sparql-results+xml"),
        ("text/csv;q=0.3, text/tab-separated-values;q=0.9", "text/tab-separated-values; charset=utf-8"),
        ("application/sparql-results+json;q=0.1, text/*;q=0.2", "text/csv; charset=utf-8"),
        ("text/turtle, text/csv;q=0.1", "text/csv; charset=utf-8"),
    ],
)
def test_rows_come_as_the_client_likes_them(endpoint: str, accept: str, media_type: str) -> None:
    response, content = send(endpoint, parameters={"query": BODIES}, Accept=accept)
    assert (response.status, response.getheader("Content-Type")) == (200, media_type)
    assert response.getheader("Vary") == "Accept"
    assert content


@pytest.mark.parametrize("form", GRAPHS, ids=lambda form: form.name)
def test_triples_come_in_each_format(endpoint: str, form: object) -> None:
    media_type = form.media_type  # type: ignore[attr-defined]
    response, content = send(endpoint, parameters={"query": CONSTRUCT}, Accept=media_type)
    assert str(response.getheader("Content-Type")).startswith(media_type)
    assert objects(content, "json-ld" if "ld+json" in media_type else media_type) >= set(NAMES)


def test_describe_gives_triples(endpoint: str) -> None:
    response, content = send(endpoint, parameters={"query": f"DESCRIBE <{BASE}organisation/garnlaget>"})
    assert response.getheader("Content-Type") == "text/turtle; charset=utf-8"
    assert len(rdflib.Graph().parse(data=content, format="turtle")) > 4


@pytest.mark.parametrize("form", RESULTS, ids=lambda form: form.name)
def test_a_format_can_be_named_in_the_address(endpoint: str, form: object) -> None:
    parameters = {"query": ASK, "format": form.name}  # type: ignore[attr-defined]
    response, content = send(endpoint, parameters=parameters, Accept=BROWSER)
    assert str(response.getheader("Content-Type")).startswith(form.media_type)  # type: ignore[attr-defined]
    assert b"true" in content


def test_ask_as_xml_is_well_formed(endpoint: str) -> None:
    _, content = send(endpoint, parameters={"query": ASK}, Accept="application/sparql-results+xml")
    assert ElementTree.fromstring(content).findtext("{*}boolean") == "true"


def test_the_default_graph_is_the_current_view(endpoint: str) -> None:
    kay = f"ASK {{ <{BASE}organisation/gamla-kajen> ?p ?o }}"
    in_its_graph = f"ASK {{ GRAPH <{OLD}> {{ <{BASE}organisation/gamla-kajen> ?p ?o }} }}"
    assert json.loads(send(endpoint, parameters={"query": kay})[1])["boolean"] is False
    assert json.loads(send(endpoint, parameters={"query": in_its_graph})[1])["boolean"] is True


@pytest.mark.parametrize(
    ("query", "graphs", "expected"),
    [
        ("ASK { ?s ?p ?o }", [("named-graph-uri", OLD)], False),
        ("ASK { GRAPH ?g { ?s ?p ?o } }", [("named-graph-uri", OLD)], True),
        ("ASK { GRAPH ?g { ?s ?p ?o } }", [("default-graph-uri", OLD)], False),
        (f"ASK FROM <{NEW}> {{ <{BASE}organisation/gamla-kajen> ?p ?o }}", [("default-graph-uri", OLD)], True),
        (f"ASK FROM <{OLD}> {{ <{BASE}organisation/gamla-kajen> ?p ?o }}", [], True),
        (f"ASK FROM NAMED <{OLD}> {{ GRAPH <{NEW}> {{ ?s ?p ?o }} }}", [], False),
        ("ASK { ?s ?p ?o }", [("default-graph-uri", f"{BASE}no-such-graph")], False),
    ],
)
def test_the_dataset_that_is_asked(endpoint: str, query: str, graphs: list[tuple[str, str]], expected: bool) -> None:
    _, content = send(endpoint, parameters=[("query", query), *graphs])
    assert json.loads(content)["boolean"] is expected


def test_several_default_graphs_are_one(endpoint: str) -> None:
    graphs = [("default-graph-uri", OLD), ("default-graph-uri", NEW)]
    names = names_in(send(endpoint, parameters=[("query", BODIES), *graphs])[1])
    assert {"Gamla kajens råd", *NAMES} == set(names)


def test_graphs_beside_a_query_that_is_posted_itself(endpoint: str) -> None:
    _, content = send(
        endpoint, "POST", {"default-graph-uri": OLD}, BODIES.encode(), Content_Type="application/sparql-query"
    )
    assert names_in(content) == ["Gamla kajens råd", "Garnlaget"]


@pytest.mark.parametrize(
    ("status", "words", "request_"),
    [
        (400, "error at 1:19", {"parameters": {"query": "SELECT * { ?s ?p }"}}),
        (400, "'query' once; it was given 0", {"parameters": {"default-graph-uri": OLD}}),
        (400, "it was given 2", {"parameters": [("query", ASK), ("query", ASK)]}),
        (400, "URL encoding", {"method": "POST", "body": b"query=%ff", "Content_Type": FORM}),
        (
            400,
            "not UTF-8 (byte 4)",
            {"method": "POST", "body": b"ASK\xff{}", "Content_Type": "application/sparql-query"},
        ),
        (400, "IRI", {"parameters": {"query": ASK, "default-graph-uri": "not an iri"}}),
        (400, "cannot be read", {"parameters": {"query": "DROP ALL"}}),
        (403, "read-only", {"parameters": {"update": "DROP ALL"}}),
        (403, "read-only", {"method": "POST", "body": b"update=DROP+ALL", "Content_Type": FORM}),
        (403, "read-only", {"method": "POST", "body": b"DROP ALL", "Content_Type": "application/sparql-update"}),
        (403, "SERVICE", {"parameters": {"query": "ASK { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }"}}),
        (406, "text/csv", {"parameters": {"query": ASK}, "Accept": "image/png"}),
        (406, "text/turtle", {"parameters": {"query": CONSTRUCT}, "Accept": "text/csv"}),
        (
            413,
            "longer than",
            {"method": "POST", "body": b"x" * (MAX_BYTES + 1), "Content_Type": "application/sparql-query"},
        ),
        (413, "longer than", {"parameters": {"query": ASK + " " * MAX_BYTES}}),
        (415, "application/sparql-query", {"method": "POST", "body": b"{}", "Content_Type": "application/json"}),
        (415, "application/sparql-query", {"method": "POST", "body": b""}),
        (415, "UTF-8", {"method": "POST", "body": b"", "Content_Type": "application/sparql-query; charset=latin-1"}),
    ],
)
def test_a_refusal_is_one_sentence(endpoint: str, status: int, words: str, request_: dict[str, str]) -> None:
    response, content = send(endpoint, **request_)  # type: ignore[arg-type]
    assert response.status == status
    assert words in content.decode()
    assert response.getheader("Content-Type") == "text/plain; charset=utf-8"
    assert response.getheader("Access-Control-Allow-Origin") == "*"
    assert "Traceback" not in content.decode()


def test_without_a_query_the_endpoint_describes_itself(endpoint: str) -> None:
    sd = rdflib.Namespace("http://www.w3.org/ns/sparql-service-description#")
    for form, parser in (("text/turtle", "turtle"), ("application/rdf+xml", "xml"), ("*/*", "turtle")):
        response, content = send(endpoint, Accept=form)
        assert response.status == 200
        graph = rdflib.Graph().parse(data=content, format=parser)
        (service,) = graph.subjects(rdflib.RDF.type, sd.Service)
        assert graph.value(service, sd.endpoint) == rdflib.URIRef(endpoint)
        assert graph.value(service, sd.supportedLanguage) == sd.SPARQL11Query
        names = {str(name) for name in graph.objects(None, sd.name)}
        assert names >= {OLD, NEW}
        counted = json.loads(send(endpoint, parameters={"query": "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"})[1])
        default = graph.value(graph.value(service, sd.defaultDataset), sd.defaultGraph)
        triples = graph.value(default, rdflib.URIRef("http://rdfs.org/ns/void#triples"))
        assert str(triples) == counted["results"]["bindings"][0]["n"]["value"]


def test_another_method_is_refused(endpoint: str) -> None:
    response, _ = send(endpoint, "PUT", {"query": ASK})
    assert response.status == 405
    assert set(str(response.getheader("Allow")).split(", ")) == {"GET", "HEAD", "POST", "OPTIONS"}


def test_head_tells_what_get_would_send(endpoint: str) -> None:
    (head, nothing), (get, _) = (send(endpoint, method, {"query": BODIES}) for method in ("HEAD", "GET"))
    assert nothing == b""
    for name in ("Content-Type", "Content-Length", "Access-Control-Allow-Origin"):
        assert head.getheader(name) == get.getheader(name)


def test_any_page_may_ask_first_and_then_query(endpoint: str) -> None:
    response, content = send(endpoint, "OPTIONS", Origin="https://example.com", Access_Control_Request_Method="POST")
    assert (response.status, content) == (204, b"")
    assert "POST" in str(response.getheader("Access-Control-Allow-Methods"))
    assert "Content-Type" in str(response.getheader("Access-Control-Allow-Headers"))
    assert send(endpoint, parameters={"query": ASK})[0].getheader("Access-Control-Allow-Origin") == "*"


@pytest.mark.parametrize("parameters", [{}, {"query": BODIES}])
def test_a_browser_gets_the_editor(endpoint: str, parameters: dict[str, str]) -> None:
    response, content = send(endpoint, parameters=parameters, Accept=BROWSER)
    assert str(response.getheader("Content-Type")).startswith("text/html")
    assert content.decode() == f"editor {urlencode(parameters)}"


@pytest.mark.parametrize("nest", ["{", "(", "!"])
def test_deep_nesting_does_not_end_the_server(endpoint: str, nest: str) -> None:
    depth = (MAX_BYTES - 100) // 6  # bytes after URL encoding, both brackets
    inner = {"{": "{" * depth + "}" * depth, "(": f"FILTER({'(' * depth}1{')' * depth})"}
    query = f"ASK {{ {inner.get(nest, f'FILTER({nest * depth}true)')} }}"
    status = send(endpoint, "POST", {}, query.encode(), Content_Type="application/sparql-query")[0].status
    assert status in (200, 400, 503)
    assert send(endpoint, parameters={"query": ASK})[0].status == 200


def test_a_client_that_leaves_does_no_harm(endpoint: str) -> None:
    place = urlsplit(endpoint)
    with socket.create_connection((place.hostname, place.port)) as client:
        client.sendall(f"GET /sparql?query={quote(BODIES)} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
    assert send(endpoint, parameters={"query": ASK})[0].status == 200
