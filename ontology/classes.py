"""Which classes stand below which in the vocabulary."""

from collections.abc import Mapping
from functools import cache

import pyoxigraph as ox

from ontology.files import triples_of
from ontology.index import Index
from ontology.namespaces import RDFS

_BELOW = RDFS + "subClassOf"


@cache
def class_and_below(name: str) -> tuple[str, ...]:
    """Return the IRI `name` of a class and those of all below it, sorted."""
    found, waiting = {name}, [name]
    while waiting:
        new = set(_below().get(waiting.pop(), ())) - found
        found |= new
        waiting += new
    return tuple(sorted(found))


@cache
def _below() -> Mapping[str, tuple[str, ...]]:
    index = Index(triples_of("core.ttl"))
    found: dict[str, tuple[str, ...]] = {}
    for node in index.subjects(_BELOW):
        for above in index.iris(node, _BELOW) if isinstance(node, ox.NamedNode) else ():
            found[above] = (*found.get(above, ()), str(node.value))
    return found
