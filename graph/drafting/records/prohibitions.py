"""The records of what the document forbids, and of how it says that decisions are made."""

from __future__ import annotations

from collections.abc import Iterator

from graph.drafting.clause import Guess
from graph.drafting.marked import Marked
from graph.drafting.records.making import Fields, Making

_SURE, _ABOUT = 0.75, 0.6


def prohibition_records(making: Making) -> Iterator[Fields]:
    """Yield a statement for each thing that may not be done, and for each rule of how is decided."""
    comments = making.comments
    for each in making.proposal.forbidden:
        about = [Guess(each.about.id, _ABOUT, "read-from", each.about.name)] if each.about else []
        yield {
            "id": making.identity("statement", each.label),
            "type": "Statement",
            "label": making.label(each.label),
            "statementKind": Marked(each.kind, comments.uncertain(_SURE)),
            "about": comments.marked(about),
            "source": making.source([(each.section, each.span)]),
        }
