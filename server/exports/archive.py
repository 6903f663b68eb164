"""The zip: the dataset, a CSV table for each class, their description and what to know."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Mapping
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from graph.dataset import Dataset
from graph.serialise import serialise
from graph.tables import tables
from graph.tables.csv_text import to_csv
from graph.tables.csvw import file_of, metadata
from graph.workspace import Workspace
from server.exports.about import facts, title

#: The earliest time that a zip can tell. The time of packing would make equal records differ.
_TIME = (1980, 1, 1, 0, 0, 0)
_UNIX, _READABLE = 3, 0o644 << 16

_CONTENTS: Mapping[str, tuple[str, ...]] = {
    "sv": (
        "dataset.trig, dataset.jsonld: hela grafen, med en namngiven graf för varje utgåva",
        "tables/*.csv: en tabell för varje klass (UTF-8, kommatecken, RFC 4180); Entry.csv räknar upp allt",
        "csvw-metadata.json: vad kolumnerna betyder, enligt W3C CSVW; där står också avskiljaren i varje kolumn",
    ),
    "en": (
        "dataset.trig, dataset.jsonld: the whole graph, with a named graph for each edition",
        "tables/*.csv: a table for each class (UTF-8, commas, RFC 4180); Entry.csv lists everything",
        "csvw-metadata.json: what the columns mean, as W3C CSVW; it tells the separator of each column too",
    ),
}


def archive(workspace: Workspace, dataset: Dataset) -> bytes:
    """Return the zip of `dataset`, which was built from `workspace`."""
    packed = io.BytesIO()
    with ZipFile(packed, "w") as file:
        for name, content in _members(workspace, dataset):
            member = ZipInfo(name, _TIME)
            member.create_system, member.external_attr, member.compress_type = _UNIX, _READABLE, ZIP_DEFLATED
            file.writestr(member, content)
    return packed.getvalue()


def _members(workspace: Workspace, dataset: Dataset) -> Iterator[tuple[str, bytes]]:
    found = tables(workspace, dataset)
    described = metadata(found, workspace.settings, dataset.build_id)
    yield "README.txt", _readme(workspace, dataset).encode()
    yield "dataset.trig", serialise(dataset, ".trig")
    yield "dataset.jsonld", serialise(dataset, ".jsonld")
    yield "csvw-metadata.json", f"{json.dumps(described, ensure_ascii=False, indent=2)}\n".encode()
    for table in found:
        yield file_of(table), to_csv(table).encode()


def _readme(workspace: Workspace, dataset: Dataset) -> str:
    return "\n".join(_readme_in(language, workspace, dataset) for language in _CONTENTS)


def _readme_in(language: str, workspace: Workspace, dataset: Dataset) -> str:
    head = title(workspace, language)
    told = [f"{heading}: {text}" if heading else text for heading, text in facts(workspace, dataset, language)]
    return "\n".join([head, "=" * len(head), "", *_CONTENTS[language], "", *told, ""])
