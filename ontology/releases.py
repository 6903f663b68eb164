"""The ontology as it is released: its version, and the modules that can be had as files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final

import pyoxigraph as ox

from ontology import quads
from ontology.files import triples_of
from ontology.index import Index
from ontology.namespaces import OWL, STYRGRAF

AXIOMS: Final = f"{STYRGRAF}axioms"
#: What each file holds, by the beginning of its name: everything that ``/def/`` tells, and the modules apart from it.
MODULES: Final[Mapping[str, str | None]] = {
    "styrgraf": None,
    "styrgraf-axioms": "axioms.ttl",
    "styrgraf-shapes": "shapes.ttl",
}


@cache
def version() -> str:
    """Return the version of the ontology."""
    (told,) = Index(triples_of("core.ttl")).literals(ox.NamedNode(STYRGRAF), f"{OWL}versionInfo")
    return told.value


@cache
def version_iri() -> str:
    """Return the IRI of this version, which no term of it carries (DIGG, persistent identifiers)."""
    (iri,) = Index(triples_of("core.ttl")).iris(ox.NamedNode(STYRGRAF), f"{OWL}versionIRI")
    return iri


def module(name: str) -> Sequence[ox.Triple]:
    """Return the triples of a module. Raises KeyError."""
    file = MODULES[name]
    return quads() if file is None else triples_of(file)
