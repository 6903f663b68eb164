"""Every table of a page can be taken along as CSV and XLSX, as it is shown."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Sequence
from io import BytesIO, StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import parse_qs, urlsplit

import pytest
from python_calamine import CalamineWorkbook
from starlette.testclient import TestClient

from server import templating
from server.app import create_app
from server.pages.shown_table import table_in
from server.service import Service, open_service
from tests.server.pages.conftest import Page

if TYPE_CHECKING:
    from tests.server.pages.conftest import Element

COAST: Final = Path(__file__).parents[2] / "workspaces" / "kusten"
TEMPLATES: Final = Path(templating.__file__).parent / "templates"
#: Tables without a file made of what is shown, by template, and why.
WITHOUT: Final = {
    "styrkarta.html": "the lines have files of their own, with all rows",
    "matrix.html": "has files of its own, with all columns",
    "changes_parts.html": "the editions side by side have files of their own, with all changes",
    "api.html": "help: what may be written in an address; programs read it in /openapi.json",
    "edit.html": "two who edit one record have met: the answer to a form that was sent, shown once",
    "report/comparison.html": "is in a file itself, which is also made as CSV and XLSX",
}
SEATS: Final = "sammansattning-np-2025-composition-politiska-styrgruppen"
STEERING: Final = "/organ/politiska-styrgruppen"


def kind(path: str, table: Element) -> tuple[str, ...]:
    """Return what tables of one kind have in common: the room, the look and the headings."""
    headings = [cell.text for head in table.every("thead") for cell in head.every("th")]
    return (urlsplit(path).path.split("/")[1], table.attributes.get("class", ""), *headings)


def wrong_with(client: TestClient, page: Page, table: Element, opened: str) -> list[str]:
    """Return what is wrong with the files of `table` on `page`: a link is missing, or `opened` has not the rows shown.

    `opened` is the form of the file that is opened. A workbook may have more sheets than the one with the rows.
    """
    hrefs = [link.attributes["href"] for link in page.every("a") if "href" in link.attributes]
    files = {form: [href for href in hrefs if _is_file(href, form, table)] for form in ("csv", "xlsx")}
    shown = [row for row in table.every("tr") if "thead" not in row.above]
    wrong = [f"{page.title}: {len(found)} links to {form}" for form, found in files.items() if len(found) != 1]
    read: dict[str, Callable[[bytes], Sequence[Sequence[object]]]] = {"csv": lambda it: [_csv(it)], "xlsx": _xlsx}
    for href in files[opened]:
        answer = client.get(href)
        sheets = read[opened](answer.content) if answer.status_code == 200 else []
        rows = [len(sheet) - 1 for sheet in sheets]
        if len(shown) not in rows:
            wrong.append(f"{href} ({answer.status_code}) has {rows} rows, the page {len(shown)}")
    return wrong


def _is_file(href: str, form: str, table: Element) -> bool:
    """Tell whether a link leads to `table` as a file: its own, or that of a page with a file for its one table."""
    split, name = urlsplit(href), table.attributes.get("id", "").removeprefix("tabell-")
    asked = parse_qs(split.query)
    if name:
        return asked.get("tabell") == [f"{name}.{form}"]
    return "tabell" not in asked and (split.path.endswith("." + form) or asked.get("format") == [form])


def _csv(content: bytes) -> list[list[str]]:
    return list(csv.reader(StringIO(content.decode("utf-8-sig"), newline="")))


def _xlsx(content: bytes) -> list[list[list[object]]]:
    """Return the rows of each sheet."""
    workbook = CalamineWorkbook.from_filelike(BytesIO(content))
    return [[list(row) for row in workbook.get_sheet_by_name(name).to_python()] for name in workbook.sheet_names]


@pytest.fixture(scope="module")
def client(service: Service) -> Iterator[TestClient]:
    with TestClient(create_app(service), headers={"accept": "text/html"}) as client:
        yield client


@pytest.mark.parametrize(("language", "form"), [("sv", "csv"), ("en", "xlsx")])
def test_what_is_followed_up_can_be_taken_along(language: str, form: str) -> None:
    parts = ("/mal", "/uppfoljning", "/uppfoljning/dialoger", "/uppfoljning/overenskommelser", "/uppfoljning/antagande")
    client = TestClient(create_app(open_service(COAST)), headers={"accept": "text/html", "accept-language": language})
    pages = {path: Page(client.get(path).text, 200) for path in parts}
    tables = [(path, table) for path, page in pages.items() for table in page.every("table")]
    assert [pages[path].faults for path in parts] == [[]] * len(parts)
    assert len(tables) >= 11
    wrong = [wrong_with(client, pages[path], table, form) for path, table in tables]
    assert [each for each in wrong if each] == []


def test_no_table_is_forgotten() -> None:
    """Tables that the pages tried do not happen to show are found in the templates."""
    found = {
        path.relative_to(TEMPLATES).as_posix(): path.read_text("utf-8").split("<table")[1:]
        for path in TEMPLATES.rglob("*.html")
    }
    without = [name for name, tables in found.items() for table in tables if "tabell-" not in table.partition(">\n")[0]]
    assert sorted(without) == sorted(WITHOUT)


def test_a_file_says_what_the_page_says(client: TestClient) -> None:
    answer = client.get(f"{STEERING}?tabell={SEATS}.csv&lang=en")
    assert answer.headers["content-disposition"] == f'attachment; filename="politiska-styrgruppen-{SEATS}.csv"'
    assert (answer.headers["content-type"], answer.headers["content-language"]) == ("text/csv; charset=utf-8", "en")
    headings, *rows = _csv(answer.content)
    assert headings == ["Seats", "For", "From", "Who may take the seat"]
    assert [row[:2] for row in rows] == [["4", "The municipalities of Värmland"], ["4", "Region Värmland"]]
    sheet, about = _xlsx(client.get(f"{STEERING}?tabell={SEATS}.xlsx").content)
    assert sheet[1][:2] == [4, "Kommunerna i Värmland"]
    assert {str(row[0]): row[1] for row in about}["Adress"] == f"http://testserver{STEERING}?tabell={SEATS}.xlsx"


def test_a_program_that_asks_for_data_is_given_the_table_too(client: TestClient) -> None:
    answer = client.get("/def/Goal?tabell=pekar.csv&lang=en", headers={"accept": "text/turtle"})
    assert _csv(answer.content)[0] == ["Property", "Value", "How many", "Class"]
    assert client.head("/def/Goal?tabell=pekar.csv").headers["content-type"] == "text/csv; charset=utf-8"


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("hej.csv", "Det finns ingen tabell ”hej” på /organ/politiska-styrgruppen."),
        ("hej", "Det finns ingen tabell ”hej” på /organ/politiska-styrgruppen."),
        (f"{SEATS}.doc", "Det finns ingen fil /organ/politiska-styrgruppen. Det finns csv, xlsx."),
    ],
)
def test_what_is_no_table_is_told(client: TestClient, asked: str, told: str) -> None:
    answer = client.get(f"{STEERING}?tabell={asked}&lang=sv")
    assert (answer.status_code, told in answer.text) == (404, True)
    assert "content-security-policy" in answer.headers


def test_a_page_that_is_not_there_stays_so(client: TestClient) -> None:
    assert client.get("/organ/finns-inte?tabell=a.csv").status_code == 404


def test_a_table_is_read_as_it_is_seen() -> None:
    page = (
        "<h1>Om</h1><table id=other><tr><td>no</td></tr></table><table id=tabell-a><thead><tr><th>Vem</th>"
        "<th>Vad\n</th></tr></thead><tbody><tr><th><a href=x>Ett  <b>organ</b></a></th>"
        "<td><ul><li>ett</li><li>två<br>tre</li></ul>"
        "<p data-aside>lägg <img> <b>till</b></p></td></tr><tr><th>&lt;b&gt;</th><td>–</td></tr></tbody></table>"
    )
    table = table_in(page, "a")
    assert table
    assert (table.title, [column.label for column in table.columns]) == ("Om", ["Vem", "Vad"])
    assert [[cell.text for cell in row] for row in table.rows] == [["Ett organ", "ett; två; tre"], ["<b>", ""]]
    assert table_in(page, "b") is None


def test_a_table_shown_a_part_at_a_time_is_whole_as_a_file(client: TestClient) -> None:
    asked = "/sparql?query=SELECT+%3Fs+%3Fp+%7B+%3Fs+%3Fp+%3Fo+%7D+LIMIT+700&lang=sv"
    page = Page(client.get(f"{asked}&sida=2").text, 200)
    assert len(page.by_id("tabell-svar").every("tr")) == 301
    assert "Tabellen som CSV : 700 rader · XLSX : 700 rader (med alla 700 rader)" in page.text
    files = {form: page.links[f"{form} : 700 rader"] for form in ("CSV", "XLSX")}
    rows = _csv(client.get(files["CSV"]).content)
    assert len(rows) == 701
    assert len(_xlsx(client.get(files["XLSX"]).content)[0]) == 701
    shown = [cell.text for cell in page.by_id("tabell-svar").every("tr")[1].every("td")]
    assert rows[301] == shown


def test_a_file_has_no_more_rows_than_a_page_can_be_made_of(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("server.pages.parts.paging.MOST_IN_FILE", 400)
    asked = "/sparql?query=SELECT+%3Fs+%3Fp+%7B+%3Fs+%3Fp+%3Fo+%7D+LIMIT+701&lang=en"
    page = Page(client.get(asked).text, 200)
    assert "(with the first 400 of 701 rows)" in page.text
    assert len(_csv(client.get(page.links["CSV : 701 rows"]).content)) == 401


@pytest.mark.parametrize(("part", "table"), [("overenskommelser", "register"), ("dialoger", "svar")])
def test_the_register_and_the_answers_are_whole_as_files(
    monkeypatch: pytest.MonkeyPatch, part: str, table: str
) -> None:
    client = TestClient(create_app(open_service(COAST)), headers={"accept": "text/html", "accept-language": "sv"})
    address = f"/uppfoljning/{part}"
    every = len(Page(client.get(address).text, 200).by_id(f"tabell-{table}").every("tr")) - 1
    monkeypatch.setattr("server.pages.parts.answer._MOST_ROWS", 1)
    page = Page(client.get(address).text, 200)
    assert len(page.by_id(f"tabell-{table}").every("tr")) - 1 == 1 < every
    assert f"(med alla {every} rader)" in page.text
    assert len(_csv(client.get(f"{address}?tabell={table}.csv").content)) - 1 == every


@pytest.mark.parametrize("language", ["sv", "en"])
def test_measured_values_are_numbers_in_a_workbook(language: str) -> None:
    client = TestClient(create_app(open_service(COAST)), headers={"accept": "text/html", "accept-language": language})
    page = Page(client.get("/mal").text, 200)
    shown = [row for row in page.by_id("tabell-matt-simkunniga").every("tr") if "thead" not in row.above]
    assert any("61,5" in row.text if language == "sv" else "61.5" in row.text for row in shown)
    sheet = _xlsx(client.get(f"/mal?tabell=matt-simkunniga.xlsx&lang={language}").content)[0]
    values = [value for row in sheet[1:] for value in row[1:] if value != ""]
    assert 61.5 in values
    assert all(isinstance(value, float) for value in values)
