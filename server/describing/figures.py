"""What is counted of a dataset for its descriptions; counted once, since a dataset never changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from pyoxigraph import NamedNode

from graph.kept import Kept
from graph.store import Store
from ontology.namespaces import RDF
from server.service import Service

_TYPE = NamedNode(RDF + "type")


@dataclass(frozen=True)
class Figures:
    """Counts of triples, each counted once, and of what they speak of."""

    triples: int
    subjects: int
    objects: int
    #: How many things there are of each class, and triples of each property and in each graph, in order of name.
    classes: Mapping[NamedNode, int]
    properties: Mapping[NamedNode, int]
    graphs: Mapping[NamedNode, int]
    #: Triples of the current view.
    current: int


#: What was counted of the dataset in each store; nothing can be written through one, so that it stays true.
_KEPT: WeakKeyDictionary[Store, Kept] = WeakKeyDictionary()


def figures_of(service: Service) -> Figures:
    """Return the figures of the dataset of `service`."""
    return _KEPT.setdefault(service.store, Kept()).of("figures", lambda: _counted(service))


def _counted(service: Service) -> Figures:
    quads, current = service.dataset.quads, {NamedNode(name) for name in service.view().graphs}
    triples = {quad.triple for quad in quads}
    return Figures(
        triples=len(triples),
        subjects=len({triple.subject for triple in triples}),
        objects=len({triple.object for triple in triples}),
        classes=_sorted(Counter(triple.object for triple in triples if triple.predicate == _TYPE)),
        properties=_sorted(Counter(triple.predicate for triple in triples)),
        graphs=_sorted(Counter(quad.graph_name for quad in quads)),
        current=len({quad.triple for quad in quads if quad.graph_name in current}),
    )


def _sorted(counts: Mapping[object, int]) -> Mapping[NamedNode, int]:
    return {name: counts[name] for name in sorted(counts, key=str) if isinstance(name, NamedNode)}
