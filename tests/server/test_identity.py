"""Every IRI of the data and the vocabulary leads to what is said about it, in each format."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import rdflib
from fastapi import FastAPI, Request, Response
from fastapi.responses import HTMLResponse
from fastapi.testclient import TestClient

from ontology import core_path
from ontology.namespaces import OA, RDFS, STYRGRAF
from ontology.terms import SG
from server.formats import GRAPHS, Format
from server.identity import identity_router
from server.security import install
from server.service import Service

# The JSON-LD parser and writer of rdflib 7.6 still use what rdflib itself has deprecated.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")

BASE = "https://data.example.org/skaren/"
BROWSER = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
DUTY = "stadga-2035/responsibility/garnlaget-bereder"
PARSERS = {"ttl": "turtle", "nt": "nt", "rdf": "xml", "jsonld": "json-ld"}


def page(request: Request, iri: str) -> Response:
    return HTMLResponse(f"page of {iri} {request.url.query}")


@pytest.fixture(scope="module")
def client(small_service: Service) -> Iterator[TestClient]:
    app = FastAPI()
    app.include_router(identity_router(small_service, page))
    install(app)
    with TestClient(app, follow_redirects=False) as client:
        yield client


def parsed(content: bytes, form: str) -> rdflib.Graph:
    return rdflib.Graph().parse(data=content, format=PARSERS[form])


@pytest.mark.parametrize("form", GRAPHS, ids=lambda form: form.name)
@pytest.mark.parametrize("asking", ["header", "address"])
def test_a_thing_in_each_format(client: TestClient, form: Format, asking: str) -> None:
    if asking == "header":
        response = client.get(f"/id/{DUTY}", headers={"Accept": form.media_type})
    else:
        response = client.get(f"/id/{DUTY}?format={form.name}", headers=BROWSER)
    assert response.status_code == 200
    assert response.headers["Content-Type"].startswith(form.media_type)
    graph = parsed(response.content, form.name)
    duty = rdflib.URIRef(BASE + DUTY)
    assert (duty, rdflib.URIRef(SG.bearer), rdflib.URIRef(f"{BASE}organisation/garnlaget")) in graph
    assert len(graph) == len(parsed(client.get(f"/id/{DUTY}?format=nt").content, "nt"))


def test_a_description_holds_the_names_and_passages_needed_to_read_it(client: TestClient) -> None:
    graph = parsed(client.get(f"/id/{DUTY}").content, "ttl")
    named = {str(thing) for thing in graph.subjects(rdflib.URIRef(f"{RDFS}label"))}
    assert named >= {f"{BASE}organisation/garnlaget", f"{BASE}topic/garn", SG.bearer}
    (passage,) = graph.subjects(rdflib.RDF.type, rdflib.URIRef(SG.Passage))
    (selector,) = graph.objects(passage, rdflib.URIRef(f"{OA}hasSelector"))
    assert graph.value(selector, rdflib.RDF.value) is not None


def test_turtle_is_written_for_people(client: TestClient) -> None:
    text = client.get(f"/id/{DUTY}").text
    assert "sg:bearer <" in text
    assert "@prefix ns1:" not in text


@pytest.mark.parametrize(
    "path",
    [
        "/id/document/stadga",
        "/id/stadga-2035/section/organ",
        "/id/topic/garn",
        "/id/reference",
        "/id/derived/stadga-2035",
        "/def/Body",
        "/def/bearer",
        "/def/duty",
        "/def/duty/bereda",
    ],
)
def test_every_sort_of_iri_leads_somewhere(client: TestClient, path: str) -> None:
    assert len(parsed(client.get(path).content, "ttl")) > 1
    assert client.get(path, headers=BROWSER).text.startswith("page of https://")


def test_every_iri_that_something_is_said_about_leads_to_it(client: TestClient, small_service: Service) -> None:
    own = {record for record in small_service.dataset.origins if record.startswith(BASE)}
    assert len(own) > 15
    for iri in sorted(own):
        graph = parsed(client.get(iri.replace(BASE, "/id/"), headers={"Accept": "application/n-triples"}).content, "nt")
        assert rdflib.URIRef(iri) in set(graph.subjects())
    passages = [row["s"].value for row in small_service.store.select(f"SELECT ?s {{ ?s a <{SG.Passage}> }}")]
    assert {client.get(iri.replace(BASE, "/id/")).status_code for iri in passages} == {200}


def test_the_whole_vocabulary(client: TestClient) -> None:
    graph = parsed(client.get("/def/").content, "ttl")
    assert set(rdflib.Graph().parse(core_path())) <= set(graph)
    assert client.get("/def/", headers=BROWSER).text.startswith(f"page of {STYRGRAF}")


def test_a_browser_goes_to_the_page_of_an_organisation(client: TestClient) -> None:
    response = client.get("/id/organisation/garnlaget?lang=en", headers=BROWSER)
    assert (response.status_code, response.headers["Location"]) == (303, "/organ/garnlaget?lang=en")
    response = client.get("/id/organisation/garnlaget?format=html")
    assert (response.status_code, response.headers["Location"]) == (303, "/organ/garnlaget")


def test_a_browser_goes_to_the_page_of_an_edition(client: TestClient) -> None:
    response = client.get("/id/edition/stadga-2035?lang=en", headers=BROWSER)
    assert (response.status_code, response.headers["Location"]) == (303, "/dokument/stadga-2035?lang=en")
    assert len(parsed(client.get("/id/edition/stadga-2035").content, "ttl")) > 1


def test_the_path_of_the_iri_itself_is_understood(client: TestClient, service: Service) -> None:
    app = FastAPI()
    app.include_router(identity_router(service, page))
    response = TestClient(app).get("/id/varmland/organisation/beredningsgruppen")
    assert "https://w3id.org/styrgraf/id/varmland/organisation/beredningsgruppen" in response.headers["Link"]


def test_headers_tell_the_name_and_the_other_formats(client: TestClient) -> None:
    response = client.get(f"/id/{DUTY}")
    assert f'<{BASE}{DUTY}>; rel="canonical"' in response.headers["Link"]
    assert f'</id/{DUTY}?format=rdf>; rel="alternate"; type="application/rdf+xml"' in response.headers["Link"]
    assert "Accept" in response.headers["Vary"]
    assert response.headers["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize("known", ["{}", "W/{}", '"other", {}', "*"])
def test_what_is_known_is_not_sent_again(client: TestClient, known: str) -> None:
    tag = client.get(f"/id/{DUTY}").headers["ETag"]
    response = client.get(f"/id/{DUTY}", headers={"If-None-Match": known.format(tag)})
    assert (response.status_code, response.content) == (304, b"")
    assert response.headers["ETag"] == tag
    assert "Accept" in response.headers["Vary"]


def test_a_tag_is_of_one_format(client: TestClient, small_service: Service) -> None:
    tags = {client.get(f"/id/{DUTY}?format={form.name}").headers["ETag"] for form in GRAPHS}
    assert len(tags) == len(GRAPHS)
    assert all(small_service.dataset.build_id in tag for tag in tags)
    answer = client.get(f"/id/{DUTY}?format=nt", headers={"If-None-Match": '"something else"'})
    assert answer.status_code == 200


def test_a_misspelt_name_gets_suggestions(client: TestClient) -> None:
    response = client.get("/id/organisation/garnlag", headers={"Accept": "application/json"})
    assert response.status_code == 404
    assert response.json()["links"][0] == "/organ/garnlaget"
    assert "/def/Body" in client.get("/def/Boddy").text


@pytest.mark.parametrize("path", ["/id/", "/id/a b<c>", "/id/%00", "/id/" + "x" * 5000, "/id/..%2f..", "/def/å"])
def test_nonsense_is_not_found(client: TestClient, path: str) -> None:
    response = client.get(path)
    assert response.status_code == 404
    assert response.text.startswith("Nothing is called ")


@pytest.mark.parametrize("asking", [{"headers": {"Accept": "image/png"}}, {"params": {"format": "png"}}])
def test_another_format_cannot_be_had(client: TestClient, asking: dict[str, dict[str, str]]) -> None:
    response = client.get(f"/id/{DUTY}", **asking)  # type: ignore[arg-type]
    assert response.status_code == 406
    assert "text/turtle" in response.text


def test_only_reading(client: TestClient) -> None:
    assert client.put(f"/id/{DUTY}").status_code == 405
    assert client.head(f"/id/{DUTY}").status_code == 200
