"""The tables hold what the records say, and their description holds for them."""

from __future__ import annotations

import csv
import io
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from csvw import CSVW
from pyoxigraph import NamedNode

from graph.dataset import Dataset, build_dataset
from graph.passage_id import passage_id
from graph.record import Record
from graph.store import OxigraphStore
from graph.tables import Table, tables
from graph.tables.csv_text import to_csv
from graph.tables.csvw import file_of, metadata
from graph.workspace import Workspace, open_workspace
from ontology import schema
from ontology.terms import SG

Rows = dict[tuple[str, str], dict[str, str]]
DERIVED = """
PREFIX sg: <https://w3id.org/styrgraf/def/>
SELECT ?edition ?line ?from ?to { GRAPH ?derived { ?line a sg:Line ; sg:from ?from ; sg:to ?to }
  FILTER(CONTAINS(STR(?derived), "/derived/")) BIND(REPLACE(STR(?derived), "/derived/", "/edition/") AS ?edition) }"""


@pytest.fixture(scope="module")
def made(workspace: Workspace, dataset: Dataset) -> dict[str, Table]:
    """Return the tables of the bundled workspace by name."""
    return {table.name: table for table in tables(workspace, dataset)}


@pytest.fixture
def liten() -> Path:
    """Return the folder of a small workspace."""
    return Path(__file__).parents[1] / "workspaces" / "liten"


@pytest.fixture(scope="module")
def read_back(made: dict[str, Table]) -> dict[str, Rows]:
    """Return what another reader finds in their CSV, by id and edition."""
    return {name: _read(to_csv(table)) for name, table in made.items() if name != "Entry"}


def _read(text: str) -> Rows:
    rows = list(csv.DictReader(io.StringIO(text, newline=""), strict=True))
    found = {(row["id"], row["edition"]): row for row in rows}
    assert len(found) == len(rows)
    return found


def test_every_value_of_every_record_stands_in_its_table(
    workspace: Workspace, made: dict[str, Table], read_back: dict[str, Rows]
) -> None:
    for record in workspace.records:
        edition = f"edition/{record.edition}" if record.edition else ""
        row = read_back[record.type][record.id, edition]
        separators = {column.name: column.separator for column in made[record.type].columns}
        for name, values in _expected(record):
            mark = separators[name]
            found = row[name].split(mark) if mark else [row[name]]
            assert found == list(dict.fromkeys(values)), (record.id, name)


def _expected(record: Record) -> Iterator[tuple[str, list[str]]]:
    """Yield each column of `record` and its values, from the record as it was read."""
    keys = schema.keys_of(record.type)
    for name in record.data.keys() & keys.keys():
        values = record.values(name)
        if keys[name].kind == "language":
            for language, text in values[0].items():
                yield f"{name}_{language}", text if isinstance(text, list) else [text]
        elif keys[name].kind == "nested":
            yield name, [f"{record.id}/{name}/{number}" for number in range(1, len(values) + 1)]
        elif values:
            yield name, [_plain(record, value) for value in values]


def _plain(record: Record, value: Any) -> str:
    if isinstance(value, dict):
        assert record.edition
        return passage_id(record.edition, value)
    return {True: "true", False: "false"}[value] if isinstance(value, bool) else str(value)


def test_no_table_has_a_row_that_no_record_gave(workspace: Workspace, read_back: dict[str, Rows]) -> None:
    derived = {key for key in read_back["Line"] if "/derived-line/" in key[0]}
    for name, rows in read_back.items():
        if name not in ("Passage", "SeatGroup"):
            assert len(rows) - (len(derived) if name == "Line" else 0) == sum(r.type == name for r in workspace.records)
    cited = {mark for row in _all(read_back) for mark in row.get("source", "").split("|") if "/passage/" in mark}
    assert {identity for identity, _ in read_back["Passage"]} == cited
    groups = {each for row in read_back["CompositionRule"].values() for each in row["seatGroup"].split("|") if each}
    assert {identity for identity, _ in read_back["SeatGroup"]} == groups


def _all(read_back: dict[str, Rows]) -> Iterator[dict[str, str]]:
    for rows in read_back.values():
        yield from rows.values()


def test_derived_lines_stand_among_the_lines(
    store: OxigraphStore, dataset: Dataset, read_back: dict[str, Rows]
) -> None:
    found = {
        (row["line"].value, row["edition"].value, row["from"].value, row["to"].value) for row in store.select(DERIVED)
    }
    lines = [row for row in read_back["Line"].values() if row["rule"]]
    shown = {tuple(dataset.base + row[name] for name in ("id", "edition", "from", "to")) for row in lines}
    assert found
    assert shown == found
    assert all(row["premise"] and row["evidence"] and row["label_sv"] for row in lines)


