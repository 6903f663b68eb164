"""Every IRI of the bundled dataset is walked over: data, vocabulary, shapes, editions, passages and graphs."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import rdflib
from pyoxigraph import NamedNode
from starlette.testclient import TestClient

from ontology.namespaces import STYRGRAF
from server.app import create_app
from server.formats import GRAPHS
from server.identity.description import description
from server.identity.resolving import Resolver
from server.pages.addresses import path_of
from server.service import Service

# The JSON-LD parser and writer of rdflib 7.6 still use what rdflib itself has deprecated.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
BROWSER = {"accept": "text/html,*/*;q=0.8"}
_PARSERS = {"ttl": "turtle", "nt": "nt", "rdf": "xml", "jsonld": "json-ld"}


@pytest.fixture(scope="module")
def client(service: Service) -> Iterator[TestClient]:
    with TestClient(create_app(service), follow_redirects=False) as client:
        yield client


@pytest.fixture(scope="module")
def own(service: Service) -> list[str]:
    """Return every IRI of ours that anything is said with, the graphs included."""
    quads = service.dataset.quads
    terms = {term for quad in quads for term in (quad.subject, quad.predicate, quad.object, quad.graph_name)}
    found = {term.value for term in terms if isinstance(term, NamedNode)} | Resolver(service).described
    return sorted(iri for iri in found if path_of(iri, service.dataset.base))


def local(iri: str, service: Service) -> str:
    base = service.dataset.base
    return f"/id/{iri.removeprefix(base)}" if iri.startswith(base) else iri.removeprefix(STYRGRAF.removesuffix("/def/"))


def test_every_iri_stands_for_something_that_is_described(service: Service, own: list[str]) -> None:
    resolver, dataset = Resolver(service), service.dataset
    graphs = dataset.graphs
    assert len(own) > 4000
    for iri in own:
        data = iri.startswith(dataset.base)
        found = resolver.data(iri.removeprefix(dataset.base)) if data else resolver.term(iri.removeprefix(STYRGRAF))
        assert found is not None, iri
        told = description(found, service.store)
        assert told, iri
        assert iri in graphs or found == STYRGRAF or any(triple.subject == NamedNode(found) for triple in told), iri


@pytest.mark.parametrize("form", GRAPHS, ids=lambda form: form.name)
def test_each_form_says_the_same_and_is_not_sent_twice(
    client: TestClient, service: Service, own: list[str], form: object
) -> None:
    name, media_type = form.name, form.media_type  # type: ignore[attr-defined]
    for iri in own[::90]:
        response = client.get(local(iri, service), headers={"accept": media_type})
        assert response.status_code == 200, iri
        assert response.headers["content-type"].startswith(media_type)
        assert 'rel="canonical"' in response.headers["link"]
        assert response.headers["link"].count('rel="alternate"') == len(GRAPHS)
        again = client.get(
            local(iri, service), headers={"accept": media_type, "if-none-match": response.headers["etag"]}
        )
        assert (again.status_code, again.content) == (304, b"")
        triples = rdflib.Graph().parse(data=response.content, format=_PARSERS[name])
        plain = client.get(local(iri, service), headers={"accept": "application/n-triples"})
        assert len(triples) == len(rdflib.Graph().parse(data=plain.content, format="nt")), iri


def test_a_browser_gets_a_page_of_each_sort(client: TestClient, service: Service, own: list[str]) -> None:
    pages = [iri for iri in own if "/organisation/" in iri or "/edition/" in iri][::3] + own[::150]
    for iri in pages:
        response = client.get(local(iri, service), headers=BROWSER)
        if response.status_code == 303:
            response = client.get(response.headers["location"], headers=BROWSER)
        assert response.status_code == 200, iri
        assert response.headers["content-type"].startswith("text/html")


@pytest.mark.parametrize(
    "path", ["/organ/beredningsgruppen", "/dokument/np-2025", "/id/topic/uppfoljning", "/def/Body", "/def/duty"]
)
def test_a_page_is_not_sent_to_who_has_it(client: TestClient, path: str) -> None:
    first = client.get(path, headers=BROWSER)
    assert first.status_code == 200
    tag = {"if-none-match": first.headers["etag"]}
    assert tag["if-none-match"].startswith('"'), "strong, as the bytes are the same"
    again = client.get(path, headers=BROWSER | tag)
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]
    assert {each.strip() for each in again.headers["vary"].split(",")} >= {"Accept-Language"}
    for other in (f"{path}?lang=en", f"{path}?utgava=alla"):
        changed = client.get(other, headers=BROWSER | tag)
        assert (changed.status_code, bool(changed.content)) == (200, True)
    if path.startswith(("/id/", "/def/")):
        assert client.get(path, headers={"accept": "text/turtle"} | tag).status_code == 200


def test_what_only_an_earlier_edition_tells_of_is_shown_among_all(client: TestClient) -> None:
    path = "/id/organisation/arbetsgrupp-ungdomslivet"
    assert client.get(path, headers=BROWSER).headers["location"] == "/organ/arbetsgrupp-ungdomslivet?utgava=alla"
    chosen = client.get(f"{path}?utgava=np-2018", headers=BROWSER)
    assert chosen.headers["location"] == "/organ/arbetsgrupp-ungdomslivet?utgava=np-2018"
    assert (
        client.get("/id/organisation/beredningsgruppen", headers=BROWSER).headers["location"]
        == "/organ/beredningsgruppen"
    )


@pytest.mark.parametrize(
    ("path", "meant"),
    [
        ("/id/organisation/beredningsgrupen", "/organ/beredningsgruppen"),
        ("/id/edition/np-2052", "/dokument/np-2025"),
        ("/def/Respnsibility", "/def/Responsibility"),
        ("/def/duty/berda", "/def/duty/bereda"),
        ("/def/shape/Bdy", "/def/shape/Body"),
    ],
)
def test_what_there_is_not_is_answered_with_what_is_near(client: TestClient, path: str, meant: str) -> None:
    response = client.get(path, headers={"accept": "application/json"})
    assert response.status_code == 404
    assert meant in response.json()["links"]
