"""What the CSV files hold, said as W3C's Metadata Vocabulary for Tabular Data has it (2015).

Identifiers stand relative to the base of the workspace; ``aboutUrl`` and ``valueUrl`` make
addresses of them. The standard has no value address for a cell with several values, so a column
that may hold several identifiers stays out of a conversion to RDF, which the dataset beside the
tables makes unnecessary anyway. A foreign key is said of columns with one value in every cell: a
strict validator takes neither a list nor an empty cell.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from graph.settings import Settings
from graph.tables.making import ENTRY
from graph.tables.table import Column, Table
from ontology.namespaces import STYRGRAF
from ontology.schema import Kind

CONTEXT = "http://www.w3.org/ns/csvw"
_TIME = {"base": "string", "format": "[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?"}
_DATATYPES: Mapping[Kind, Any] = {
    "integer": "integer",
    "decimal": "decimal",
    "boolean": "boolean",
    "time": _TIME,
    "month": "gMonth",
    "monthday": "gMonthDay",
}
#: Kinds of value that are addresses, of a record or of a concept.
_ADDRESSES = ("iri", "nested", "source", "concept")


def file_of(table: Table) -> str:
    """Return the file that `table` stands in, relative to the metadata."""
    return f"tables/{table.name}.csv"


def metadata(tables: Sequence[Table], settings: Settings, build_id: str) -> dict[str, Any]:
    """Return the description of a group of `tables`, of which Entry is one, as JSON-LD for CSVW."""
    known = frozenset(row["id"][0] for table in tables if table.name == ENTRY for row in table.rows)
    group: dict[str, Any] = {
        "@context": [CONTEXT, {"@language": settings.languages[0]}],
        "dc:title": [{"@value": name, "@language": language} for language, name in settings.name.items()],
        "dc:identifier": build_id,
    }
    if settings.license:
        group["dc:license"] = {"@id": settings.license}
    return group | {"tables": [_table(table, settings.base, known) for table in tables]}


def _table(table: Table, base: str, known: Collection[str]) -> dict[str, Any]:
    entry = table.name == ENTRY
    referring = [column.name for column in table.columns if _refers(column, table, known)]
    described = [_column(column, column.name in referring, base) for column in table.columns]
    kind = {"name": "class", "virtual": True, "propertyUrl": "rdf:type", "valueUrl": STYRGRAF + table.name}
    keys = [
        {"columnReference": name, "reference": {"resource": f"tables/{ENTRY}.csv", "columnReference": "id"}}
        for name in ([] if entry else ["id", *referring])
        if all(row.get(name) for row in table.rows)
    ]
    return {
        "url": file_of(table),
        "dc:title": [{"@value": title, "@language": language} for language, title in table.titles.items()],
        "tableSchema": {
            "columns": described if entry else [*described, kind],
            "primaryKey": "id" if entry else ["id", "edition"],
            "foreignKeys": keys,
            "aboutUrl": f"{base}{{+id}}",
        },
    }


def _refers(column: Column, table: Table, known: Collection[str]) -> bool:
    """Tell whether each cell of `column` names one record at most."""
    if column.separator or (column.name != "edition" and (column.key is None or column.key.kind != "iri")):
        return False
    return all(value in known for row in table.rows for value in row.get(column.name, ()))


def _column(column: Column, refers: bool, base: str) -> dict[str, Any]:
    # The header line holds the name, which a validator looks for among the titles.
    described: dict[str, Any] = {"name": column.name, "titles": {"und": column.name, **column.titles}}
    described |= _value(column)
    if column.name == "id":
        return described | {"required": True, "suppressOutput": True}
    if column.key is None:
        return described | {"suppressOutput": True}
    described["propertyUrl"] = column.key.iri
    if column.key.kind not in _ADDRESSES:
        return described
    if column.separator or not (refers or column.key.scheme):
        return described | {"suppressOutput": True}
    start = f"{column.key.scheme}/" if column.key.scheme else base
    return described | {"valueUrl": f"{start}{{+{column.name}}}"}


def _value(column: Column) -> dict[str, Any]:
    # Identifiers are text until aboutUrl or valueUrl puts the base before them.
    described: dict[str, Any] = {"datatype": "string"}
    if column.key:
        described["datatype"] = _DATATYPES.get(column.key.kind, "string")
    if column.language:
        described["lang"] = column.language
    if column.separator:
        described["separator"] = column.separator
    return described
