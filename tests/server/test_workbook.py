"""Workbooks as calamine reads them."""

from __future__ import annotations

import io
import re
from decimal import Decimal
from typing import Any
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from graph.errors import StyrgrafError
from queries.table import Cell, Column, Table
from server.exports.table_file import table_file
from server.exports.workbook import Facts, Sheet, workbook
from server.language import Language, number_words

ABOUT = ("Om tabellen", [("Enligt", "Stadgan"), ("Adress", "http://example.org/?a=1")])


def opened(book: bytes) -> CalamineWorkbook:
    return CalamineWorkbook.from_object(io.BytesIO(book))


def table(*columns: list[str]) -> Table:
    heads = tuple(Column(f"c{place}", f"Kolumn {place}") for place in range(len(columns)))
    return Table("Svar: allt/något", heads, tuple(tuple(map(Cell, row)) for row in zip(*columns, strict=True)), "Tomt.")


def test_sheets_keep_their_order_and_get_names_that_a_spreadsheet_allows() -> None:
    names = ["a" * 40, "A" * 35, "'[x]:*?/\\y'", "", "History of it"]
    book = opened(workbook("t", [Sheet(name, ("h",), [["1"]]) for name in names]))
    assert book.sheet_names == ["a" * 31, "A" * 29 + " 2", "x y", "–", "History of it"]


def test_a_table_stands_first_and_tells_on_a_sheet_of_its_own_where_it_is_from() -> None:
    book = opened(table_file("xlsx", table(["ett", "två"]), ABOUT))
    assert book.sheet_names == ["Svar allt något", "Om tabellen"]
    assert book.get_sheet_by_index(0).to_python() == [["Kolumn 0"], ["ett"], ["två"]]
    facts = [row[:2] for row in book.get_sheet_by_index(1).to_python()]
    assert ["Enligt", "Stadgan"] in facts
    assert ["Adress", "http://example.org/?a=1"] in facts


@pytest.mark.parametrize(
    ("texts", "read"),
    [
        (["1", "20", ""], [1.0, 20.0, ""]),
        (["1", "två", "3"], ["1", "två", "3"]),
        (["0180", "1715", "1715"], ["0180", "1715", "1715"]),
        (["1234567890123456"] * 3, ["1234567890123456"] * 3),
        (["=1+1", "-1", "+1"], ["=1+1", "-1", "+1"]),
        (["٣", "1", "2"], ["٣", "1", "2"]),
        (["4.2", "-40", "70.25"], [4.2, -40.0, 70.25]),
        (["4.2", "4.10", "4.3"], ["4.2", "4.10", "4.3"]),
        (["1e3", "2", "Infinity"], ["1e3", "2", "Infinity"]),
    ],
)
def test_numbers_are_numbers_and_all_else_is_text(texts: list[str], read: list[Any]) -> None:
    sheet = opened(table_file("xlsx", table(texts, ["x", "y", "z"]), ABOUT)).get_sheet_by_index(0)
    assert [row[0] for row in sheet.to_python()[1:]] == read


@pytest.mark.parametrize(
    ("language", "texts", "read"),
    [
        ("sv", ["61,5", "12\u00a0345,6", "−3"], [61.5, 12345.6, -3.0]),
        ("sv", ["2030", "1\u00a0200", ""], [2030.0, 1200.0, ""]),
        ("sv", ["4,10", "4,2", "4"], ["4,10", "4,2", "4"]),
        ("sv", ["61.5", "1", "2"], ["61.5", "1", "2"]),
        ("en", ["61.5", "12,345.6", "−3"], [61.5, 12345.6, -3.0]),
        ("en", ["1,5", "2", "3"], ["1,5", "2", "3"]),
    ],
)
def test_numbers_that_a_page_writes_in_its_language_are_numbers(
    language: Language, texts: list[str], read: list[Any]
) -> None:
    content = table_file("xlsx", table(texts, ["x", "y", "z"]), ABOUT, language)
    assert [row[0] for row in opened(content).get_sheet_by_index(0).to_python()[1:]] == read


@settings(max_examples=30, deadline=None)
@given(st.decimals(-(10**9), 10**9, places=3), st.sampled_from(["sv", "en"]))
def test_any_number_comes_back_from_the_workbook_of_a_page(number: Decimal, language: Language) -> None:
    content = table_file("xlsx", table([number_words(number, language)]), ABOUT, language)
    assert opened(content).get_sheet_by_index(0).to_python()[1][0] == float(number)


def test_no_text_becomes_a_formula_or_a_link() -> None:
    texts = ["=1+1", "@x", "http://example.org", "{=1}"]
    with ZipFile(io.BytesIO(table_file("xlsx", table(texts), ABOUT))) as file:
        sheet = file.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    assert "hyperlink" not in sheet


def test_csv_and_json_are_those_of_the_questions() -> None:
    assert table_file("csv", table(["=1", "b"]), ABOUT).decode("utf-8-sig") == "Kolumn 0\n'=1\nb\n"
    assert b'"title": "Svar: allt/n\xc3\xa5got"' in table_file("json", table(["a"]), ABOUT)


def test_a_row_is_as_high_as_its_longest_text_needs() -> None:
    rows = [("kort", "ord " * 80), ("en\ntvå\ntre", "kort"), ("kort", "kort")]
    content = workbook("Prov", [Sheet("Prov", ("Namn", "Text"), rows)])
    with ZipFile(io.BytesIO(content)) as book:
        written = book.read("xl/worksheets/sheet1.xml").decode()
    assert re.findall(r'<row r="(\d+)"[^>]* ht="([\d.]+)"', written) == [("2", "90"), ("3", "45")]


def test_facts_may_have_a_small_table_below() -> None:
    facts = Facts("Fakta", "Rubrik", [("Antal", "2")], ("Vad", "Antal"), [["a", 1], ["b", 2]])
    rows = opened(workbook("t", [facts])).get_sheet_by_index(0).to_python()
    assert rows[0][0] == "Rubrik"
    assert rows[-3:] == [["Vad", "Antal"], ["a", 1.0], ["b", 2.0]]


def test_an_empty_table_is_still_a_table() -> None:
    assert opened(table_file("xlsx", table([]), ABOUT)).get_sheet_by_index(0).to_python() == [["Kolumn 0"]]


def test_a_text_too_long_for_a_cell_is_refused_in_words() -> None:
    with pytest.raises(StyrgrafError, match="too long for a cell"):
        table_file("xlsx", table(["x" * 40_000]), ABOUT)


def test_equal_tables_give_equal_bytes() -> None:
    assert table_file("xlsx", table(["a"]), ABOUT) == table_file("xlsx", table(["a"]), ABOUT)
