"""The records of what two places lay on different bodies to decide, so that the checks find it."""

from __future__ import annotations

from collections.abc import Iterator

from graph.drafting.marked import Marked
from graph.drafting.records.making import Fields, Making

_LIKELY = 0.6


def deliverable_records(making: Making) -> Iterator[Fields]:
    """Yield a deliverable for each matter that is contested, standing on all the places that decide it."""
    for each in making.proposal.contested:
        if each.matter.id in making.known:
            continue
        why = making.comments("decided-twice", words=each.matter.name)
        yield {
            "id": Marked(each.matter.id, making.comments.uncertain(_LIKELY, why)),
            "type": "Deliverable",
            "label": making.label(each.matter.name),
            "source": making.source([(clause.section, clause.span) for clause in each.clauses]),
        }
