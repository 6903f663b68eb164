"""The records of agreements that the document tells of."""

from __future__ import annotations

from collections.abc import Iterator

from graph.documents.locator import Span
from graph.drafting.agreed import Agreed
from graph.drafting.clause import Guess
from graph.drafting.marked import Marked
from graph.drafting.records.making import Fields, Making

_READ = 0.75


def agreement_records(making: Making) -> Iterator[Fields]:
    """Yield a record for each agreement; one that the workspace knows by that name keeps its id."""
    comments = making.comments
    for each in making.proposal.agreements:
        parties = [Guess(known.id, _READ, "read-from", known.name) for known in each.parties]
        yield {
            "id": _marked(making, _known(making, each) or making.identity("agreement", each.name), each.places[0][1]),
            "type": "Agreement",
            "label": making.label(each.name),
            "description": making.label(" ".join(each.terms)) if each.terms else None,
            "party": comments.marked(parties),
            "keeper": comments.marked([Guess(each.keeper.id, _READ)]) if each.keeper else None,
            "validFrom": _marked(making, each.starts.date, each.starts.span) if each.starts else None,
            "validTo": _marked(making, each.ends.date, each.ends.span) if each.ends else None,
            "source": making.source(each.places),
        }


def _marked(making: Making, value: str, span: Span) -> Marked:
    return Marked(value, making.comments.uncertain(_READ, making.comments("read-from", words=making.quoted(span))))


def _known(making: Making, each: Agreed) -> str | None:
    named = (record for record in making.known.values() if record.type == "Agreement")
    return next((record.id for record in named if record.data.get("label", {}).get("sv") == each.name), None)
