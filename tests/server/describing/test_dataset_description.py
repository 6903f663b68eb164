"""The dataset is described from itself, as VoID and DCAT-AP want it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
import rdflib
from rdflib.namespace import DCAT, DCTERMS, FOAF, VOID
from starlette.testclient import TestClient

from server.app import create_app
from server.describing.dataset import dataset_description
from server.formats import GRAPHS, Format
from server.service import Service

PARSERS = {"ttl": "turtle", "nt": "nt", "rdf": "xml", "jsonld": "json-ld"}
ROOT = "http://testserver"

# The JSON-LD parser and writer of rdflib 7.6 still use what rdflib itself has deprecated.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")


@pytest.fixture(scope="module")
def client(small_service: Service) -> Iterator[TestClient]:
    with TestClient(create_app(small_service)) as client:
        yield client


@pytest.fixture(scope="module")
def graph(client: TestClient) -> rdflib.Graph:
    return rdflib.Graph().parse(data=client.get("/.well-known/void").text, format="turtle")


@pytest.mark.parametrize("form", GRAPHS, ids=lambda form: form.name)
def test_it_comes_in_each_format(client: TestClient, form: Format, graph: rdflib.Graph) -> None:
    response = client.get("/.well-known/void", headers={"Accept": form.media_type})
    assert len(rdflib.Graph().parse(data=response.text, format=PARSERS[form.name])) == len(graph)


def test_the_figures_are_those_of_the_data(graph: rdflib.Graph, small_service: Service) -> None:
    dataset = rdflib.URIRef(small_service.dataset.base)
    triples = {quad.triple for quad in small_service.dataset.quads}
    assert int(str(graph.value(dataset, VOID.triples))) == len(triples)
    parts = [graph.value(part, VOID.triples) for part in graph.objects(dataset, VOID.propertyPartition)]
    assert sum(int(str(part)) for part in parts) == len(triples)


def test_the_catalogue_leads_to_the_dataset_its_files_and_its_endpoint(client: TestClient, graph: rdflib.Graph) -> None:
    (catalogue,) = graph.subjects(rdflib.RDF.type, DCAT.Catalog)
    (dataset,) = graph.objects(catalogue, DCAT.dataset)
    (service,) = graph.objects(catalogue, DCAT.service)
    assert graph.value(service, DCAT.endpointURL) == rdflib.URIRef(f"{ROOT}/sparql")
    assert graph.value(service, DCAT.servesDataset) == dataset
    files = list(graph.objects(dataset, DCAT.distribution))
    assert len(files) >= 8
    for file in files:
        address = str(graph.value(file, DCAT.downloadURL)).removeprefix(ROOT)
        media_type = str(graph.value(file, DCAT.mediaType)).rpartition("media-types/")[2]
        assert client.get(address).headers["Content-Type"].startswith(media_type)
    for thing in (catalogue, dataset, service):  # what DCAT-AP demands of each
        assert graph.value(thing, DCTERMS.title)
        assert graph.value(thing, DCTERMS.description)
        publisher = graph.value(thing, DCTERMS.publisher)
        assert {str(name) for name in graph.objects(publisher, FOAF.name)} == {
            "Fiskerådet på Yttre skären",
            "The Outer Skerries Fishing Council",
        }


def test_a_format_that_nobody_has_is_refused(client: TestClient) -> None:
    assert client.get("/.well-known/void", headers={"Accept": "image/png"}).status_code == 406


@pytest.mark.parametrize(
    ("contact", "how"), [("mailto:samradet@example.org", "hasEmail"), ("https://example.org/kontakt", "hasURL")]
)
def test_whom_to_ask_is_said_where_the_workspace_says_it(small_service: Service, contact: str, how: str) -> None:
    settings = replace(small_service.workspace.settings, contact=contact)
    service = replace(small_service, workspace=replace(small_service.workspace, settings=settings))
    lines = "".join(f"{triple} .\n" for triple in dataset_description(service, ROOT, {}))
    said = rdflib.Graph().parse(data=lines, format="nt")
    (point,) = said.objects(None, DCAT.contactPoint)
    assert said.value(point, rdflib.Namespace("http://www.w3.org/2006/vcard/ns#")[how]) == rdflib.URIRef(contact)
