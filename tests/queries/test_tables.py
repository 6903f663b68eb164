"""Answers as tables, and tables as files."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import QueryError
from graph.store import OxigraphStore
from graph.view import View
from queries.catalogue import question, read_question
from queries.runner import run, run_query
from queries.table import Cell, Column, Table, enumerated, joined
from queries.table_format import spreadsheet_csv, to_csv, to_json, to_text

Small = Callable[[str | Path], tuple[OxigraphStore, View]]

BODIES = """
@prefix sg: <https://w3id.org/styrgraf/def/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
<organisation/rad> a sg:Body ; rdfs:label "Rådet"@sv, "The Council"@en ; dct:hasPart <organisation/grupp>,
    <organisation/an-drag> , <organisation/namnlos> .
<organisation/grupp> a sg:Body ; rdfs:label "Örgruppen"@sv, "The Ör Group"@en .
<organisation/an-drag> a sg:Body ; rdfs:label "Åsgruppen"@sv, "The Ås Group"@en .
<organisation/namnlos> a sg:Body ; rdfs:label "The Unnamed"@en .
<event/mote> a sg:Event ; sg:wheel <wheel> ; rdfs:label "Mötet"@sv, "The meeting"@en ;
    sg:month "--10"^^xsd:gMonth, "--09"^^xsd:gMonth ; sg:deadline "--10-31"^^xsd:gMonthDay .
"""
WHOLE = read_question(
    "delar",
    """\
