"""Writing the dataset to a file format, always in the same order."""

from __future__ import annotations

from collections.abc import Iterator
from heapq import merge
from io import BytesIO
from itertools import groupby
from typing import BinaryIO

from pyoxigraph import RdfFormat, Triple, serialize

from graph.dataset import Dataset
from graph.errors import FormatError
from ontology.namespaces import PREFIXES

FORMATS = {
    ".trig": RdfFormat.TRIG,
    ".nq": RdfFormat.N_QUADS,
    ".ttl": RdfFormat.TURTLE,
    ".nt": RdfFormat.N_TRIPLES,
    ".jsonld": RdfFormat.JSON_LD,
    ".rdf": RdfFormat.RDF_XML,
}


def serialise(dataset: Dataset, suffix: str) -> bytes:
    """Return `dataset` in the format of a file `suffix` such as ``.trig``.

    Formats without named graphs get the triples of all graphs together. Raises FormatError.
    """
    written = BytesIO()
    write(dataset, suffix, written)
    return written.getvalue()


def write(dataset: Dataset, suffix: str, file: BinaryIO) -> None:
    """Write the same to `file`. Raises FormatError."""
    form = FORMATS.get(suffix.lower())
    if form is None:
        raise FormatError(suffix, tuple(FORMATS))
    # Given one after the other from here, so that other threads have their turn between them.
    content = (quad for quad in dataset.quads) if form.supports_datasets else _merged(dataset)
    serialize(content, file, format=form, prefixes=PREFIXES)


def _merged(dataset: Dataset) -> Iterator[Triple]:
    """Yield the triples of all graphs in their order, each once; those of a graph are in order already."""
    every = merge(*((quad.triple for quad in quads) for quads in dataset.by_graph.values()), key=str)
    return (triple for triple, _ in groupby(every))
