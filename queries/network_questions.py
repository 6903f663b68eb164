"""Questions that SPARQL cannot answer: networkx finds the rows, a query dresses them up.

A query file with ``network: path`` in its header has a place for rows, ``VALUES (?step ?line)
{ (UNDEF UNDEF) }``; the function of that name, below, fills it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from pyoxigraph import Literal, NamedNode

from graph.network import Network, climb, cut_bodies, cycles, ladder_of, network_of, path, unreachable
from graph.store import Store, Term
from graph.view import View
from ontology.classes import class_and_below
from ontology.namespaces import DCT, ORG, RDF
from ontology.terms import SG
from queries.labels import iri_of
from queries.network_names import CIRCLES

Terms = Mapping[str, Term]
Rows = Iterator[tuple[Term, ...]]

_ORGANISATIONS = " ".join(f"<{each}>" for each in class_and_below(SG.Organisation))
_BELONGING = f"""
SELECT DISTINCT ?part ?whole {{
  ?whole <{ORG}hasMember>|<{DCT}hasPart>|^<{DCT}isPartOf> ?part .
  ?part <{RDF}type> ?class VALUES ?class {{ {_ORGANISATIONS} }}
  FILTER NOT EXISTS {{ ?whole <{RDF}type> <{SG.Arena}> }}
}}"""


def rows_of_network(name: str, terms: Terms, store: Store, view: View) -> list[tuple[Term, ...]]:
    """Return the rows of the network question `name`, which may depend on the parameters `terms`."""
    rows, through_wholes = QUESTIONS[name]
    return list(rows(joined_network(store, view) if through_wholes else network_of(store, view), terms))


def joined_network(store: Store, view: View) -> Network:
    """Return the network of `view` in which parts are joined to their wholes too."""
    network = network_of(store, view)
    _add_belonging(network, store, view)
    return network


def _add_belonging(network: Network, store: Store, view: View) -> None:
    """Let a part reach what its whole reaches: the whole itself is the ground of that step."""
    for row in store.select(_BELONGING, view):
        part, whole = iri_of(row["part"]), iri_of(row["whole"])
        network.add_edge(part, whole, key=whole, kind="part-of")


def _path(network: Network, terms: Terms) -> Rows:
    for number, step in enumerate(path(network, iri_of(terms["fran"]), iri_of(terms["till"])), 1):
        yield _step(number, *step)


def _upwards(network: Network, terms: Terms) -> Rows:
    return _climbed(climb(ladder_of(network), iri_of(terms["organ"])))


def _downwards(network: Network, terms: Terms) -> Rows:
    return _climbed(climb(ladder_of(network), iri_of(terms["organ"]), down=True))


def _climbed(steps: Iterable[tuple[int, str, str, str]]) -> Rows:
    return (_step(*step) for step in steps)


def _step(number: int, start: str, end: str, ground: str) -> tuple[Term, ...]:
    return Literal(number), NamedNode(start), NamedNode(end), NamedNode(ground)


def _cycles(network: Network, _: Terms) -> Rows:
    for circle in cycles(network):
        for lower, upper, line in circle:
            yield NamedNode(min(circle)[0]), NamedNode(lower), NamedNode(upper), NamedNode(line)


def _unreachable(network: Network, _: Terms) -> Rows:
    for body in unreachable(network):
        yield (NamedNode(body),)


def _cut_bodies(network: Network, _: Terms) -> Rows:
    for cut in cut_bodies(network):
        parts = {part for part, _, data in network.in_edges(cut.body, data=True) if data["kind"] == "part-of"}
        for lost in cut.lost:
            if lost not in parts:
                yield NamedNode(cut.body), NamedNode(lost)


#: The function of each network question, and whether parts count as joined to their wholes.
QUESTIONS: Mapping[str, tuple[Callable[[Network, Terms], Rows], bool]] = {
    "path": (_path, True),
    "upwards": (_upwards, True),
    "downwards": (_downwards, True),
    CIRCLES: (_cycles, False),
    "unreachable": (_unreachable, False),
    "cut-bodies": (_cut_bodies, True),
}