# title.sv: Vilka delar?
# title.en: Which parts?
# about.sv: Delarna.
# about.en: The parts.
# row: whole
# column.whole: Helhet | Whole
# column.part: Delar | Parts
PREFIX dct: <http://purl.org/dc/terms/>
SELECT ?whole ?part
WHERE {
  ?whole dct:hasPart ?part
}
""",
)
TABLE = Table(
    "Vem?",
    (Column("who", "Vem"), Column("what", "Vad"), Column("none", "Tomt")),
    (
        (Cell("Rådet", "https://example.org/rad"), Cell("=1+1"), Cell()),
        (joined([Cell("A", "https://example.org/a"), Cell("B")]), Cell("ett, två\ntre"), Cell()),
    ),
    "Inget.",
)


def test_several_values_share_a_cell_in_swedish_order(small: Small) -> None:
    table = run(WHOLE, {}, *small(BODIES))
    ((whole, parts),) = table.rows
    assert (whole.text, whole.iri) == ("Rådet", "https://example.org/organisation/rad")
    # A thing without a name in this language has one in another, never a bare IRI.
    assert [part.text for part in parts.parts] == ["The Unnamed", "Åsgruppen", "Örgruppen"]
    assert parts.text == "The Unnamed; Åsgruppen; Örgruppen"
    assert parts.iri is None


def test_what_stands_in_many_rows_is_put_into_words_once(small: Small) -> None:
    query = "SELECT ?one ?two ?name { ?one a ?two ; <http://www.w3.org/2000/01/rdf-schema#label> ?name }"
    table = run_query(query, *small(BODIES))
    kinds = [row[1] for row in table.rows if str(row[1].iri).endswith("/Body")]
    assert len(kinds) == 7
    assert all(kind is kinds[0] for kind in kinds)
    # A text is told in its own language, and a thing and its name are two cells.
    english = next(row for row in table.rows if row[2].text == "The Council")
    assert (english[0].text, english[2].language) == ("Rådet", "en")


def test_the_answer_speaks_the_language_asked_for(small: Small) -> None:
    table = run(WHOLE, {}, *small(BODIES), "en")
    assert table.title == "Which parts?"
    assert [column.label for column in table.columns] == ["Whole", "Parts"]
    assert table.rows[0][0].text == "The Council"


def test_dates_are_put_into_words_and_in_order(small: Small) -> None:
    store, view = small(BODIES)
    for language, months, day in [
        ("sv", ["september", "oktober"], "31 oktober"),
        ("en", ["September", "October"], "31 October"),
    ]:
        ((_, month, deadline, *_),) = run(question("arshjul"), {}, store, view, language).rows
        assert [part.text for part in month.parts] == months
        assert deadline.text == day


def test_silence_is_an_answer(small: Small) -> None:
    store, view = small(BODIES)
    assert run(question("lagkrav"), {}, store, view).rows == ()
    assert run(question("lagkrav"), {}, store, view).empty == "Dokumenten säger inget om detta."
    assert run(question("lagkrav"), {}, store, view, "en").empty == "The documents do not say."
    assert run(question("saknar-barare"), {}, store, view).empty == "Varje uppgift har en bärare."


def test_a_query_of_ones_own_becomes_a_table(small: Small) -> None:
    store, view = small(BODIES)
    query = """
        SELECT ?body ?bodyLabel {
          ?body a <https://w3id.org/styrgraf/def/Event> ; ?p ?bodyLabel FILTER(LANG(?bodyLabel) = "sv")
        }"""
    table = run_query(query, store, view)
    assert [column.name for column in table.columns] == ["body"]
    assert table.rows == ((Cell("Mötet", "https://example.org/event/mote"),),)
    assert run_query("SELECT ?x { ?x a <urn:none> }", store, view).rows == ()
    with pytest.raises(QueryError):
        run_query("ASK {}", store, view)


def test_csv_holds_texts() -> None:
    assert to_csv(TABLE) == 'Vem,Vad,Tomt\nRådet,=1+1,\nA; B,"ett, två\ntre",\n'


@pytest.mark.parametrize("text", ["=1+1", "+46", "-1", "@sum", "\tx", "\rx"])
def test_a_spreadsheet_runs_no_cell_as_a_formula(text: str) -> None:
    table = Table("", (Column("x", "X"),), ((Cell(text),),), "")
    content = spreadsheet_csv(table)
    (_, (cell,)) = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    assert content.startswith(b"\xef\xbb\xbf")
    assert cell == "'" + text.replace("\r", "\n")


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\n\x00")), min_size=1))
def test_csv_can_be_read_back(texts: list[str]) -> None:
    table = Table("", tuple(Column(str(n), str(n)) for n, _ in enumerate(texts)), (tuple(map(Cell, texts)),), "")
    assert list(csv.reader(io.StringIO(to_csv(table), newline="")))[1:] == [texts]


def test_json_has_a_thing_per_cell() -> None:
    content = json.loads(to_json(TABLE))
    assert content["title"] == "Vem?"
    assert content["columns"][0] == {"name": "who", "label": "Vem"}
    assert content["rows"][0]["who"] == {"text": "Rådet", "iri": "https://example.org/rad"}
    assert content["rows"][1]["who"] == {
        "text": "A; B",
        "iri": None,
        "parts": [{"text": "A", "iri": "https://example.org/a"}, {"text": "B", "iri": None}],
    }
    assert content["empty"] is None
    assert json.loads(to_json(Table("Vem?", TABLE.columns, (), "Inget.")))["empty"] == "Inget."


def test_text_is_aligned_and_leaves_empty_columns_out() -> None:
    assert to_text(TABLE).splitlines() == [
        "Vem?",
        "",
        "Vem    Vad",
        "─────  ────────────",
        "Rådet  =1+1",
        "A; B   ett, två tre",
    ]
    assert to_text(Table("Vem?", TABLE.columns, (), "Inget.")) == "Vem?\n\nInget.\n"


def test_what_holds_for_every_row_is_said_once() -> None:
    rows = tuple((Cell(name), Cell("samma"), Cell()) for name in ("A", "B"))
    assert to_text(Table("", TABLE.columns, rows, "")) == "Vad: samma\n\nVem\n───\nA\nB\n"


def test_long_cells_are_folded_between_words() -> None:
    columns = (Column("x", "X"), Column("y", "Y"))
    table = Table("", columns, ((Cell("ord " * 30), Cell("oavkortat")), (Cell("ord"), Cell("kort"))), "")
    lines = to_text(table, width=40).splitlines()
    assert max(len(line) for line in lines) <= 40
    assert [line[31:] for line in lines[:3]] == ["Y", "─────────", "oavkortat"]
    assert max(map(len, to_text(table, width=5).splitlines())) == len("ord  oavkortat")


@pytest.mark.parametrize(
    ("texts", "language", "sentence"),
    [
        (["A"], "sv", "A"),
        (["A", "B"], "sv", "A och B"),
        (["A", "B", "C"], "en", "A, B and C"),
        (["Vård och skola", "B"], "sv", "Vård och skola samt B"),
        ([], "sv", ""),
    ],
)
def test_values_are_enumerated_in_a_sentence(texts: list[str], language: str, sentence: str) -> None:
    assert enumerated(joined(map(Cell, texts)), language) == sentence
