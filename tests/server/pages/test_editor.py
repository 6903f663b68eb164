"""The SPARQL editor: suggestions, starting points, answers and faults, as the server gives them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import pytest
from pyoxigraph import NamedNode, Store
from starlette.testclient import TestClient

from queries.catalogue import questions
from server.app import create_app
from server.pages.editor.fault import fault_of
from server.pages.prefixed import prefixed, shortened
from server.service import Service

if TYPE_CHECKING:
    from tests.server.pages.conftest import Page

Read = Callable[..., "Page"]
PREFIX = "PREFIX sg: <https://w3id.org/styrgraf/def/> "
DEF = "https://w3id.org/styrgraf/def/"


@pytest.fixture(scope="module")
def client(service: Service) -> Iterator[TestClient]:
    with TestClient(create_app(service)) as client:
        yield client


def suggested(client: TestClient, text: str, language: str = "sv") -> dict[str, dict[str, str]]:
    found = client.get("/sparql/termer", params={"q": text, "lang": language}).json()
    return {each["text"]: each for each in found}


def asked(read: Read, query: str, **more: str) -> Page:
    return read(f"/sparql?{urlencode({'query': query, **more})}")


def query_in(page: Page) -> str:
    (field,) = page.every("textarea")
    return "".join(each for each in field.content if isinstance(each, str)).removeprefix("\n")


@pytest.mark.parametrize(
    ("text", "language", "name", "label"),
    [
        ("bered", "sv", "organisation:beredningsgruppen", "Beredningsgruppen"),
        ("Preparatory", "en", "organisation:beredningsgruppen", "Preparatory Group"),
        ("ansv", "sv", "sg:Responsibility", "ansvar"),
        ("respons", "en", "sg:Responsibility", "responsibility"),
        ("Responsib", "sv", "sg:Responsibility", "ansvar"),
        ("riktas", "sv", "sg:recipient", "riktas till"),
        ("duty:bered", "sv", "duty:bereda", "bereda"),
        ("sg:bear", "en", "sg:bearer", "is borne by"),
        ("organisation:sunne", "sv", "organisation:sunne-kommun", "Sunne kommun"),
        ("malgr", "sv", "sg:TargetGroup", "målgrupp"),
    ],
)
def test_a_word_begun_becomes_a_term_or_a_thing(
    client: TestClient, text: str, language: str, name: str, label: str
) -> None:
    found = suggested(client, text, language)
    assert found[name]["label"] == label
    assert all(each["text"] == f"<{each['iri']}>" or each["prefix"] for each in found.values())


def test_a_suggestion_tells_what_to_declare(client: TestClient) -> None:
    body = suggested(client, "bered")["organisation:beredningsgruppen"]
    assert body["iri"] == body["namespace"] + "beredningsgruppen"
    assert body["kind"] == "organ"
    assert suggested(client, "bereda")["duty:bereda"]["namespace"] == f"{DEF}duty/"


@pytest.mark.parametrize("text", ["", "  ", "qqqqzzzz", ":::"])
def test_nothing_is_suggested_for_nothing(client: TestClient, text: str) -> None:
    assert suggested(client, text) == {}


def test_a_long_text_is_refused(client: TestClient) -> None:
    assert client.get("/sparql/termer", params={"q": "x" * 101}).status_code == 422


def test_a_prefixed_name_stands_for_its_iri(service: Service) -> None:
    iris = {quad.subject.value for quad in service.dataset.quads if isinstance(quad.subject, NamedNode)}
    names = {iri: name for iri in iris if (name := prefixed(iri, service.dataset.base))}
    assert len(names) > 0.99 * len(iris)
    declared = {(name.prefix, name.namespace) for name in names.values()}
    assert len(dict(declared)) == len(declared), "a prefix stands for two namespaces"
    prologue = "".join(f"PREFIX {prefix}: <{namespace}>\n" for prefix, namespace in declared)
    for iri, name in names.items():
        assert name.namespace + name.local == iri
    rows = Store().query(f"{prologue}SELECT * {{ VALUES ?iri {{ {' '.join(map(str, names.values()))} }} }}")
    assert [row["iri"].value for row in rows] == [*names]  # type: ignore[union-attr]


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_first_example_asks_for_names_in_the_language_of_the_page(read: Read, language: str) -> None:
    query = query_in(read(f"/sparql?lang={language}"))
    name = {"sv": "organ", "en": "body"}[language]
    assert f'LANG(?{name}Label) = "{language}"' in query
    assert asked(read, query, lang=language).every("td")


@pytest.mark.parametrize("iri", ["https://example.org/a", f"{DEF}duty/a,b", DEF, f"{DEF}1/x", "urn:x"])
def test_what_has_no_plain_prefixed_name_keeps_its_iri(iri: str) -> None:
    assert shortened(iri, "https://w3id.org/styrgraf/id/x/") == f"<{iri}>"


def test_every_question_is_a_starting_point_that_runs(client: TestClient) -> None:
    empty = []
    for each in questions():
        page = client.get("/sparql", params={"exempel": each.name, "lang": "en"}, headers={"accept": "text/html"})
        field = re.search(r"<textarea[^>]*>\n(.*?)</textarea>", page.text, re.DOTALL)
        assert field
        query = field[1].replace("&lt;", "<").replace("&gt;", ">").replace("&#34;", '"').replace("&#39;", "'")
        query = query.replace("&amp;", "&")
        assert query.startswith(f"# {each.title['en']}\nPREFIX ")
        answer = client.get("/sparql", params={"query": query, "format": "json"})
        assert answer.status_code == 200, answer.text
        if not answer.json()["results"]["bindings"] and any(one.required for one in each.parameters):
            empty.append(each.name)
    assert empty == []


def test_a_starting_point_takes_the_values_of_the_question(read: Read) -> None:
    open_link = read("/fragor/ansvar-for-organ?organ=sunne-kommun").by_id("fraga").every("a")[0].attributes["href"]
    assert "VALUES ?organ { <https://w3id.org/styrgraf/id/varmland/organisation/sunne-kommun> }" in query_in(
        read(open_link)
    )


@pytest.mark.parametrize("asking", ["exempel=finns-inte", "exempel=ansvar-for-organ&organ=finns-inte"])
def test_an_unknown_starting_point_is_told(read: Read, asking: str) -> None:
    page = read(f"/sparql?{asking}")
    assert page.status == 400
    assert "finns-inte" in page.text
    assert "SELECT" in query_in(page)


def test_names_stand_beside_iris_and_lead_to_pages(read: Read) -> None:
    page = asked(read, PREFIX + "SELECT ?g ?kind { ?g a sg:Goal ; a ?kind } ORDER BY ?g")
    assert page.links["God och jämlik hälsa"] == "/id/goal/god-och-jamlik-halsa"
    assert page.links["mål"] == "/def/Goal"
    codes = [each.text for each in page.every("code")]
    assert {"goal:god-och-jamlik-halsa", "sg:Goal"} <= set(codes)


def test_rows_alike_are_all_shown(read: Read) -> None:
    assert "3 rader" in asked(read, "SELECT ('x' AS ?x) { VALUES ?y { 1 2 3 } }").section("svar").text


def test_values_show_their_kind_and_language(read: Read) -> None:
    text = asked(read, "SELECT ?a ?b ?c ?d { VALUES (?a ?b ?c) { (1 'x'@en 'y') } BIND(BNODE() AS ?d) }")
    cells = [each.text for each in text.every("td")]
    assert cells[:3] == ["1 xsd:integer", "x", "y"]
    assert cells[3].startswith("_:")
    assert [each.text for each in text.section("svar").every("span") if each.attributes.get("lang") == "en"] == ["x"]


def test_yes_and_no(read: Read) -> None:
    assert asked(read, PREFIX + "ASK { ?g a sg:Goal }").section("svar").every("p")[0].text == "Ja"
    page = asked(read, PREFIX + "ASK { ?g a sg:Nothing }")
    assert page.section("svar").every("p")[0].text == "Nej"
    assert {"JSON", "XML"} <= set(page.links)
    assert "CSV" not in page.links


def test_triples_are_shown_and_can_be_had_in_every_form(client: TestClient, read: Read) -> None:
    page = asked(read, PREFIX + "CONSTRUCT { ?g a sg:Goal } WHERE { ?g a sg:Goal }")
    assert page.links["God och jämlik hälsa"] == "/id/goal/god-och-jamlik-halsa"
    kinds = ("text/turtle", "application/n-triples", "application/rdf+xml", "application/ld+json")
    for name, kind in zip(("Turtle", "N-Triples", "RDF/XML", "JSON-LD"), kinds, strict=True):
        answer = client.get(page.links[name])
        assert answer.status_code == 200
        assert answer.headers["content-type"].startswith(kind)


def test_rows_can_be_had_in_every_form_from_the_view_shown(client: TestClient, read: Read) -> None:
    page = asked(read, PREFIX + "SELECT ?r { ?r a sg:Responsibility }", utgava="np-2018")
    rows = int(page.section("svar").every("caption")[0].text.split()[0])
    current = asked(read, PREFIX + "SELECT ?r { ?r a sg:Responsibility }")
    assert rows != int(current.section("svar").every("caption")[0].text.split()[0])
    assert len(client.get(page.links["CSV"]).text.splitlines()) == rows + 1
    assert len(client.get(page.links["JSON"]).json()["results"]["bindings"]) == rows
    graphs = asked(read, PREFIX + "SELECT ?g ?r { GRAPH ?g { ?r a sg:Responsibility } }", utgava="np-2018")
    whole = int(graphs.section("svar").every("caption")[0].text.split()[0])
    assert len(client.get(graphs.links["CSV"]).text.splitlines()) == whole + 1


def test_a_long_answer_comes_a_page_at_a_time(read: Read) -> None:
    page = asked(read, "SELECT * { ?s ?p ?o } ORDER BY ?s ?p ?o LIMIT 700")
    assert len(page.section("svar").every("tr")) == 301
    last = asked(read, "SELECT * { ?s ?p ?o } ORDER BY ?s ?p ?o LIMIT 700", sida="3")
    assert len(last.section("svar").every("tr")) == 101
    assert "sida" not in last.links["Länk till den här frågan och dess svar"]


def test_a_fault_is_shown_at_its_place(read: Read) -> None:
    page = asked(read, "SELECT * {\n  ?s sg:bearer ?o }")
    assert page.status == 400
    notice = next(each for each in page.every("div") if each.attributes.get("role") == "alert")
    assert (notice.attributes["data-line"], notice.attributes["data-column"]) == ("2", "15")
    assert "Fel på rad 2, tecken 15" in notice.text
    assert "PREFIX sg: <https://w3id.org/styrgraf/def/>" in notice.text
    assert "SELECT * {" in query_in(page)


@pytest.mark.parametrize(
    ("query", "line", "before", "after"),
    [
        ("SELEKT", 1, "SELEKT", ""),
        ("# å\nSELECT * {\n ?a ?b ?c .\n å }", 4, " å }", ""),
        ("SELECT * {\n", 2, "", ""),
        ("", 1, "", ""),
    ],
)
def test_the_place_of_a_fault_is_where_the_engine_says(query: str, line: int, before: str, after: str) -> None:
    with pytest.raises(SyntaxError) as error:
        Store().query(query)
    fault = fault_of(query, str(error.value))
    assert (fault.line, fault.before, fault.after) == (line, before, after)


def test_a_fault_without_a_place_is_told_as_it_is() -> None:
    assert fault_of("x", "Too slow.").line == 0
