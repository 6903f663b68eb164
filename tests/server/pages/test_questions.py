"""Questions as pages and files."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from python_calamine import CalamineWorkbook
from starlette.testclient import TestClient

from queries.catalogue import questions
from server.app import create_app
from server.pages.question_groups import groups
from server.service import Service

if TYPE_CHECKING:
    from tests.server.pages.conftest import Page

Read = Callable[..., "Page"]
ANSWERED = "/fragor/ansvar-for-organ?organ=beredningsgruppen"


@pytest.fixture(scope="module")
def client(service: Service) -> TestClient:
    return TestClient(create_app(service))


def test_every_question_is_listed(read: Read) -> None:
    links = read("/fragor").links
    assert {question.title["sv"]: f"/fragor/{question.name}" for question in questions()}.items() <= links.items()


def test_the_groups_name_questions_that_exist_each_once() -> None:
    named = [name for members in groups().values() for name in members]
    assert sorted(named) == sorted({question.name for question in questions()} & set(named))


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("name", [question.name for question in questions()])
def test_a_question_has_its_form_or_its_answer(read: Read, name: str, language: str) -> None:
    page = read(f"/fragor/{name}", language)
    question = next(each for each in questions() if each.name == name)
    assert page.status == 200
    assert page.faults == []
    fields = {
        each.attributes["name"] for tag in ("input", "select") for each in page.every(tag) if "name" in each.attributes
    }
    assert {parameter.name for parameter in question.parameters} <= fields
    assert question.query.strip().splitlines()[-1] in page.by_id("fraga").text


def test_an_indicator_that_the_edition_lacks_is_not_told_by_its_address(read: Read) -> None:
    told = read("/fragor/nyckeltal").section("svar").text
    assert "respekt och bemotande" not in told
    assert "har inga av de indikatorer som förslagen gäller" in told
    elsewhere = read("/fragor/nyckeltal?utgava=alla").section("svar").text
    assert "espekt och bemötande" in elsewhere


def test_an_answer_links_the_things_it_names(read: Read) -> None:
    answer = read(ANSWERED).section("svar")
    hrefs = {link.attributes["href"] for link in answer.every("a")}
    assert "/organ/politiska-styrgruppen" in hrefs
    assert "/id/np-2025/responsibility/bg-bereder-arenden-at-politiska-styrgruppen" in hrefs


def test_the_choice_stays_in_the_form(read: Read) -> None:
    chosen = [option.text for option in read(ANSWERED).every("option") if "selected" in option.attributes]
    assert chosen == ["Beredningsgruppen"]


def test_an_empty_answer_says_that_the_documents_do_not_say(read: Read) -> None:
    page = read("/fragor/utser?organ=direktorsberedningen")
    assert "Dokumenten säger" in page.section("svar").text
    assert page.links["Fråga alla utgåvor"] == "/fragor/utser?organ=direktorsberedningen&utgava=alla"
    assert "Fråga alla utgåvor" not in read("/fragor/kretsar?utgava=alla").text


def test_a_value_that_cannot_be_taken_is_refused_in_words(read: Read) -> None:
    page = read("/fragor/ansvar-for-organ?organ=nonsens")
    assert page.status == 400
    assert "Det gick inte att svara på frågan med de värdena." in page.text
    assert "Inget heter ”nonsens” för ”organ” (Organ)" in page.text


def test_the_answer_as_csv_has_a_row_for_each_of_the_page(read: Read, client: TestClient) -> None:
    response = client.get(read(ANSWERED).links["CSV"])
    rows = list(csv.reader(io.StringIO(response.text)))
    assert response.headers["content-type"] == "text/csv; charset=utf-8"
    assert "Bereder ärenden åt Politiska styrgruppen" in {row[0] for row in rows}
    assert len(rows) == len(read(ANSWERED).section("svar").every("tr"))


def test_the_answer_as_a_workbook_says_the_same_as_csv(read: Read, client: TestClient) -> None:
    links = read(ANSWERED).links
    response = client.get(links["XLSX"])
    assert response.headers["content-disposition"] == 'attachment; filename="ansvar-for-organ.xlsx"'
    book = CalamineWorkbook.from_object(io.BytesIO(response.content))
    rows = [[str(cell) for cell in row] for row in book.get_sheet_by_index(0).to_python()]
    assert rows == list(csv.reader(io.StringIO(client.get(links["CSV"]).content.decode("utf-8-sig"))))
    facts = {row[0]: row[1] for row in book.get_sheet_by_index(1).to_python()}
    assert facts["Adress"] == f"http://testserver{links['XLSX']}"


@pytest.mark.parametrize("name", [question.name for question in questions() if not question.parameters])
def test_every_answer_can_be_taken_as_a_workbook(client: TestClient, name: str) -> None:
    response = client.get(f"/fragor/{name}?format=xlsx")
    assert response.status_code == 200
    assert CalamineWorkbook.from_object(io.BytesIO(response.content)).get_sheet_by_index(0).to_python()


def test_the_answer_as_json_names_things_by_iri(read: Read, client: TestClient) -> None:
    answer = client.get(read(ANSWERED).links["JSON"]).json()
    assert answer["title"] == "Vad ansvarar ett organ för?"
    assert all(row["responsibility"]["iri"].startswith("https://") for row in answer["rows"])


def test_a_file_without_the_value_it_needs_is_refused(client: TestClient) -> None:
    assert client.get("/fragor/ansvar-for-organ?format=csv").status_code == 400


def test_an_unknown_question_is_no_page(read: Read) -> None:
    assert read("/fragor/finns-inte").status == 404
