"""The table of who does what: every duty in its cell, what is shared and missing marked, the same as files."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from python_calamine import CalamineWorkbook
from starlette.testclient import TestClient

from server.app import create_app
from server.pages.parts.matrix import MOST_COLUMNS
from server.service import Service, open_service

if TYPE_CHECKING:
    from tests.server.pages.conftest import Page

Read = Callable[..., "Page"]
Reading = Callable[[Service], Read]


def _table(page: Page) -> tuple[list[str], dict[str, dict[str, str]]]:
    """Return the names of the columns, and the filled cells of each row by column."""
    (table,) = page.every("table")
    columns = [
        (th.every("a") or th.every("span"))[0].text
        for th in table.every("th")
        if th.attributes["role"] == "columnheader" and th.every("span")
    ]
    rows = {}
    for line in table.every("tr")[1:]:
        (heading,) = line.every("th")
        cells = line.every("td")
        assert len(cells) == len(columns)
        name = heading.every("a")[0].text if heading.every("a") else heading.text
        rows[name] = {column: _code(cell) for column, cell in zip(columns, cells, strict=True) if cell.every("a")}
    return columns, rows


def _code(cell: object) -> str:
    (link,) = cell.every("a")  # type: ignore[attr-defined]
    return "".join(part for part in link.content if isinstance(part, str))


def test_each_duty_stands_where_the_document_puts_it(read: Read) -> None:
    columns, rows = _table(read("/vem-gor-vad?utgava=np-2025"))
    assert columns[0] == "Ingen anges"
    assert columns[1:4] == ["Politiska styrgruppen", "Värmlandsrådet/Ordföranderådet", "Beredningsgruppen"]
    assert rows["bereda"]["Beredningsgruppen"] == "E3"
    assert rows["ta ställning"]["Värmlandsrådet/Ordföranderådet"].startswith("E")
    assert rows["anordna"]["Ingen anges"] == "saknas 2"


def test_shared_duties_are_told_by_letter_and_word(read: Read) -> None:
    page = read("/vem-gor-vad?utgava=np-2025")
    _, rows = _table(page)
    assert rows["ha överenskommelse"]["Huvudmännen"] == "G3"
    legend = next(each for each in page.every("dl") if each.attributes.get("class") == "codes")
    assert "G gemensam med andra" in legend.text
    assert "saknas ingen sägs ha uppgiften" in legend.text
    marked = {_code(td) for td in page.every("td") if td.attributes.get("class") == "is-shared"}
    assert marked
    assert all(set("GB?") & set(code) for code in marked)
    unmarked = {_code(td) for td in page.every("td") if td.attributes.get("class") == ""}
    assert not [code for code in unmarked if set("GB?") & set(code)]


def test_the_cells_hold_every_duty_once_for_each_bearer(read: Read, service: Service) -> None:
    view = service.view()
    rows = service.store.select(
        """PREFIX sg: <https://w3id.org/styrgraf/def/>
        SELECT ?clause ?who { ?clause sg:duty ?duty OPTIONAL { ?clause sg:bearer|sg:togetherWith ?who } }""",
        view,
    )
    _, table = _table(read("/vem-gor-vad"))
    assert sum(_count(code) for cells in table.values() for code in cells.values()) == len(
        {(row["clause"].value, row["who"].value if row.get("who") else "") for row in rows}
    )


def _count(code: str) -> int:
    parts = code.replace("saknas ", "S").replace("saknas", "S").split()
    return sum(int(part[1:] or 1) for part in parts)


def test_a_cell_leads_to_its_duties_with_their_sources(read: Read) -> None:
    page = read("/vem-gor-vad?utgava=np-2025")
    (row,) = (line for line in page.every("tr") if line.every("th") and line.every("th")[0].text.startswith("bereda"))
    (cell,) = (td for td in row.every("td") if td.every("a"))
    opened = read(cell.every("a")[0].attributes["href"].partition("#")[0])
    part = opened.section("uppgifter")
    assert part.every("h2")[0].text == "Beredningsgruppen: bereda"
    assert len([each for each in part.every("div") if each.attributes.get("class") == "statement"]) == 3
    assert "Källa:" in part.text
    (chosen,) = (link for link in opened.every("a") if link.attributes.get("aria-current") == "true")
    assert "E3" in chosen.text
    assert _table(opened) == _table(page)


def test_rows_can_be_topics(read: Read) -> None:
    page = read("/vem-gor-vad?visa=amne&utgava=np-2025")
    _, rows = _table(page)
    assert "Överenskommelser och riktlinjer" in rows
    assert "bereda" not in rows


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("organ=beredningsgruppen", {"Beredningsgruppen"}),
        ("organ=sunne-kommun", {"Huvudmännen"}),
        ("niva=political", {"Politiska styrgruppen", "Värmlandsrådet/Ordföranderådet"}),
        ("bara=saknas", {"Ingen anges"}),
        ("rad=duty~bereda", {"Beredningsgruppen"}),
        ("organ=Beredningsgruppen", {"Beredningsgruppen"}),
    ],
)
def test_the_table_can_be_narrowed(read: Read, query: str, told: set[str]) -> None:
    columns, rows = _table(read(f"/vem-gor-vad?utgava=np-2025&{query}"))
    assert set(columns) == told
    assert all(rows.values())


def test_a_municipality_is_told_in_whose_name_it_acts(read: Read) -> None:
    text = read("/vem-gor-vad?utgava=np-2025&organ=sunne-kommun").text
    assert "Visar det som läggs på Sunne kommun självt eller på Huvudmännen" in text


def test_only_what_is_shared(read: Read) -> None:
    _, rows = _table(read("/vem-gor-vad?utgava=np-2025&bara=delat"))
    letters = {letter for cells in rows.values() for code in cells.values() for letter in code if not letter.isdigit()}
    assert letters <= set("GB?M ")


def test_bodies_without_a_duty_are_named(read: Read) -> None:
    page = read("/vem-gor-vad?utgava=np-2025")
    fold = next(each for each in page.every("details") if "utan uppgift" in each.every("summary")[0].text)
    assert len(fold.every("li")) >= 1
    assert "Beredningsgruppen" not in fold.text


def test_the_list_of_duties_comes_in_pages(read: Read) -> None:
    first = read("/vem-gor-vad")
    assert "Sida 1 av" in first.section("uppgifter").text
    second = read(first.section("uppgifter").every("nav")[0].every("a")[0].attributes["href"].partition("#")[0])
    assert "Sida 2 av" in second.section("uppgifter").text
    ids = [
        {each.attributes["id"] for each in page.every("div") if each.attributes.get("class") == "statement"}
        for page in (first, second)
    ]
    assert not ids[0] & ids[1]


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("organ=finns-inte", 404),
        ("niva=finns-inte", 404),
        ("visa=finns-inte", 404),
        ("bara=finns-inte", 404),
        ("sida=x", 200),
        ("sida=-5", 200),
        ("sida=99999999999999999999", 200),
        ("kolumner=0", 200),
        ("ruta=finns.inte", 200),
        ("ruta=%3Cscript%3E", 200),
        ("rad=finns-inte", 200),
        ("organ=enheten-nya-perspektiv&niva=political", 200),
    ],
)
def test_any_address_has_an_answer(read: Read, query: str, status: int) -> None:
    page = read(f"/vem-gor-vad?{query}")
    assert page.status == status
    assert page.faults == []


def _get(service: Service, path: str) -> bytes:
    return TestClient(create_app(service)).get(path, headers={"accept-language": "sv"}).content


def test_what_can_be_chosen_is_told_in_the_language_of_the_page(read: Read) -> None:
    assert "Det finns delat, saknas." in read("/vem-gor-vad?bara=finns-inte").text


def test_the_csv_file_says_what_the_page_says(read: Read, service: Service) -> None:
    path = "/vem-gor-vad?utgava=np-2025&niva=officials"
    columns, rows = _table(read(path))
    heading, *lines = csv.reader(io.StringIO(_get(service, f"{path}&format=csv").decode("utf-8-sig")))
    assert heading == ["Uppgiftsord", *columns]
    found = {line[0]: {name: code for name, code in zip(columns, line[1:], strict=True) if code} for line in lines}
    assert found == rows


def test_the_workbook_holds_table_codes_and_duties(read: Read, service: Service) -> None:
    path = "/vem-gor-vad?utgava=np-2025"
    columns, rows = _table(read(path))
    book = CalamineWorkbook.from_filelike(io.BytesIO(_get(service, f"{path}&format=xlsx")))
    about, table, duties = (book.get_sheet_by_name(name).to_python() for name in book.sheet_names)
    assert ["E", "egen uppgift"] in [row[:2] for row in about]
    assert table[0] == ["Uppgiftsord", *columns]
    assert len(table) == len(rows) + 1
    assert f"{len(duties) - 1} uppgifter" in read(path).section("uppgifter").text
    prepared = [row for row in duties if row[1] == "Beredningsgruppen" and row[3] == "bereda"]
    assert len(prepared) == 3
    assert {row[-1] for row in prepared} == {"Politiskt inriktningsdokument 2025 (utkast)"}


def test_the_same_page_gives_the_same_workbook(service: Service) -> None:
    path = "/vem-gor-vad?visa=amne&format=xlsx"
    assert _get(service, path) == _get(service, path)


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Service:
    """Return the service of a workspace with 3 000 bodies that each have a duty."""
    folder = tmp_path_factory.mktemp("many")
    name = {"sv": "Stor", "en": "Large"}
    settings = {
        "name": name,
        "base": "https://example.org/id/stor/",
        "languages": ["sv", "en"],
        "arena": "organisation/arena",
    }
    records: list[dict[str, object]] = [{"id": "organisation/arena", "type": "Arena", "label": name, "kind": "arena"}]
    for number in range(3000):
        label = {"sv": f"Grupp {number:04}", "en": f"Group {number:04}"}
        body: dict[str, object] = {"id": f"organisation/grupp-{number}", "type": "Body", "label": label}
        duty: dict[str, object] = {
            "id": f"responsibility/grupp-{number}",
            "type": "Responsibility",
            "label": {"sv": f"Bereder ärende {number}", "en": f"Prepares matter {number}"},
            "bearer": body["id"],
            "duty": ("bereda", "besluta", "genomfora")[number % 3],
        }
        records += [body | {"kind": "working-group", "level": "officials"}, duty]
    (folder / "reference").mkdir()
    (folder / "workspace.yaml").write_text(json.dumps(settings), "utf-8")
    source = {"id": "document/kalla", "type": "ReferenceSource", "label": name}
    (folder / "reference" / "records.yaml").write_text(json.dumps([source, *records]), "utf-8")
    return open_service(folder)


def test_thousands_of_bodies_come_in_pages(large: Service, reading: Reading) -> None:
    read = reading(large)
    page = read("/vem-gor-vad")
    columns, _ = _table(page)
    assert columns == [f"Grupp {number:04}" for number in range(MOST_COLUMNS)]
    assert f"Organ 1–{MOST_COLUMNS} av 3000." in page.text
    assert len(page.markup) < 200_000
    onward, _ = _table(read(page.links["Nästa"].partition("#")[0]))
    assert onward[0] == f"Grupp {MOST_COLUMNS:04}"


def test_among_thousands_a_body_is_chosen_by_its_name(large: Service, reading: Reading) -> None:
    page = reading(large)("/vem-gor-vad?organ=grupp+0007")
    assert _table(page)[0] == ["Grupp 0007"]
    assert page.by_id("organ").attributes["value"] == "Grupp 0007"


def test_the_page_is_light(read: Read) -> None:
    assert len(read("/vem-gor-vad").markup) < 150_000


def test_files_hold_all_columns(large: Service) -> None:
    heading = next(csv.reader(io.StringIO(_get(large, "/vem-gor-vad?format=csv").decode("utf-8-sig"))))
    assert len(heading) == 3001
