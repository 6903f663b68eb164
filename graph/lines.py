"""The lines between bodies one by one, and along which of them somebody answers to somebody."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from graphlib import CycleError, TopologicalSorter
from typing import NamedTuple

from graph.store import Store
from graph.view import View
from ontology.namespaces import RDF
from ontology.terms import SG

_LINES = f"""
SELECT DISTINCT ?line ?from ?to ?kind {{
  ?line <{RDF}type> <{SG.Line}> ; <{SG.from_}> ?from ; <{SG.to}> ?to ; <{SG.lineKind}> ?kind
}}"""

#: Kinds of line whose start answers to its end, and kinds where it is the other way round.
UPWARD = frozenset({"reports", "prepares", "part-of"})
DOWNWARD = frozenset({"follows-up", "commissions", "appoints"})


class Line(NamedTuple):
    """A line from one body to another."""

    start: str
    end: str
    name: str
    #: The last part of the IRI of its kind.
    kind: str


def lines_of(store: Store, view: View) -> Iterator[Line]:
    """Yield the lines of `view`, stated and derived."""
    for row in store.select(_LINES, view):
        yield Line(row["from"].value, row["to"].value, row["line"].value, row["kind"].value.rpartition("/")[2])


def go_round(lines: Iterable[Line]) -> bool:
    """Tell whether somebody, along `lines`, in the end answers to itself."""
    above = TopologicalSorter[str]()
    for start, end, _, kind in lines:
        if kind in UPWARD:
            above.add(start, end)
        elif kind in DOWNWARD:
            above.add(end, start)
    try:
        above.prepare()
    except CycleError:
        return True
    return False
