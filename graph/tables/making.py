"""The tables of a workspace, one for each class that has something to show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from graph.dataset import Dataset
from graph.tables.rows import LEFT_OUT, Rows, column_name, rows_of
from graph.tables.table import SEPARATORS, Column, Row, Table
from graph.workspace import Workspace
from ontology import schema
from ontology.titles import title_of_class, title_of_key

ENTRY = "Entry"
_ID = Column("id", {"sv": "Identitet", "en": "Identifier"})
_EDITION = Column("edition", title_of_class("Edition"))
_TYPE = {"sv": "Klass", "en": "Class"}
#: Keys that every class has; they stand last, but for the name.
_COMMON = ("altLabel", "description", "evidence", "topic", "source")


def tables(workspace: Workspace, dataset: Dataset) -> tuple[Table, ...]:
    """Return the tables by name, with Entry first, which names everything that has an identifier.

    A record stands once for every edition that speaks of it; Entry has it once. Lines that are
    derived stand among the lines, with their rule and their premises; passages and nested records
    have tables of their own. `dataset` is the one that `workspace` was built into.
    """
    found = rows_of(workspace.records, dataset)
    languages = workspace.settings.languages
    editions = [f"edition/{edition.id}" for edition in dataset.editions]
    classes = [_table(name, list(rows.values()), languages) for name, rows in sorted(found.items())]
    return (_entries(found, languages, editions), *classes)


def _table(name: str, rows: Sequence[Row], languages: Sequence[str]) -> Table:
    columns = tuple(_separated(column, rows) for column in _columns(name, languages))
    return Table(name, title_of_class(name), columns, tuple(sorted(rows, key=_place)))


def _place(row: Row) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return row["id"], row["edition"]


def _columns(name: str, languages: Sequence[str]) -> Iterator[Column]:
    keys = schema.keys_of(name)
    own = [key for key in keys if key not in ("label", "edition", LEFT_OUT, *_COMMON)]
    yield _ID
    yield Column("edition", _EDITION.titles, keys.get("edition"))
    for key in ("label", *own, *_COMMON):
        if key in keys:
            yield from _columns_of(keys[key], languages)


def _columns_of(key: schema.Key, languages: Sequence[str]) -> Iterator[Column]:
    titles = title_of_key(key)
    if key.kind != "language":
        yield Column(key.name, titles, key)
        return
    for language in languages:
        named = {shown: f"{title} ({language})" for shown, title in titles.items()}
        yield Column(column_name(key.name, language), named, key, language)


def _separated(column: Column, rows: Iterable[Row]) -> Column:
    """Return `column` with what separates its values, where it may have several, or has them anyway."""
    values = [row.get(column.name, ()) for row in rows]
    single = column.key is None or column.key.single or column.name == "edition"
    if single and all(len(several) < 2 for several in values):
        return column
    texts = [text for several in values for text in several]
    mark = next(mark for mark in SEPARATORS if not any(mark in text for text in texts))
    return Column(column.name, column.titles, column.key, column.language, mark)


def _entries(found: Rows, languages: Sequence[str], editions: Sequence[str]) -> Table:
    """Return the table of everything; its name is that of the newest edition to speak of it."""
    rows: dict[str, dict[str, tuple[str, ...]]] = {}
    order = {edition: number for number, edition in enumerate(["", *editions])}
    everything = [(order[edition], name, row) for name, part in found.items() for (_, edition), row in part.items()]
    for _, name, row in sorted(everything, key=lambda one: (one[0], one[1], one[2]["id"])):
        entry = rows.setdefault(row["id"][0], {"id": row["id"], "type": (), "edition": ()})
        entry["type"] = tuple(dict.fromkeys([*entry["type"], name]))
        entry["edition"] = tuple(dict.fromkeys([*entry["edition"], *row["edition"]]))
        labels = (column_name("label", language) for language in languages)
        entry.update({label: row[label] for label in labels if row.get(label)})
    listed = Column("type", _TYPE, separator=SEPARATORS[0]), Column("edition", _EDITION.titles, separator=SEPARATORS[0])
    label = schema.keys_of(ENTRY)["label"]
    columns = (_ID, *listed, *_columns_of(label, languages))
    return Table(ENTRY, title_of_class(ENTRY), columns, tuple(rows[identity] for identity in sorted(rows)))
