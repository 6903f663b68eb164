"""The API: every question and resource with typed parameters, in each format, in parts, with links between them."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import python_calamine
import rdflib
from starlette.testclient import TestClient

from queries.catalogue import TAKEN, question, questions, resources
from queries.runner import run
from server.api.signature import COMMON
from server.app import create_app
from server.pages.parts.paging import PAGE
from server.pages.visit import KEPT
from server.service import Service

BODY = "beredningsgruppen"
DUTIES = f"/api/fragor/ansvar-for-organ?organ={BODY}"


@pytest.fixture(scope="module")
def client(service: Service) -> Iterator[TestClient]:
    with TestClient(create_app(service), raise_server_exceptions=False) as client:
        yield client


@pytest.fixture(scope="module")
def described(client: TestClient) -> dict[str, Any]:
    found: dict[str, Any] = client.get("/openapi.json").json()
    return found


def test_every_question_is_described_with_the_parameters_it_takes(described: dict[str, Any]) -> None:
    for each in questions():
        told = described["paths"][f"/api/fragor/{each.name}"]["get"]["parameters"]
        required = {parameter["name"]: parameter["required"] for parameter in told}
        for parameter in each.parameters:
            assert required[parameter.name] is parameter.required
        assert {"lang", "utgava", "datum", "format", "limit", "offset"} <= set(required)


def test_every_resource_and_the_list_of_questions_is_described(described: dict[str, Any]) -> None:
    names = {*(each.name for each in resources()), "fragor", "granskning", "andringar"}
    assert {f"/api/{name}" for name in names} <= set(described["paths"])


def test_an_answer_holds_what_the_question_answers(client: TestClient, service: Service) -> None:
    answer = client.get(DUTIES).json()
    table = run(question("ansvar-for-organ"), {"organ": BODY}, service.store, service.view())
    assert answer["total"] == len(answer["items"]) == len(table.rows)
    assert [item["responsibility"]["iri"] for item in answer["items"]] == [row[0].iri for row in table.rows]
    assert [each["label"] for each in answer["columns"]] == [column.label for column in table.columns]
    assert answer["build"] == service.dataset.build_id


def test_words_are_in_the_language_asked_for(client: TestClient) -> None:
    assert client.get(DUTIES, headers={"Accept-Language": "en"}).json()["title"] == "What is a body responsible for?"
    assert client.get(f"{DUTIES}&lang=sv", headers={"Accept-Language": "en"}).json()["language"] == "sv"


def test_csv_opens_in_a_spreadsheet_with_labels_beside_identifiers(client: TestClient) -> None:
    response = client.get(f"{DUTIES}&format=csv")
    assert response.content.startswith(b"\xef\xbb\xbf")
    assert response.headers["Content-Disposition"] == 'attachment; filename="ansvar-for-organ.csv"'
    rows = list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))
    assert rows[0]["Ansvar (IRI)"].startswith("https://")
    assert not rows[0]["Ansvar"].startswith("https://")


def test_xlsx_is_a_workbook_of_the_same(client: TestClient, tmp_path: Path) -> None:
    book = tmp_path / "answer.xlsx"
    book.write_bytes(client.get(f"{DUTIES}&format=xlsx").content)
    (sheet,) = python_calamine.CalamineWorkbook.from_path(book).sheet_names
    rows = python_calamine.CalamineWorkbook.from_path(book).get_sheet_by_name(sheet).to_python()
    assert rows[0][0] == "Ansvar"
    assert len(rows) == 1 + client.get(DUTIES).json()["total"]


def test_turtle_tells_what_the_graph_says_of_the_answer(client: TestClient, service: Service) -> None:
    graph = rdflib.Graph().parse(data=client.get(DUTIES, headers={"Accept": "text/turtle"}).text, format="turtle")
    about = {str(subject) for subject in graph.subjects()}
    assert {item["responsibility"]["iri"] for item in client.get(DUTIES).json()["items"]} <= about


def test_a_long_answer_is_read_part_by_part_along_its_links(client: TestClient) -> None:
    whole = [item["body"]["iri"] for item in client.get("/api/organ").json()["items"]]
    found, address = [], "/api/organ?limit=20"
    while address:
        response = client.get(address)
        found += [item["body"]["iri"] for item in response.json()["items"]]
        links = dict(re.findall(r'<([^>]+)>; rel="(\w+)"', response.headers["Link"]))
        address = next((link for link, name in links.items() if name == "next"), "")
    assert found == whole


def test_what_the_client_has_is_not_sent_again(client: TestClient) -> None:
    tag = client.get(DUTIES).headers["ETag"]
    assert client.get(DUTIES, headers={"If-None-Match": tag}).status_code == 304
    assert client.get(f"{DUTIES}&format=csv", headers={"If-None-Match": tag}).status_code == 200
    assert client.get(f"{DUTIES}&lang=en", headers={"If-None-Match": tag}).status_code == 200


def test_an_edition_can_be_chosen(client: TestClient) -> None:
    assert client.get("/api/organ?utgava=np-2018").json()["editions"] == ["np-2018"]


def test_findings_are_filtered(client: TestClient) -> None:
    every = client.get("/api/granskning").json()
    errors = client.get("/api/granskning?grad=warning").json()
    assert 0 < errors["total"] < every["total"]
    assert {item["severity"] for item in errors["items"]} == {"warning"}
    assert client.get("/api/granskning?grad=warning&format=csv").text.count("warning") == errors["total"]


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/api/fragor/ansvar-for-organ", 422, "organ"),
        ("/api/fragor/ansvar-for-organ?organ=beredningsgrupp", 400, "did you mean beredningsgruppen"),
        ("/api/fragor/vad-ar-detta", 404, ""),
        ("/api/organ?nivo=political", 400, "did you mean niva"),
        ("/api/organ?limit=0", 422, "limit"),
        ("/api/organ?limit=many", 422, "limit"),
        ("/api/organ?utgava=np-1066", 404, "np-2025"),
        ("/api/organ?datum=snart", 422, "'snart' is no date; write YYYY, YYYY-MM or YYYY-MM-DD."),
        ("/api/organ?datum=2025-02-30", 422, "'2025-02-30' is no date"),
        ("/api/organ?lang=de", 422, "lang"),
        ("/api/organ?format=pdf", 422, "format"),
        ("/api/granskning?grad=grave", 422, "grad"),
    ],
)
def test_what_is_wrong_is_told_as_a_problem(client: TestClient, path: str, status: int, words: str) -> None:
    response = client.get(path)
    assert response.status_code == status
    assert response.headers["Content-Type"] == "application/problem+json"
    assert words in response.json()["detail"]


def test_a_format_that_nobody_has_is_refused(client: TestClient) -> None:
    assert client.get("/api/organ", headers={"Accept": "image/png"}).status_code == 406


def test_any_page_may_read_it(client: TestClient) -> None:
    assert client.get("/api/organ").headers["Access-Control-Allow-Origin"] == "*"


def test_the_page_about_the_api_names_every_address_and_its_examples_work(
    client: TestClient, described: dict[str, Any]
) -> None:
    page = client.get("/api", headers={"Accept": "text/html"})
    assert page.status_code == 200
    addresses = set(re.findall(r"<h3[^>]*><code>([^<]+)</code>", page.text))
    assert addresses == {path for path in described["paths"] if path.startswith("/api/")}
    examples = [each.replace("&amp;", "&") for each in re.findall(r'<a href="(/api/[^"]+)"><code>', page.text)]
    assert len(examples) > 0.9 * len(addresses)
    assert {client.get(each).status_code for each in examples} == {200}
    assert "<script" not in page.text


def test_the_page_about_the_api_is_in_the_language_of_the_reader(client: TestClient) -> None:
    swedish = client.get("/api?lang=sv", headers={"Accept": "text/html"}).text
    english = client.get("/api?lang=en", headers={"Accept": "text/html"}).text
    assert "Vad ansvarar ett organ för?" in swedish
    assert "Hur allvarligt fyndet är" in swedish
    for words in ("What is a body responsible for?", "How grave the finding is", "At most so many items"):
        assert words in english
        assert words not in swedish
    assert all(f"<code>{name}</code>" in swedish.partition("/api/andringar")[0] for name in ("utgava", "limit"))


@pytest.mark.parametrize(
    "path", ["/api", "/api/organ", f"{DUTIES}&format=csv", "/api/nothing", "/openapi.json", "/id/x"]
)
def test_any_page_may_read_and_ask_for_the_head_alone(client: TestClient, path: str) -> None:
    got, head, preflight = client.get(path), client.head(path), client.options(path)
    assert (head.status_code, head.content) == (got.status_code, b"")
    assert head.headers["Content-Length"] == got.headers["Content-Length"]
    assert {each.headers["Access-Control-Allow-Origin"] for each in (got, head, preflight)} == {"*"}
    assert (preflight.status_code, preflight.headers["Allow"]) == (204, "GET, HEAD, OPTIONS")
    assert client.delete(path).status_code in (404, 405)


def test_no_question_takes_a_name_that_every_address_takes() -> None:
    assert {*COMMON, *KEPT, PAGE} == TAKEN
