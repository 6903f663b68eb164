"""Progress as rows for a query to dress up."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from pyoxigraph import Literal, NamedNode

from graph.store import Store, Term
from graph.view import View
from ontology.namespaces import STYRGRAF, XSD
from queries.progress.reading import Progress, progress

#: Not left open, since a query would then put in everybody who has a name.
_NOBODY = Literal("")


def rows_of_progress(store: Store, view: View) -> Iterator[tuple[Term | None, ...]]:
    """Yield target, organisation, key figure, verdict, first value, year, value, value wanted, share of the way."""
    for each in progress(store, view):
        judged = each.judgement
        yield (
            NamedNode(each.target),
            NamedNode(each.organisation) if each.organisation else _NOBODY,
            Literal(each.kpi),
            _verdict(each),
            _number(judged.start),
            Literal(str(judged.year), datatype=NamedNode(XSD + "gYear")) if judged.year else None,
            _number(judged.value),
            _number(judged.wanted),
            _number(judged.share),
        )


def _verdict(each: Progress) -> NamedNode:
    return NamedNode(f"{STYRGRAF}progress/{each.judgement.verdict}")


def _number(value: Decimal | None) -> Term | None:
    if value is None:
        return None
    return Literal(f"{value.normalize():f}" if value else "0", datatype=NamedNode(XSD + "decimal"))
