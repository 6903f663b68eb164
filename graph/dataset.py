"""The RDF dataset of a workspace: a named graph per edition, and what is derived from them."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from hashlib import sha256
from itertools import groupby
from operator import attrgetter
from pathlib import Path

from pyoxigraph import NamedNode, Quad, RdfFormat, parse

from graph.derivation import derive
from graph.edition import EditionInfo, editions_of
from graph.linked_data import nodes_of
from graph.record import Record
from graph.view import EDITION, EDITIONS, LINEAGE, PERSONS
from graph.workspace import REFERENCE, Workspace
from ontology import quads as of_the_ontology
from ontology.concept_names import PLAIN_CONTEXT
from ontology.namespaces import STYRGRAF

#: So many graphs are kept as they were read last.
_MOST_KEPT = 32


@dataclass(frozen=True)
class Place:
    """Where a record stands: file relative to the workspace, and line from 1."""

    file: Path
    line: int


@dataclass(frozen=True)
class Dataset:
    """All quads of a workspace in one fixed order, and where each record stands."""

    quads: tuple[Quad, ...]
    #: Places per IRI; a thing that several editions speak of has several.
    origins: Mapping[str, tuple[Place, ...]]
    editions: tuple[EditionInfo, ...]
    base: str
    #: Hash of the content: two builds of the same records have the same id.
    build_id: str
    #: The languages that the workspace is written in.
    languages: tuple[str, ...] = ("sv", "en")

    @property
    def graphs(self) -> frozenset[str]:
        """Return the names of all graphs."""
        return frozenset(self.by_graph)

    @cached_property
    def by_graph(self) -> Mapping[str, Sequence[Quad]]:
        """Return the quads of each graph by its name, in their order."""
        found: dict[str, list[Quad]] = {}
        for name, quads in groupby(self.quads, key=attrgetter("graph_name")):
            if isinstance(name, NamedNode):
                found.setdefault(name.value, []).extend(quads)
        return found


def build_dataset(workspace: Workspace) -> Dataset:
    """Turn the records of `workspace` into RDF; two builds of the same records are equal."""
    base = workspace.settings.base
    stated = [quad for name, records in _by_graph(workspace) for quad in statements(name, records, base)]
    stated += [Quad(t.subject, t.predicate, t.object, NamedNode(STYRGRAF)) for t in of_the_ontology()]
    editions = editions_of(workspace.records, base)
    derived = derive(stated, editions, base, off=workspace.settings.derived_lines_off)
    lines = _in_order((*stated, *derived))
    build_id = sha256("\n".join(lines).encode()).hexdigest()[:16]
    origins = origins_of(workspace.records, base)
    return Dataset(tuple(lines.values()), origins, editions, base, build_id, workspace.settings.languages)


def _by_graph(workspace: Workspace) -> Iterator[tuple[str, list[Record]]]:
    groups: dict[str, list[Record]] = {}
    for record in workspace.records:
        groups.setdefault(graph_of(record, workspace.personal), []).append(record)
        if record.type == "Edition":
            # Its name and no more, so that a view does not speak for an edition that it leaves out.
            name = {"label": record.data.get("label")}
            groups.setdefault(EDITIONS, []).append(replace(record, type="Entry", data=name))
    yield from groups.items()


def graph_of(record: Record, personal: Collection[str]) -> str:
    """Return the name, relative to the base IRI, of the graph that `record` belongs to."""
    if record.edition is None:
        return REFERENCE
    if record.id in personal:
        return f"{PERSONS}/{record.edition}"
    return f"{LINEAGE if record.type == 'Lineage' else EDITION}/{record.edition}"


def statements(graph: str, records: Iterable[Record], base: str) -> Iterator[Quad]:
    """Yield what `records` state as quads of the graph `graph`, a name relative to the base IRI `base`."""
    content = {"@id": base + graph, "@graph": list(nodes_of(records))}
    document = {"@context": [PLAIN_CONTEXT, {"@base": base}], **content}
    yield from _stated(_Document(json.dumps(document)))


class _Document:
    """A JSON-LD document that is known by its hash, so that its text need not be kept beside what it states."""

    def __init__(self, text: str) -> None:
        self._text, self._hash = text, sha256(text.encode()).digest()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Document) and self._hash == other._hash

    def __hash__(self) -> int:
        return hash(self._hash)

    def taken(self) -> str:
        """Return the text, which then is no longer kept."""
        text, self._text = self._text, ""
        return text


@lru_cache(_MOST_KEPT)
def _stated(document: _Document) -> tuple[Quad, ...]:
    """Return what a JSON-LD document states: read once, also where another edition has changed."""
    return tuple(parse(document.taken(), format=RdfFormat.JSON_LD))


def _in_order(quads: Iterable[Quad]) -> dict[str, Quad]:
    """Return `quads` once each by their line of N-Quads, graph by graph: what belongs together stands together."""
    graphs: dict[str, dict[str, Quad]] = {}
    for quad in quads:
        graphs.setdefault(str(quad.graph_name), {})[str(quad)] = quad
    return {line: graphs[name][line] for name in sorted(graphs) for line in sorted(graphs[name])}


def origins_of(records: Iterable[Record], base: str) -> dict[str, tuple[Place, ...]]:
    """Return where the records of each thing stand, by its IRI under the base IRI `base`."""
    places: dict[str, tuple[Place, ...]] = {}
    for record in records:
        iri = base + record.id
        places[iri] = (*places.get(iri, ()), Place(record.file, record.line))
    return places
