"""Where the ontology's own files are, and their triples."""

from functools import cache
from pathlib import Path

import pyoxigraph as ox

FOLDER = Path(__file__).parent

#: What the store holds as the ontology; axioms and shapes are for the reasoner and the checks.
STORED = ("core.ttl", "schemes.ttl", "alignments.ttl")


def path_of(name: str) -> Path:
    """Path of one of the ontology's files, such as ``core.ttl`` or ``lines``."""
    return FOLDER / name


@cache
def triples_of(name: str) -> tuple[ox.Triple, ...]:
    """All triples of one Turtle file of the ontology, parsed once per process."""
    parsed = ox.parse(path=str(path_of(name)), format=ox.RdfFormat.TURTLE)
    return tuple(quad.triple for quad in parsed)