def test_entry_names_everything_once(made: dict[str, Table], read_back: dict[str, Rows]) -> None:
    entries = list(csv.DictReader(io.StringIO(to_csv(made["Entry"]), newline=""), strict=True))
    assert [row["id"] for row in entries] == sorted({identity for rows in read_back.values() for identity, _ in rows})
    (leaders,) = [row for row in entries if row["id"] == "organisation/systemledningen"]
    assert set(leaders["type"].split("|")) == {"Body", "CompoundBody"}


def _written(made: dict[str, Table], workspace: Workspace, dataset: Dataset, folder: Path) -> Path:
    (folder / "tables").mkdir()
    for table in made.values():
        (folder / file_of(table)).write_bytes(to_csv(table).encode())
    described = folder / "csvw-metadata.json"
    described.write_text(json.dumps(metadata(list(made.values()), workspace.settings, dataset.build_id)), "utf-8")
    return described


def test_another_program_finds_the_description_valid_and_true(
    made: dict[str, Table], workspace: Workspace, dataset: Dataset, tmp_path: Path
) -> None:
    described = _written(made, workspace, dataset, tmp_path)
    group = CSVW(str(described), validate=True)
    assert group.is_valid, [str(warning.message) for warning in group.warnings]
    assert {table.url.string for table in group.tables} == {f"tables/{name}.csv" for name in made}
    for table in group.tables:
        columns = table.tableSchema.columns
        header = [column.name for column in columns if not column.virtual]
        assert (tmp_path / table.url.string).read_text("utf-8").partition("\n")[0] == ",".join(header)
        titles = [column.titles for column in columns if not column.virtual]
        assert all(title.getfirst("sv") and title.getfirst("en") for title in titles)


@pytest.mark.parametrize(
    ("table", "old", "new", "words"),
    [
        ("Line", "organisation/", "organisation/finns-inte-", "not found in table"),
        ("Section", "edition/np-2025", "edition/np-1066", "not found in table"),
        ("Target", ",true,", ",kanske,", "invalid lexical value for boolean"),
        ("Edition", "2024-11-08", "i höstas", "invalid lexical value for string"),
        ("Goal", "id,edition", "identitet,utgava", "missing required columns"),
    ],
)
def test_what_does_not_fit_the_description_is_seen(
    made: dict[str, Table],
    workspace: Workspace,
    dataset: Dataset,
    tmp_path: Path,
    table: str,
    old: str,
    new: str,
    words: str,
) -> None:
    described = _written(made, workspace, dataset, tmp_path)
    file = tmp_path / "tables" / f"{table}.csv"
    text = file.read_bytes().decode()
    assert old in text
    file.write_bytes(text.replace(old, new).encode())
    with pytest.raises((ValueError, UserWarning), match=words):
        assert CSVW(str(described), validate=True).is_valid


def test_tables_become_the_addresses_and_properties_of_the_graph(
    made: dict[str, Table], workspace: Workspace, dataset: Dataset, tmp_path: Path
) -> None:
    described = _written({name: made[name] for name in ("Entry", "Line")}, workspace, dataset, tmp_path)
    statements = {
        (quad.subject.value, quad.predicate.value, quad.object.value)
        for quad in dataset.quads
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode)
    }
    _, lines = CSVW(str(described)).to_json()["tables"]
    nodes = [node for row in lines["row"] for node in row["describes"]]
    assert len(nodes) == len(made["Line"].rows)
    for node in nodes:
        for name in (SG.from_, SG.to, SG.lineKind, SG.evidence):
            assert (node["@id"], name, node[name]) in statements
        assert node["rdf:type"] == SG.Line


def test_a_value_with_the_mark_between_values_gets_another(liten: Path, tmp_path: Path) -> None:
    folder = tmp_path / "liten"
    shutil.copytree(liten, folder)
    file = folder / "stadga-2035" / "bodies.yaml"
    names = "sv: ['G|L', GL, '=1+1', 'rad\u00a6', \"två\\nrader\"]"
    file.write_text(file.read_text("utf-8").replace("sv: [GL]", names), "utf-8")
    workspace = open_workspace(folder)
    (bodies,) = [table for table in tables(workspace, build_dataset(workspace)) if table.name == "Body"]
    (column,) = [column for column in bodies.columns if column.name == "altLabel_sv"]
    row = _read(to_csv(bodies))["organisation/garnlaget", "edition/stadga-2035"]
    assert column.separator == "‖"
    assert row["altLabel_sv"].split("‖") == ["G|L", "GL", "=1+1", "rad¦", "två\nrader"]
