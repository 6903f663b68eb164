"""The names of things in each language, as triples give them."""

from collections.abc import Iterable, Mapping

import pyoxigraph as ox

from ontology.namespaces import RDFS, SKOS

LANGUAGES = ("sv", "en")
LABELS = (RDFS + "label", SKOS + "prefLabel")

Subject = ox.NamedNode | ox.BlankNode | ox.Triple
#: Names by IRI and language.
Names = Mapping[tuple[str, str], str]


def names_in(triples: Iterable[ox.Triple]) -> Names:
    """Return the labels among the triples by IRI and language."""
    found: dict[tuple[str, str], str] = {}
    for triple in triples:
        label = triple.object
        if triple.predicate.value in LABELS and isinstance(label, ox.Literal) and label.language:
            found.setdefault((_iri(triple.subject), label.language), label.value)
    return found


def _iri(node: Subject) -> str:
    return node.value if isinstance(node, ox.NamedNode) else str(node)
