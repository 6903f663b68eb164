"""Rows from linked data: every record, passage and nested record, and the lines that are derived."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pyoxigraph import Literal, NamedNode

from graph.dataset import Dataset
from graph.linked_data import Node, nodes
from graph.record import Record
from graph.view import DERIVED
from ontology import schema
from ontology.namespaces import RDF
from ontology.terms import SG

#: Rows by class, then by id and edition; a row holds the values of each column, once each.
Rows = dict[str, dict[tuple[str, str], dict[str, tuple[str, ...]]]]
Column = tuple[str, list[str]]
#: A passage's selector says again what its marks say.
LEFT_OUT = "selector"


def rows_of(records: Iterable[Record], dataset: Dataset) -> Rows:
    """Return the rows of `records` and of the derived lines of `dataset`, which is built from them."""
    found: Rows = {}
    for record in records:
        edition = f"edition/{record.edition}" if record.edition else ""
        for node in nodes(record):
            _add(found, node, edition)
    for identity, edition, columns in _derived(dataset):
        _put(found, "Line", identity, edition, columns)
    return found


def column_name(key: str, language: str) -> str:
    """Return the name of the column that holds `key` in `language`; URI templates know no hyphen."""
    return f"{key}_{language.replace('-', '_')}"


def _add(found: Rows, node: Node, edition: str) -> None:
    kind = node["type"][0] if isinstance(node["type"], list) else node["type"]
    keys = schema.keys_of(kind)
    columns: list[Column] = []
    for name, value in node.items():
        if name not in keys or name == LEFT_OUT or value is None:
            continue
        if keys[name].kind == "language":
            columns += [(column_name(name, language), _texts(text)) for language, text in value.items()]
        else:
            columns.append((name, _texts(value)))
        if keys[name].kind == "nested":
            for inner in value:
                _add(found, inner, edition)
    _put(found, kind, node["id"], edition, columns)


def _put(found: Rows, kind: str, identity: str, edition: str, columns: Iterable[Column]) -> None:
    start: dict[str, tuple[str, ...]] = {"id": (identity,), "edition": (edition,) if edition else ()}
    row = found.setdefault(kind, {}).setdefault((identity, edition), start)
    for name, texts in columns:
        row[name] = tuple(dict.fromkeys([*row.get(name, ()), *texts]))


def _texts(value: Any) -> list[str]:
    return [_text(item) for item in (value if isinstance(value, list) else [value])]


def _text(value: Any) -> str:
    if isinstance(value, Mapping):
        return str(value["@value"] if "@value" in value else value["id"])
    return str(value).lower() if isinstance(value, bool) else str(value)


def _derived(dataset: Dataset) -> Iterator[tuple[str, str, list[Column]]]:
    graphs = {f"{dataset.base}{DERIVED}/{edition.id}": f"edition/{edition.id}" for edition in dataset.editions}
    keys = {key.iri: key for key in schema.keys_of("Line").values()}
    inside = [(graphs[_name(quad.graph_name)], quad) for quad in dataset.quads if _name(quad.graph_name) in graphs]
    a, line = NamedNode(f"{RDF}type"), NamedNode(SG.Line)
    lines = {quad.subject for _, quad in inside if quad.predicate == a and quad.object == line}
    for edition, quad in inside:
        if quad.subject in lines and quad.predicate.value in keys:
            column = _column(keys[quad.predicate.value], quad.object, dataset.base)
            yield _name(quad.subject).removeprefix(dataset.base), edition, [column]


def _name(node: object) -> str:
    return node.value if isinstance(node, NamedNode) else ""


def _column(key: schema.Key, value: object, base: str) -> Column:
    if isinstance(value, Literal):
        return (column_name(key.name, value.language) if value.language else key.name), [value.value]
    name = _name(value)
    is_listed = key.kind == "concept" and not name.startswith(base)
    return key.name, [name.rpartition("/")[2] if is_listed else name.removeprefix(base)]
