"""Triples looked up by subject and predicate: the few look-ups that reading shapes needs."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from ontology.namespaces import RDF

Node = ox.NamedNode | ox.BlankNode
Term = Node | ox.Literal | ox.Triple


class Index:
    """Triples, indexed once.

    Predicates are given as plain IRI strings, subjects as terms.
    """

    def __init__(self, triples: Iterable[ox.Triple]) -> None:
        self._objects: dict[tuple[Node, str], list[Term]] = defaultdict(list)
        self._subjects: dict[str, list[Node]] = defaultdict(list)
        self._predicates: dict[Node, set[str]] = defaultdict(set)
        for triple in triples:
            if isinstance(triple.subject, ox.Triple):
                raise TypeError(f"a triple as subject is not read here: {triple}")
            predicate = triple.predicate.value
            self._objects[triple.subject, predicate].append(triple.object)
            self._subjects[predicate].append(triple.subject)
            self._predicates[triple.subject].add(predicate)

    def objects(self, subject: Node, predicate: str) -> list[Term]:
        """All objects of a subject and predicate, in the order of the file."""
        return self._objects.get((subject, predicate), [])

    def nodes(self, subject: Node, predicate: str) -> list[Node]:
        """Return the objects that are themselves nodes, not literals."""
        return [term for term in self.objects(subject, predicate) if isinstance(term, Node)]

    def node(self, subject: Node, predicate: str) -> Node | None:
        """Return the first such node, or None."""
        found = self.nodes(subject, predicate)
        return found[0] if found else None

    def iris(self, subject: Node, predicate: str) -> list[str]:
        """Return the objects that are IRIs, as strings."""
        return [term.value for term in self.objects(subject, predicate) if isinstance(term, ox.NamedNode)]

    def literals(self, subject: Node, predicate: str) -> list[ox.Literal]:
        """Return the objects that are literals."""
        return [term for term in self.objects(subject, predicate) if isinstance(term, ox.Literal)]

    def subjects(self, predicate: str) -> list[Node]:
        """Every subject that has the predicate, once per triple."""
        return self._subjects.get(predicate, [])

    def predicates(self, subject: Node) -> set[str]:
        """Every predicate of a subject."""
        return self._predicates.get(subject, set())

    def members(self, head: Node | None) -> Iterator[Node]:
        """Walk an RDF list of nodes from its head; nothing for None."""
        while head is not None and head != ox.NamedNode(RDF + "nil"):
            yield from self.nodes(head, RDF + "first")[:1]
            head = self.node(head, RDF + "rest")
