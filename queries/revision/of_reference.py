"""Amendments of records that still name a body which their edition no longer describes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pyoxigraph import NamedNode, Quad

from graph.dataset import Dataset
from graph.view import EDITION, PERSONS
from graph.workspace import REFERENCE
from queries.comparison.aspect import Aspect, Subject, Value
from queries.comparison.naming import Naming
from queries.comparison.properties import name_of, title_of
from queries.revision.amendment import Amendment
from queries.revision.passage_index import cited_in

RULE = "reference-to-gone-body"


def mentions(
    gone: Mapping[str, str],
    edition: str | None,
    called: str,
    dataset: Dataset,
    naming: Naming,
    files: Mapping[str, str],
) -> Iterator[Amendment]:
    """Yield each record of `edition`, which is `called` so, that names a body that is gone.

    `gone` are the names of the bodies by IRI, `files` those of the documents' files by the IRI of
    their edition.
    """
    quads = [quad for name in _graphs(edition, dataset.base) for quad in dataset.by_graph.get(name, ())]
    naming_them: dict[str, list[Aspect]] = {}
    for quad in quads:
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode) and quad.object.value in gone:
            aspect = _aspect(quad, gone[quad.object.value], naming.language)
            naming_them.setdefault(_record(quad.subject.value, dataset), []).append(aspect)
    cited = cited_in(quads, files) if naming_them else {}
    for record, aspects in sorted(naming_them.items()):
        places = tuple(
            place for place in dataset.origins.get(record, ()) if place.file.parts[0] == (edition or REFERENCE)
        )
        subject = Subject(record, naming.label(record), "")
        yield Amendment(subject, "changed", called, tuple(aspects), places, cited.get(record, ()), edition or "")


def _graphs(edition: str | None, base: str) -> tuple[str, ...]:
    return (base + REFERENCE,) if edition is None else tuple(f"{base}{kind}/{edition}" for kind in (EDITION, PERSONS))


def _record(iri: str, dataset: Dataset) -> str:
    """Return the record that `iri` is, or is a part of."""
    path = iri
    while path and path not in dataset.origins:
        path = path.rpartition("/")[0]
    return path or iri


def _aspect(quad: Quad, label: str, language: str) -> Aspect:
    property_, body = quad.predicate.value, quad.object
    value = (Value(label, getattr(body, "value", None)),)
    return Aspect(
        name_of(property_),
        property_,
        title_of(property_, language),
        value,
        value,
        lost=value,
        gained=(),
        terms=(str(body),),
    )
