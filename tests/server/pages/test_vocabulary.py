"""The pages of the vocabulary say what the Turtle says, and its files hold it whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest
import rdflib
from pyoxigraph import RdfFormat, serialize
from starlette.testclient import TestClient

from ontology.glossary import schemes, terms
from ontology.namespaces import STYRGRAF
from ontology.releases import MODULES, module, version
from ontology.uses import shapes, subject_of_shape
from server.app import create_app
from server.formats import GRAPHS
from server.service import Service

if TYPE_CHECKING:
    from tests.server.pages.conftest import Page

Read = Callable[..., "Page"]
_PARSERS = {"ttl": "turtle", "rdf": "xml", "nt": "nt", "jsonld": "json-ld"}
BROWSER = {"accept": "text/html"}


# The JSON-LD parser of rdflib 7.6 still uses what rdflib itself has deprecated.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")


def without_blank(graph: rdflib.Graph) -> set[tuple[rdflib.term.Node, ...]]:
    return {triple for triple in graph if not any(isinstance(term, rdflib.BNode) for term in triple)}


@pytest.fixture(scope="module")
def client(service: Service) -> Iterator[TestClient]:
    with TestClient(create_app(service)) as client:
        yield client


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_overview_has_every_term_and_list(read: Read, language: str) -> None:
    page = read("/def/", language)
    defined = {each.text for each in page.every("dd")}
    for term in terms().values():
        assert any(each.startswith(term.definitions[language]) for each in defined), term.name
    for scheme in schemes().values():
        assert scheme.names[language] in page.links
    assert f"/data/ontologi/styrgraf-{version()}.ttl" in page.links.values()
    assert "org:Organization" in page.section("grannar").text
    assert "Records in Contexts" in page.section("grannar").text


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_term_has_a_page(read: Read, language: str) -> None:
    every = list(terms().values())
    for term in every if language == "sv" else every[::8]:
        page = read(f"/def/{term.name}", language)
        assert page.status == 200
        assert page.title.casefold() == term.names[language].casefold()
        assert page.faults == []
        assert all(text in page.text for text in term.definitions.values())
        assert f"sg:{term.name}" in page.text
        assert page.every("svg")[-1].attributes["aria-label"].startswith(term.names[language])


def test_a_class_tells_what_it_carries_and_who_points_at_it(read: Read) -> None:
    page = read("/def/Responsibility")
    former = page.section("former")
    rows = {
        row.every("td")[0].text: [cell.text for cell in row.every("td")]
        for row in former.every("tr")
        if row.every("td")
    }
    assert rows["bärs av sg:bearer"][1] == "uppgiftsbärare sg:DutyBearer"
    assert rows["uppgift sg:duty"][1] == "Uppgiftsord sg:duty"
    assert rows["namn rdfs:label"][3] == "uppgift i registret sg:Entry"
    assert page.links["uppgiftsbärare"] == "/def/DutyBearer"
    usage = page.section("anvandning")
    assert int(usage.every("p")[0].text.split()[0]) > 100
    assert len(usage.every("li")) == 5
    used = read("/def/bearer")
    assert used.links["Vad ansvarar ett organ för?"] == "/fragor/ansvar-for-organ"
    assert any(href.startswith("/granskning?regel=") for href in used.links.values())


def test_the_diagram_draws_the_neighbours_as_links(read: Read) -> None:
    (drawing,) = [each for each in read("/def/Body").every("svg") if "vocabulary" in each.attributes.get("class", "")]
    nodes = {each.attributes["href"] for each in drawing.every("a")}
    assert {"/def/Body", "/def/Organisation", "/def/CompoundBody"} <= nodes
    (drawing,) = [each for each in read("/def/bearer").every("svg") if "vocabulary" in each.attributes.get("class", "")]
    assert [each.attributes["href"] for each in drawing.every("a")] == [
        "/def/Responsibility",
        "/def/DutyBearer",
        "/def/bearer",
    ]


def test_a_closed_list_tells_its_concepts(read: Read) -> None:
    page = read("/def/duty")
    assert page.links["bereda"] == "/def/duty/bereda"
    assert "Ta fram det underlag" in page.text
    assert page.title == "Uppgift"
    level = read("/def/level")
    assert level.links["politisk nivå"].startswith("/def/level/")
    assert "öppen lista" in read("/def/goal-kind").text
    assert "sluten lista" in read("/def/statement-kind").text


def test_a_thing_leads_to_its_class_and_a_concept_to_its_list(read: Read) -> None:
    assert read("/id/goal/god-och-jamlik-halsa").links["mål"] == "/def/Goal"
    assert read("/def/duty/bereda").links["Uppgiftsord"] == "/def/duty"


def test_the_query_for_all_runs(client: TestClient, read: Read) -> None:
    for name in ("Organisation", "Goal", "bearer"):
        page = read(f"/def/{name}")
        whole = read(page.links["Fråga efter alla"])
        told = int(next(word for word in page.section("anvandning").every("p")[0].text.split() if word.isdigit()))
        assert f"{told} rader" in whole.section("svar").text


@pytest.mark.parametrize("name", MODULES)
@pytest.mark.parametrize("form", GRAPHS, ids=lambda form: form.name)
def test_a_file_holds_the_whole_module(client: TestClient, name: str, form: object) -> None:
    kind = form.name  # type: ignore[attr-defined]
    response = client.get(f"/data/ontologi/{name}-{version()}.{kind}")
    assert response.headers["content-type"].startswith(form.media_type)  # type: ignore[attr-defined]
    found = rdflib.Graph().parse(data=response.content, format=_PARSERS[kind])
    said = rdflib.Graph().parse(data=serialize(module(name), format=RdfFormat.N_TRIPLES), format="nt")
    assert len(found) == len(said)
    assert without_blank(found) == without_blank(said)
    tag = {"If-None-Match": response.headers["etag"]}
    assert client.get(f"/data/ontologi/{name}-{version()}.{kind}", headers=tag).status_code == 304


@pytest.mark.parametrize("file", ["styrgraf.ttl", "styrgraf-9.9.9.ttl", "x-0.1.0.ttl", "styrgraf-0.1.0.exe"])
def test_a_file_that_there_is_not_is_told(client: TestClient, file: str) -> None:
    response = client.get(f"/data/ontologi/{file}")
    assert response.status_code == 404
    assert version() in response.text


def test_this_version_leads_to_the_vocabulary_and_no_other_does(client: TestClient) -> None:
    found = client.get(f"/def/release/{version()}", headers={"accept": "text/turtle"})
    assert f'<{STYRGRAF}>; rel="canonical"' in found.headers["link"]
    assert found.content == client.get("/def/", headers={"accept": "text/turtle"}).content
    assert client.get("/def/release/9.9.9").status_code == 404


def test_the_namespace_without_its_slash_leads_to_it(client: TestClient) -> None:
    assert client.get("/def", headers=BROWSER).url.path == "/def/"


def test_a_shape_is_told_on_the_page_of_its_class_and_as_data(client: TestClient) -> None:
    for iri in sorted(shapes()):
        path = iri.removeprefix("https://w3id.org/styrgraf")
        answer = client.get(path, headers=BROWSER, follow_redirects=False)
        assert answer.status_code == 303
        subject = subject_of_shape(iri) or ""
        if subject.startswith(STYRGRAF):
            assert answer.headers["location"] == f"/def/{subject.removeprefix(STYRGRAF)}#former"
    data = client.get("/def/shape/Body?format=ttl")
    assert rdflib.URIRef(f"{STYRGRAF}shape/Body") in set(rdflib.Graph().parse(data=data.text).subjects())
    assert client.get("/def/axioms", headers=BROWSER, follow_redirects=False).headers["location"] == "/def/#filer"
    assert len(rdflib.Graph().parse(data=client.get("/def/axioms").text)) > 50
