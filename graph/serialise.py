"""Writing the dataset to a file format, always in the same order."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import Quad, RdfFormat, Triple, serialize

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
    form = FORMATS.get(suffix.lower())
    if form is None:
        raise FormatError(suffix, tuple(FORMATS))
    content = dataset.quads if form.supports_datasets else _merged(dataset.quads)
    written = serialize(content, format=form, prefixes=PREFIXES)
    assert written is not None  # only written to a file when one is given
    return written


def _merged(quads: Iterable[Quad]) -> list[Triple]:
    triples = {quad.triple for quad in quads}
    return sorted(triples, key=str)
